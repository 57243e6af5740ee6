"""What is asked of a cluster for a query, in the language that Elasticsearch and OpenSearch share."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from ..analysis import Alternative, Keys, Question
from ..query import Choice, Query
from .layout import STATES, milliseconds
from .text import WEIGHTS

Clause = dict[str, Any]

TEXTS = dict(zip(("title_keys", "name_keys", "text_keys"), WEIGHTS, strict=True))
WHOLE_NAME, IN_TITLE, IN_NAMES = 30_000.0, 3_000.0, 300.0  # far above what words alone score
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
    """Each group of words, in which one alternative does, in one of these places."""
    return [group_of(group, tuple(places)) for group in question.groups]


def phrases_of(question: Question) -> list[Clause]:
    return [{"match_phrase": {"words": " ".join(phrase)}} for phrase in question.phrases]


def group_of(group: Iterable[Alternative], places: Iterable[str]) -> Clause:
    return best_of([all_of([word_of(keys, places) for keys in alternative]) for alternative in group])


def word_of(keys: Keys, places: Iterable[str]) -> Clause:
    """A word under any of its keys, in any of these places: the best one counts."""
    return best_of([{"term": {place: {"value": key, "boost": TEXTS[place]}}} for place in places for key in keys])


def best_of(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"dis_max": {"queries": clauses, "tie_breaker": SECOND}}


def all_of(clauses: list[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else {"bool": {"must": clauses}}


# Filters


def having(key: str, codes: Iterable[str], now: datetime) -> Clause:
    """The entries that have one of these codes of a facet, at a moment."""
    if key != "statut":
        return {"terms": {f"codes.{key}": list(codes)}}
    states = [state_of(code, now) for code in codes if code in STATES]
    return {"bool": {"should": states, "minimum_should_match": 1}} if states else {"match_none": {}}


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
            "should": [weighted({"constant_score": {"filter": one, "boost": boost}}) for boost, one in first(question)],
            "filter": [*within, *phrases_of(question)],
            "must_not": without,
        }
    }


def weighted(clause: Clause) -> Clause:
    """A score times how much readers want the kind of page."""
    return {"function_score": {"query": clause, "field_value_factor": {"field": "weight"}}}


def first(question: Question) -> Iterator[tuple[float, Clause]]:
    """What makes an entry come first: its whole name, all words in its title, all words among its names."""
    if question.whole:
        yield WHOLE_NAME, {"term": {"title_keys": question.whole}}
    if question.groups:
        yield IN_TITLE, both(words_of(question, ("title_keys",)))
        yield IN_NAMES, both(words_of(question, ("title_keys", "name_keys")))
