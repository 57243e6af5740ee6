"""Doors of wagtail-localize: one is guarded, those that would show a page in two languages at once are shut."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail_localize import wagtail_hooks as theirs
from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization

from .completeness import check_translation, translation_into
from .leading import WITHDRAWN

FIRST = -1  # before wagtail-localize's own


def refuse_incomplete(request: HttpRequest, page: Page) -> None:
    """Say what is missing before wagtail-localize fills the gaps with the source's texts and publishes them."""
    if request.method == "POST" and request.POST.get("action") == "publish" and (work := translation_into(page)):
        check_translation(work)


def shut() -> list[Any]:
    """Its addresses that are found here are not looked for there."""
    return [
        path("localize/page/<int:page_id>/convert_to_alias/", absent),
        path("localize/update/<int:translation_source_id>/", needless),
    ]


def absent(_request: HttpRequest, **_options: Any) -> HttpResponse:
    raise Http404


def needless(request: HttpRequest, **_options: Any) -> HttpResponse:
    """Translations follow without being told, and never with texts that are not translated."""
    messages.info(request, _("Nothing to do: translations follow the page each time that it is published."))
    return redirect("wagtailadmin_home")


def leave_aliases_out(menu_items: list[Any], _request: HttpRequest, _context: dict[str, Any]) -> None:
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]


def name_withdrawal(actions: Any) -> None:
    """What a page's history says of a translation that went with its source."""

    @actions.register_action(WITHDRAWN)
    class Withdrawal(LogFormatter):
        """Said in the history of the translation."""

        label = gettext_lazy("Unpublish with the source")
        message = gettext_lazy("Unpublished because the page that it translates is")


def buttons(page: Page, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Any]:
    """Its buttons of a page, without the one that synchronises by hand."""
    for button in theirs.page_listing_more_buttons(page, user, view_name, next_url):
        if button.icon_name != "resubmit":
            yield button


def move_buttons() -> None:
    """Offer translation on a page's own form: in a list its buttons ask the database for each row."""
    for name in ("register_page_listing_more_buttons", "register_page_header_buttons"):
        hooks._hooks[name] = [one for one in hooks._hooks[name] if one[0] is not theirs.page_listing_more_buttons]
    hooks.register("register_page_header_buttons", buttons)


def offer_no_copies() -> None:
    """Leave the copy of a whole tree out of the form of a language."""
    LOCALE_COMPONENTS[:] = [one for one in LOCALE_COMPONENTS if one["model"] is not LocaleSynchronization]


def register() -> None:
    """Called by `wagtail_hooks`."""
    offer_no_copies()
    move_buttons()
    hooks.register("before_edit_page", refuse_incomplete, order=FIRST)
    hooks.register("register_admin_urls", shut, order=FIRST)
    hooks.register("construct_page_action_menu", leave_aliases_out)
    hooks.register("register_log_actions", name_withdrawal)
