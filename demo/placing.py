"""From records to the database: pages are created, revised and published."""

import json
import uuid
from collections import Counter
from functools import cache
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.db.models import Field, Model
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import COMMENTS_RELATION_NAME, Orderable, Page, Site

from home.declared import texts_of
from home.models import TranslatedRow

from .catalogue.frame import ROOT, SITE
from .publishing import publish_again, publish_new
from .records import Fields, File, Record, Ref

ROWS = uuid.UUID("2b9f5a4e-6d43-4e1c-9b53-0c1f6a7d8e90")  # the keys of rows are made in this space


class Placing:
    """Places records, each of which may refer to any other, and remembers which."""

    def __init__(self, records: list[Record], keys: dict[str, Any]) -> None:
        self.models = {ROOT: Page, SITE: Site, **{record.key: record.model for record in records}}
        self.keys = keys
        self.known: dict[str, Any] = {}
        self.placed: list[Record] = []
        self.orphans: list[Record] = []

    def get(self, key: str) -> Any:
        """The object of a record; nothing where it is not on the site."""
        if key not in self.known and key in self.keys:
            self.known[key] = self.models[key]._default_manager.get(pk=self.keys[key])
        return self.known.get(key)

    def place(self, records: list[Record]) -> None:
        pages = [record for record in records if record.is_page]
        for record in pages:
            self.make_room(record)
        for record in records:
            if not record.is_page:
                self.save(record)
        for record in pages:
            self.publish(record)

    def save(self, record: Record) -> None:
        """Create or change a plain object."""
        known = self.get(record.key)
        thing = known or record.model()
        self.fill(thing, record)
        thing.save()
        log(thing, "wagtail.edit" if known else "wagtail.create", content_changed=True)
        self.known[record.key] = thing
        self.placed.append(record)

    def make_room(self, record: Record) -> None:
        """Put a page that is not there yet into the tree, as an empty draft, so that others can refer to it."""
        parent = self.get(record.parent)
        if self.get(record.key):
            return
        if parent:
            page = record.model(title=record.title, slug=record.fields["slug"], live=False)
            self.known[record.key] = parent.add_child(instance=page)
        else:
            self.orphans.append(record)

    def publish(self, record: Record) -> None:
        """Give a page its place and its content, then publish it."""
        page = self.get(record.key)
        if page is None:
            return
        parent = self.get(record.parent)
        if parent and not page.is_child_of(parent):
            page.move(parent, pos="last-child")
        self.fill(page, record)
        if page.first_published_at is None:
            publish_new(page)
        else:
            publish_again(page)
        self.placed.append(record)

    def fill(self, thing: Model, record: Record) -> None:
        self.set_fields(thing, record.fields)
        for relation, model in relations(record.model).items():
            rows = filter(self.is_complete, record.parts.get(relation, []))
            children = [self.child(model, row, order) for order, row in enumerate(rows)]
            name_rows(children, record.key)
            getattr(thing, relation).set(children)

    def set_fields(self, thing: Model, fields: Fields) -> None:
        """Fields by name; a file that is there already is the same one, or the object would be another."""
        for name, value in fields.items():
            if not (isinstance(value, File) and getattr(thing, name)):
                setattr(thing, name, self.value(thing._meta.get_field(name), value))

    def value(self, field: Any, value: Any) -> Any:
        """What a field holds, from what a record says."""
        if isinstance(value, Ref):
            return self.get(value.key)
        if isinstance(value, File):
            return ImageFile(BytesIO(value.path.read_bytes()), name=value.path.name)
        return converted(field, value)

    def is_complete(self, row: Fields) -> bool:
        """Whether all that an inline child points to is on the site."""
        return all(self.get(value.key) for value in row.values() if isinstance(value, Ref))

    def child(self, model: type[Model], row: Fields, order: int) -> Model:
        child = model()
        self.set_fields(child, {**row, "sort_order": order} if issubclass(model, Orderable) else row)
        return child


def name_rows(rows: list[Model], key: str) -> None:
    """Rows with the same texts as before have the same key as before, by which their translations know them."""
    times: Counter[str] = Counter()
    for row in rows:
        if isinstance(row, TranslatedRow):
            name = json.dumps([key, row._meta.label_lower, *(getattr(row, text) for text in texts_of(type(row)))])
            row.translation_key = uuid.uuid5(ROWS, f"{name} {times[name]}")
            times[name] += 1


@cache
def relations(model: type[Model]) -> dict[str, type[Model]]:
    """The inline children of a model, by the name of their relation; the comments of editors are theirs."""
    found = {one.get_accessor_name(): one.related_model for one in get_all_child_relations(model)}
    return {name: child for name, child in found.items() if name != COMMENTS_RELATION_NAME}


def converted(field: "Field[Any, Any]", value: Any) -> Any:
    """A value of the content as its field holds it; nothing where it is unknown, never 0."""
    if value in ("", None):
        return None if field.null else value
    if isinstance(field, StreamField):
        return field.to_python(json.dumps(value))
    return field.to_python(value)
