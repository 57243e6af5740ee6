"""Forms of public pages without a cookie: what is sent says where it comes from, and only this site may send.

Browsers write `Origin` with every form, and no page can write another one; `Referer` says the same for the few that
leave it out. Django's token would need a cookie, so that no page with a form could be kept for all readers.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.csrf import csrf_failure
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def from_this_site(view: View) -> View:
    """In place of Django's token: the view refuses what another site sends, or what hides its origin."""

    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        if request.method in ("GET", "HEAD", "OPTIONS") or is_ours(request):
            return view(request, *arguments, **options)
        return csrf_failure(request, reason="sent from elsewhere")

    return checked


def is_ours(request: HttpRequest) -> bool:
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return origin_of(request) in ours


def origin_of(request: HttpRequest) -> str:
    """Scheme, host and port of the page that sends; empty where the browser says nothing."""
    if origin := request.headers.get("Origin"):
        return origin
    try:
        sender = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    return f"{sender.scheme}://{sender.netloc}"
