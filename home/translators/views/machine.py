"""Translating by a machine and reviewing what it made."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.views.edit_translation import apply_machine_translation

from ...completeness import translation_into
from ...languages import SOURCE, code_of
from ...middleware import waits
from ..machine_made import approve
from ..po_files import by_machine
from .files import back, work_for

REVIEW = "translation_review"


@waits
@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """As wagtail-localize's, and a server that fails is named; what it translated before is kept."""
    translator = get_machine_translator()
    if translator is None:
        raise Http404
    work, page = work_for(request, translation_id)
    before = by_machine(work).count()
    asked = apply_machine_translation(work.pk, request.user, translator)
    say(request, translator, by_machine(work).count() - before, asked=asked)
    return back(request, page)


def say(request: HttpRequest, translator: Any, number: int, *, asked: bool) -> None:
    if number:
        text = ngettext(
            "%(name)s translated %(number)d text. Review it before you publish.",
            "%(name)s translated %(number)d texts. Review them before you publish.",
            number,
        )
        messages.success(request, text % {"name": translator.display_name, "number": number})
    if problem := getattr(translator, "problem", ""):
        facts = {"name": translator.display_name, "reason": problem}
        messages.error(request, _("%(name)s did not translate the rest: %(reason)s Nothing is lost.") % facts)
    elif not asked:
        messages.info(request, _("Nothing is left to translate."))


def offer_review(request: HttpRequest, page: Any) -> None:
    """Show the way to what a machine translated on top of a page that has some (2 queries, none for French pages)."""
    work = translation_into(page) if request.method == "GET" and code_of(page) != SOURCE else None
    number = by_machine(work).count() if work else 0
    if work and number:
        text = ngettext(
            "%(number)d text of this page was translated by a machine.",
            "%(number)d texts of this page were translated by a machine.",
            number,
        )
        way = messages.button(reverse(REVIEW, args=[work.pk]), _("Review"))
        messages.info(request, text % {"number": number}, buttons=[way])


def review(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Asks, then takes all texts of a machine for the reviewer's."""
    work, page = work_for(request, translation_id)
    if request.method == "POST":
        number = approve(work, request.user)
        text = ngettext("%(number)d text is reviewed.", "%(number)d texts are reviewed.", number)
        messages.success(request, text % {"number": number})
        return back(request, page)
    texts = by_machine(work).select_related("translation_of").order_by("context__path", "pk")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return render(request, "admin/translation_review.html", {"page": page, "work": work, "texts": texts, "edit": edit})
