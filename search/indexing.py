"""From pages to entries: each change of a page, and of what its entry shows, is noted with it or not at all.

Whoever writes a page calls `follow` in the same transaction (`receivers`). Only entries that differ are written. Where
an entry changes, that of the same page in another language may change with it: who finds it, what it is called there.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import override
from wagtail.models import COMMENTS_RELATION_NAME, Locale, Page

from home import content
from home.declared import relations_of
from home.languages import SOURCE, code_of
from home.translations import languages_of, origin, places
from home.visibility import visible
from programmes.models import CallPage, Organisation, ProgrammePage, Sector

from . import feeding
from .analysis import fold, key_text, plain_words, whole
from .documents import Document, document_of
from .languages import served, shown_in
from .models import Change, Entry

BATCH = 200  # pages read at once
MOST_WORDS = 10_000  # of a text: PostgreSQL counts positions up to 16,383
WEIGHTS = {"programme": 1.5, "appel": 1.3, "antenne": 1.2, "projet": 1.2, "dossier": 1.1}
# Fields of a page that drafts and locks move while its live content stays.
HOUSEKEEPING = {
    *("latest_revision", "latest_revision_created_at", "live_revision", "draft_title", "has_unpublished_changes"),
    *("locked", "locked_at", "locked_by", COMMENTS_RELATION_NAME),
}
HOME_DEPTH = 2  # below the root of the tree
NOWHERE: Mapping[str, Iterable[str]] = {}
Item = TypeVar("Item")
WRITTEN = [field.name for field in Entry._meta.concrete_fields if not field.primary_key]


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """So many at a time."""
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def entry_of(page: Any, source: Any = None) -> Entry | None:
    """The entry of a page of its own type; none for one that is not live, not for everyone or not searched.

    `source` is the page of the source language that it translates.
    """
    if not is_found(page):
        return None
    with override(code_of(page)):
        document = document_of(page)
        return entry_from(page, document, shown_in(page), names_elsewhere(page, source)) if document else None


def is_found(page: Any) -> bool:
    """Whether everyone may read a page, and it is no copy in a language into which nobody translated it."""
    return visible(page) and (code_of(page) == SOURCE or not page.alias_of_id)


def names_elsewhere(page: Any, source: Any) -> dict[str, list[str]]:
    """What a page is called by readers of other languages: those who find it untranslated, those of its source."""
    own = code_of(page)
    if own == SOURCE:
        return {language: names_in(language, page) for language in shown_in(page) if language != SOURCE}
    return {SOURCE: names_in(SOURCE, source)} if source and is_found(source) else {}


def names_in(language: str, page: Any) -> list[str]:
    """Who, where and what about a page is, in a language: its call by its translated title, its region, its kind."""
    with override(language):
        document = document_of(page)
        return [page.title, *document.short, *document.names, *document.labels] if document else []


def entry_from(
    page: Any, document: Document, readers: Sequence[str] = (), elsewhere: Mapping[str, Iterable[str]] = NOWHERE
) -> Entry:
    """What a page is and what its document says of it, as engines need it.

    `readers` are the languages whose readers find it, `elsewhere` its names in others than its own.
    """
    language = code_of(page)
    names = list(filter(None, document.names))
    texts = [page.summary, *filter(None, document.texts), *filter(None, document.labels)]
    named = [page.title, *filter(None, document.short)]
    words = plain_words(" ".join([*named, *names, *texts]))[:MOST_WORDS]
    others = [key_text(dict.fromkeys(filter(None, said)), one) for one, said in elsewhere.items()]
    return Entry(
        page_id=page.pk,
        language=language,
        shown_in=list(readers) or [language],
        type=document.type,
        title=page.title,
        summary=page.summary,
        url_path=page.url_path,
        facts=document.facts,
        text=" ".join(" ".join(texts[1:]).split()),
        title_keys=" ".join([key_text(named, language), *dict.fromkeys(whole(name, language) for name in named)]),
        name_keys=" ".join([key_text(names, language), *others]),
        text_keys=" ".join(key_text(texts, language).split()[:MOST_WORDS]),
        words=" ".join(words),
        codes=codes_of(document.type, document.codes),
        moments=[[instant.isoformat() if instant else None, code] for instant, code in document.moments],
        date=document.date.first_day if document.date else None,
        amount=document.amount,
        title_key=fold(page.title).lower().encode(),
        weight=WEIGHTS.get(document.type, 1),
    )


def entries_of(pages: Iterable[Any]) -> dict[int, Entry | None]:
    """The entries of pages by key, with the content version read once for all of them."""
    known = list(pages)
    with content.Steady():
        sources = {page.pk: origin(page).pk for page in known if code_of(page) != SOURCE}
        read = {page.pk: page for page in pages_of(set(sources.values()))}
        return {page.pk: entry_of(page, read.get(sources.get(page.pk))) for page in known}


def codes_of(kind: str, codes: dict[str, Iterable[str]]) -> dict[str, list[str]]:
    """The codes by facet, each once, in their order; facets without any are left out."""
    found = {"type": [kind], **{key: list(dict.fromkeys(filter(None, values))) for key, values in codes.items()}}
    return {key: values for key, values in found.items() if values}


def follow(page: Any, fields: Iterable[str] | None = None) -> None:
    """Note what a page that was just saved changes: its entry, those below it, those that name it.

    `fields` are the only ones that were saved, if not all: the others of this object may be a draft's.
    """
    if fields is not None and HOUSEKEEPING.issuperset(fields):
        return
    index([page if fields is None else page.specific_class.objects.get(pk=page.pk)])
    if page.numchild:
        index_below(page)


def index(pages: Iterable[Any]) -> None:
    """Write the entries of pages of their own type, then of those that these change.

    These are the same pages in other languages, what shows a call or a programme, and all that is untranslated where a
    language gets a home page or loses it.
    """
    for batch in batches(pages):
        named = [page for page in changed_with(batch) if isinstance(page, CallPage | ProgrammePage)]
        if named:
            index(pages_of(set().union(*map(naming, named))))
        for page in named:
            index_below(page, everything=True)
        if any(map(is_home_elsewhere, batch)):
            index_readers()


def changed_with(pages: list[Any]) -> list[Any]:
    """Write the entries of pages, and of the same pages in other languages as long as one changes: all that changed."""
    keys = write(entries_of(pages))
    changed = [page for page in pages if page.pk in keys]
    others = list(pages_of(counterparts(changed)))
    return [*changed, *changed_with(others)] if others else changed


def counterparts(pages: Collection[Any]) -> set[int]:
    """Keys of what some pages translate, and of their translations."""
    translated = [page.translation_key for page in pages if code_of(page) == SOURCE and languages_of(page)]
    rows = Page.objects.filter(translation_key__in=translated).values_list("pk", flat=True) if translated else ()
    return {*rows, *(origin(page).pk for page in pages)} - {page.pk for page in pages}


def is_home_elsewhere(page: Any) -> bool:
    """Whether a page makes a language served."""
    return bool(page.depth == HOME_DEPTH and code_of(page) != SOURCE)


def index_readers() -> None:
    """Write the entries that other readers find than before, since a language is served or no longer."""
    with content.Steady():
        known, translated = served(), places()
        rows = Entry.objects.filter(language=SOURCE).values_list("pk", "shown_in", "page__translation_key")
        stale = [pk for pk, languages, key in rows if languages != sorted(known - translated.get(key, {}).keys())]
    index(pages_of(stale))


def write(entries: dict[int, Entry | None]) -> set[int]:
    """Store the entries that differ, drop those that are none, note both: the keys of what changed."""
    known = Entry.objects.in_bulk(list(entries))
    changed = {key: entry for key, entry in entries.items() if not is_same(entry, known.get(key))}
    if not changed:
        return set()
    with transaction.atomic():
        store([entry for entry in changed.values() if entry])
        Entry.objects.filter(pk__in=[key for key, entry in changed.items() if entry is None]).delete()
        # After the entries, whose write holds the row of the content version: see `Change`.
        Change.objects.bulk_create(Change(entry=key) for key in changed)
        transaction.on_commit(feeding.wake, robust=True)
    return set(changed)


def store(entries: Sequence[Entry]) -> None:
    Entry.objects.bulk_create(
        entries, batch_size=BATCH, update_conflicts=True, unique_fields=["page"], update_fields=WRITTEN
    )


def is_same(entry: Entry | None, stored: Entry | None) -> bool:
    if entry is None or stored is None:
        return entry is stored
    return all(value_of(entry, name) == value_of(stored, name) for name in WRITTEN)


def value_of(entry: Entry, name: str) -> Any:
    """A field's value; bytes come back from PostgreSQL as a view of memory."""
    value = getattr(entry, name)
    return bytes(value) if isinstance(value, memoryview) else value


