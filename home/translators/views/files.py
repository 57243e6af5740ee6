"""PO files, out and in, in place of wagtail-localize's, which fail or keep silent where a file is wrong."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from ..po_files import Report, exported, file_name, taken
from ..po_reading import FileRefused


def work_for(request: HttpRequest, key: int) -> tuple[Translation, Any]:
    """A work of translation and its page, for who may write the page."""
    work = get_object_or_404(Translation.objects.select_related("source", "target_locale"), pk=key)
    page = work.get_target_instance()
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return work, page


def download(request: HttpRequest, translation_id: int) -> HttpResponse:
    work, _page = work_for(request, translation_id)
    response = HttpResponse(str(exported(work)), content_type="text/x-gettext-translation; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name(work)}"'
    return response


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    work, page = work_for(request, translation_id)
    try:
        say(request, taken(work, request.FILES.get("file"), request.user))
    except FileRefused as refusal:
        messages.error(request, _("Nothing was imported. %(reason)s") % {"reason": refusal})
    return back(request, page)


def back(request: HttpRequest, page: Any) -> HttpResponse:
    """To where one came from, or to the page's form."""
    form = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return redirect(get_valid_next_url_from_request(request) or form)


def say(request: HttpRequest, report: Report) -> None:
    """What was taken, then what was not and why."""
    message = ngettext("%(number)d text was imported.", "%(number)d texts were imported.", report.taken)
    messages.success(request, message % {"number": report.taken})
    for number, sentence in remarks(report):
        if number:
            messages.warning(request, sentence % {"number": number})


def remarks(report: Report) -> list[tuple[int, str]]:
    uncertain, unknown, wrong = report.uncertain, report.unknown, report.wrong
    return [
        (
            uncertain,
            ngettext(
                "%(number)d text is marked as uncertain (fuzzy) in the file: it was left out.",
                "%(number)d texts are marked as uncertain (fuzzy) in the file: they were left out.",
                uncertain,
            ),
        ),
        (
            unknown,
            ngettext(
                "%(number)d text is not on the page any more: export the file again for the present ones.",
                "%(number)d texts are not on the page any more: export the file again for the present ones.",
                unknown,
            ),
        ),
        (
            wrong,
            ngettext(
                "A tag or a link is wrong in %(number)d text: it is marked and not used until it is right.",
                "A tag or a link is wrong in %(number)d texts: they are marked and not used until they are right.",
                wrong,
            ),
        ),
    ]
