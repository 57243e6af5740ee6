"""Results as JSON: a page or all of them, always with the facets (`docs/search.schema.json`)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..engines import get_engine
from ..facets import FACETS
from ..query import Query
from ..values import FacetValue, facet_values
from ..vocabulary import did_you_mean
from .source import Result, Source

# What a page has one of at most; all other facets give a list.
SINGLE = {"type", "region", "departement", "nature", "statut", "annee", "montant", "porteur"}


def chunks(source: Source) -> Iterator[bytes]:
    """The object, its results many at a time."""
    yield f'{encoded(head(source))[:-1]}, "results": ['.encode()
    before = ""
    for batch in source.batches():
        yield (before + ",\n".join(encoded(result(one)) for one in batch)).encode()
        before = ",\n"
    facets = {key: [*map(value, values)] for key, values in facet_values(source.query, source.answer).items()}
    yield f'], "facets": {encoded(facets)}}}'.encode()


def encoded(thing: Any) -> str:
    return json.dumps(thing, ensure_ascii=False)


def head(source: Source) -> dict[str, Any]:
    answer = source.answer
    return {
        "query": asked(source.query),
        "total": answer.total,
        "page": 1 if source.is_whole else answer.page,
        "pages": 1 if source.is_whole else answer.pages,
        "engine": answer.engine,
        "degraded": answer.degraded,
        "did_you_mean": None if answer.total else meant(source.query),
    }


def meant(query: Query) -> str | None:
    """Near words, for those that found nothing; they find something."""
    words = did_you_mean(query.text, query.language)
    return words if words and get_engine().search(replace(query, text=words, page=1)).total else None


def asked(query: Query) -> dict[str, Any]:
    """What was understood, by name of parameter: words, choices and what the page fixes, order; what was ignored."""
    visible = {facet.key for facet in FACETS if not facet.hidden}
    choices = {key: list(codes) for key, codes in {**query.scope, **query.chosen}.items() if key in visible}
    ignored = [{"parameter": key, "value": code} for key, code in query.ignored]
    return {"q": query.text, **choices, "tri": query.order, **({"ignored": ignored} if ignored else {})}


def result(one: Result) -> dict[str, Any]:
    """A result with its codes under the key of each facet."""
    entry = one.card.entry
    codes = {**entry.codes, "statut": [entry.status] if entry.status else []}
    known = {
        "id": entry.pk,
        "type": entry.type,
        "language": entry.language,
        "title": entry.title,
        "url": one.url,
        "summary": entry.summary,
    }
    return known | {facet.key: valued(facet.key, codes) for facet in FACETS if not facet.hidden}


def valued(key: str, codes: dict[str, list[str]]) -> list[str] | str | None:
    found = codes.get(key, [])
    return next(iter(found), None) if key in SINGLE else found


def value(one: FacetValue) -> dict[str, Any]:
    return {"code": one.code, "label": one.label, "count": one.count, "selected": one.selected}
