"""The golden questions on the demo content: what a reader expects comes first, and more so with each version."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection
from wagtail.models import Site

from demo.report import Report
from search.engines import Engine
from search.query import Query
from search.values import entries
from search.vocabulary import did_you_mean

from .each_engine import ENGINES
from .noting import forgotten

pytestmark = pytest.mark.django_db
QUESTIONS = Path(__file__).with_name("golden.csv")
FLOOR = 0.97  # mean reciprocal rank; it may only rise


@dataclass(frozen=True)
class Golden:
    """A question, the addresses of which one should come first, and what makes it hard."""

    question: str
    expected: frozenset[str]
    kind: str

    def rank(self, engine: Engine, text: str) -> int:
        """The place of the first address that is expected, on the first page; 0 where there is none."""
        found = entries(engine.search(Query(text=text)).ids)
        home = Site.objects.get().root_page.url_path
        places = (place for place, one in enumerate(found, 1) if address(one.url_path, home) in self.expected)
        return next(places, 0)


@dataclass(frozen=True)
class Result:
    """The place that a reader meets, and the words that it was found by if not those of the question."""

    golden: Golden
    rank: int
    correction: str = ""

    @property
    def score(self) -> float:
        return 1 / self.rank if self.rank else 0.0

    def __str__(self) -> str:
        place = f"place {self.rank}" if self.rank else "not on the first page"
        correction = f", as « {self.correction} »" if self.correction else ""
        return f"{self.golden.kind}: « {self.golden.question} »: {place}{correction}"


def address(url_path: str, home: str) -> str:
    return "/" + url_path.removeprefix(home).strip("/")


def questions() -> Iterator[Golden]:
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            expected = frozenset("/" + one.strip("/") for one in row["expected"].split())
            yield Golden(row["question"], expected, row["kind"])


def asked(engine: Engine, golden: Golden) -> Result:
    """What a reader meets, who follows a correction where nothing is found."""
    if engine.search(Query(text=golden.question)).total:
        return Result(golden, golden.rank(engine, golden.question))
    correction = did_you_mean(golden.question, "fr") or ""
    return Result(golden, golden.rank(engine, correction) if correction else 0, correction)


def mean(results: list[Result]) -> float:
    return sum(result.score for result in results) / len(results)


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, demo: Report) -> Iterator[Engine]:
    """Each engine, once it knows the demo content."""
    with ENGINES[request.param](request) as found:
        yield found


def test_what_readers_expect_comes_first(
    engine: Engine, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    results = [asked(engine, golden) for golden in questions() if golden.expected]
    rank = mean(results)
    where = f"{request.node.callspec.id} on {connection.vendor}"
    record_property(f"Mean reciprocal rank of the golden questions, {where}", f"{rank:.4f}")
    lines = [str(result) for result in results if result.score < 1]
    assert rank >= FLOOR, "\n".join([f"{rank:.4f}, of {len(results)} questions", *lines])


def test_nothing_is_found_of_what_is_not_there(engine: Engine) -> None:
    found = [one.question for one in questions() if not one.expected and engine.search(Query(text=one.question)).total]
    assert found == []


def test_the_questions_are_many_and_hard() -> None:
    kinds = [golden.kind for golden in questions()]
    assert len(kinds) >= 60
    assert sum(kind in {"typo", "elision", "accent"} for kind in kinds) >= 20


def test_a_load_of_content_ends_in_its_entries(demo: Report) -> None:
    assert forgotten() == set()
