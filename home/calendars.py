"""What readers put in their calendars (iCalendar, RFC 5545 and 7986)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event, Timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from .languages import code_of, spoken
from .navigation import footer, full_address

DAY = datetime.timedelta(days=1)

# Hours are said in Paris, whose clocks change by directive 2000/84/EC. The library's own table is an hour late.
PARIS = """BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Entry:
    """A page's line in a calendar: an instant, or whole days of which `last` is one."""

    page: Any
    title: str
    start: datetime.date | datetime.datetime
    last: datetime.date | None = None
    place: str = ""

    def event(self, request: HttpRequest) -> Event:
        """The same identifier for ever, so that a calendar brings up to date what it has already."""
        changed = self.page.last_published_at or self.page.latest_revision_created_at or timezone.now()
        address = full_address(self.page, request)
        event = Event()
        event.add("uid", str(self.page.translation_key))
        event.add("dtstamp", changed)
        event.add("last-modified", changed)
        event.add("summary", self.title, parameters=self.foreign)
        event.add("dtstart", self.start)
        if self.last:
            event.add("dtend", self.last + DAY)  # the first day after it
        event.add("url", address)
        event.add("description", "\n\n".join(filter(None, [self.page.description, address])), parameters=self.foreign)
        if self.place:
            event.add("location", self.place)
        event.add("transp", "TRANSPARENT")  # nobody is busy all day because a call closes
        return event

    @property
    def foreign(self) -> dict[str, str]:
        """The language of the texts, where it is not that of the calendar."""
        language = code_of(self.page)
        return {"language": language} if language != spoken() else {}


class CalendarPageMixin(RoutablePageMixin):
    """Mixin of pages whose day may be put in a calendar: they serve `agenda.ics` below their address."""

    slug: str

    @property
    def calendar_entry(self) -> Entry | None:
        """Nothing where the day is not known."""
        raise NotImplementedError

    @path("agenda.ics/")
    def agenda(self, request: HttpRequest) -> HttpResponse:
        entry = self.calendar_entry
        if entry is None:
            raise Http404
        return calendar([entry], request, self.slug)

    def get_route_paths(self) -> list[str]:
        """Addresses that redirects keep."""
        return ["/", "/agenda.ics"]


def calendar(entries: Iterable[Entry], request: HttpRequest, name: str) -> HttpResponse:
    """A calendar file that a reader adds, or that a calendar asks for again once a day."""
    whole = Calendar()
    whole.add("prodid", "-//competences-territoires//agenda//FR")
    whole.add("version", "2.0")
    whole.add("name", footer(request).settings.name)
    whole.add("x-wr-calname", footer(request).settings.name)
    whole.add("refresh-interval", DAY, parameters={"value": "DURATION"})
    whole.add("x-published-ttl", "P1D")
    entries = list(entries)
    if has_hours(entries):
        whole.add_component(Timezone.from_ical(PARIS))
    for entry in entries:
        whole.add_component(entry.event(request))
    response = HttpResponse(whole.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def has_hours(entries: Iterable[Entry]) -> bool:
    return any(isinstance(entry.start, datetime.datetime) for entry in entries)
