"""A page, its entry and the log change together or not at all; `test_processes` has those that need a real commit."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from search import indexing
from search.models import Change
from tests import builders
from tests.admin.forms import PUBLISH, PageForm

from .noting import state
from .test_doors import branch, fresh, set_privacy

pytestmark = pytest.mark.django_db


class Broken(Exception):
    """The disk is full."""


def fail(*_arguments: Any, **_options: Any) -> None:
    raise Broken


@pytest.fixture(params=["entry", "log"])
def broken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Breaks the writer before the entry is written, or after it and before the log is."""

    def break_it() -> None:
        if request.param == "entry":
            monkeypatch.setattr(indexing, "store", fail)
            monkeypatch.setattr(indexing, "entries_of", fail)
        else:
            monkeypatch.setattr(Change.objects, "bulk_create", fail)

    return break_it


def content() -> Any:
    """What readers and editors see of pages, and who may."""
    pages = Page.objects.order_by("pk").values("pk", "title", "slug", "url_path", "path", "live", "depth")
    return list(pages), list(PageViewRestriction.objects.values("page"))


def call_of(view: Callable[[Client], Any]) -> None:
    """As a browser of the admin, in which an error stays an error."""
    client = Client()
    client.force_login(builders.superuser("redaction"))
    view(client)


def publish_in_admin(page: Page) -> None:
    def act(client: Client) -> None:
        form = PageForm.of(client, page)
        form.fill(title="Autre titre", slug="autre-titre")
        form.send(PUBLISH)

    call_of(act)


def create_in_admin(page: Page) -> None:
    def act(client: Client) -> None:
        form = PageForm.new(client, StandardPage, fresh(page))
        form.fill(title="Nouvelle page", slug="nouvelle-page")
        form.send(PUBLISH)

    call_of(act)


def retitle(page: Page) -> None:
    page = fresh(page)
    page.title, page.slug = "Autre titre", "autre-titre"
    page.save_revision().publish()


DOORS: dict[str, Callable[[Page], Any]] = {
    "publish in the admin": publish_in_admin,
    "create in the admin": create_in_admin,
    "publish": retitle,
    "unpublish": lambda page: fresh(page).unpublish(),
    "unpublish in the admin": lambda page: call_of(
        lambda client: client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    ),
    "move": lambda page: fresh(page).move(builders.home(), pos="last-child"),
    "restrict": lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    "restrict in the admin": lambda page: set_privacy(page, restriction_type="login"),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_writer_that_fails_leaves_everything_as_it_was(door: str, broken: Callable[[], None]) -> None:
    _top, middle, _bottom = branch()
    before = content(), state()
    broken()
    with pytest.raises(Broken):
        DOORS[door](middle)
    assert (content(), state()) == before
