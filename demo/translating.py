"""From phrases to pages in another language: sources, texts, then the pages, as a translator would make them."""

from typing import Any

from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from home.led import leading

from .catalogue.frame import ROOT
from .copying import copy_of
from .placing import Placing
from .publishing import place_new
from .records import Record
from .sources import Original, make_segments, make_sources
from .translated import Translated, segments_of


class Translating:
    """Places the translations of records into one language; the French pages are placed already."""

    def __init__(self, translated: Translated, placing: Placing) -> None:
        self.translated = translated
        self.placing = placing
        self.originals: dict[str, Original] = {}
        self.extracted: dict[str, list[Any]] = {}
        self.placed: dict[str, Page] = {}
        self.parents: dict[str, Page] = {}

    def place(self, records: list[Record]) -> None:
        """A page comes after its parent, or Wagtail would make an alias of that."""
        if not records:
            return
        sources = self.sources(records)
        self.translated.groups |= {key: source.object_id for key, source in sources.items()}
        self.translated.segments |= segments_of(source.object_id for source in sources.values())
        self.begin(list(sources.values()))
        self.say(records)
        with leading():
            for record in records:
                self.page(record, sources[record.key])

    def sources(self, records: list[Record]) -> dict[str, TranslationSource]:
        """What wagtail-localize keeps of each French page, as it is now."""
        pages = {record.key: self.placing.get(record.key) for record in records}
        self.originals = {key: Original(page, page.to_json()) for key, page in pages.items()}
        groups = {page.translation_key: key for key, page in pages.items()}
        known = {groups[one.object_id]: one for one in TranslationSource.objects.filter(object__in=groups)}
        for source in known.values():
            source.update_from_db()
        new = {key: one for key, one in self.originals.items() if key not in known}
        made = make_sources([*new.values()])
        self.extracted = dict(zip(new, make_segments([*new.values()], made), strict=True))
        return known | dict(zip(new, made, strict=True))

    def begin(self, sources: list[TranslationSource]) -> None:
        """Say that a translation of each is under way."""
        rows = [Translation(source=source, target_locale=self.translated.locale) for source in sources]
        Translation.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["source", "target_locale"],
            update_fields=["enabled"],
        )

    def say(self, records: list[Record]) -> None:
        """Write the texts that are new or other ones, and take back those that nobody says any more."""
        wanted = {
            (one.string, one.context): self.translated.phrases.of(record.key, one.text)
            for record in records
            for one in self.translated.segments_of(record)
        }
        known = {(one.translation_of_id, one.context_id): one for one in self.texts(records)}
        silent = [one.pk for key, one in known.items() if not wanted.get(key)]
        StringTranslation.objects.filter(pk__in=silent).delete()
        new = [self.text(*key, said) for key, said in wanted.items() if said and key not in known]
        StringTranslation.objects.bulk_create(new)
        for one in known.values():
            said = wanted.get((one.translation_of_id, one.context_id))
            if said and said != one.data:
                one.data, one.has_error, one.field_error = said, False, ""
                one.save()

    def texts(self, records: list[Record]) -> list[StringTranslation]:
        """What is said of records today."""
        groups = [self.translated.groups[record.key] for record in records]
        return list(StringTranslation.objects.filter(locale=self.translated.locale, context__object__in=groups))

    def text(self, string: int, context: int, said: str) -> StringTranslation:
        return StringTranslation(
            translation_of_id=string,
            locale=self.translated.locale,
            context_id=context,
            data=said,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )

    def page(self, record: Record, source: TranslationSource) -> None:
        """Live where every text is translated and the French page is live; else a draft, or what was live before."""
        whole = self.placing.get(record.key).live and not self.translated.missing(record)
        if record.key not in self.translated.pages:
            page = self.new_page(record)
            place_new(self.parent(record), page, live=whole)
            self.placed[record.key] = page
            return
        page = source.get_translated_instance(self.translated.locale)
        if whole or not page.live:
            page, _new = source.create_or_update_translation(self.translated.locale, publish=False, fallback=True)
        if whole:
            page.latest_revision.publish()
        self.placed[record.key] = page

    def parent(self, record: Record) -> Any:
        """The translation of the page above, which comes first; home pages stand side by side."""
        if record.parent == ROOT:
            return self.placing.get(ROOT)
        if record.parent in self.placed:
            return self.placed[record.parent]
        if record.parent not in self.parents:
            self.parents[record.parent] = Page.objects.get(pk=self.translated.pages[record.parent])
        return self.parents[record.parent]

    def new_page(self, record: Record) -> Page:
        original = self.originals[record.key].reread()
        found = self.extracted.get(record.key) or extract_segments(original)
        page = copy_of(original, self.translated.locale, self.parent(record))
        said = [self.said(record, one) for one in found]
        ingest_segments(original, page, original.locale, self.translated.locale, said)
        return page

    def said(self, record: Record, segment: Any) -> Any:
        """A segment as it is in the other language; in French where nobody said it."""
        if not isinstance(segment, StringSegmentValue):
            return segment
        text = self.translated.phrases.of(record.key, segment.string.data)
        string = StringValue(text) if text else segment.string
        return StringSegmentValue(segment.path, string, attrs=segment.attrs).with_order(segment.order)
