"""The cluster follows the log: nothing is lost, nothing goes back, and nobody who publishes notices."""

import logging
import threading
import time

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from search import feeding, indexing
from search.comparing import unlike, wanted
from search.engines.client import Missing, Refused, Unavailable
from search.engines.cluster import ClusterEngine
from search.feeding import Feeder, OutOfStep, feed, follow
from search.log import Point, head
from search.models import Change, Cursor, Entry
from search.rebuilding import indexes, rebuild, sync
from tests.cluster.nodes import Node

from .clusters import Request, before_each, changed, held, index_of, made, noted


def documents(requests: list[Request]) -> int:
    """How many documents were sent, without the mark."""
    texts = [request.body for request in requests if request.path.endswith("/_bulk")]
    return sum(line.startswith(('{"index": {"_id": "1', '{"delete"')) for text in texts for line in text.splitlines())


def test_what_changed_is_sent_and_nothing_else(cluster: ClusterEngine) -> None:
    first, second, *_others = made()
    rebuild(cluster)
    assert held(cluster) == dict(wanted())
    changed(first, title="Autrement")
    indexing.forget([second.pk])
    with noted(cluster) as requests:
        assert feed(cluster) == 2
    assert documents(requests) == 2
    assert held(cluster) == dict(wanted())
    assert second.pk not in held(cluster)
    with noted(cluster) as requests:
        assert feed(cluster) == 0
    assert documents(requests) == 0


def test_several_changes_of_an_entry_are_one_document(cluster: ClusterEngine) -> None:
    entry, *_others = made()
    rebuild(cluster)
    for number in range(5):
        changed(entry, title=f"Titre {number}")
    with noted(cluster) as requests:
        assert feed(cluster) == 5
    assert documents(requests) == 1
    assert held(cluster) == dict(wanted())


def test_what_is_sent_again_harms_nothing(cluster: ClusterEngine) -> None:
    start = head()
    entries = made()
    rebuild(cluster)
    changed(entries[0], title="Autrement")
    indexing.forget([entries[1].pk])
    feed(cluster)
    for _time in range(2):
        follow(index_of(cluster), start)
        assert held(cluster) == dict(wanted())


def test_an_older_state_takes_the_place_of_none(cluster: ClusterEngine) -> None:
    """A process that was stopped between reading and sending comes late."""
    first, second, *_others = made()
    rebuild(cluster)
    late = head().n
    changed(first, title="Autrement")
    indexing.forget([second.pk])
    feed(cluster)
    index_of(cluster).put({first.pk: first, second.pk: second}, {first.pk: late, second.pk: late})
    index_of(cluster).mark(Point(late, "older"))
    assert held(cluster) == dict(wanted())
    assert feed(cluster) == 0


