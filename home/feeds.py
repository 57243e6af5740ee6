"""Feeds whose entries may be in another language than the feed, because not all is translated."""

from typing import Any

from django.utils.feedgenerator import Atom1Feed


class AtomFeed(Atom1Feed):
    """Atom (RFC 4287) whose entries are given their `language`."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Its language, where it is another one than that of the feed."""
        own: dict[str, str] = super().item_attributes(item)
        return own | ({"xml:lang": item["language"]} if item["language"] != self.feed["language"] else {})
