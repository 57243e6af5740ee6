"""Whole pages for anonymous readers, kept compressed under the content version until the next deadline.

A page that is kept costs one query (the version) and none of the middleware behind this one, which is the first. Any
change of the content makes another version, so nothing has to be purged; a life that ends at the next deadline keeps
countdowns true. What sets a cookie, answers a form or is not for everyone is not kept. Copies stay in the process that
made them: fetching them from a shared cache would cost more than the page cache of each process costs in memory.
"""

import gzip
import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import ResponseHeaders
from django.utils import timezone
from django.utils.cache import get_conditional_response

from . import content
from .deadlines import next_deadline

MOST = 2000  # copies in a process: some 20 MB
SHARED = 60  # seconds that a proxy may keep a page, at most: nothing tells it of a change
FORBIDDEN = ("private", "no-store", "no-cache")
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=6),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
    "": bytes,
}


class Copy(NamedTuple):
    """A page as it goes over the wire, in one encoding."""

    expires: datetime
    headers: ResponseHeaders
    body: bytes


class PageCacheMiddleware:
    """Gives anonymous readers the copy that is kept, or keeps the one that is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(settings.STATIC_URL):
            return self.get_response(request)
        with content.Steady():
            if request.method not in ("GET", "HEAD") or has_session(request):
                return private(self.get_response(request))
            return self.answer(request)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The copy that is kept, else the page made now."""
        now = timezone.now()
        key = key_of(request)
        copies = kept_copies()
        copy = copies.get(key)
        if copy is None or copy.expires <= now:
            expires = next_deadline(now)  # of the moment before the page is made, which may take it past midnight
            response = self.get_response(request)
            if not is_for_everyone(response):
                return response
            copy = copy_of(response, key.encoding, expires)
            if settings.PAGE_CACHE and request.GET.keys() <= settings.PAGE_CACHE_PARAMETERS:
                keep(copies, key, copy)
        return response_of(copy, request, now)


class Key(NamedTuple):
    """What makes a page another one. A host that is not the site's is refused when a page is made: it has no copy."""

    secure: bool
    host: str
    path: str
    query: str
    encoding: str


def key_of(request: HttpRequest) -> Key:
    told = request.META
    host, query = told.get("HTTP_HOST", ""), told.get("QUERY_STRING", "")
    return Key(request.is_secure(), host, request.path_info, query, encoding_of(told.get("HTTP_ACCEPT_ENCODING", "")))


def kept_copies() -> dict[Key, Copy]:
    """The copies of the present version in this process; without a version, none that stays."""
    return content.kept("pages", dict, shared=True)


def keep(copies: dict[Key, Copy], key: Key, copy: Copy) -> None:
    """Add a copy; the oldest leaves where there are too many."""
    if len(copies) >= MOST:
        copies.pop(next(iter(copies)), None)
    copies[key] = copy


def has_session(request: HttpRequest) -> bool:
    return "HTTP_COOKIE" in request.META and settings.SESSION_COOKIE_NAME in request.COOKIES


@lru_cache(maxsize=100)
def encoding_of(accepted: str) -> str:
    """The best encoding of ours that a browser takes, from its header."""
    offered = {name.strip() for name in accepted.split(",")}  # `br;q=0` is no offer: no browser sends another weight
    return next((encoding for encoding in COMPRESS if encoding in offered), "")


def is_for_everyone(response: HttpResponse) -> bool:
    """Whether a page is the same for all: a text that sets no cookie, varies on nothing and may be kept."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
        and not any(word in response.get("Cache-Control", "") for word in FORBIDDEN)
    )


def copy_of(response: HttpResponse, encoding: str, expires: datetime) -> Copy:
    body = COMPRESS[encoding](response.content)
    headers = response.headers
    headers["Vary"] = "Accept-Encoding"
    headers["ETag"] = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    headers["Content-Length"] = str(len(body))
    headers.setdefault("Cache-Control", cache_control(SHARED))
    if encoding:
        headers["Content-Encoding"] = encoding
    return Copy(expires, headers, body)


def cache_control(shared: int) -> str:
    """Browsers ask each time whether the page is the same; a proxy only after so many seconds."""
    return f"max-age=0, must-revalidate, s-maxage={shared}"


def response_of(copy: Copy, request: HttpRequest, now: datetime) -> HttpResponse:
    """A copy as a response, or `304 Not Modified` for who has it already."""
    response = HttpResponse(copy.body)
    response.headers = copy.headers  # shared by all responses of the copy: nothing behind this middleware adds to them
    left = int((copy.expires - now).total_seconds())
    if left < SHARED and copy.headers["Cache-Control"] == cache_control(SHARED):
        response.headers = ResponseHeaders({**copy.headers, "Cache-Control": cache_control(left)})
    if "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    return get_conditional_response(request, etag=copy.headers["ETag"], response=response) or response


def private(response: HttpResponse) -> HttpResponse:
    """What someone who signed in sees is for his browser alone."""
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
