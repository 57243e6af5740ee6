"""What was placed before, where it is now, and whether an editor changed it since."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Model
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision, Site

from .catalogue.frame import ROOT, SITE
from .models import Loaded
from .records import Record, Ref

NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)
Moments = dict[str, datetime.datetime]


class State(Enum):
    """How a record compares with what is on the site."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"  # the content is another one than at the last load
    EDITED = "edited"  # an editor changed it since, or made it himself
    DELETED = "deleted"  # an editor removed it


class Ledger:
    """Reads everything at once: about a dozen queries, however many records there are."""

    def __init__(self, records: list[Record]) -> None:
        self.placed = Loaded.objects.in_bulk(field_name="key")
        self.keys: dict[str, Any] = {ROOT: root().pk, SITE: default_site().pk}
        self.keys |= self.placed_pages(records) | objects(records, self.keys)
        pages = [record.key for record in records if record.is_page]
        self.keys |= same_addresses([key for key in pages if key not in self.keys], records)
        self.page_moments = page_moments([self.keys[key] for key in pages if key in self.keys])
        self.object_moments = object_moments({one.model for one in records if not one.is_page})

    def placed_pages(self, records: list[Record]) -> dict[str, int]:
        found = {one.key: self.placed[one.key].page_id for one in records if one.is_page and one.key in self.placed}
        return {key: page_id for key, page_id in found.items() if page_id}

    def state(self, record: Record) -> State:
        placed = self.placed.get(record.key)
        if record.key not in self.keys:
            return State.DELETED if placed else State.NEW
        if self.last_change(record) > (placed.placed_at if placed else NEVER):
            return State.EDITED
        return State.SAME if placed and placed.digest == record.digest else State.CHANGED

    def last_change(self, record: Record) -> datetime.datetime:
        """The last trace that an action left in Wagtail's log or among the revisions."""
        key = str(self.keys[record.key])
        moments = self.page_moments if record.is_page else self.object_moments[record.model]
        return moments.get(key, NEVER)


def root() -> Page:
    return Page.objects.get(depth=1)


def default_site() -> Site:
    """The default site; one that shows the root where there is none yet."""
    site = Site.objects.filter(is_default_site=True).first()
    return site or Site.objects.create(hostname="localhost", root_page=root(), is_default_site=True)


def objects(records: Iterable[Record], keys: dict[str, Any]) -> dict[str, Any]:
    """Plain objects by their record's key, found by the fields that identify them."""
    by_model: dict[type[Model], list[Record]] = defaultdict(list)
    for record in records:
        if not record.is_page:
            by_model[record.model].append(record)
    return {key: pk for model, group in by_model.items() for key, pk in objects_of(model, group, keys)}


def objects_of(model: type[Model], records: list[Record], keys: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    names = records[0].identity
    wanted = {identity(record, keys): record.key for record in records}
    rows = model._default_manager.filter(**{f"{names[0]}__in": [values[0] for values in wanted]})
    for pk, *values in rows.values_list("pk", *names):
        if tuple(values) in wanted:
            yield wanted[tuple(values)], pk


def identity(record: Record, keys: dict[str, Any]) -> tuple[Any, ...]:
    values = (record.fields[name] for name in record.identity)
    return tuple(keys[value.key] if isinstance(value, Ref) else str(value) for value in values)


def same_addresses(keys: list[str], records: list[Record]) -> dict[str, int]:
    """Pages that stand where some of the records are to go, whoever made them."""
    if not keys:
        return {}
    paths = url_paths(records)
    wanted = {paths[key]: key for key in keys}
    found = Page.objects.filter(url_path__in=wanted).values_list("url_path", "pk")
    return {wanted[path]: pk for path, pk in found}


def url_paths(records: list[Record]) -> dict[str, str]:
    """Wagtail's `url_path` of each page; a parent comes before its children."""
    paths = {ROOT: "/"}
    for record in records:
        if record.is_page:
            paths[record.key] = f"{paths[record.parent]}{record.fields['slug']}/"
    return paths


def page_moments(pks: list[int]) -> Moments:
    """When each page was changed for the last time."""
    logged = PageLogEntry.objects.filter(page_id__in=pks).order_by().values_list("page_id")
    revised = Revision.page_revisions.filter(object_id__in=map(str, pks)).order_by().values_list("object_id")
    moments = {str(pk): moment for pk, moment in logged.annotate(Max("timestamp"))}
    for pk, moment in revised.annotate(Max("created_at")):
        moments[pk] = max(moment, moments.get(pk, moment))
    return moments


def object_moments(models: set[type[Model]]) -> dict[type[Model], Moments]:
    """When each plain object was changed for the last time."""
    types = {ContentType.objects.get_for_model(model).pk: model for model in models}
    logged = ModelLogEntry.objects.filter(content_type_id__in=types).order_by()
    moments: dict[type[Model], Moments] = {model: {} for model in models}
    for type_id, pk, moment in logged.values_list("content_type_id", "object_id").annotate(Max("timestamp")):
        moments[types[type_id]][pk] = moment
    return moments
