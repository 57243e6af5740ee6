"""The golden questions on the demo content: what a reader expects comes first, and more so with each version.

What is expected has the address of its French page, whatever the language in which it is found.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection
from wagtail.models import Site

from demo.report import Report
from home.translations import origins
from search.engines import Engine
from search.query import Query
from search.values import entries
from search.vocabulary import did_you_mean
from tests.search.each_engine import ENGINES
from tests.search.noting import forgotten

pytestmark = pytest.mark.django_db
QUESTIONS = {"fr": Path(__file__).with_name("golden.csv"), "en": Path(__file__).with_name("golden_en.csv")}
FLOORS = {"fr": 0.97, "en": 0.95}  # mean reciprocal rank; it may only rise
FEWEST = {"fr": 60, "en": 20}  # questions
each_language = pytest.mark.parametrize("language", QUESTIONS)


@dataclass(frozen=True)
class Golden:
    """A question, the addresses of which one should come first, and what makes it hard."""

    question: str
    expected: frozenset[str]
    kind: str
    language: str

    def rank(self, engine: Engine, text: str) -> int:
        """The place of the first address that is expected, on the first page; 0 where there is none."""
        found = entries(engine.search(self.query(text)).ids)
        known = origins()
        urls = [known[one.pk].url_path if one.pk in known else one.url_path for one in found]
        home = Site.objects.get().root_page.url_path
        return next((place for place, url in enumerate(urls, 1) if address(url, home) in self.expected), 0)

    def query(self, text: str) -> Query:
        return Query(text=text, language=self.language)


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


def questions(language: str) -> Iterator[Golden]:
    with QUESTIONS[language].open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            expected = frozenset("/" + one.strip("/") for one in row["expected"].split())
            yield Golden(row["question"], expected, row["kind"], language)


def asked(engine: Engine, golden: Golden) -> Result:
    """What a reader meets, who follows a correction where nothing is found."""
    if engine.search(golden.query(golden.question)).total:
        return Result(golden, golden.rank(engine, golden.question))
    correction = did_you_mean(golden.question, golden.language) or ""
    return Result(golden, golden.rank(engine, correction) if correction else 0, correction)


def mean(results: list[Result]) -> float:
    return sum(result.score for result in results) / len(results)


@pytest.fixture(scope="package", params=ENGINES)
def engine(request: pytest.FixtureRequest, demo: Report) -> Iterator[Engine]:
    """Each engine, once it knows the demo content."""
    with ENGINES[request.param](request) as found:
        yield found


@each_language
def test_what_readers_expect_comes_first(
    language: str, engine: Engine, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    results = [asked(engine, golden) for golden in questions(language) if golden.expected]
    rank = mean(results)
    where = f"{request.node.callspec.params['engine']} on {connection.vendor}"
    record_property(f"Mean reciprocal rank of the golden questions in {language}, {where}", f"{rank:.4f}")
    lines = [str(result) for result in results if result.score < 1]
    assert rank >= FLOORS[language], "\n".join([f"{rank:.4f}, of {len(results)} questions", *lines])


@each_language
def test_nothing_is_found_of_what_is_not_there(language: str, engine: Engine) -> None:
    unknown = [golden for golden in questions(language) if not golden.expected]
    assert [one.question for one in unknown if engine.search(one.query(one.question)).total] == []


@each_language
def test_the_questions_are_many_and_hard(language: str) -> None:
    kinds = [golden.kind for golden in questions(language)]
    assert len(kinds) >= FEWEST[language]
    assert sum(kind in {"typo", "elision", "accent", "french", "plural"} for kind in kinds) >= FEWEST[language] / 3


def test_a_load_of_content_ends_in_its_entries(demo: Report) -> None:
    assert forgotten() == set()
