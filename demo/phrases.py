"""What the content says in another language, segment by segment."""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from wagtail_localize.strings import StringValue, validate_translation_links


class Phrases:
    """A gettext file whose messages are the French segments, as wagtail-localize extracts them.

    A message with a context, which is the key of a record, is for that record alone.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            messages = list(read_po(file, ignore_obsolete=True))
        self.texts = {
            (message.context or "", str(message.id)): str(message.string)
            for message in messages
            if message.id and message.string and not message.fuzzy
        }

    def of(self, key: str, segment: str) -> str:
        """What a segment of a record is; empty where nobody said it, or said it with markup that does not fit."""
        text = self.texts.get((key, segment)) or self.texts.get(("", segment), "")
        return text if is_sound(segment, text) else ""


@cache
def is_sound(segment: str, text: str) -> bool:
    """Whether a text has only inline markup, and only links that the segment has too."""
    try:
        StringValue.from_translated_html(text)
        validate_translation_links(segment, text)
    except ValueError:
        return False
    return True
