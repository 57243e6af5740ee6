"""Results as a feed (Atom, RFC 4287): all of them, in the order of the query, each with a lasting identifier."""

import datetime
import uuid
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any, NamedTuple
from xml.sax.xmlreader import AttributesImpl

from django.utils import timezone
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator
from wagtail.models import Page

from home.exports import printable
from home.feeds import AtomFeed

from ..models import Change
from .readers import kind_of
from .source import Result, Source


class Stamps(NamedTuple):
    """When a page appeared, when it last changed, and its identifier in all its languages."""

    identifier: uuid.UUID
    appeared: datetime.datetime | None
    changed: datetime.datetime | None


class LongFeed(AtomFeed):
    """A feed that is written many entries at a time."""

    updated: datetime.datetime

    def latest_post_date(self) -> datetime.datetime:
        """When anything last changed: the entries are not known yet."""
        return self.updated

    def chunks(self, batches: Iterable[Iterable[dict[str, Any]]]) -> Iterator[bytes]:
        """As `write`, part by part."""
        out = StringIO()
        handler = SimplerXMLGenerator(out, "utf-8")
        handler.startDocument()
        handler.startElement("feed", AttributesImpl(self.root_attributes()))
        self.add_root_elements(handler)
        for batch in batches:
            for item in batch:
                self.add_item(**item)
            self.write_items(handler)
            self.items.clear()
            yield taken(out)
        handler.endElement("feed")
        yield taken(out)


def taken(out: StringIO) -> bytes:
    """What was written since the last time."""
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode()


def chunks(source: Source) -> Iterator[bytes]:
    feed = LongFeed(
        title=printable(f"{source.title} | {source.site.name}"),
        link=source.address,
        description=None,
        language=source.query.language,
        feed_url=source.address_as("atom"),
        feed_guid=source.address,
        author_name=printable(source.publisher),
        feed_copyright=source.licence,
    )
    feed.updated = last_change()
    yield from feed.chunks(items(batch, feed.updated) for batch in source.batches())


def last_change() -> datetime.datetime:
    """The instant of the last change of any entry."""
    return Change.objects.order_by("-n").values_list("at", flat=True).first() or timezone.now()


def items(batch: list[Result], latest: datetime.datetime) -> Iterator[dict[str, Any]]:
    """The entries of the feed for so many results (1 query)."""
    stamps = stamps_of([one.card.entry.pk for one in batch])
    for one in batch:
        if known := stamps.get(one.card.entry.pk):
            yield item(one, known, latest)


def stamps_of(keys: Iterable[int]) -> dict[int, Stamps]:
    columns = ("pk", "translation_key", "first_published_at", "last_published_at")
    return {key: Stamps(*values) for key, *values in Page.objects.filter(pk__in=keys).values_list(*columns)}


def item(one: Result, known: Stamps, latest: datetime.datetime) -> dict[str, Any]:
    entry = one.card.entry
    return {
        "title": printable(entry.title),
        "language": entry.language,
        "link": one.url,
        "description": escape(printable(entry.summary)),  # which Atom takes as HTML
        "unique_id": known.identifier.urn,
        "pubdate": known.appeared,
        "updateddate": known.changed or known.appeared or latest,
        "categories": [printable(name) for name in (kind_of(one), *one.labels("secteur"))],
    }
