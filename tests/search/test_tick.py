"""The work of each minute: one bad page stops no other, two runs never overlap, what is old goes and no more."""

import datetime
import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone
from pytest_django.fixtures import Settings
from wagtail import hooks
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Page

from home import tick
from home.content import version
from home.models import Tick
from news.models import NewsPage
from search import retention
from search.engines.embedded import updated, whole
from search.models import Asked, Change, Cursor, Entry
from tests import builders

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
HOUR = datetime.timedelta(hours=1)
LATER = datetime.timedelta(hours=2)


def run() -> tuple[str, str]:
    """What the command says, on each of its outputs, whether it fails or not."""
    out, err = StringIO(), StringIO()
    try:
        call_command("tick", stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def schedule(page: Any, **facts: Any) -> None:
    """Publish a page in an hour."""
    for name, value in facts.items():
        setattr(page, name, value)
    page.go_live_at = timezone.now() + HOUR
    page.save_revision().publish()


# Publication


def test_a_page_is_published_in_its_hour_and_found() -> None:
    page = builders.article(live=False)
    schedule(page)
    assert run() == ("", "")
    assert not Entry.objects.filter(pk=page.pk).exists()
    with time_machine.travel(timezone.now() + LATER):
        assert run() == ("", "")
    assert NewsPage.objects.get(pk=page.pk).live
    assert Entry.objects.filter(pk=page.pk).exists()


def test_a_page_expires_in_its_hour_and_is_no_longer_found() -> None:
    page = builders.article(expire_at=timezone.now() + HOUR)
    with time_machine.travel(timezone.now() + LATER):
        assert run() == ("", "")
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)
    assert not Entry.objects.filter(pk=page.pk).exists()


@pytest.fixture
def bad(db: None) -> Any:
    """A page that was right when it was scheduled and no longer is, before and after two others."""
    first, bad, second = builders.call(live=False), builders.call(live=False), builders.call(live=False)
    for page in (first, bad, second):
        schedule(page)
    type(bad).objects.filter(pk=bad.pk).update(live=False)
    revision = bad.latest_revision
    revision.content["code"] = first.code  # which another page has
    revision.save()
    return first, bad, second


def test_a_page_that_is_refused_stops_no_other_and_is_said(bad: Any, caplog: pytest.LogCaptureFixture) -> None:
    first, refused, second = bad
    expired = builders.article(expire_at=timezone.now() + HOUR)
    with time_machine.travel(timezone.now() + LATER):
        out, err = run()
    assert {one.pk: one.live for one in Page.objects.filter(pk__in=[first.pk, refused.pk, second.pk, expired.pk])} == {
        first.pk: True,
        refused.pk: False,
        second.pk: True,
        expired.pk: False,
    }
    assert out == ""
    assert refused.title in err
    assert first.title not in err
    assert "PublicationRefused" in caplog.text


def test_a_failing_publication_leaves_nothing_half_done(bad: Any) -> None:
    refused = bad[1]
    before = Page.objects.filter(pk=refused.pk).values().get()
    with time_machine.travel(timezone.now() + LATER):
        run()
        assert refused.title in run()[1]  # it is said until somebody mends it
    assert Page.objects.filter(pk=refused.pk).values().get() == before


def test_the_command_fails_where_something_went_wrong(bad: Any) -> None:
    with time_machine.travel(timezone.now() + LATER), pytest.raises(CommandError, match="1"):
        call_command("tick", stderr=StringIO())


def test_a_part_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError("no luck")

    page = builders.article(expire_at=timezone.now() + HOUR)
    with hooks.register_temporarily("each_minute", fail, order=-1), time_machine.travel(timezone.now() + LATER):
        assert "fail: ZeroDivisionError: no luck" in run()[1]
    page.refresh_from_db()
    assert not page.live
    known = tick.last()
    assert known is not None
    assert known.problems == 1


# When it runs


def test_a_run_where_nothing_is_due_leaves_the_pages_as_they_are() -> None:
    builders.home()
    before = version()
    run()
    assert version() == before


def test_it_is_known_when_it_last_ran() -> None:
    assert tick.last() is None
    with time_machine.travel("2026-11-26 10:00+01:00", tick=False):
        run()
        known = tick.last()
        assert known is not None
        assert (known.ended_at, known.problems) == (timezone.now(), 0)


def test_a_second_run_leaves_the_work_to_the_first() -> None:
    seen = []
    with hooks.register_temporarily("each_minute", lambda: seen.append(run()), order=-1):
        run()
    assert [err for _out, err in seen] == [""]
    assert seen[0][0]
    assert run() == ("", "")


