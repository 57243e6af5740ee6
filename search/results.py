"""What a reader asked and what was found, as the pages that search show it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from home.languages import spoken
from programmes.charts.bars import DrawnBar
from programmes.templatetags.maps import counted

from .cards import Card
from .charts import Places, charts, places, places_within
from .engines import get_engine
from .facets import BY_KEY, label_of, named
from .groups import Group, groups
from .languages import read_in
from .marks import Marker
from .models import Entry
from .promotions import promoted
from .query import SORTS, VIEWS, Answer, Choice, Query
from .synonyms import asked as asked_in
from .values import entries
from .ways_out import there, ways_out

SHOWCASE: Choice = {"type": ("projet",), "laureat": ("1",)}  # what the showcase of laureates is about
SORTED: Mapping[str, str | Promise] = {
    "pertinence": gettext_lazy("relevance"),
    "-date": gettext_lazy("latest first"),
    "date": gettext_lazy("oldest first"),
    "-montant": gettext_lazy("largest grant first"),
    "montant": gettext_lazy("smallest grant first"),
    "titre": gettext_lazy("title"),
}
VIEWED: Mapping[str, str | Promise] = {
    "liste": pgettext_lazy("view", "List"),
    "carte": pgettext_lazy("view", "Map"),
    "tableau": pgettext_lazy("view", "Table"),
}
FORMATS = {"csv": "CSV", "xlsx": "XLSX", "json": "JSON", "atom": "Atom"}


class Chip(NamedTuple):
    """A choice, and the address without it."""

    facet: str
    label: str
    url: str


class Option(NamedTuple):
    """One of several ways to show results."""

    value: str
    label: str
    url: str
    is_chosen: bool


class Way(NamedTuple):
    """Another query: in words, its address, how many results it has."""

    said: str
    url: str
    results: str


@dataclass(frozen=True)
class Results:
    """The answer to a query with all that its page shows; what is costly is made when it is asked for."""

    query: Query
    answer: Answer
    path: str

    def url(self, query: Query, **other: Any) -> str:
        return f"{self.path}{query.string(**other)}"

    @property
    def address(self) -> str:
        """The one address of what is shown."""
        return self.url(replace(self.query, page=self.number))

    # What was found

    @property
    def total(self) -> int:
        return self.answer.total

    @property
    def number(self) -> int:
        return self.answer.page

    @property
    def is_showcase(self) -> bool:
        return "laureat" in self.query.scope

    @property
    def unit(self) -> str:
        """What the maps count."""
        return "laureates" if self.is_showcase else "results"

    @property
    def count(self) -> str:
        """`12 projects`, `1 result`."""
        return counted(self.total, "projects" if self.is_showcase else "results")

    @cached_property
    def cards(self) -> list[Card]:
        found = entries(self.answer.ids, *(() if self.markers else ["text"]))
        return [self.card(entry) for entry in found]

    def card(self, entry: Entry) -> Card:
        """An entry with the words that were asked marked as its language writes them."""
        return Card(entry, self.markers.get(entry.language), reader=self.query.language)

    @cached_property
    def promoted(self) -> list[Card]:
        """What editors put first for these words."""
        return [self.card(entry) for entry in promoted(self.query)]

    @cached_property
    def markers(self) -> dict[str, Marker]:
        """What marks the words that were asked, by the language of the text; nothing where there are none."""
        found = asked_in(self.query.text, self.query.language)
        return {} if found.is_empty else {one: Marker(found, one) for one in read_in(self.query.language)}

    @cached_property
    def rows(self) -> Page[Card]:
        """The cards as a page of a list."""
        paginator: Paginator[Card] = Paginator((), self.query.size)
        vars(paginator).update(count=self.total)
        return Page(self.cards, self.answer.page, paginator)

    @property
    def rest(self) -> str:
        """The query string that the number of a page follows."""
        asked = self.query.string(page=None).removeprefix("?")
        return f"{asked}&" if asked else ""

    # What was asked

    @cached_property
    def groups(self) -> list[Group]:
        return groups(self.query, self.answer)

    @property
    def is_asked(self) -> bool:
        """Whether this is more than the first page of the whole list."""
        return self.query.is_filtered or self.number > 1 or self.query.view != VIEWS[0]

    @property
    def filters(self) -> int:
        """How many choices were made."""
        return sum(map(len, self.query.chosen.values()))

    @property
    def chips(self) -> list[Chip]:
        return [
            Chip(str(BY_KEY[key].label), named(key, code), self.url(self.query.without(key, code)))
            for key, codes in self.query.chosen.items()
            for code in codes
        ]

    @property
    def ignored(self) -> list[str]:
        """What was asked and does not exist."""
        return [f"{BY_KEY[key].label}: {value}" for key, value in self.query.ignored]

    @property
    def sorts(self) -> list[Option]:
        """Relevance is for words alone; without them the latest first is what nobody has to ask for."""
        known = SORTS if self.query.text else SORTS[1:]
        usual = known[0] if self.query.text else "-date"
        return [
            Option("" if one == usual else one, str(SORTED[one]), "", one == self.query.order)
            for one in sorted(known, key=lambda one: one != usual)
        ]

    @property
    def views(self) -> list[Option]:
        return [
            Option(one, str(VIEWED[one]), self.url(replace(self.query, view=one)), one == self.query.view)
            for one in VIEWS
        ]

    @property
    def formats(self) -> list[Option]:
        """The same results in other formats."""
        return [
            Option(one, label, self.url(self.query, page=None, vue=None, format=one), one == "html")
            for one, label in FORMATS.items()
        ]

    @property
    def said(self) -> str:
        """What was asked, in the title of the page: words, choices, number of the page."""
        asked = [_("“%(words)s”") % {"words": self.query.text}] if self.query.text else []
        asked += [label_of(key, code) for key, codes in self.query.chosen.items() for code in codes]
        asked += [_("page %(n)s") % {"n": self.number}] if self.number > 1 else []
        return ", ".join(asked)

    @cached_property
    def there(self) -> list[Way]:
        """Where the words name a place: the same in its territory."""
        return [Way(said, self.url(query), "") for said, query in there(replace(self.query, page=1))]

    # In numbers

    @cached_property
    def places(self) -> Places:
        return places(self.query, self.answer, self.path, self.unit)

    @cached_property
    def places_within(self) -> Places | None:
        return places_within(self.query, self.answer, self.path, self.unit)

    @cached_property
    def charts(self) -> dict[str, list[DrawnBar]]:
        return charts(self.query, {group.key: group for group in self.groups}, self.path)

    # Where nothing was found

    @cached_property
    def ways_out(self) -> list[Way]:
        found = ways_out(self.query, get_engine())
        return [Way(one.said, self.url(one.query), counted(one.total, "results")) for one in found]


def results(request: HttpRequest, query: Query) -> Results:
    """The answer of the site's engine to a query, on the page that a request asks for."""
    return Results(query, get_engine().search(query), request.path)


def asked(request: HttpRequest, scope: Choice | None = None) -> Query:
    """The query of a request, within what its page fixes."""
    return Query.read(request.GET, scope, spoken())
