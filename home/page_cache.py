"""Whole pages for anonymous readers, kept compressed under the content version until the next deadline.

A page that is kept costs one query (the version) and none of the middleware behind this one. Any change of the content
makes another version, so nothing has to be purged; a life that ends at the next deadline keeps countdowns true. What
sets a cookie, answers a form or is not for everyone is not kept.
"""

import gzip
import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

import brotli
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from . import content
from .deadlines import next_deadline

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
    headers: dict[str, str]
    body: bytes


class PageCacheMiddleware:
    """Gives anonymous readers the copy that is kept, or keeps the one that is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with content.steady():
            if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
                return private(self.get_response(request))
            return self.answer(request)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The copy that is kept, else the page made now."""
        now = timezone.now()
        encoding = encoding_of(request)
        key = key_of(request, encoding)
        copy: Copy | None = caches["default"].get(key) if key else None
        if copy is None or copy.expires <= now:
            expires = next_deadline(now)  # of the moment before the page is made, which may take it past midnight
            response = self.get_response(request)
            if not is_for_everyone(response):
                return response
            copy = copy_of(response, encoding, expires)
            if key:
                caches["default"].set(key, copy, (expires - now).total_seconds())
        return response_of(copy, request, now)


def key_of(request: HttpRequest, encoding: str) -> str:
    """Under what a page is kept; empty for a page that is not: unknown parameters would fill the cache."""
    version = content.version()
    if not (settings.PAGE_CACHE and version and request.GET.keys() <= settings.PAGE_CACHE_PARAMETERS):
        return ""
    address = f"{request.scheme}://{request.get_host()}{request.get_full_path()} {encoding}"
    return f"page-{version}-{hashlib.blake2b(address.encode(), digest_size=16).hexdigest()}"


def encoding_of(request: HttpRequest) -> str:
    """The best encoding of ours that the reader's browser takes."""
    accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
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
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    headers |= {"Vary": "Accept-Encoding", "ETag": f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'}
    headers["Content-Length"] = str(len(body))
    if encoding:
        headers["Content-Encoding"] = encoding
    return Copy(expires, headers, body)


def response_of(copy: Copy, request: HttpRequest, now: datetime) -> HttpResponse:
    """A copy as a response, or `304 Not Modified` for who has it already."""
    shared = min(SHARED, int((copy.expires - now).total_seconds()))
    response = HttpResponse(copy.body, headers=copy.headers)
    response.headers.setdefault("Cache-Control", f"max-age=0, must-revalidate, s-maxage={shared}")
    if "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    return get_conditional_response(request, etag=copy.headers["ETag"], response=response) or response


def private(response: HttpResponse) -> HttpResponse:
    """What someone who signed in sees is for his browser alone."""
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
