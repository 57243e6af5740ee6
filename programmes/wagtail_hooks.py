"""What programmes add to the admin."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from .admin import ProgrammesGroup
from .admin_dashboard import CallsWithoutResults, ClosingCalls
from .admin_vocabularies import VocabularyGroup
from .models import CallPage, ProgrammePage, ProjectFolderPage, ProjectIndexPage, ProjectPage

RANKED = (ProgrammePage, ProjectPage, ProjectFolderPage)

register_snippet(VocabularyGroup)


@hooks.register("register_admin_viewset")
def lists_of_pages() -> ProgrammesGroup:
    return ProgrammesGroup()


@hooks.register("construct_homepage_panels")
def panels_of_calls(request: HttpRequest, panels: list[Any]) -> None:
    panels += [ClosingCalls(), CallsWithoutResults()]


@hooks.register("register_deadlines")
def instants_of_calls() -> list[datetime]:
    """When calls open and close, which their stamp and their countdown say."""
    rows = CallPage.objects.live().values_list("opens_at", "closes_at")
    return [instant for row in rows for instant in row if instant]


@hooks.register("register_first_to_translate")
def what_readers_miss_first() -> list[tuple[Q, int]]:
    """Programmes and open calls before other pages, projects after them."""
    kinds = {model: Q(content_type=ContentType.objects.get_for_model(model)) for model in RANKED}
    return [
        (kinds[ProgrammePage], 2),
        (Q(pk__in=CallPage.objects.open().values("pk")), 3),
        (kinds[ProjectPage] | kinds[ProjectFolderPage], 9),
    ]


@hooks.register("after_publish_page")
def make_folder(request: HttpRequest, page: Page) -> None:
    """A published call has a folder, where editors put its laureates."""
    call, showcase = page.specific, ProjectIndexPage.objects.first()
    if isinstance(call, CallPage) and showcase and not ProjectFolderPage.objects.filter(call=call).exists():
        showcase.add_child(instance=ProjectFolderPage(title=call.title, call=call))
