"""Events in the calendar of a reader, and the calendar of all deadlines and events that one may follow."""

import datetime

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from home.dates import PartialDate
from tests import builders
from tests.reading import queries_of, read

pytestmark = pytest.mark.django_db


def calendar(client: Client, address: str) -> Calendar:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(response.content)


def test_an_event_is_in_the_calendar_with_all_its_days_and_its_place(client: Client) -> None:
    page = builders.event(
        title="Rencontres",
        starts_on=PartialDate(2024, 11, 26),
        ends_on=PartialDate(2024, 11, 27),
        place="Campus",
        commune="Palaiseau",
        departement="91",
    )
    (event,) = calendar(client, f"{page.get_url()}agenda.ics").events
    assert event["SUMMARY"] == "Rencontres"
    assert event.decoded("DTSTART") == datetime.date(2024, 11, 26)
    assert event.decoded("DTEND") == datetime.date(2024, 11, 28)
    assert event["LOCATION"] == "Campus, Palaiseau (91)"
    assert event["URL"] == page.full_url


def test_only_a_coming_event_is_proposed(client: Client) -> None:
    page = builders.event(starts_on=PartialDate(2024, 11, 26))
    link = f'href="{page.get_url()}agenda.ics"'
    with time_machine.travel("2024-11-26 23:00+01:00", tick=False):
        assert link in read(client, page.get_url())
    with time_machine.travel("2024-11-27 00:00+01:00", tick=False):
        assert link not in read(client, page.get_url())


@pytest.mark.parametrize(
    ("start", "end"), [(PartialDate(2024, 11), None), (PartialDate(2024, 11, 26), PartialDate(2024, 12))]
)
def test_an_event_without_days_is_in_no_calendar(client: Client, start: PartialDate, end: PartialDate | None) -> None:
    page = builders.event(starts_on=start, ends_on=end)
    assert client.get(f"{page.get_url()}agenda.ics").status_code == 404


@time_machine.travel("2026-11-25 12:00+01:00", tick=False)
def test_one_calendar_has_all_deadlines_and_events_of_a_year_ago_and_later(client: Client) -> None:
    builders.call(title="Ouvert", closes_on=PartialDate(2027, 3, 30), closing_time=datetime.time(12))
    builders.call(title="Clos", closes_on=PartialDate(2026, 3, 30))
    builders.call(title="Ancien", closes_on=PartialDate(2024, 3, 30))
    builders.call(title="Vague", closes_on=PartialDate(2027, 3))
    builders.event(title="Rencontres", starts_on=PartialDate(2027, 1, 8))
    builders.event(title="Vieilles rencontres", starts_on=PartialDate(2024, 1, 8))
    builders.event(title="Brouillon", starts_on=PartialDate(2027, 1, 8), live=False)
    hidden = builders.event(title="Secret", starts_on=PartialDate(2027, 1, 8))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    whole = calendar(client, "/agenda.ics")
    space = "\N{NO-BREAK SPACE}"
    assert [str(event["SUMMARY"]) for event in whole.events] == [
        f"Clôture{space}: Clos",
        f"Clôture{space}: Ouvert",
        "Rencontres",
    ]
    assert len({str(event["UID"]) for event in whole.events}) == 3
    assert whole["X-WR-CALNAME"] == "Compétences & territoires"


def test_an_empty_calendar_is_one(client: Client) -> None:
    builders.home()
    assert calendar(client, "/agenda.ics").events == []


def test_the_calendar_costs_the_same_with_more_rows(client: Client) -> None:
    builders.call(closes_on=PartialDate(2027, 3, 30)), builders.event(starts_on=PartialDate(2027, 1, 8))
    few = queries_of(client, "/agenda.ics")
    for _ in range(5):
        builders.call(closes_on=PartialDate(2027, 3, 30)), builders.event(starts_on=PartialDate(2027, 1, 8))
    assert queries_of(client, "/agenda.ics") == few
