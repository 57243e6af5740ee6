"""What an editor is told after publishing a page whose translations are no longer up to date."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from ..languages import running, source_id
from .languages import Target, targets, targets_of
from .states import Progress, State, progress, sources, with_progress


def remind(request: HttpRequest, page: Any) -> None:
    """A message for each language in which readers see an older text (1 query, and 1 for what the user may do)."""
    languages = targets() if page.live and page.locale_id == source_id() else []
    row = with_progress(sources().filter(pk=page.pk), languages).first() if languages else None
    stale = [(one, progress(row, one)) for one in languages] if row else []
    stale = [(target, reached) for target, reached in stale if reached.state is State.STALE]
    mine = targets_of(request.user) if stale else []
    for target, reached in stale:
        messages.warning(request, sentence(target, reached), buttons=buttons(reached, may_write=target in mine))


def remind_after_approval(sender: Any, instance: Any, **_options: Any) -> None:
    """The same for who gives the last approval, on the form of the page or on the dashboard."""
    request = running()
    if request and isinstance(instance.content_object, Page):
        remind(request, Page.objects.get(pk=instance.object_id))


def sentence(target: Target, reached: Progress) -> str:
    missing = reached.total - reached.done
    text = ngettext(
        "The page in %(language)s is no longer up to date: %(number)d text to translate.",
        "The page in %(language)s is no longer up to date: %(number)d texts to translate.",
        missing,
    )
    return text % {"language": target.name, "number": missing}


def buttons(reached: Progress, *, may_write: bool) -> list[Any]:
    """The way to the translation, for who may write it."""
    if not may_write:
        return []
    return [messages.button(reverse("wagtailadmin_pages:edit", args=[reached.page]), _("Translate"))]
