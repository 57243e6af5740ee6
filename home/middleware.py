"""What an editor sends is done whole or not at all; what the forms do not catch becomes a message, never an error.

A bulk action, an approval on the dashboard or a move reaches the models without a form. Their refusals
(a page that contradicts itself, a record that others need) come here after the view's transaction was undone.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from .completeness import TranslationRefused
from .publication import PublicationRefused

SHOWN = 10  # names in a message


def waits(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that asks another server: it keeps its own transaction short, and holds nobody up meanwhile."""
    vars(view)["waits"] = True
    return view


def is_whole(request: HttpRequest) -> bool:
    """Whether what a request does is done whole or not at all."""
    if request.method != "POST" or not request.path.startswith(reverse("wagtailadmin_home")):
        return False
    try:
        return not vars(resolve(request.path_info).func).get("waits")
    except Resolver404:
        return True


class WholeMiddleware:
    """What an editor sends is done whole or not at all.

    Wagtail publishes, moves and restricts outside any transaction, and what hangs on a page, such as its place in
    search, would stay behind if something failed in between.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_whole(request):
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500 or vars(request).get("was_refused"):
                transaction.set_rollback(rollback=True)
        return response


class RefusalMiddleware:
    """Turns refusals of the models into messages of the admin."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        vars(request)["was_refused"] = True
        if isinstance(exception, PublicationRefused):
            return refuse_publication(request, exception)
        if isinstance(exception, TranslationRefused):
            return refuse_translation(request, exception)
        if isinstance(exception, ProtectedError):
            return refuse_deletion(request, exception)
        return None


def refuse_publication(request: HttpRequest, refusal: PublicationRefused) -> HttpResponse:
    """Every reason, then the page's form, which shows them beside the fields when one publishes there."""
    page: Any = refusal.page
    title = page.get_admin_display_title()
    messages.error(request, listing(_("“%(title)s” was not published:") % {"title": title}, refusal.messages))
    form = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk else reverse("wagtailadmin_home")
    return go(request, form)


def refuse_translation(request: HttpRequest, refusal: TranslationRefused) -> HttpResponse:
    """Why, then back to the page that was to be translated, or to the matrix for who may not open it."""
    messages.error(request, str(refusal))
    page = refusal.page
    may_edit = page.permissions_for_user(request.user).can_edit()
    return go(request, reverse("wagtailadmin_pages:edit", args=[page.pk]) if may_edit else reverse("translations"))


def refuse_deletion(request: HttpRequest, refusal: ProtectedError) -> HttpResponse:
    """What needs the record, then back to where one came from."""
    users = sorted({name(one) for one in refusal.protected_objects})
    shown = users[:SHOWN]
    if len(users) > SHOWN:
        shown.append(_("and %(number)d more") % {"number": len(users) - SHOWN})
    messages.error(request, listing(_("Nothing was deleted, because other content needs it:"), shown))
    return go(request, get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def name(record: Any) -> str:
    """`Project: CO2i`; an inline row is named by its page."""
    owner = getattr(record, "page", record)
    kind = str(getattr(owner, "page_type_display_name", owner._meta.verbose_name))
    title = Truncator(str(owner)).chars(80)
    return _("%(type)s: %(title)s") % {"type": f"{kind[:1].upper()}{kind[1:]}", "title": title}


def listing(head: str, lines: list[str]) -> str:
    """A sentence and its points, as HTML."""
    points = format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    return format_html("{}<ul>{}</ul>", head, points)


def go(request: HttpRequest, address: str) -> HttpResponse:
    """A redirect, in the words of Wagtail's dialogues where one of them asks."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": address})
    return redirect(address)
