"""How often one address may search, ask for suggestions or export in a minute (docs/decisions/0025-limits.md).

Counted in the site's cache under a keyed hash of the address, which goes away with its minute.
"""

import ipaddress
import logging
import time
from functools import cache
from math import ceil

from django.conf import settings
from django.core.cache import cache as counters
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

logger = logging.getLogger(__name__)
MINUTE = 60  # seconds
ONE_SUBSCRIBER = 64  # bits of an IPv6 address that a provider gives to one line (RFC 6177)


def limited(request: HttpRequest, kind: str) -> HttpResponse | None:
    """A refusal for an address that asked too much of a kind this minute (`search`, `suggestions`, `exports`).

    The pages of a list that nobody filtered are kept: they cost nothing and are not counted.
    """
    limit = settings.RATE_LIMITS.get(kind, 0)
    if not limit or (kind == "search" and request.GET.keys() <= settings.PAGE_CACHE_PARAMETERS):
        return None
    minute, past = divmod(time.time(), MINUTE)
    left = ceil(MINUTE - past)
    address = address_of(request)
    return refusal(request, kind, left) if address and count(f"{kind} {address} {minute}", left) > limit else None


def address_of(request: HttpRequest) -> str:
    """Who asks: the peer, or what the outermost of our proxies saw; empty where that cannot be known.

    Each proxy adds the address of its own peer at the end of `X-Forwarded-For`; what stands before is the visitor's
    to invent.
    """
    if not settings.PROXIES:
        return network_of(request.META.get("REMOTE_ADDR", ""))
    seen = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if len(seen) < settings.PROXIES or not seen[-settings.PROXIES]:
        warn_once()
        return ""
    return network_of(seen[-settings.PROXIES])


@cache
def warn_once() -> None:
    """Once for each process: all readers would else share one address, and be refused together."""
    logger.warning("No limit is kept: the proxies in front send no X-Forwarded-For (docs/operations.md).")


def network_of(address: str) -> str:
    """An address as it is counted: one for all that an IPv6 line has."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return str(known)
    return str(known.ipv4_mapped or ipaddress.IPv6Network((int(known), ONE_SUBSCRIBER), strict=False))


def count(name: str, seconds: int) -> int:
    """How often a name was counted, this time included, forgotten after so many seconds; 0 if nobody can count."""
    key = salted_hmac("search.limits", name, algorithm="sha256").hexdigest()
    try:
        counters.add(key, 0, seconds)
        return counters.incr(key)
    except ValueError:  # the minute ended in between
        return 1
    except Exception:  # whatever a cache raises that is away: search goes on
        logger.exception("The cache that counts requests does not answer.")
        return 0


def refusal(request: HttpRequest, kind: str, seconds: int) -> HttpResponse:
    """What it is told: a page to people, a sentence to programs."""
    wait = ngettext("Wait %(number)d second.", "Wait %(number)d seconds.", seconds) % {"number": seconds}
    said = f"{_('Too many requests came from your address in a short time.')} {wait}"
    if kind == "search":
        response = render(request, "429.html", {"wait": wait}, status=429)
    elif kind == "suggestions" or request.GET.get("format") == "json":
        response = JsonResponse({"error": said}, status=429)
    else:
        response = HttpResponse(said, status=429, content_type="text/plain; charset=utf-8")
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response
