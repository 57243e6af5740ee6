"""What another process does on another database, told line by line (`Actor` of `test_processes` starts it).

Each line is a list in JSON, a name and its arguments; each answer is a line too: the value, or what went wrong.
"""

import json
import sys
import time
import traceback
from collections.abc import Callable
from itertools import count, takewhile
from threading import Event, Thread
from typing import Any

from django.db import connection, transaction
from wagtail.models import Locale

from home.content import version
from news.models import NewsPage
from search.engines import get_engine
from search.models import Change
from search.query import Query
from tests import builders

from .doors import DOORS, Broken, branch, broken, content
from .noting import forgotten, state


def find(text: str) -> list[int]:
    """The keys of what a request finds."""
    return list(get_engine().keys(Query(text=text)))


def publish(title: str) -> int:
    return int(builders.article(title=title).pk)


def retitle(key: int, title: str) -> None:
    page = NewsPage.objects.get(pk=key)
    page.title = title
    page.save_revision().publish()


def delete(key: int) -> None:
    NewsPage.objects.get(pk=key).delete()


def add_language(code: str) -> str:
    """The version of the content after a row was written on its own, outside of any transaction."""
    Locale.objects.create(language_code=code)
    return version()


def read_while_writing(readers: int, pages: int) -> list[str]:
    """What went wrong for readers in threads while pages are published; each asks another question each time."""
    sys.setswitchinterval(1e-5)
    wrong: list[str] = []
    published: list[int] = []
    done = Event()

    def read() -> None:
        for number in takewhile(lambda _number: not done.is_set(), count()):
            expected = len(published)
            found = get_engine().search(Query(text=f"filature -{number}x")).total
            if found < expected:
                wrong.append(f"{found} of {expected}")
        connection.close()

    threads = [Thread(target=noting_errors(read, wrong)) for _number in range(readers)]
    for thread in threads:
        thread.start()
    published.extend(publish(f"Filature {number}") for number in range(pages))
    done.set()
    for thread in threads:
        thread.join()
    return wrong


def noting_errors(act: Callable[[], None], wrong: list[str]) -> Callable[[], None]:
    def safely() -> None:
        try:
            act()
        except Exception:
            wrong.append(traceback.format_exc())

    return safely


def write_slowly(keys: list[int]) -> None:
    """Give pages another title, each in a transaction that goes on for a while."""
    for number, key in enumerate(keys):
        with transaction.atomic():
            retitle(key, f"Coquelicot {number}")
            time.sleep(number % 4 / 100)


def poll(most: int, seconds: float) -> dict[str, list[int]]:
    """Follow the log as a consumer does, after the highest number seen; what it saw, what came too late for it."""
    seen: list[int] = []
    end = time.monotonic() + seconds
    head = start = max(Change.objects.values_list("n", flat=True), default=0)
    while len(seen) < most and time.monotonic() < end:
        new = list(Change.objects.filter(n__gt=head).order_by("n").values_list("n", "entry"))
        seen += [entry for _n, entry in new]
        head = new[-1][0] if new else head
    return {
        "seen": seen,
        "noted": list(Change.objects.filter(n__gt=start).order_by("n").values_list("entry", flat=True)),
    }


def fail() -> list[str]:
    """The doors that leave something of a change behind them whose writer fails."""
    left = []
    for step in ("entry", "log"):
        for name, door in DOORS.items():
            page = branch()[1]
            before = content(), state()
            try:
                with broken(step):
                    door(page)
                left.append(f"{name} does not fail")
            except Broken:
                left += [f"{name}, {step}"] if (content(), state()) != before else []
            page.get_parent().delete()
    return left


ACTIONS: dict[str, Callable[..., Any]] = {
    "find": find,
    "publish": publish,
    "retitle": retitle,
    "delete": delete,
    "version": version,
    "add a language": add_language,
    "read while writing": read_while_writing,
    "write slowly": write_slowly,
    "poll": poll,
    "fail": fail,
    "forgotten": lambda: sorted(forgotten()),
}


def listen() -> None:
    """Do what each line says, until there are no more."""
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            answer = {"value": ACTIONS[name](*arguments)}
        except Exception:
            answer = {"error": traceback.format_exc()}
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()
