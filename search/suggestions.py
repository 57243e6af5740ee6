"""Suggestions under a field of search, as `js/suggest.js` asks for them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from home.languages import spoken

from .limits import limited
from .vocabulary import Group, suggest

KEPT = "public, max-age=60"  # seconds: who takes a letter back has the answer already


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """What the text in `q` may be the beginning of, by kind, and the sentence that is read out."""
    if refusal := limited(request, "suggestions"):
        return refusal
    groups = suggest(request.GET.get("q", ""), spoken(), request=request)
    number = sum(len(group.suggestions) for group in groups)
    said = ngettext("%(n)s suggestion", "%(n)s suggestions", number) % {"n": number} if number else _("No suggestion")
    answer = {"label": _("Suggestions"), "said": said, "groups": [shown(group) for group in groups]}
    return JsonResponse(answer, headers={"Cache-Control": KEPT, "X-Robots-Tag": "noindex"})


def shown(group: Group) -> dict[str, Any]:
    return {"label": group.label, "suggestions": [one._asdict() for one in group.suggestions]}
