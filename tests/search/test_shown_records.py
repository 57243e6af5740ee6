"""Entries follow the records that they show: a sector, an organisation, a programme, a call."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from news.models import NewsPage
from programmes.models import (
    CallPage,
    Organisation,
    ProgrammePage,
    ProjectPage,
    Season,
)
from tests import builders
from tests.admin.forms import PUBLISH, PageForm, SnippetForm

from .doors import fresh, signed_in
from .noting import entry, noted

pytestmark = pytest.mark.django_db


def row(model: type[Any], name: str, **facts: Any) -> list[Any]:
    """An inline row of a page type."""
    return [model._meta.get_field(name).related_model(**facts)]


def codes(page: Page, key: str) -> list[str]:
    found = entry(page)
    return found.codes.get(key, []) if found else []


def says(page: Page, word: str) -> bool:
    """Whether the entry of a page has a word."""
    found = entry(page)
    return found is not None and word in found.words.split()


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


# Sectors and organisations


def edit_in_admin(record: Any, **facts: Any) -> None:
    kind = f"wagtailsnippets_{record._meta.app_label}_{record._meta.model_name}"
    form = SnippetForm(signed_in(), reverse(f"{kind}:edit", args=[record.pk]))
    form.fill(**facts)
    assert form.send().status_code == 302


def edit(record: Any, **facts: Any) -> None:
    for name, value in facts.items():
        setattr(record, name, value)
    record.save()


each_edit = pytest.mark.parametrize("change", [edit, edit_in_admin])


@each_edit
def test_a_sector_by_another_name(change: Callable[..., None]) -> None:
    sector = builders.sector(label_fr="Hydrogène", family="energie")
    project = builders.project(sectors=row(ProjectPage, "sectors", sector=sector))
    article = builders.article(linked_sectors=row(NewsPage, "linked_sectors", sector=sector))
    with noted() as keys:
        change(sector, label_fr="Dihydrogène", family="industrie")
    assert keys == {project.pk, article.pk}
    assert says(project, "dihydrogene")
    assert codes(article, "famille") == ["industrie"]


def shown_by(organisation: Organisation) -> list[Page]:
    """A page of each type that shows an organisation."""
    partners = row(ProjectPage, "partners", organisation=organisation)
    return [
        builders.project(holder=organisation, partners=[]),
        builders.project(partners=partners),
        builders.antenna(host=organisation),
        builders.event(organiser=organisation),
        builders.dossier(issuer=organisation),
        builders.programme(roles=row(ProgrammePage, "roles", organisation=organisation, role="pilote")),
        builders.call(operators=row(CallPage, "operators", organisation=organisation)),
    ]


@each_edit
def test_an_organisation_by_another_name(change: Callable[..., None]) -> None:
    organisation = builders.organisation(name="Agence du travail", kind="association")
    pages = shown_by(organisation)
    with noted() as keys:
        change(organisation, name="Aract", kind="gip")
    assert {page.pk for page in pages} <= keys
    assert [page for page in pages if not says(page, "aract")] == []
    assert codes(pages[0], "porteur") == ["gip"]


def test_a_new_organisation_changes_no_entry() -> None:
    builders.project()
    with noted() as keys:
        builders.organisation()
    assert keys == set()


# Programmes and calls


def family() -> tuple[ProgrammePage, ProgrammePage, list[Page]]:
    """A programme, one below it, and the pages that show both: a call, a project, an antenna, an article."""
    above = builders.programme(title="Plan ancien", code="plan")
    below = builders.programme(fresh(above), title="Volet", code="volet")
    call = builders.call(programme=below, code="ami")
    return fresh(above), below, [call, *shown_by_call(call)]


def shown_by_call(call: CallPage) -> list[Page]:
    """A project, an antenna, an article on the programme and one on the call."""
    return [
        builders.project(call=call),
        builders.antenna(call=call, programme=call.programme),
        builders.article(links=row(NewsPage, "links", target=call.programme)),
        builders.article(links=row(NewsPage, "links", target=call)),
    ]


@pytest.mark.parametrize("door", ["form", "save"])
def test_a_programme_by_another_name(editor: Client, door: str) -> None:
    _above, below, pages = family()
    with noted() as keys:
        if door == "form":
            form = PageForm.of(editor, below)
            form.fill(title="Compétences")
            form.send(PUBLISH)
        else:
            edit(fresh(below), title="Compétences")
    assert keys == {below.pk, *(page.pk for page in pages[:-1])}
    assert [page for page in pages[:-1] if not says(page, "competences")] == []


def test_a_programme_below_another_one() -> None:
    above, below, pages = family()
    other = builders.programme(code="france-2030")
    with noted() as keys:
        above.move(fresh(other), pos="last-child")
    assert {above.pk, below.pk, *(page.pk for page in pages)} <= keys
    assert {tuple(codes(page, "programme")) for page in (below, *pages)} == {("france-2030", "plan", "volet")}


@pytest.mark.parametrize("hide", [lambda page: page.unpublish(), restrict, lambda page: restrict(page.get_parent())])
def test_a_programme_that_readers_do_not_see(hide: Callable[[Any], None]) -> None:
    _above, below, pages = family()
    with noted():
        hide(fresh(below))
    assert entry(below) is None
    assert [page for page in pages if "volet" in codes(page, "programme") or says(page, "volet")] == []


def test_a_programme_that_is_published_again() -> None:
    _above, below, pages = family()
    below.save_revision()
    fresh(below).unpublish()
    with noted() as keys:
        fresh(below).get_latest_revision().publish()
    assert keys == {below.pk, *(page.pk for page in pages)}
    assert [page for page in pages if "volet" not in codes(page, "programme")] == []


def test_a_programme_above_that_readers_do_not_see() -> None:
    above, below, pages = family()
    with noted():
        above.unpublish()
    assert {tuple(codes(page, "programme")) for page in (below, *pages)} == {("volet",)}


def test_a_call_by_another_name() -> None:
    call = builders.call(title="Ancien")
    pages = shown_by_call(call)
    pages.pop(2)
    with noted() as keys:
        edit(fresh(call), title="Compétences")
    assert keys == {call.pk, *(page.pk for page in pages)}
    assert [page for page in pages if not says(page, "competences")] == []


@pytest.mark.parametrize("hide", [lambda page: page.unpublish(), restrict, lambda page: restrict(page.get_parent())])
def test_a_call_that_readers_do_not_see(hide: Callable[[Any], None]) -> None:
    call = builders.call(title="Discret", code="discret", seasons=[Season(code="s1", title="Saison 1")])
    pages = [*shown_by_call(call), builders.project(call=call, season="s1")]
    with noted():
        hide(call)
    assert [page for page in pages if codes(page, "appel") or codes(page, "saison") or says(page, "discret")] == []


def test_a_call_of_another_programme() -> None:
    above, _below, pages = family()
    call, project, *_others = pages
    assert isinstance(call, CallPage)
    with noted():
        edit(fresh(call), programme=above)
    assert codes(project, "programme") == ["plan"]


def test_a_programme_that_is_deleted() -> None:
    above, _below, _pages = family()
    with noted() as keys:
        alone = builders.programme(fresh(above), title="Seul", code="seul")
        article = builders.article(links=row(NewsPage, "links", target=alone))
        fresh(alone).delete()
    assert codes(article, "programme") == []
    assert keys == {alone.pk, article.pk}
