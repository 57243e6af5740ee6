"""What all answers have in common, however they are shown: the values of facets by name, the entries in their order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .facets import BY_KEY, FACETS, foreign, known_codes
from .models import Entry
from .query import Answer, Query

AT_ONCE = 500  # entries read at once where all are wanted


@dataclass(frozen=True)
class FacetValue:
    """A value of a facet, with the number of results that choosing it gives; `parent` is the code above it.

    `language` is that of the label, where it is not the reader's.
    """

    code: str
    label: str
    count: int
    selected: bool
    parent: str = ""
    language: str = ""


def facet_values(query: Query, answer: Answer) -> dict[str, list[FacetValue]]:
    """Every value that exists in the language, and every chosen one, by key of facet, in the order of lists."""
    return {
        facet.key: values_of(facet.key, query, answer)
        for facet in FACETS
        if not facet.hidden and facet.key not in query.scope
    }


def values_of(key: str, query: Query, answer: Answer) -> list[FacetValue]:
    facet, counts, chosen, languages = BY_KEY[key], answer.counts.get(key, {}), query.codes(key), foreign(key)
    return [
        FacetValue(
            code,
            label,
            counts.get(code, 0),
            code in chosen,
            facet.parent_of(code) if facet.parent else "",
            languages.get(code, ""),
        )
        for code, label in known_codes(key).items()
        if code in counts or code in chosen
    ]


def entries(keys: Iterable[int], *deferred: str) -> list[Entry]:
    """The entries of some keys in their order, without the long texts (1 query); what just went away is left out."""
    wanted = list(keys)
    left = ("title_keys", "name_keys", "text_keys", "words", "title_key", *deferred)
    found = Entry.objects.defer(*left).in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def all_entries(keys: Iterable[int]) -> Iterator[Entry]:
    """The same for many: read so many at a time."""
    batch: list[int] = []
    for key in keys:
        batch.append(key)
        if len(batch) == AT_ONCE:
            yield from entries(batch, "text")
            batch = []
    yield from entries(batch, "text")
