"""Facts are the same in every language at every moment; texts go live when they are complete."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail_localize.models import Translation, TranslationSource

from home.dates import PartialDate
from home.models import Source, Statement
from home.publication import PublicationRefused
from programmes.models import CallArea, CallPage, Criterion, Season
from tests import builders
from tests.admin.forms import PUBLISH, PageForm

from .acting import edited, finish, fresh, publish, stop, work_of

pytestmark = pytest.mark.django_db
CLOSED = PartialDate(2020, 1, 31)
OPEN = PartialDate(2090, 1, 31)


@pytest.fixture
def call() -> CallPage:
    """A call with rows of each sort, translated into English."""
    call = builders.call(
        title="Appel",
        closes_on=OPEN,
        budget=10,
        purpose="<p>Former.</p>",
        seasons=[Season(code="s1", title="Saison 1", sort_order=0), Season(code="s2", title="Saison 2", sort_order=1)],
        criteria=[Criterion(text="Partenariat")],
        areas=[CallArea(region="27")],
        key_figures=[builders.figure(unit="EUR"), builders.figure(label="Apprenants", unit="apprenants")],
    )
    builders.translate(call)
    return fresh(call)


def english(page: Any) -> Any:
    return page.get_translation(builders.locale())


def titles(page: Any) -> list[tuple[str, str, str]]:
    return [(row.code, row.title, row.text_language) for row in page.seasons.all()]


def test_facts_follow_the_publication(call: CallPage, client: Client) -> None:
    assert "2090" in client.get("/en/appels/" + call.slug + "/").content.decode()
    publish(call, closes_on=CLOSED, budget=Decimal(99), stated_status="")
    page = english(call)
    assert (page.closes_on, page.budget, page.title, page.status) == (CLOSED, 99, "EN Appel", call_status(call))
    assert "2090" not in client.get("/en/appels/" + call.slug + "/").content.decode()
    assert page.get_latest_revision_as_object().closes_on == CLOSED
    assert not page.has_unpublished_changes


def call_status(call: CallPage) -> Any:
    return fresh(call).status


def test_facts_follow_a_save_that_is_no_publication(call: CallPage) -> None:
    edited(call, budget=77).save()
    assert english(call).budget == 77


def test_a_complete_translation_follows_whole(call: CallPage) -> None:
    work = work_of(english(call))
    publish(call, purpose="<p>Former plus.</p>")
    finish(english(call), purpose="Train more.")
    publish(call, budget=5)
    page = english(call)
    assert (page.purpose, page.budget, page.live) == ("<p>Train more.</p>", 5, True)
    assert work.get_progress()[0] == work.get_progress()[1]


def test_a_text_that_changed_waits_for_its_translation(call: CallPage) -> None:
    publish(call, purpose="<p>Autre but.</p>", closes_on=CLOSED)
    page = english(call)
    assert (page.purpose, page.closes_on, page.live) == ("<p>EN Former.</p>", CLOSED, True)
    draft = page.get_latest_revision_as_object()
    assert (draft.purpose, draft.closes_on) == ("<p>EN Former.</p>", CLOSED)
    total, done = work_of(page).get_progress()
    assert total - done == 1
    assert finish(page).purpose == "<p>EN Autre but.</p>"


def test_a_text_that_was_cleared_is_cleared(call: CallPage) -> None:
    publish(call, purpose="", title="Appel nouveau")
    page = english(call)
    assert (page.purpose, page.title) == ("", "EN Appel")
    assert page.get_latest_revision_as_object().purpose == ""


def test_rows_follow(call: CallPage) -> None:
    """Facts, order, deletion; a new row shows its facts at once, with its text in French, which it says."""
    first, second = call.seasons.all()
    second.sort_order, second.budget, second.season = 0, 12, 2
    second.title = "Deuxième saison"
    third = Season(code="s3", title="Saison 3", sort_order=2, closes_on=OPEN)
    publish(call, seasons=[second, third], criteria=[Criterion(text="Emploi")], areas=[])
    page = english(call)
    assert titles(page) == [("s2", "EN Saison 2", ""), ("s3", "Saison 3", "fr")]
    assert [row.budget for row in page.seasons.all()] == [12, None]
    assert not page.criteria.exists()
    assert not page.areas.exists()
    page = finish(page)
    assert titles(page) == [("s2", "EN Deuxième saison", ""), ("s3", "EN Saison 3", "")]
    assert [row.text for row in page.criteria.all()] == ["EN Emploi"]
    assert first.pk


def test_rows_without_texts_are_the_same(call: CallPage) -> None:
    publish(call, areas=[CallArea(region="76", sort_order=0), CallArea(departement="25", sort_order=1)])
    rows = english(call).areas.all()
    assert [(row.region, row.departement) for row in rows] == [("76", ""), ("27", "25")]


def test_a_unit_that_is_a_code_is_not_translated(call: CallPage) -> None:
    assert [row.unit for row in english(call).key_figures.all()] == ["EUR", "EN apprenants"]
    first, second = call.key_figures.all()
    first.unit, first.value = "%", 50
    publish(call, key_figures=[first, second], title="Autre")
    assert [row.unit for row in english(call).key_figures.all()] == ["%", "EN apprenants"]


def test_a_source_shows_at_once_a_statement_waits(call: CallPage) -> None:
    where = {"source_url": "https://example.org/a"}
    said = Statement(person="Jeanne", role="ministre", said="Elle veut.", **where)
    bare, noted = Source(**where), Source(note="Compte 39 écoles.", **where)
    publish(call, sources=[bare, noted], statements=[said])
    page = english(call)
    assert [(row.note, row.text_language) for row in page.sources.all()] == [("", ""), ("Compte 39 écoles.", "fr")]
    assert not page.statements.exists()


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_translation_without_work_follows(call: CallPage, *, is_gone: bool) -> None:
    """It was stopped, or was never begun: its page is written like any other, and its facts are not its own."""
    page = english(call)
    if is_gone:
        Translation.objects.all().delete()
        TranslationSource.objects.all().delete()
    else:
        stop(page)
    publish(page, title="Written by hand")
    publish(call, closes_on=CLOSED, purpose="<p>Autre but.</p>")
    page = english(call)
    assert (page.title, page.closes_on, page.purpose) == ("Written by hand", CLOSED, "<p>EN Former.</p>")


def test_an_english_save_never_brings_old_facts_back(call: CallPage, admin: Client) -> None:
    page = english(call)
    stop(page)
    draft = edited(page, title="English draft", budget=1).save_revision()
    publish(call, seasons=[])
    old = PageForm.of(admin, page)
    publish(call, closes_on=CLOSED, budget=99)
    draft.publish()
    assert (english(call).title, english(call).budget, english(call).seasons.count()) == ("English draft", 99, 0)
    old.fill(title="From an old form", budget="1")
    assert old.send(PUBLISH).status_code == 302
    page = english(call)
    assert (page.title, page.closes_on, page.budget) == ("From an old form", CLOSED, 99)
    assert page.get_latest_revision_as_object().budget == 99
    edited(page, budget=2).save()
    assert english(call).budget == 99


def test_a_draft_that_is_being_written_is_kept(call: CallPage) -> None:
    page = english(call)
    stop(page)
    edited(page, title="A better title").save_revision()
    publish(call, budget=99)
    page = english(call)
    draft = page.get_latest_revision_as_object()
    assert (page.title, page.budget, page.has_unpublished_changes) == ("EN Appel", 99, True)
    assert (draft.title, draft.budget) == ("A better title", 99)


def test_a_draft_stays_a_draft(call: CallPage) -> None:
    other = builders.call(title="Autre", budget=1)
    draft = builders.translate(other, publish=False)
    publish(other, budget=2)
    draft = fresh(draft)
    assert not draft.live
    assert draft.get_latest_revision_as_object().budget == 2


def test_what_is_withdrawn_and_comes_back(call: CallPage, client: Client) -> None:
    fresh(call).unpublish()
    assert not english(call).live
    assert client.get(f"/en/appels/{call.slug}/").status_code == 404
    with pytest.raises(PublicationRefused):
        english(call).save_revision().publish()
    publish(call, budget=3)
    assert english(call).live
    english(call).unpublish()
    publish(call, budget=4)
    page = english(call)
    assert not page.live  # its own editors withdrew it
    assert page.get_latest_revision_as_object().budget == 4


def test_what_expires_takes_its_translation_along(call: CallPage) -> None:
    past = timezone.now() - datetime.timedelta(minutes=1)
    Page.objects.filter(pk=call.pk).update(expire_at=past)
    call_command("publish_scheduled")
    assert not english(call).live


def test_a_scheduled_publication_leads_too(call: CallPage) -> None:
    revision = edited(call, budget=42).save_revision()
    past = timezone.now() - datetime.timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    call_command("publish_scheduled")
    assert english(call).budget == 42


def test_what_is_deleted_leaves_no_orphan(admin: Client) -> None:
    """The pages below it too; another one that needs the page still keeps it."""
    page = builders.programme()
    below = builders.programme(page)
    builders.translate(below)
    call = builders.translate(builders.call(programme=below))
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    admin.post(address)
    assert Page.objects.filter(translation_key=below.translation_key).count() == 2
    CallPage.objects.get(translation_key=call.translation_key, locale__language_code="fr").delete()
    assert not CallPage.objects.exists()
    admin.post(address)
    assert not Page.objects.filter(translation_key__in=[page.translation_key, below.translation_key]).exists()
    assert not Page.find_problems()[4]  # numbers of children are right


def test_a_new_address_is_followed(call: CallPage, client: Client, django_capture_on_commit_callbacks: Any) -> None:
    old = call.slug
    with django_capture_on_commit_callbacks(execute=True):
        publish(call, slug="nouvelle-adresse")
    assert client.get("/en/appels/nouvelle-adresse/").status_code == 200
    for prefix in ("", "/en"):
        response = client.get(f"{prefix}/appels/{old}/")
        assert (response.status_code, response.headers["Location"]) == (301, f"{prefix}/appels/nouvelle-adresse/")


def test_a_page_that_moves_takes_its_translation_along(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    first, second, third = (builders.programme(slug=name) for name in ("un", "deux", "trois"))
    page = builders.programme(first, slug="enfant")
    builders.translate(page)
    builders.translate(second)
    with django_capture_on_commit_callbacks(execute=True):
        fresh(page).move(second, pos="last-child")
    assert english(page).get_parent().pk == english(second).pk
    response = client.get("/en/programmes/un/enfant/")
    assert (response.status_code, response.headers["Location"]) == (301, "/en/programmes/deux/enfant/")
    with django_capture_on_commit_callbacks(execute=True):
        fresh(page).move(third, pos="last-child")
    assert english(page).get_parent().pk == english(second).pk  # there is no translation to go below
    assert english(page).live


def test_restrictions_follow(call: CallPage, client: Client) -> None:
    address = f"/en/appels/{call.slug}/"
    restriction = PageViewRestriction.objects.create(page=call, restriction_type="password", password="secret")
    assert client.get(address).status_code in (302, 401, 403) or "password" in client.get(address).content.decode()
    assert english(call).view_restrictions.get().password == "secret"
    restriction.delete()
    assert not english(call).view_restrictions.exists()


def test_nobody_sees_a_restricted_page_by_moving_it() -> None:
    closed, page = builders.programme(), builders.programme()
    builders.translate(page)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    fresh(page).move(closed, pos="last-child")
    assert not english(page).live


def test_a_copy_has_rows_of_its_own(call: CallPage) -> None:
    copy = call.copy(to=call.get_parent(), update_attrs={"slug": "copie", "title": "Copie"}, keep_live=False)
    keys = {row.translation_key for row in call.seasons.all()}
    assert keys.isdisjoint(row.translation_key for row in copy.seasons.all())
    assert not copy.get_translations().exists()


def test_all_or_nothing(call: CallPage, admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails in a translation undoes the publication that led to it."""

    def fail(*_arguments: Any, **_options: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("home.propagation.publish", fail)
    form = PageForm.of(admin, call)
    form.fill(budget="55")
    with pytest.raises(RuntimeError):
        form.send(PUBLISH)
    assert fresh(call).budget == 10


def test_the_cost(call: CallPage, django_assert_max_num_queries: Any) -> None:
    alone = builders.call(
        title="Seul",
        closes_on=OPEN,
        purpose="<p>Former.</p>",
        seasons=[Season(code="s1", title="Saison 1"), Season(code="s2", title="Saison 2")],
        criteria=[Criterion(text="Partenariat")],
        areas=[CallArea(region="27")],
        key_figures=[builders.figure(unit="EUR"), builders.figure(label="Apprenants", unit="apprenants")],
    )
    publish(call), publish(alone)
    with django_assert_max_num_queries(1000) as without:
        publish(alone, budget=3)
    with django_assert_max_num_queries(3 * len(without)):
        publish(call, budget=3)


@pytest.fixture
def admin(client: Client) -> Client:
    """A browser of somebody who may do everything."""
    client.force_login(builders.superuser())
    return client
