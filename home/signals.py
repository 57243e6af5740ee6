"""What home tells the floors above it, which it does not know."""

from django.dispatch import Signal

# A page and its inline rows are written, in the transaction that wrote them. Arguments: `page`, as it was
# saved, and `fields`, the names of those that were saved if not all.
page_saved = Signal()
