"""What search shows inside the page of a call, a region, a sector, an organisation: projects, and the way to all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from home.languages import spoken
from programmes import showcase, tallies
from programmes.models import CallPage, Organisation
from programmes.templatetags.maps import counted

from .cards import Card
from .engines import get_engine
from .query import SIZE, Choice, Query, tidy
from .results import SHOWCASE
from .values import entries

ALL = 1000  # projects of one organisation, or of a call whose laureates are listed nowhere else


@dataclass(frozen=True)
class Section:
    """Some of what is found within a scope, and the address that lists all of it."""

    cards: list[Card]
    total: int
    address: str  # of the list
    key: str  # the filter of the list that makes the scope, and its value
    code: str

    @property
    def url(self) -> str:
        """All of it; empty where no list is published."""
        return f"{self.address}{Query(chosen={self.key: (self.code,)}).string()}" if self.address else ""

    @property
    def has_more(self) -> bool:
        return self.total > len(self.cards)

    @property
    def count(self) -> str:
        """`12 laureates`."""
        return counted(self.total, "laureates")


def laureates(key: str, code: str, address: str, sort: str = "-date", size: int = SIZE) -> Section:
    """The first laureates with a code of a facet (1 query)."""
    answer = get_engine().search(within({**SHOWCASE, key: (code,)}, sort, size))
    return Section([Card(one) for one in entries(answer.ids, "text")], answer.total, address, key, code)


def within(scope: Choice, sort: str, size: int) -> Query:
    return Query(scope=scope, language=spoken(), sort=sort, size=size)


def of_call(call: CallPage, address: str) -> showcase.Showcase:
    """The showcase of a call: the largest grants where all its laureates are listed at an address, else all of them."""
    if not call.code:  # search knows calls by their code
        return showcase.of_call(call, None)
    found = laureates("appel", call.code, address, "-montant", showcase.LARGEST if address else ALL)
    return replace(showcase.of_call(call, 0), laureates=found.cards)


class Mentions(NamedTuple):
    """All that the site says of a name: the words that ask for it, where they are asked, how many pages answer."""

    words: str
    address: str
    url: str
    total: int


def mentions(name: str, address: str) -> Mentions:
    """The pages that a name is written in (1 query)."""
    query = Query(text=tidy('"{}"'.format(name.replace('"', " "))), language=spoken())
    return Mentions(query.text, address, f"{address}{query.string()}", get_engine().search(query).total)


class Parts(NamedTuple):
    """The projects of an organisation by what it does in them; totals are of the laureates that it holds."""

    laureates: list[Card]
    others: list[Card]
    joined: list[Card]
    totals: tallies.Totals

    @property
    def held(self) -> int:
        """How many projects it holds."""
        return len(self.laureates) + len(self.others)


def of_organisation(organisation: Organisation) -> Parts:
    """The projects that an organisation holds or is a partner of, the latest first (1 query)."""
    scope = {"type": ("projet",), "organisation": (organisation.code,)}
    answer = get_engine().search(within(scope, "-date", ALL))
    cards = [Card(one) for one in entries(answer.ids, "text")]
    held, joined = parted(cards, lambda one: one.fact("holder_code") == organisation.code)
    won, others = parted(held, lambda one: bool(one.entry.codes.get("laureat")))
    return Parts(won, others, joined, totals_over(won))


def parted(cards: list[Card], is_first: Callable[[Card], bool]) -> tuple[list[Card], list[Card]]:
    """Those of which something is true, and the rest."""
    return [one for one in cards if is_first(one)], [one for one in cards if not is_first(one)]


def totals_over(cards: list[Card]) -> tallies.Totals:
    grants = [one.grant for one in cards if one.grant is not None]
    regions = {code for one in cards for code in one.entry.codes.get("region", ())}
    return tallies.Totals(len(cards), sum(grants, Decimal(0)), len(grants), len(regions))
