"""What programmes add to the admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin import ProgrammesGroup
from .admin_dashboard import CallsWithoutResults, ClosingCalls
from .admin_vocabularies import VocabularyGroup

register_snippet(VocabularyGroup)


@hooks.register("register_admin_viewset")
def lists_of_pages() -> ProgrammesGroup:
    return ProgrammesGroup()


@hooks.register("construct_homepage_panels")
def panels_of_calls(request: HttpRequest, panels: list[Any]) -> None:
    panels += [ClosingCalls(), CallsWithoutResults()]
