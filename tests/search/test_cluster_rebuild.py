"""The index made anew while readers read and editors write; compared with the entries and put right."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from search import indexing, rebuilding
from search.comparing import unlike, wanted
from search.engines.client import WRITING, Unavailable
from search.engines.cluster import ClusterEngine
from search.engines.index import Index
from search.feeding import feed
from search.log import head
from search.models import Cursor, Entry
from search.rebuilding import indexes, rebuild
from search.upkeep import feed_each_minute
from tests import builders

from .clusters import changed, held, index_of, made

PAGES = {"query": {"exists": {"field": "page"}}}


@contextmanager
def reading(engine: ClusterEngine) -> Iterator[list[int]]:
    """A reader who asks all the time how many documents there are."""
    seen: list[int] = []
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            found = engine.client.ask(
                "POST", f"/{engine.alias}/_count", {"query": {"exists": {"field": "page"}}}, WRITING
            )
            seen.append(found["count"])

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield seen
    finally:
        ended.set()
        thread.join()


@pytest.fixture
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time for those who still read the old index."""
    monkeypatch.setattr(rebuilding, "GRACE", 0)


def meanwhile(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[], object]) -> None:
    """Do something once, right after a step of rebuilding."""
    step = getattr(rebuilding, name)
    todo = [act]

    def stepped(*arguments: object) -> object:
        answer = step(*arguments)
        if todo:
            todo.pop()()
        return answer

    monkeypatch.setattr(rebuilding, name, stepped)


def test_readers_read_on_while_the_index_is_made_anew(cluster: ClusterEngine) -> None:
    made(60)
    rebuild(cluster)
    first = index_of(cluster)
    with reading(cluster) as seen:
        assert rebuild(cluster) == 60
    assert set(seen) == {60}
    assert len(seen) > 3
    assert indexes(cluster) == {index_of(cluster).name: True}
    assert index_of(cluster) != first


