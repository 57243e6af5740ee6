"""The same query as a table, a spreadsheet, JSON or a feed: all that is found, streamed (docs/decisions/0022)."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from home import content
from home.deadlines import next_deadline

from ..query import Query
from . import description, document, feed, table, workbook
from .source import LICENCE, Source, source_of, steadily


class Format(NamedTuple):
    """A format: who writes it, what it is called on the wire, and whether browsers save or show it."""

    chunks: Callable[[Source], Iterator[bytes]]
    content_type: str
    extension: str
    is_saved: bool = False


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DESCRIPTION = "application/csvm+json"
FORMATS = {
    "csv": Format(table.chunks, "text/csv; charset=utf-8", "csv", is_saved=True),
    "csvw": Format(description.chunks, DESCRIPTION, "csv-metadata.json"),  # of the columns of the former
    "xlsx": Format(workbook.chunks, XLSX, "xlsx", is_saved=True),
    "json": Format(document.chunks, "application/json", "json"),
    "atom": Format(feed.chunks, "application/atom+xml; charset=utf-8", "atom"),
}


def export(request: HttpRequest, query: Query) -> HttpResponseBase | None:
    """What `?format=` asks for; nothing where it is none of the formats."""
    name = request.GET.get("format", "")
    if name not in FORMATS:
        return None
    is_page = name == "json" and request.GET.get("page") != "all"
    return page_of(request, query) if is_page else whole(request, query, name)


def page_of(request: HttpRequest, query: Query) -> HttpResponseBase:
    """A page of results as JSON, kept by browsers and proxies like the pages of the site."""
    source = source_of(request, query, is_whole=False)
    response = HttpResponse(b"".join(document.chunks(source)), content_type="application/json")
    return labelled(response, source, "json")


def whole(request: HttpRequest, query: Query, name: str) -> HttpResponseBase:
    """All results; nothing at all for who has them already."""
    tag = f'W/"{content.version()}-{next_deadline(timezone.now()).timestamp():.0f}"'
    if same := get_conditional_response(request, etag=tag):
        return same
    source = source_of(request, query, is_whole=True)
    chunks = steadily(FORMATS[name].chunks(source), query.language)
    body = () if request.method == "HEAD" else chunks
    response = StreamingHttpResponse(body, content_type=FORMATS[name].content_type)
    response["ETag"], response["Cache-Control"] = tag, "no-cache"
    return labelled(response, source, name)


def labelled(response: HttpResponseBase, source: Source, name: str) -> HttpResponseBase:
    """What a response says of itself: its name, its licence, its columns, and who may keep it."""
    known = FORMATS[name]
    file_name = f"{source.file_name}.{known.extension}"
    response["Content-Disposition"] = content_disposition_header(known.is_saved, file_name) or "inline"
    response["X-Robots-Tag"] = "noindex"
    response["Link"] = f'<{LICENCE}>; rel="license"'
    if name == "csv":
        response["Link"] += f', <{source.address_as("csvw")}>; rel="describedby"; type="{DESCRIPTION}"'
    if source.answer.degraded or not source.answer.is_current:
        response["Cache-Control"] = "no-store"
        del response["ETag"]
    return response