def test_a_failed_request_leaves_the_mark_where_it_was(cluster: ClusterEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = made()
    rebuild(cluster)
    monkeypatch.setattr(feeding, "AT_ONCE", 10)
    for entry in entries:
        changed(entry, title=f"Autrement {entry.pk}")
    bulks = []

    def fail(request: Request) -> None:
        if request.path.endswith("/_bulk"):
            bulks.append(request)
            if len(bulks) == 5:  # documents, mark, documents, mark
                raise Unavailable("429 busy")

    with before_each(cluster, fail), pytest.raises(Unavailable, match="busy"):
        feed(cluster)
    assert feed(cluster) == 20
    assert held(cluster) == dict(wanted())


def test_a_document_that_the_cluster_refuses_is_our_mistake_and_lost_on_nobody(cluster: ClusterEngine) -> None:
    entry, *_others = made()
    rebuild(cluster)
    good = Entry.objects.get(pk=entry.pk)
    changed(entry, shown_in=[{"not": "a language"}])
    for _time in range(2):
        with pytest.raises(Refused, match="shown_in"):
            feed(cluster)
    changed(entry, shown_in=good.shown_in)
    assert feed(cluster) == 2
    assert held(cluster) == dict(wanted())


def test_an_index_of_another_history_is_filled_anew(cluster: ClusterEngine) -> None:
    """A restored backup counts on from a number that the index has seen with other changes."""
    entries = made()
    rebuild(cluster)
    changed(entries[0], title="Perdu avec la base")
    feed(cluster)
    Change.objects.order_by("-n")[0].delete()
    Entry.objects.filter(pk=entries[0].pk).update(title=entries[0].title)
    changed(entries[1], title="Depuis la sauvegarde")
    Change.objects.order_by("-n")[0].delete()
    Change.objects.create(n=head().n + 1, entry=entries[1].pk)
    with pytest.raises(OutOfStep):
        feed(cluster)
    sync(cluster)
    assert held(cluster) == dict(wanted())


def test_an_index_that_went_away_is_not_made_by_writing_to_it(cluster: ClusterEngine) -> None:
    """Clusters make an index without our fields for whoever writes to an unknown name."""
    entries = made()
    rebuild(cluster)
    index = index_of(cluster)
    index.delete()
    with pytest.raises(Unavailable):
        index.put({entries[0].pk: entries[0]}, {entries[0].pk: 10**9})
    with pytest.raises(OutOfStep):
        feed(cluster)
    assert indexes(cluster) == {}
    with pytest.raises(Missing):
        cluster.client.ask("GET", f"/{index.name}")
    assert sync(cluster) == Entry.objects.count()
    assert held(cluster) == dict(wanted())


def test_readers_learn_that_the_index_moved(cluster: ClusterEngine) -> None:
    entry, *_others = made()
    rebuild(cluster)
    cursor = Cursor.objects.get(consumer=cluster.alias)
    assert cursor.n == head().n
    changed(entry, title="Autrement")
    feed(cluster)
    assert Cursor.objects.get(consumer=cluster.alias).n == head().n > cursor.n
    rebuild(cluster)
    assert Cursor.objects.get(consumer=cluster.alias).pk != cursor.pk


def test_a_node_that_dies_in_the_middle_of_a_request_gets_it_again(
    cluster: ClusterEngine, each_node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "AT_ONCE", 150)
    made(10)
    rebuild(cluster)
    made(600, seed=4)
    bulks: list[Request] = []
    killer = threading.Timer(0.05, each_node.kill)

    def kill_soon(request: Request) -> None:
        bulks.extend([request] if len(request.body or "") > 10_000 else [])
        if bulks[1:] == [request]:
            killer.start()
        if bulks[2:]:
            killer.join()

    with before_each(cluster, kill_soon), pytest.raises(Unavailable):
        feed(cluster)
    killer.join()  # not only dead: known as dead, so that it can be started again
    with pytest.raises(Unavailable):
        feed(cluster)
    each_node.start()
    assert feed(cluster) in {300, 450}, "the second request was answered or was not"
    assert unlike(cluster) == set()
    assert held(cluster) == dict(wanted())


# The thread that feeds


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeding, "PAUSES", (0.01,))


def wait_for(feeder: Feeder) -> None:
    """Return when its thread has ended."""
    deadline = time.monotonic() + 20
    while feeder.is_running and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not feeder.is_running


def test_what_is_said_while_the_thread_works_is_one_more_round() -> None:
    rounds: list[str] = []
    busy, go_on = threading.Event(), threading.Event()

    def work() -> None:
        rounds.append(threading.current_thread().name)
        busy.set()
        assert go_on.wait(20)

    feeder = Feeder(work)
    feeder.wake()
    assert busy.wait(20)
    for _time in range(50):
        feeder.wake()
    go_on.set()
    wait_for(feeder)
    assert rounds == ["search-feeder"] * 2
    feeder.wake()
    wait_for(feeder)
    assert len(rounds) == 3


def test_the_thread_tries_again_while_the_cluster_is_away(caplog: pytest.LogCaptureFixture) -> None:
    answers: list[Exception | None] = [Unavailable("away"), Unavailable("away"), None]

    def work() -> None:
        if answer := answers.pop(0):
            raise answer

    feeder = Feeder(work)
    feeder.wake()
    wait_for(feeder)
    assert answers == []
    assert caplog.messages == ["The search cluster takes no changes (away): they are sent later"] * 2


def test_the_thread_says_what_else_went_wrong_and_ends(caplog: pytest.LogCaptureFixture) -> None:
    def work() -> None:
        raise Refused("400 a mistake of ours")

    feeder = Feeder(work)
    feeder.wake()
    wait_for(feeder)
    assert [(record.levelno, record.message) for record in caplog.records] == [
        (logging.ERROR, "The search cluster was not fed")
    ]


@pytest.mark.django_db
def test_the_thread_is_woken_once_a_change_is_committed(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    woken: list[int] = []
    monkeypatch.setattr(feeding.FEEDER, "wake", lambda: woken.append(Entry.objects.count()))
    with django_capture_on_commit_callbacks(execute=True):
        made(3)
    assert woken == []  # there is no cluster
    settings.SEARCH_URL = "elasticsearch://127.0.0.1:1"
    with django_capture_on_commit_callbacks(execute=True):
        made(5, seed=4)
        assert woken == []
    assert len(woken) == 1


@pytest.mark.django_db
def test_who_publishes_meets_no_error_of_the_thread(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> None:
        raise RuntimeError("can't start new thread")

    settings.SEARCH_URL = "elasticsearch://127.0.0.1:1"
    monkeypatch.setattr(feeding.FEEDER, "wake", fail)
    with django_capture_on_commit_callbacks(execute=True):
        made(3)
    assert Entry.objects.count() == 3
    assert "can't start new thread" in caplog.text
