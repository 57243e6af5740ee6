"""Addresses for machines on this floor."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from home.calendars import calendar
from home.translations import all_in_language
from programmes.models import CallPage

from .models import EventPage

KEPT = datetime.timedelta(days=365)  # for how long a day that is over stays in the calendar of who follows it


@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """Every deadline and every event known to the day: a calendar to subscribe to."""
    since = timezone.now() - KEPT
    calls = CallPage.objects.listed().filter(closes_at__gte=since).by_deadline()
    events = EventPage.objects.listed().coming(since.date())
    entries = (page.calendar_entry for page in all_in_language([*calls, *events]))
    return calendar([entry for entry in entries if entry], request, "agenda")
