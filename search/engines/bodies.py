"""What is asked of a cluster for a query, in the language that Elasticsearch and OpenSearch share."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from home.languages import SOURCE

from ..analysis import Group, Keys, Question
from ..query import Choice, Query
from .layout import STATES, milliseconds
from .text import WEIGHTS

Clause = dict[str, Any]

TEXTS = dict(zip(("title_keys", "name_keys", "text_keys"), WEIGHTS, strict=True))
WHOLE_NAME, IN_TITLE, IN_NAMES = 30_000.0, 3_000.0, 300.0  # far above what words alone score
IN_LANGUAGE = 150.0  # the same; beside names not enough
# What is not of the reader's language is of the source, whose readers find it too.
OWN: Clause = {"bool": {"must_not": {"term": {"shown_in": SOURCE}}}}
SECOND = 0.2  # of what a word counts where it counts most, also where it counts less
MOST_CLAUSES = 900  # clusters refuse a question of more than 1,024
SORTS: dict[str, list[Clause]] = {
    "pertinence": [{"_score": "desc"}, {"page": "desc"}],
    "date": [{"date": {"order": "asc", "missing": "_last"}}, {"page": "asc"}],
    "-date": [{"date": {"order": "desc", "missing": "_last"}}, {"page": "desc"}],
    "montant": [{"amount": {"order": "asc", "missing": "_last"}}, {"page": "asc"}],
    "-montant": [{"amount": {"order": "desc", "missing": "_last"}}, {"page": "desc"}],
    "titre": [{"title_key": "asc"}, {"page": "asc"}],
}


def both(clauses: Iterable[Clause]) -> Clause:
    return {"bool": {"filter": list(clauses)}}


# Words


def size_of(question: Question) -> int:
    """How many clauses the words of a question make."""
    words = sum(len(keys) for group in question.groups for one in group for keys in one)
    rest = sum(map(len, question.phrases)) + sum(map(size_of, question.excluded))
    return 2 * words * len(TEXTS) + rest  # once to find, once to put first


def matching(question: Question) -> list[Clause]:
    """What an entry must have for a question."""
    return [*words_of(question), *phrases_of(question)]


def words_of(question: Question, places: Iterable[str] = TEXTS) -> list[Clause]:
    """Each group of words of a reading, in which one alternative does, in one of these places."""
    known = tuple(places)
    readings = [[group_of(group, known) for group in reading] for reading in question.readings]
    return readings[0] if len(readings) == 1 else [any_of(map(all_of, readings))] if readings else []


def phrases_of(question: Question) -> list[Clause]:
    return [{"match_phrase": {"words": " ".join(phrase)}} for phrase in question.phrases]


def group_of(group: Group, places: Iterable[str]) -> Clause:
    return best_of([all_of([word_of(keys, places) for keys in alternative]) for alternative in group])


def word_of(keys: Keys, places: Iterable[str]) -> Clause:
    """A word under any of its keys, in any of these places: the best one counts."""
    return best_of([{"term": {place: {"value": key, "boost": TEXTS[place]}}} for place in places for key in keys])


def best_of(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"dis_max": {"queries": clauses, "tie_breaker": SECOND}}


def any_of(clauses: Iterable[Clause]) -> Clause:
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def all_of(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"must": clauses}}


# Filters


def having(key: str, codes: Iterable[str], now: datetime) -> Clause:
    """The entries that have one of these codes of a facet, at a moment."""
    if key != "statut":
        return {"terms": {f"codes.{key}": list(codes)}}
    states = [state_of(code, now) for code in codes if code in STATES]
    return any_of(states) if states else {"match_none": {}}


def state_of(code: str, now: datetime) -> Clause:
    return {"term": {f"states.{code}": milliseconds(now)}}


def filters(choice: Choice, now: datetime) -> dict[str, Clause]:
    return {key: having(key, codes, now) for key, codes in choice.items()}


def found_by(query: Query, question: Question, order: str, now: datetime) -> Clause:
    """Whatever is asked but the choices, whose counts ignore their own."""
    within = [{"term": {"shown_in": query.language}}, *filters(query.scope, now).values()]
    without = [all_of(matching(one)) for one in question.excluded]
    if order != "pertinence":
        return {"bool": {"filter": [*within, *matching(question)], "must_not": without}}
    words = all_of(words_of(question) or [{"match_all": {}}])
    return {
        "bool": {
            "must": [weighted(words)],
            "should": [*favoured(question, query.language)],
            "filter": [*within, *phrases_of(question)],
            "must_not": without,
        }
    }


def weighted(clause: Clause, *more: Clause) -> Clause:
    """A score times how much readers want the kind of page, and times more functions."""
    weight = {"field_value_factor": {"field": "weight"}}
    return {"function_score": {"query": clause, "functions": [weight, *more]} if more else {"query": clause, **weight}}


def favoured(question: Question, language: str) -> Iterator[Clause]:
    """What makes an entry come first; of what is as relevant, that in the reader's language, which counts twice."""
    twice = [] if language == SOURCE else [{"filter": OWN, "weight": 2}]
    yield from (weighted(scored(one, score), *twice) for score, one in first(question))
    if language != SOURCE:
        yield scored(OWN, IN_LANGUAGE)


def scored(clause: Clause, score: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": score}}


def first(question: Question) -> Iterator[tuple[float, Clause]]:
    """What makes an entry come first: its whole name, all words in its title, all words among its names."""
    if question.wholes:
        yield WHOLE_NAME, {"terms": {"title_keys": list(question.wholes)}}
    if question.readings:
        yield IN_TITLE, both(words_of(question, ("title_keys",)))
        yield IN_NAMES, both(words_of(question, ("title_keys", "name_keys")))