def forget(keys: Iterable[int]) -> None:
    """Drop the entries of pages that went away."""
    write(dict.fromkeys(keys))


def index_below(page: Page, everything: bool = False) -> None:
    """Write the entries below a page whose addresses changed with it; all of them where `everything` may have."""
    addresses = addresses_below(page)
    known = Entry.objects.filter(page__path__startswith=page.path, page__depth__gt=page.depth)
    same = set() if everything else {key for key, one in known.values_list("pk", "url_path") if addresses[key] == one}
    index(addressed(pages_of(addresses.keys() - same), addresses))


def addresses_below(page: Page) -> dict[int, str]:
    """The address of each live page below a page, by key.

    They are made from the slugs: a move saves the page first and the addresses below it later.
    """
    addresses, live = {page.path: page.url_path}, {}
    for key, path, slug, is_live in page.get_descendants().order_by("path").values_list("pk", "path", "slug", "live"):
        addresses[path] = f"{addresses[path[: -Page.steplen]]}{slug}/"
        if is_live:
            live[key] = addresses[path]
    return live


def addressed(pages: Iterable[Any], addresses: dict[int, str]) -> Iterator[Any]:
    for page in pages:
        page.url_path = addresses[page.pk]
        yield page


def pages_of(keys: Iterable[int]) -> Iterator[Any]:
    """The pages of some keys, each of its own type."""
    for batch in batches(sorted(keys)):
        pages = list(Page.objects.filter(pk__in=batch).order_by("pk").specific())
        models: set[Any] = {type(page) for page in pages}
        for model in models:
            prefetch_related_objects([page for page in pages if type(page) is model], *shown_with(model))
        yield from pages


