"""The nodes that the cluster tests stand on: they answer, lose nothing, can be silenced, and outlive nobody."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import elasticsearch.helpers
import opensearchpy.helpers
import pytest

from tests.cluster.nodes import ROOT, START, Node, NodeFailed, Trio

INDEX = "pages"
REPLICATED = {"settings": {"number_of_shards": 1, "number_of_replicas": 1}}


def client_of(node: Node, patience: float = 10) -> Any:
    """The official client of a node's kind, which waits so many seconds for an answer and asks once."""
    if node.kind == "elasticsearch":
        return elasticsearch.Elasticsearch(node.http, request_timeout=patience, max_retries=0)
    return opensearchpy.OpenSearch(node.http, timeout=patience, max_retries=0)


def bulk_of(node: Node) -> Any:
    return elasticsearch.helpers.bulk if node.kind == "elasticsearch" else opensearchpy.helpers.bulk


@pytest.fixture
def client(each_node: Node) -> Iterator[Any]:
    client = client_of(each_node)
    yield client
    for name in client.indices.get(index=f"{INDEX}*"):
        client.indices.delete(index=name)
    client.close()


def titled(number: int, title: str, version: int) -> dict[str, Any]:
    return {"_index": INDEX, "_id": number, "version": version, "version_type": "external", "title": title}


def titles_found(client: Any, index: str = INDEX) -> list[str]:
    client.indices.refresh(index=index)
    found = client.search(index=index, body={"query": {"match_all": {}}, "sort": ["_doc"]})
    return [hit["_source"]["title"] for hit in found["hits"]["hits"]]


def test_a_node_is_of_the_version_that_we_name(each_node: Node, client: Any) -> None:
    client.index(index=INDEX, id="1", body={"title": "Here"})
    (info,) = client.nodes.info()["nodes"].values()
    assert info["version"] == {"elasticsearch": "9.5.2", "opensearch": "3.8.0"}[each_node.kind]
    assert info["http"]["publish_address"] == f"127.0.0.1:{each_node.port}"
    assert each_node.url == f"{each_node.kind}://127.0.0.1:{each_node.port}"


def test_an_older_version_of_a_document_is_refused(each_node: Node, client: Any) -> None:
    bulk = bulk_of(each_node)
    assert bulk(client, [titled(1, "Second", version=2), titled(2, "Other", version=1)])[0] == 2
    done, refused = bulk(client, [titled(1, "First", version=1), titled(2, "Newer", version=3)], raise_on_error=False)
    assert (done, [problem["index"]["status"] for problem in refused]) == (1, [409])
    assert sorted(titles_found(client)) == ["Newer", "Second"]


def test_an_alias_moves_from_an_index_to_another_at_once(client: Any) -> None:
    for number, name in enumerate([f"{INDEX}-old", f"{INDEX}-new"]):
        client.index(index=name, id="1", body={"title": name})
        before = [{"remove": {"index": f"{INDEX}-old", "alias": f"{INDEX}-now"}}] if number else []
        client.indices.update_aliases(body={"actions": [*before, {"add": {"index": name, "alias": f"{INDEX}-now"}}]})
        assert titles_found(client, f"{INDEX}-now") == [name]


def test_what_a_node_confirmed_survives_its_death(each_node: Node, client: Any) -> None:
    client.index(index=INDEX, id="1", body={"title": "Kept"})
    url, pid = each_node.url, each_node.pid
    each_node.kill()
    try:
        assert not each_node.is_running
        assert not each_node.is_healthy()
    finally:
        each_node.restart()
    assert each_node.url == url
    assert each_node.pid != pid
    assert titles_found(client) == ["Kept"]


def test_a_frozen_node_accepts_and_says_nothing(each_node: Node, client: Any) -> None:
    client.index(index=INDEX, id="1", body={"title": "Frozen"})
    impatient = client_of(each_node, patience=0.3)
    with each_node.frozen(), pytest.raises(Exception, match=r"(?i)timed out|timeout"):
        impatient.search(index=INDEX)
    impatient.close()
    assert titles_found(client) == ["Frozen"]


def test_three_nodes_lose_one_and_nothing_else(trio: Trio) -> None:
    client = elasticsearch.Elasticsearch([node.http for node in trio.nodes])
    client.indices.create(index=INDEX, body=REPLICATED)
    client.index(index=INDEX, id="1", body={"title": "Copied"})
    trio.wait()
    trio.nodes[0].kill()
    trio.nodes[1].wait(nodes=2)
    assert titles_found(client) == ["Copied"]
    trio.start()
    assert client.cluster.health()["number_of_nodes"] == 3
    client.close()


ORPHAN = """
import sys, time
from pathlib import Path
from tests.cluster.nodes import Node
print(Node("elasticsearch", Path(sys.argv[1])).start().pid, flush=True)
time.sleep(60)
"""


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that ended and that nobody has asked for yet does not."""
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_node_ends_with_the_tests_however_they_end(java_and_maven: None, tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHAN, tmp_path], cwd=ROOT, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        assert is_alive(pid)
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_alive(pid)


def test_a_port_that_is_taken_is_no_node(each_node: Node, tmp_path: Path) -> None:
    second = Node(each_node.kind, tmp_path)
    second.port = each_node.port
    with pytest.raises(NodeFailed, match="is taken by another program"):
        second.start()


def test_a_node_that_does_not_start_says_why(each_node: Node) -> None:
    second = Node(each_node.kind, each_node.folder)
    with pytest.raises(NodeFailed, match=r"(?i)failed to obtain node lock"):
        second.start()
    assert each_node.is_healthy()


def test_what_a_machine_lacks_is_named(tmp_path: Path) -> None:
    """On a path with the ordinary programs alone; a JDK in its usual place may still be found."""
    for name in ("bash", "dirname", "readlink", "sed"):
        program = next(path for folder in os.get_exec_path() if (path := Path(folder, name)).exists())
        (tmp_path / name).symlink_to(program)
    result = subprocess.run([START, "missing"], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True)
    assert "mvn (Debian, Ubuntu: apt install maven)" in result.stdout.splitlines()
