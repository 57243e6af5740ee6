"""What a visitor asks and what an engine answers, whatever the engine."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Self
from urllib.parse import urlencode

from django.http import QueryDict

from home.languages import SOURCE

from .facets import FACETS, known_codes

SIZE = 20  # results on a page
LONGEST = 200  # characters of a question
LAST_PAGE = 1_000_000
SORTS = ("pertinence", "date", "-date", "montant", "-montant", "titre")
VIEWS = ("liste", "carte", "tableau")
# The order in which addresses name them: one state, one address.
PARAMETERS = ("q", *(facet.key for facet in FACETS if not facet.hidden), "tri", "vue", "page", "format")

Choice = Mapping[str, tuple[str, ...]]  # codes by key of facet


@dataclass(frozen=True)
class Query:
    """Words, codes of facets and an order.

    `chosen` is what the visitor ticked: a facet's counts ignore its own choice. `scope` is what the page fixes, such
    as the type on the showcase. `ignored` holds what was asked and does not exist, as pairs of parameter and value.
    """

    text: str = ""
    chosen: Choice = field(default_factory=dict)
    scope: Choice = field(default_factory=dict)
    language: str = SOURCE
    sort: str = "pertinence"
    view: str = "liste"
    page: int = 1
    size: int = SIZE
    ignored: tuple[tuple[str, str], ...] = ()

    @classmethod
    def read(cls, parameters: QueryDict, scope: Choice | None = None, language: str = SOURCE) -> Self:
        """The query of an address: whatever is no known code is put aside, and nothing raises."""
        asked = {facet.key: parameters.getlist(facet.key) for facet in FACETS if not facet.hidden}
        fixed = scope or {}
        chosen = {key: codes for key, values in asked.items() if key not in fixed and (codes := known(key, values))}
        unknown = {(key, value[:LONGEST]) for key, values in asked.items() for value in values if value}
        return cls(
            text=tidy(" ".join(parameters.getlist("q"))),
            chosen=chosen,
            scope=fixed,
            language=language,
            sort=one_of(SORTS, parameters.get("tri", "")),
            view=one_of(VIEWS, parameters.get("vue", "")),
            page=number_of(parameters.get("page", "")),
            ignored=tuple(sorted(pair for pair in unknown if pair[1] not in known(pair[0], [pair[1]]))),
        )

    @property
    def order(self) -> str:
        """The order asked for; without words nothing is more relevant, and the latest comes first."""
        return "-date" if self.sort == "pertinence" and not self.text else self.sort

    @property
    def is_filtered(self) -> bool:
        return bool(self.text or self.chosen)

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size

    def codes(self, key: str) -> tuple[str, ...]:
        """What is chosen of a facet."""
        return self.chosen.get(key, ())

    def having(self, key: str, code: str) -> Self:
        """The same with one more code, from its first page."""
        return self.choosing(key, {*self.codes(key), code})

    def without(self, key: str, code: str) -> Self:
        """The same with one code less, from its first page."""
        return self.choosing(key, set(self.codes(key)) - {code})

    def toggled(self, key: str, code: str) -> Self:
        return self.without(key, code) if code in self.codes(key) else self.having(key, code)

    def choosing(self, key: str, codes: Iterable[str] = ()) -> Self:
        """The same with exactly these codes of a facet, from its first page."""
        rest = {name: values for name, values in self.chosen.items() if name != key}
        kept = tuple(sorted(codes))
        return replace(self, chosen={**rest, key: kept} if kept else rest, page=1)

    def pairs(self, **other: Any) -> Iterator[tuple[str, str]]:
        """The parameters that differ from the defaults, in their order; `other` replaces (`None` leaves one out)."""
        values: dict[str, Iterable[Any]] = {key: self.codes(key) for key in PARAMETERS}
        values |= {"q": [self.text], "tri": [self.sort], "vue": [self.view], "page": [self.page]}
        values |= {key: [] if value is None else [value] for key, value in other.items()}
        defaults = {"q": "", "tri": SORTS[0], "vue": VIEWS[0], "page": 1}
        for key in PARAMETERS:
            yield from ((key, str(value)) for value in values[key] if value != defaults.get(key))

    def string(self, **other: Any) -> str:
        """The canonical query string with its `?`; empty where all is as by default."""
        encoded = urlencode(list(self.pairs(**other)))
        return f"?{encoded}" if encoded else ""


def known(key: str, values: Iterable[str]) -> tuple[str, ...]:
    """The codes of a facet among what was asked, each once, in their order."""
    return tuple(sorted(set(values) & known_codes(key).keys()))


def tidy(text: str) -> str:
    """Printable characters, single spaces, at most `LONGEST`."""
    kept = "".join(one if one.isprintable() else " " for one in text[: 4 * LONGEST])
    return " ".join(kept.split())[:LONGEST].strip()


def one_of(values: tuple[str, ...], asked: str) -> str:
    return asked if asked in values else values[0]


def number_of(asked: str) -> int:
    """A page's number: the first for nonsense, a very high one for whatever is longer."""
    if not (asked.isascii() and asked.isdecimal()):
        return 1
    return LAST_PAGE if len(asked) > 6 else max(1, int(asked))


@dataclass(frozen=True)
class Amounts:
    """The grants of what was found: how many are known, and their sum in euros."""

    number: int = 0
    total: Decimal = Decimal(0)


@dataclass(frozen=True)
class Answer:
    """What an engine found: a page of keys of entries in their order, and numbers about all of them.

    `counts` has, for each facet that readers see, every value that exists in the language, zeros included.
    `is_current` says that no later change can be missing; `degraded` that the engine of the site did not answer and
    another one did.
    """

    ids: tuple[int, ...]
    total: int
    page: int
    pages: int
    counts: Mapping[str, Mapping[str, int]]
    amounts: Amounts
    engine: str
    is_current: bool = True
    degraded: bool = False


def pages_for(total: int, query: Query) -> tuple[int, int]:
    """The page to show and the number of pages: beyond the end it is the last one, and nothing has one page."""
    pages = max(1, -(-total // query.size))
    return min(query.page, pages), pages
