"""Facts are the same in every language at every moment; texts go live when they are complete."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import Translation, TranslationSource

from home.dates import PartialDate
from home.models import Source, Statement
from programmes.models import CallArea, CallPage, Criterion, Season
from tests import builders
from tests.admin.forms import PUBLISH, PageForm

from .acting import edited, english, finish, fresh, publish, stop, work_of

pytestmark = pytest.mark.django_db
CLOSED = PartialDate(2020, 1, 31)
OPEN = PartialDate(2090, 1, 31)


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


def test_a_copy_has_rows_of_its_own(call: CallPage) -> None:
    copy = call.copy(to=call.get_parent(), update_attrs={"slug": "copie", "title": "Copie"}, keep_live=False)
    keys = {row.translation_key for row in call.seasons.all()}
    assert keys.isdisjoint(row.translation_key for row in copy.seasons.all())
    assert not copy.get_translations().exists()


def test_all_or_nothing(call: CallPage, admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails in a translation undoes the publication that led to it."""

    def fail(*_arguments: Any, **_options: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("home.leading.publish", fail)
    form = PageForm.of(admin, call)
    form.fill(budget="55")
    with pytest.raises(RuntimeError):
        form.send(PUBLISH)
    assert fresh(call).budget == 10


def count(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def test_a_page_without_translations_costs_a_query_more(monkeypatch: pytest.MonkeyPatch) -> None:
    page = fresh(builders.call(purpose="<p>Former.</p>"))
    page.save()
    with_us = count(page.save)
    monkeypatch.setattr("home.propagation.lead", lambda _page: None)
    assert with_us - count(page.save) == 1
    draft = builders.article(live=False)
    with_us = count(draft.save)
    monkeypatch.setattr("home.propagation.withdraw", lambda _page: None)
    assert with_us - count(draft.save) == 1


@pytest.mark.parametrize("facts", [{"budget": 3}, {"purpose": "<p>Former plus.</p>"}], ids=["complete", "stale"])
def test_a_publication_with_a_translation_costs_three_times_one_without(
    call: CallPage, facts: dict[str, Any], record_property: Callable[[str, object], None]
) -> None:
    publish(call)
    with_it = count(lambda: publish(call, **facts))
    english(call).delete()
    publish(call)
    without = count(lambda: publish(call, **facts))
    record_property("queries of a publication without and with a translation", (without, with_it))
    assert with_it <= 3 * without