@cache
def shown_with(model: Any) -> list[str]:
    """What documents read of a page besides its own fields: its inline rows and the records that either name."""
    own = [field.name for field in model._meta.concrete_fields if field.related_model in (Locale, Organisation)]
    rows = [(relation.get_accessor_name(), relation.related_model) for relation in relations_of(model)]
    named = [
        f"{name}__{field.name}"
        for name, row in rows
        for field in row._meta.concrete_fields
        if field.related_model in (Organisation, Sector)
    ]
    return [*own, *(name for name, _row in rows), *named]


def naming(record: Any) -> set[int]:
    """Keys of the pages that name a record, themselves or in an inline row: all name what is in the source language."""
    own = origin(record).pk if isinstance(record, Page) else record.pk
    keys: set[int] = set()
    for relation in record._meta.get_fields(include_hidden=True):
        if relation.one_to_many and relation.auto_created and relation.field.name != "page":
            model, name = relation.related_model, relation.field.name
            key = "pk" if issubclass(model, Page) else "page" if hasattr(model, "page_id") else ""
            keys |= set(model._base_manager.filter(**{name: own}).values_list(key, flat=True)) if key else set()
    return keys - {own if isinstance(record, Page) else 0}


def differences() -> Iterator[dict[int, Entry | None]]:
    """What entries should be where they are not, a batch at a time: none for a page that went away."""
    for batch in batches(Page.objects.order_by("pk").values_list("pk", flat=True)):
        entries = entries_of(pages_of(batch))
        known = Entry.objects.in_bulk(list(entries))
        yield {key: entry for key, entry in entries.items() if not is_same(entry, known.get(key))}
    gone = Entry.objects.exclude(pk__in=Page.objects.values("pk")).values_list("pk", flat=True)
    yield dict.fromkeys(gone)
