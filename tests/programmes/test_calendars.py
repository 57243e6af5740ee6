"""The deadline of a call in the calendar of a reader, as iCalendar's own parser reads it."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar, Event
from wagtail.models import PageViewRestriction

from home.dates import PartialDate
from tests import builders
from tests.reading import read

pytestmark = pytest.mark.django_db
MARCH = PartialDate(2027, 3, 30)
LONG = "Une phrase qui dépasse les soixante-quinze octets d’une ligne, avec des accents : été, œuvre ; et « cetera »."


def calendar(client: Client, address: str) -> Calendar:
    """The calendar at an address, each line of which is as short as the standard wants."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
    return Calendar.from_ical(response.content)


def deadline(client: Client, **facts: object) -> Event:
    """The only event of a call's calendar."""
    page = builders.call(**facts)
    (event,) = calendar(client, f"{page.get_url()}agenda.ics").events
    assert not event.errors
    return event


def test_a_deadline_is_a_whole_day(client: Client) -> None:
    event = deadline(client, title="AMI, saison 2 ; fin", summary=LONG, closes_on=MARCH)
    assert event["SUMMARY"] == "Clôture\N{NO-BREAK SPACE}: AMI, saison 2 ; fin"
    assert event.decoded("DTSTART") == datetime.date(2027, 3, 30)
    assert event.decoded("DTEND") == datetime.date(2027, 3, 31)
    assert str(event["DESCRIPTION"]).startswith(LONG)
    assert event["TRANSP"] == "TRANSPARENT"


def test_an_hour_is_an_hour_in_paris(client: Client) -> None:
    event = deadline(client, closes_on=MARCH, closing_time=datetime.time(12))
    start = event.decoded("DTSTART")
    assert start == datetime.datetime(2027, 3, 30, 12, tzinfo=ZoneInfo("Europe/Paris"))
    assert start.utcoffset() == datetime.timedelta(hours=2)
    assert event["DTSTART"].params["TZID"] == "Europe/Paris"
    assert "DTEND" not in event


def test_the_time_zone_comes_with_the_hour(client: Client) -> None:
    page = builders.call(closes_on=MARCH, closing_time=datetime.time(12))
    whole = calendar(client, f"{page.get_url()}agenda.ics")
    assert [zone.tz_name for zone in whole.timezones] == ["Europe/Paris"]
    assert not whole.get_missing_tzids()


def test_a_call_stays_the_same_event_when_it_changes(client: Client) -> None:
    page = builders.call(title="Avant", closes_on=MARCH)
    address = f"{page.get_url()}agenda.ics"
    with time_machine.travel("2026-11-01 00:00+00:00", tick=False):
        page.save_revision().publish()
        (before,) = calendar(client, address).events
    with time_machine.travel("2026-12-01 00:00+00:00", tick=False):
        page.title = "Après"
        page.save_revision().publish()
        (after,) = calendar(client, address).events
    assert before["UID"] == after["UID"] == str(page.translation_key)
    assert after.decoded("LAST-MODIFIED") == datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)
    assert after.decoded("DTSTAMP") > before.decoded("DTSTAMP")
    assert after["URL"] == page.full_url


@pytest.mark.parametrize("facts", [{}, {"closes_on": PartialDate(2027, 3)}, {"closes_on": PartialDate(2027)}])
def test_a_day_that_is_not_known_is_in_no_calendar(client: Client, facts: dict[str, PartialDate]) -> None:
    page = builders.call(**facts)
    assert "agenda.ics" not in read(client, page.get_url()).partition("<main")[2]
    assert client.get(f"{page.get_url()}agenda.ics").status_code == 404


def test_only_a_deadline_ahead_is_proposed(client: Client) -> None:
    page = builders.call(closes_on=MARCH)
    address = f"{page.get_url()}agenda.ics"
    with time_machine.travel("2027-03-30 23:00+02:00", tick=False):
        assert f'href="{address}"' in read(client, page.get_url())
    with time_machine.travel("2027-03-31 00:00+02:00", tick=False):
        assert f'href="{address}"' not in read(client, page.get_url())
        assert calendar(client, address).events


def test_what_is_not_for_everyone_is_in_no_calendar(client: Client) -> None:
    draft, hidden = builders.call(closes_on=MARCH, live=False), builders.call(closes_on=MARCH)
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{draft.get_url()}agenda.ics").status_code == 404
    assert client.get(f"{hidden.get_url()}agenda.ics")["Content-Type"] != "text/calendar; charset=utf-8"


def test_an_address_below_a_call_is_kept_when_the_call_moves(client: Client) -> None:
    assert builders.call(closes_on=MARCH).get_route_paths() == ["/", "/agenda.ics"]
