"""Doors through which tests change pages, in the admin and beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from home.models import StandardPage
from search import indexing
from search.models import Change
from tests import builders
from tests.admin.forms import PUBLISH, PageForm

from .noting import entry


def signed_in() -> Client:
    """A browser of the admin, of someone new."""
    client = Client()
    client.force_login(builders.superuser(f"admin-{next(builders.numbers)}"))
    return client


def fresh(page: Page) -> Any:
    """The page as it is stored."""
    return type(page).objects.get(pk=page.pk)


def title_of(page: Page) -> str | None:
    found = entry(page)
    return found.title if found else None


def branch() -> tuple[StandardPage, StandardPage, StandardPage]:
    """A page, one below it, one below that."""
    top = builders.standard_page(title="Dessus", slug="dessus")
    middle = builders.standard_page(fresh(top), title="Milieu", slug="milieu")
    return fresh(top), fresh(middle), builders.standard_page(fresh(middle), title="Dessous", slug="dessous")


def delete_in_admin(page: Page) -> None:
    signed_in().post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def delete_in_bulk(page: Page) -> None:
    signed_in().post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'delete'])}?id={page.pk}")


def move_in_admin(page: Page, target: Page) -> None:
    signed_in().post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))


def move_in_bulk(page: Page, target: Page) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    signed_in().post(f"{address}?id={page.pk}", {"chooser": target.pk})


def restrict_in_admin(page: Page) -> None:
    set_privacy(page, restriction_type=PageViewRestriction.LOGIN)


def free_in_admin(page: Page) -> None:
    set_privacy(page, restriction_type=PageViewRestriction.NONE)


def set_privacy(page: Page, **data: str) -> None:
    signed_in().post(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), {"password": "", **data})


def publish_in_admin(page: Page) -> None:
    form = PageForm.of(signed_in(), page)
    form.fill(title="Autre titre", slug="autre-titre")
    form.send(PUBLISH)


def create_in_admin(page: Page) -> None:
    form = PageForm.new(signed_in(), StandardPage, fresh(page))
    form.fill(title="Nouvelle page", slug="nouvelle-page")
    form.send(PUBLISH)


def unpublish_in_admin(page: Page) -> None:
    signed_in().post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))


def publish(page: Page) -> None:
    page = fresh(page)
    page.title, page.slug = "Autre titre", "autre-titre"
    page.save_revision().publish()


DOORS: dict[str, Callable[[Page], Any]] = {
    "publish in the admin": publish_in_admin,
    "create in the admin": create_in_admin,
    "publish": publish,
    "unpublish": lambda page: fresh(page).unpublish(),
    "unpublish in the admin": unpublish_in_admin,
    "move": lambda page: fresh(page).move(builders.home(), pos="last-child"),
    "restrict": lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    "restrict in the admin": restrict_in_admin,
    "delete": lambda page: fresh(page).delete(),
}


class Broken(Exception):
    """The disk is full."""


@contextmanager
def broken(step: str) -> Iterator[None]:
    """What is written of a change fails at its first step, the entry, or at its last one, the log."""
    target, name = (indexing, "write") if step == "entry" else (Change.objects, "bulk_create")
    with patch.object(target, name, side_effect=Broken):
        yield


def content() -> Any:
    """What readers and editors see of pages, and who may."""
    pages = Page.objects.order_by("pk").values("pk", "title", "slug", "url_path", "path", "live", "numchild")
    return list(pages), list(PageViewRestriction.objects.values("page"))
