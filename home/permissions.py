"""Who may do what with a page, where Wagtail's own rules allow too much."""

from wagtail.models.pages import PagePermissionTester

SORTABLE = 100  # children above which Wagtail's drag-and-drop order is slow and means nothing


class BasePagePermissions(PagePermissionTester):
    """Wagtail's rules, and two of ours."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Who may not publish deletes only drafts of his own: Wagtail lets him delete anyone's."""
        allowed: bool = super().can_delete(ignore_bulk)
        return allowed and (self.can_publish() or self.page.owner_id == self.user.pk)

    def can_reorder_children(self) -> bool:
        """Not in a big folder, such as the projects of a call."""
        allowed: bool = super().can_reorder_children()
        return allowed and self.page.numchild <= SORTABLE
