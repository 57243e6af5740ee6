"""Several processes and threads on one database: each sees a change at its next request, and none is lost."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from django.db import connection
from psycopg import sql
from pytest_django import DjangoDbBlocker

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.django_db  # has the database of tests made, which is copied
LISTEN = "from tests.search.acting import listen; listen()"
SERVER = os.environ.get("DATABASE_URL", "")


@pytest.fixture(scope="module")
def database(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The address of a copy of the empty database of tests: what is committed there disturbs no other test."""
    make = sqlite_copy if connection.vendor == "sqlite" else postgresql_copy
    with django_db_blocker.unblock(), make(tmp_path_factory.mktemp("database")) as address:
        yield address


@contextmanager
def sqlite_copy(folder: Path) -> Iterator[str]:
    path = folder / "site.sqlite3"
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    yield f"sqlite:///{path}"


@contextmanager
def postgresql_copy(_folder: Path) -> Iterator[str]:
    """PostgreSQL copies a database that nobody is connected to."""
    own, copy = sql.Identifier(connection.settings_dict["NAME"]), f"search_{uuid4().hex}"
    connection.close()
    with psycopg.connect(SERVER.replace("postgres://", "postgresql://"), autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(copy), own))
        yield urlsplit(SERVER)._replace(path=f"/{copy}").geturl()
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(copy)))


class Actor:
    """A process that does what it is told."""

    def __init__(self, database: str) -> None:
        settings = {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "config.settings.test", "LOG_LEVEL": "CRITICAL"}
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "shell", "--no-imports", "--command", LISTEN],
            cwd=ROOT,
            env=os.environ | settings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def tell(self, *action: Any) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{json.dumps(action)}\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        assert self.process.stdout
        answer = json.loads(self.process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def does(self, *action: Any) -> Any:
        self.tell(*action)
        return self.answer()

    def stop(self) -> None:
        self.process.communicate(timeout=30)


@pytest.fixture(scope="module")
def actors(database: str) -> Iterator[list[Actor]]:
    """Three processes."""
    started = [Actor(database) for _number in range(3)]
    started[0].does("publish", "Une page")  # home and the index are there before several write
    yield started
    for actor in started:
        actor.stop()


def test_each_process_sees_a_change_at_its_next_request(actors: list[Actor]) -> None:
    writer = actors[0]
    for number in range(3):
        key = writer.does("publish", f"Tournesol {number}")
        assert [key in actor.does("find", "tournesols") for actor in actors] == [True, True, True]
        writer.does("retitle", key, "Coquelicot")
        assert [key in actor.does("find", "tournesols") for actor in actors] == [False, False, False]
        assert [key in actor.does("find", "coquelicot") for actor in actors] == [True, True, True]
        writer.does("delete", key)
        assert [actor.does("find", "coquelicot") for actor in actors] == [[], [], []]
        actors = [*actors[1:], actors[0]]
        writer = actors[0]


def test_a_row_that_is_written_alone_comes_with_its_version(actors: list[Actor]) -> None:
    """SQLite cannot commit while the key of a new row is not read."""
    before = actors[1].does("version")
    after = actors[0].does("add a language", "de")
    assert before != after
    assert actors[1].does("version") == after


def test_threads_read_while_pages_are_published(actors: list[Actor]) -> None:
    assert actors[0].does("read while writing", 6, 15) == []


if connection.vendor == "postgresql":  # SQLite lets one write at a time: nothing overlaps

    def test_overlapping_writers_lose_nothing(actors: list[Actor]) -> None:
        """Each holds its transaction open for a while: numbers must come in the order of commits."""
        first, second, reader = actors
        keys = [first.does("publish", f"Bleuet {number}") for number in range(60)]
        reader.tell("poll", len(keys), 30.0)
        first.tell("write slowly", keys[::2])
        second.tell("write slowly", keys[1::2])
        assert (first.answer(), second.answer()) == (None, None)
        polled = reader.answer()
        assert polled["seen"] == polled["noted"]
        assert sorted(polled["seen"]) == keys
        assert reader.does("forgotten") == []
        assert sorted(reader.does("find", "coquelicots")) == keys


def test_a_writer_that_fails_leaves_everything_as_it_was(actors: list[Actor]) -> None:
    assert actors[0].does("fail") == []
    assert actors[0].does("forgotten") == []
