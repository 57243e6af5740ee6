"""Which pages of the content are to be read in another language, and how each compares with what is on the site."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Max
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation

from .content import Content
from .ledger import NEVER, Ledger, Moments, State, page_moments
from .records import Record
from .report import Report, Translations

TABLE = "translated"


class Segment(NamedTuple):
    """A French text of a page: keys of its string and of its context, and what it says."""

    string: int
    context: int
    text: str


def languages_of(content: Content) -> list[str]:
    """The languages of the content that the site speaks."""
    spoken = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    return [language for language in content.phrases if language in spoken]


def chosen(language: str, content: Content, records: list[Record]) -> list[Record]:
    """The pages that the table names, and those above them: a page comes after its parent."""
    patterns = [row["records"] for row in content.rows(TABLE, language=language)]
    by_key = {record.key: record for record in records if record.is_page}
    keys = {key for key in by_key if any(fnmatchcase(key, pattern) for pattern in patterns)}
    for key in [*keys]:
        while (key := by_key[key].parent) in by_key:
            keys.add(key)
    return [record for record in by_key.values() if record.key in keys]


class Translated:
    """The translations into a language; reads them at once, in six queries, however many pages."""

    def __init__(self, language: str, content: Content, records: list[Record], ledger: Ledger) -> None:
        self.language = language
        self.locale, _new = Locale.objects.get_or_create(language_code=language)
        self.phrases = content.phrases[language]
        self.placed = ledger.placed
        self.records = chosen(language, content, records)
        self.read(ledger.keys)

    def read(self, keys: dict[str, Any]) -> None:
        """What is on the site; `keys` are those of the French pages."""
        wanted = {keys[record.key]: record.key for record in self.records if record.key in keys}
        found = Page.objects.filter(pk__in=wanted).values_list("pk", "translation_key")
        self.groups = {wanted[pk]: group for pk, group in found}
        self.segments = segments_of(self.groups.values())
        self.pages = self.known_pages()
        self.page_moments = page_moments(list(self.pages.values()))
        self.text_moments = self.read_text_moments()

    def known_pages(self) -> dict[str, int]:
        """The page of each record, whoever made it."""
        found = Page.objects.filter(locale=self.locale, translation_key__in=self.groups.values())
        by_group = dict(found.values_list("translation_key", "pk"))
        return {key: by_group[group] for key, group in self.groups.items() if group in by_group}

    def read_text_moments(self) -> dict[Any, Any]:
        """When a text of each page was changed for the last time."""
        texts = StringTranslation.objects.filter(locale=self.locale, context__object__in=self.groups.values())
        return dict(texts.order_by().values_list("context__object").annotate(Max("updated_at")))

    def report(self, french: Report) -> Translations:
        """How each page compares, but for those whose French page stays deleted: there is nothing to translate."""
        written = {record.key for record in french.todo()}
        kept = [one for one in self.records if one.key in written or french.states[one.key] is not State.DELETED]
        states = {one.key: self.state(one) for one in kept}
        again = {key for key, state in states.items() if state is State.SAME and key in written}
        return Translations(states | dict.fromkeys(again, State.CHANGED), kept, french.reset, language=self.language)

    def name(self, record: Record) -> str:
        """By what the ledger knows the translation of a record."""
        return f"{self.language}:{record.key}"

    def state(self, record: Record) -> State:
        placed = self.placed.get(self.name(record))
        if record.key not in self.pages:
            return State.DELETED if placed else State.NEW
        if self.last_change(record) > (placed.placed_at if placed else NEVER):
            return State.EDITED
        return State.SAME if placed and placed.digest == self.digest(record) else State.CHANGED

    def last_change(self, record: Record) -> Any:
        """The last trace of an editor or a translator."""
        moments: Moments = self.page_moments
        of_page = moments.get(str(self.pages[record.key]), NEVER)
        return max(of_page, self.text_moments.get(self.groups[record.key], NEVER))

    def digest(self, record: Record) -> str:
        """Changes as soon as the record does, or what is said of it in this language."""
        said = [[one.text, self.phrases.of(record.key, one.text)] for one in self.segments_of(record)]
        text = json.dumps([record.digest, sorted(said)], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def segments_of(self, record: Record) -> list[Segment]:
        return self.segments.get(self.groups.get(record.key), [])

    def missing(self, record: Record) -> list[str]:
        """The segments of a record that are not translated."""
        return [one.text for one in self.segments_of(record) if not self.phrases.of(record.key, one.text)]


def segments_of(groups: Iterable[Any]) -> dict[Any, list[Segment]]:
    """The segments of pages, by their translation key."""
    found = StringSegment.objects.filter(source__object__in=groups).order_by("source", "order")
    segments: dict[Any, list[Segment]] = defaultdict(list)
    for group, *rest in found.values_list("source__object", "string", "context", "string__data"):
        segments[group].append(Segment(*rest))
    return segments
