"""The state of a call: exact at midnight in Paris, across the change of hour, stated where no date is known."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from home.dates import PartialDate
from home.publication import PublicationRefused
from programmes.models import CallPage
from programmes.timing import Status
from tests import builders

PARIS = ZoneInfo("Europe/Paris")


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime.datetime:
    """A moment on a clock in Paris."""
    return datetime.datetime(year, month, day, hour, minute, second, tzinfo=PARIS)


def call(**facts: Any) -> CallPage:
    """A call that is not stored."""
    return CallPage(**facts)


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        (at(2026, 3, 27, 23, 59, 59), Status.UPCOMING),
        (at(2026, 3, 28, 0, 0), Status.OPEN),
        (at(2026, 3, 29, 23, 59, 59), Status.OPEN),  # the night before, clocks went from 2 to 3
        (at(2026, 3, 30, 0, 0), Status.CLOSED),
    ],
)
def test_a_call_opens_and_closes_at_midnight_in_paris(moment: datetime.datetime, status: Status) -> None:
    spring = call(opens_on=PartialDate(2026, 3, 28), closes_on=PartialDate(2026, 3, 29))
    assert spring.status_at(moment) is status
    assert spring.status_at(moment.astimezone(datetime.UTC)) is status


def test_the_night_when_clocks_go_back_is_an_hour_longer() -> None:
    autumn = call(closes_on=PartialDate(2026, 10, 25))
    assert autumn.status_at(datetime.datetime(2026, 10, 25, 22, 59, 59, tzinfo=datetime.UTC)) is Status.OPEN
    assert autumn.status_at(datetime.datetime(2026, 10, 25, 23, 0, tzinfo=datetime.UTC)) is Status.CLOSED


def test_an_hour_ends_the_last_day_early() -> None:
    noon = call(closes_on=PartialDate(2026, 6, 1), closing_time=datetime.time(12))
    assert noon.status_at(at(2026, 6, 1, 11, 59)) is Status.OPEN
    assert noon.status_at(at(2026, 6, 1, 12, 0)) is Status.CLOSED


def test_a_month_closes_after_its_last_day() -> None:
    march = call(closes_on=PartialDate(2022, 3))
    assert march.status_at(at(2022, 3, 31, 23, 59)) is Status.OPEN
    assert march.status_at(at(2022, 4, 1)) is Status.CLOSED


def test_first_results_may_precede_the_last_closing() -> None:
    waves = call(closes_on=PartialDate(2026, 12, 31), results_on=PartialDate(2026, 6, 1))
    assert waves.status_at(at(2026, 7, 1)) is Status.OPEN
    assert waves.status_at(at(2027, 1, 1)) is Status.RESULTS


@pytest.mark.parametrize("stated", [Status.OPEN, Status.PERMANENT, Status.CLOSED])
def test_without_a_closing_date_the_stated_status_holds(stated: Status) -> None:
    assert call(stated_status=stated).status_at(at(2026, 1, 1)) is stated


def test_nothing_known_is_said_so() -> None:
    assert call().status_at(at(2026, 1, 1)) is Status.UNKNOWN


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "found"),
    [
        (at(2026, 11, 1), {"upcoming": ["dated"], "open": ["stated"], "closed": []}),
        (at(2026, 11, 25), {"upcoming": [], "open": ["dated", "stated"], "closed": []}),
        (at(2026, 12, 1, 0, 0), {"upcoming": [], "open": ["stated"], "closed": ["dated"]}),
    ],
)
def test_querysets_agree_with_the_status(moment: datetime.datetime, found: dict[str, list[str]]) -> None:
    dates: dict[str, Any] = {"opens_on": PartialDate(2026, 11, 10), "closes_on": PartialDate(2026, 11, 30)}
    with time_machine.travel(at(2026, 11, 1), tick=False):
        builders.call(code="dated", **dates)
        builders.call(code="stated", stated_status=Status.PERMANENT)
    with time_machine.travel(moment, tick=False):
        calls = CallPage.objects
        answers = {"upcoming": calls.upcoming(), "open": calls.open(), "closed": calls.closed()}
        assert {key: sorted(rows.values_list("code", flat=True)) for key, rows in answers.items()} == found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at(2026, 11, 1, 12), "Ouvert"),
        (at(2026, 11, 20, 12), "Ferme dans 10 jours"),
        (at(2026, 11, 29, 23, 59), "Ferme demain"),
        (at(2026, 11, 30, 23, 59), "Ferme aujourd’hui"),
        (at(2026, 12, 1, 0, 0), "Clos"),
    ],
)
def test_a_reader_sees_the_countdown(client: Client, moment: datetime.datetime, words: str) -> None:
    with time_machine.travel(moment, tick=False):
        page = builders.call(opens_on=PartialDate(2026, 10, 1), closes_on=PartialDate(2026, 11, 30))
        html = client.get(page.get_url()).content.decode()
    assert words in html.partition('data-field="status"')[2].partition("</span>")[0]
    assert ("Cet appel est clos" in html) == (words == "Clos")


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "found"), [(13, True), (14, True), (15, False)])
def test_what_closes_soon_is_the_same_for_readers_and_for_the_dashboard(days: int, found: bool) -> None:
    with time_machine.travel(at(2026, 10, 20, 18), tick=False):  # clocks go back in between
        last = datetime.date(2026, 10, 20) + datetime.timedelta(days=days)
        page = builders.call(closes_on=PartialDate(last.year, last.month, last.day))
        assert page.closes_soon is found
        assert CallPage.objects.closing_within(14).exists() is found


@pytest.mark.django_db
def test_a_call_stated_open_ahead_of_its_opening_opens_by_itself() -> None:
    with time_machine.travel(at(2026, 11, 1), tick=False):
        page = builders.call(opens_on=PartialDate(2026, 12, 1), stated_status=Status.OPEN)
        assert page.status is Status.UPCOMING
    with time_machine.travel(at(2026, 12, 1), tick=False):
        assert CallPage.objects.get().status is Status.OPEN
        assert list(CallPage.objects.open()) == [page]


@pytest.mark.django_db
def test_every_published_call_has_one_state() -> None:
    with pytest.raises(PublicationRefused, match="date de clôture"):
        builders.call(opens_on=PartialDate(2026, 12, 1), stated_status="")
    with pytest.raises(PublicationRefused, match="décident"):
        builders.call(closes_on=PartialDate(2030), stated_status=Status.OPEN)
