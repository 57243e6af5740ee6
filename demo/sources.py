"""What wagtail-localize keeps of pages to translate them, written for all of them at once instead of text by text.

Its own way asks and writes about eight times for each text. A test holds that its own way, taken afterwards, changes
nothing.
"""

import json
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

Keys = dict[Any, int]


class Value(NamedTuple):
    """A segment of a page, as it is extracted."""

    source: TranslationSource
    value: Any

    @property
    def place(self) -> tuple[Any, str]:
        return self.source.object_id, self.value.path


class Original(NamedTuple):
    """A French page, and what it says as JSON."""

    page: Page
    content: str

    def reread(self) -> Any:
        """A copy in memory, with its rows: what is done to it is done to no other."""
        return type(self.page).from_serializable_data(json.loads(self.content), check_fks=False)


def make_sources(originals: list[Original]) -> list[TranslationSource]:
    """The sources of pages that have none."""
    pages = [one.page for one in originals]
    types = ContentType.objects.get_for_models(Page, *map(type, pages))
    TranslatableObject.objects.bulk_create(
        [TranslatableObject(translation_key=page.translation_key, content_type=types[Page]) for page in pages],
        ignore_conflicts=True,
    )
    versions = {page._meta.app_label: get_schema_version(page._meta.app_label) for page in pages}
    return TranslationSource.objects.bulk_create(
        [
            TranslationSource(
                object_id=page.translation_key,
                locale_id=page.locale_id,
                specific_content_type=types[type(page)],
                object_repr=str(page)[:200],
                content_json=content,
                schema_version=versions[page._meta.app_label],
                last_updated_at=timezone.now(),
            )
            for page, content in originals
        ]
    )


def make_segments(originals: list[Original], sources: list[TranslationSource]) -> list[list[Any]]:
    """The segments of sources that have none; as they were extracted, page by page."""
    extracted = [extract_segments(one.reread()) for one in originals]
    found = [Value(source, one) for source, values in zip(sources, extracted, strict=True) for one in values]
    contexts = keys_of_contexts(found)
    make_strings(of_type(found, StringSegmentValue), contexts)
    make_templates(of_type(found, TemplateSegmentValue), contexts)
    OverridableSegment.objects.bulk_create(
        OverridableSegment(**common(one, contexts), data_json=as_json(one.value.data))
        for one in of_type(found, OverridableSegmentValue)
    )
    return extracted


def make_strings(found: list[Value], contexts: Keys) -> None:
    keys = keys_of_strings(found)
    StringSegment.objects.bulk_create(
        StringSegment(**common(one, contexts), string_id=keys[one.value.string.data], attrs=as_json(one.value.attrs))
        for one in found
    )


def make_templates(found: list[Value], contexts: Keys) -> None:
    """What is around the texts of rich text: the same everywhere, and few."""
    keys = {one.value.template: Template.from_value(one.value).pk for one in found}
    TemplateSegment.objects.bulk_create(
        TemplateSegment(**common(one, contexts), template_id=keys[one.value.template]) for one in found
    )


def of_type(found: list[Value], kind: type[Any]) -> list[Value]:
    return [one for one in found if isinstance(one.value, kind)]


def common(one: Value, contexts: Keys) -> dict[str, Any]:
    return {"source": one.source, "context_id": contexts[one.place], "order": one.value.order}


def as_json(data: Any) -> str:
    return json.dumps(data, cls=DjangoJSONEncoder)


def keys_of_contexts(found: list[Value]) -> Keys:
    """The places of segments, by object and path; their `field_path` is written when a translator first asks."""
    places = {one.place for one in found}
    rows = [TranslationContext(object_id=group, path=path, path_id=hash_of_path(path)) for group, path in places]
    TranslationContext.objects.bulk_create(rows, ignore_conflicts=True)
    known = TranslationContext.objects.filter(object__in={group for group, _path in places})
    return {(group, path): pk for pk, group, path in known.values_list("pk", "object", "path")}


def keys_of_strings(found: list[Value]) -> Keys:
    """Texts of the one language that all pages are in."""
    hashes = {hash_of_text(one.value.string.data): one for one in found}
    rows = [
        String(locale_id=one.source.locale_id, data=one.value.string.data, data_hash=key) for key, one in hashes.items()
    ]
    String.objects.bulk_create(rows, ignore_conflicts=True)
    known = String.objects.filter(data_hash__in=hashes, locale__in={row.locale_id for row in rows})
    return dict(known.values_list("data", "pk"))


hash_of_path = TranslationContext._get_path_id
hash_of_text = String._get_data_hash