def test_a_run_that_was_killed_holds_back_the_next_ones_for_a_while_only() -> None:
    Tick.objects.create(pk=1, holder="killed", busy_until=timezone.now() + tick.LEASE)
    assert run()[0]
    with time_machine.travel(timezone.now() + tick.LEASE):
        assert run() == ("", "")


def test_a_run_that_takes_long_keeps_its_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    renewals: list[str] = []
    enough = Event()

    def renew(holder: str) -> None:
        renewals.append(holder)
        if len(renewals) == 2:
            enough.set()
        raise OperationalError  # which does not end it

    monkeypatch.setattr(tick, "renew", renew)
    monkeypatch.setattr(tick, "LEASE", datetime.timedelta(seconds=0.04))

    def part() -> None:
        assert enough.wait(10)
        assert Tick.objects.get().holder == renewals[0]

    with hooks.register_temporarily("each_minute", part):
        assert run() == ("", "")


def test_only_who_holds_the_lease_renews_it() -> None:
    with time_machine.travel("2026-11-26 10:00+01:00", tick=False):
        until = timezone.now()
        Tick.objects.create(pk=1, holder="one", busy_until=until)
        tick.renew("another")
        assert Tick.objects.get().busy_until == until
        tick.renew("one")
        assert Tick.objects.get().busy_until == until + tick.LEASE


def test_a_service_runs_until_it_is_stopped(tmp_path: Path) -> None:
    """With a database that has no tables yet, each run fails and is said; the service stays and stops when told."""
    variables = {"DJANGO_SETTINGS_MODULE": "config.settings.dev", "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3"}
    command = [sys.executable, "manage.py", "tick", "--every", "1"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | variables, stderr=subprocess.PIPE, text=True) as service:
        assert service.stderr is not None
        failures = (line for line in service.stderr if "The run failed." in line)
        next(failures), next(failures)
        service.send_signal(signal.SIGTERM)
        service.stderr.read()
        assert service.wait(30) == 0


# What is old


def test_old_terms_and_old_messages_go(settings: Settings) -> None:
    today = timezone.localdate()
    for age in (390, 400):
        Asked.objects.create(key="bois", language="fr", text="bois", day=today - datetime.timedelta(days=age))
    page = builders.contact_page()
    with time_machine.travel(timezone.now() - datetime.timedelta(days=370)):
        FormSubmission.objects.create(page=page, form_data={})
    FormSubmission.objects.create(page=page, form_data={})
    run()
    assert (Asked.objects.count(), FormSubmission.objects.count()) == (1, 1)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of ten changes: six of last week, four of now; three are kept in any case."""
    monkeypatch.setattr(retention, "KEPT", 3)
    Change.objects.all().delete()
    week = timezone.now() - retention.KEPT_FOR - HOUR
    return [Change.objects.create(entry=1, at=week if place < 6 else timezone.now()).n for place in range(10)]


def left() -> list[int]:
    retention.cut_log()
    return list(Change.objects.order_by("n").values_list("n", flat=True))


def test_changes_of_a_week_are_kept(log: list[int]) -> None:
    assert left() == log[6:]


def test_the_last_changes_are_kept_whatever_their_age(log: list[int]) -> None:
    Change.objects.update(at=timezone.now() - 2 * retention.KEPT_FOR)
    assert left() == log[7:]


def test_what_the_slowest_consumer_has_to_read_is_kept(log: list[int]) -> None:
    Cursor.objects.create(consumer="quick", n=log[9])
    Cursor.objects.create(consumer="slow", n=log[2])
    assert left() == log[2:]  # with the change that it knows, by which it sees that the log is the same


def test_the_log_has_no_gap_where_the_clock_was_set_back(log: list[int]) -> None:
    Change.objects.filter(n=log[3]).update(at=timezone.now())
    assert left() == log[3:]


def test_a_short_log_stays(monkeypatch: pytest.MonkeyPatch, log: list[int]) -> None:
    monkeypatch.setattr(retention, "KEPT", 20)
    assert left() == log
    Change.objects.all().delete()
    assert left() == []


def test_many_changes_go_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch, log: list[int]) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    assert left() == log[2:]
    assert left() == log[4:]


def test_a_process_that_comes_late_reads_everything_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "KEPT", 1)
    first = builders.article(title="Premier")
    known = whole()
    second = builders.article(title="Second")
    Change.objects.update(at=timezone.now() - 2 * retention.KEPT_FOR)
    retention.cut_log()
    builders.article(title="Troisième")
    assert not Change.objects.filter(n=known.head).exists()
    fresh = updated(known)
    assert set(fresh.languages["fr"]) == set(Entry.objects.values_list("pk", flat=True))
    assert {first.pk, second.pk} <= set(fresh.languages["fr"])