@pytest.mark.usefixtures("in_haste")
@pytest.mark.parametrize("step", ["fill", "follow", "switch"])
def test_what_is_written_meanwhile_is_in_the_new_index(
    cluster: ClusterEngine, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    first, second, *_others = made()
    rebuild(cluster)

    def write() -> None:
        changed(first, title=f"Pendant {step}")
        indexing.forget([second.pk])
        if step != "switch":
            feed(cluster)  # the old index, which readers still read

    meanwhile(monkeypatch, step, write)
    rebuild(cluster)
    assert held(cluster) == dict(wanted())


@pytest.mark.usefixtures("in_haste")
def test_who_still_feeds_the_old_index_takes_nothing_from_the_new_one(
    cluster: ClusterEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """His mark must not say of the new index what he sent to the old one."""
    entry, *_others = made()
    rebuild(cluster)
    old = index_of(cluster)
    changed(entry, title="Pendant")

    def finish() -> None:
        old.put({entry.pk: entry}, {entry.pk: head().n})
        old.mark(head())

    meanwhile(monkeypatch, "switch", finish)
    rebuild(cluster)
    assert held(cluster) == dict(wanted())
    with pytest.raises(Unavailable):
        finish()
    assert len(indexes(cluster)) == 1


@pytest.mark.usefixtures("in_haste")
def test_a_rebuild_that_fails_leaves_the_old_index(cluster: ClusterEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    made()
    rebuild(cluster)
    name = index_of(cluster).name

    def fail() -> None:
        raise Unavailable("429 busy")

    meanwhile(monkeypatch, "follow", fail)
    with pytest.raises(Unavailable):
        rebuild(cluster)
    assert indexes(cluster) == {name: True}
    assert held(cluster) == dict(wanted())


@pytest.mark.usefixtures("in_haste")
def test_two_rebuilds_at_the_same_time_leave_one_index(cluster: ClusterEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    made()
    rebuild(cluster)
    meanwhile(monkeypatch, "fill", lambda: rebuild(cluster))
    rebuild(cluster)
    assert indexes(cluster) == {index_of(cluster).name: True}
    assert held(cluster) == dict(wanted())


@pytest.mark.usefixtures("in_haste")
def test_what_a_rebuild_left_long_ago_is_taken_away(cluster: ClusterEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    made()
    now = time.time_ns()
    with monkeypatch.context() as patch:
        patch.setattr("search.engines.index.time.time_ns", lambda: now - 2 * 24 * 3600 * 10**9)
        Index.create(cluster.client, cluster.alias)
    young = Index.create(cluster.client, cluster.alias)
    rebuild(cluster)
    assert indexes(cluster) == {young.name: False, index_of(cluster).name: True}


# Commands


@pytest.fixture
def site(cluster: ClusterEngine, settings: Settings) -> ClusterEngine:
    """The cluster of the site, and some pages."""
    settings.SEARCH_URL = cluster.address
    for title in ("Un", "Deux", "Trois"):
        builders.article(title=title)
    return cluster


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    call_command(*words)
    return capsys.readouterr().out.strip()


def test_the_first_sync_fills_the_cluster_and_the_next_ones_feed_it(
    site: ClusterEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    number = Entry.objects.count()
    assert said(capsys, "search_sync").startswith(f"{number} ")
    builders.article(title="Quatre")
    assert said(capsys, "search_sync").startswith("1 ")
    assert said(capsys, "search_sync").startswith("0 ")
    assert held(site) == dict(wanted())


@pytest.mark.usefixtures("in_haste")
def test_what_is_right_is_said_to_be_right(site: ClusterEngine, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "search_sync")
    number = Entry.objects.count()
    assert "\n" not in said(capsys, "search_check")
    assert said(capsys, "search_rebuild").splitlines()[-1].startswith(f"{number} ")


@pytest.mark.usefixtures("in_haste")
def test_a_cluster_that_differs_is_found_and_mended(site: ClusterEngine, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "search_sync")
    keys = list(Entry.objects.values_list("pk", flat=True))
    index = index_of(site)
    other, ghost = Entry.objects.get(pk=keys[1]), Entry.objects.get(pk=keys[2])
    other.title_keys, ghost.pk = "autre", 999_999
    documents = {keys[0]: None, keys[1]: other, 999_999: ghost}
    index.put(documents, dict.fromkeys(documents, 10**9))
    index.refresh()
    assert unlike(site) == {keys[0], keys[1], 999_999}
    with pytest.raises(CommandError, match=r"(?s)^3 .+search_check --repair"):
        call_command("search_check")
    assert said(capsys, "search_check", "--repair").startswith("3 ")
    assert held(site) == dict(wanted())
    assert "\n" not in said(capsys, "search_check")


def test_an_entry_that_differs_from_its_page_is_found_and_mended(
    site: ClusterEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "search_sync")
    Entry.objects.filter(title="Un").update(title="Autre")
    Entry.objects.filter(title="Deux").delete()
    with pytest.raises(CommandError, match=r"^2 "):
        call_command("search_check")
    said(capsys, "search_check", "--repair")
    assert set(Entry.objects.filter(title__in=("Un", "Deux", "Trois", "Autre")).values_list("title", flat=True)) == {
        "Un",
        "Deux",
        "Trois",
    }
    assert "\n" not in said(capsys, "search_check")
    assert held(site) == dict(wanted())


def test_a_cluster_without_an_index_is_found_and_mended(
    site: ClusterEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError):
        call_command("search_check")
    said(capsys, "search_check", "--repair")
    assert held(site) == dict(wanted())


def test_the_work_of_each_minute_feeds_the_cluster_and_forgets_old_cursors(site: ClusterEngine) -> None:
    Cursor.objects.create(consumer="search-of-an-older-release")
    assert list(feed_each_minute()) == []
    assert [cursor.consumer for cursor in Cursor.objects.all()] == [site.alias]
    assert held(site) == dict(wanted())


@pytest.mark.django_db
def test_a_site_without_a_cluster_needs_none(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.SEARCH_URL = None
    article = builders.article(title="Un")
    Cursor.objects.create(consumer="search-of-a-cluster-that-was")
    assert "SEARCH_URL" in said(capsys, "search_sync")
    Entry.objects.filter(pk=article.pk).delete()
    assert said(capsys, "search_rebuild").startswith("1 ")
    assert "\n" not in said(capsys, "search_check")
    assert list(feed_each_minute()) == []
    assert not Cursor.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["search_sync", "search_rebuild", "search_check"])
def test_a_cluster_that_is_away_is_named_in_a_sentence(settings: Settings, command: str) -> None:
    settings.SEARCH_URL = "elasticsearch://user:tell-nobody@127.0.0.1:1"
    with pytest.raises(CommandError, match="ConnectionError") as error:
        call_command(command)
    assert "tell-nobody" not in str(error.value)
    (problem,) = feed_each_minute()
    assert "ConnectionError" in problem
    assert "tell-nobody" not in problem
