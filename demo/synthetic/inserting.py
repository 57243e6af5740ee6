"""Many pages at once: rows straight into the two tables that a page is made of."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import Field, Model
from django.db.models.sql import InsertQuery
from wagtail.models import Page

Fields = Sequence["Field[Any, Any]"]


def insert_pages(pages: list[Page]) -> None:
    """Insert new pages of one type, whose fields all have their values, `path`, `depth` and `url_path` too.

    Django's `bulk_create` refuses models with two tables, because not every database returns the keys of the first
    one; both of ours do. `InsertQuery` is what `bulk_create` itself ends with, for each table apart. No signal is
    sent: no revision, no log, no index entry.
    """
    model = type(pages[0])
    key = Page._meta.pk
    fields = [field for field in Page._meta.concrete_fields if field is not key]
    for batch in batches(fields, pages):
        for page, (new,) in zip(batch, insert(Page, fields, batch, [key]), strict=True):
            page.pk = page.page_ptr_id = new
            page._state.adding = False
    fields = model._meta.local_concrete_fields
    for batch in batches(fields, pages):
        insert(model, fields, batch, None)


def insert(model: type[Model], fields: Fields, objects: list[Page], returning: Any) -> list[tuple[Any, ...]]:
    """Insert a batch; the columns asked for come back in the objects' order."""
    query = InsertQuery(model)
    query.insert_values(fields, objects)
    rows: list[tuple[Any, ...]] = query.get_compiler(connection=connection).execute_sql(returning)
    return rows


def batches(fields: Fields, objects: list[Page]) -> Iterator[list[Page]]:
    """As many objects at a time as the database takes parameters."""
    size = connection.ops.bulk_batch_size(fields, objects)
    for start in range(0, len(objects), size):
        yield objects[start : start + size]
