"""Nodes killed under readers and editors: no page fails, and no update is lost."""

import json
import time
from pathlib import Path
from urllib.request import urlopen

from tests.cluster.nodes import Node, Trio

from .sites import OwnSite, Seen


def engines(seen: list[Seen], since: float) -> set[str]:
    """Who answered what was asked from a moment on."""
    return {one.engine for one in seen if one.at > since and one.engine}


def assert_nothing_failed(seen: list[Seen]) -> None:
    assert len(seen) > 30
    assert {one.status for one in seen} == {200}


def assert_nothing_is_lost(site: OwnSite) -> None:
    """Once what is left was sent, the cluster holds what the entries say, and these what the pages say."""
    site.prepare("manage.py", "search_check")


def holder(trio: Trio, index: str) -> Node:
    """The node that writes an index, and has to be replaced when it dies."""
    with urlopen(
        f"http://127.0.0.1:{trio.nodes[0].port}/_cat/shards/{index}?format=json&h=prirep,node", timeout=10
    ) as answer:
        (name,) = [shard["node"] for shard in json.load(answer) if shard["prirep"] == "p"]
    return trio.nodes[int(name.removeprefix("node-")) - 1]


def wait_for_the_cluster(site: OwnSite, seconds: float = 60) -> None:
    limit = time.monotonic() + seconds
    while site.see("/recherche/?q=projet&format=json").engine != "cluster":
        assert time.monotonic() < limit
        time.sleep(0.5)


def test_a_node_of_three_is_killed(trio: Trio, filled: Path, tmp_path: Path) -> None:
    """30 seconds of searching and publishing, in the middle of which a node that holds the index dies."""
    site = OwnSite.copy(filled, tmp_path, f"{trio.url}?index=site")
    trio.wait()
    first = holder(trio, "site-*")
    with site.serving():
        wait_for_the_cluster(site)
        start = site.cursor()
        with site.being_read() as seen, site.editing(30) as done:
            time.sleep(12)
            first.kill()
            killed = time.monotonic()
            time.sleep(18)
        assert_nothing_failed(seen)
        assert "cluster" in engines(seen, killed)
        wait_for_the_cluster(site)
    assert done["edits"] > 20
    assert site.cursor() > start
    assert_nothing_is_lost(site)
    trio.start()


def test_a_node_is_killed_and_started_again(opensearch: Node, filled: Path, tmp_path: Path) -> None:
    """60 seconds of searching and publishing: readers get the database's answers until the node is back."""
    site = OwnSite.copy(filled, tmp_path, f"{opensearch.url}?index=alone")
    with site.serving():
        wait_for_the_cluster(site)
        with site.being_read() as seen, site.editing(60) as done:
            time.sleep(10)
            opensearch.kill()
            killed = time.monotonic()
            time.sleep(8)
            opensearch.start()
            started = time.monotonic()
            time.sleep(max(0, 60 - (started - killed) - 10))
        assert_nothing_failed(seen)
        assert engines([one for one in seen if one.at < killed + 8], killed) == {"embedded"}
        wait_for_the_cluster(site)
    assert done["edits"] > 40
    assert_nothing_is_lost(site)
