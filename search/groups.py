"""The facets as a form shows them: groups of choices, each with the number of results that it gives."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from home.formats import number

from .facets import FACETS, Facet
from .query import Answer, Query
from .values import FacetValue, facet_values

OPEN = {"type", "famille", "region"}  # what most readers come for is unfolded
LONG = 10  # choices of a group, from which those that give nothing are folded
USELESS = {"projet": {"statut"}}  # facets that no page of a type has


@dataclass(frozen=True)
class Choice:
    """A box to tick, with the finer ones under it."""

    name: str
    value: str
    label: str
    count: int
    is_chosen: bool
    family: str = ""
    language: str = ""  # of the label, where it is not the reader's
    under: tuple["Choice", ...] = ()

    @property
    def shown(self) -> str:
        return number(self.count)

    @property
    def is_open(self) -> bool:
        """Whether what is under it was, in whole or in part, chosen."""
        return self.is_chosen or any(one.is_open for one in self.under)

    @property
    def has_more(self) -> bool:
        """Whether there is a result under it."""
        return any(one.count for one in self.under)

    @property
    def all_chosen(self) -> int:
        """How many are chosen, itself and under it."""
        return self.is_chosen + sum(one.all_chosen for one in self.under)


@dataclass(frozen=True)
class Group:
    """A facet with the finer ones inside."""

    key: str
    label: str | Promise
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> int:
        return sum(one.all_chosen for one in self.choices)

    @property
    def first(self) -> list[Choice]:
        """What is shown at once: everything, or of many choices those that give something."""
        return [one for one in self.choices if len(self.choices) <= LONG or one.count or one.is_open]

    @property
    def rest(self) -> list[Choice]:
        """Those of many choices that give nothing."""
        return [one for one in self.choices if len(self.choices) > LONG and not one.count and not one.is_open]

    @property
    def is_open(self) -> bool:
        return bool(self.chosen) or self.key in OPEN


def groups(query: Query, answer: Answer) -> list[Group]:
    """A group for each facet that has a value, but those inside another one."""
    values = {key: found for key, found in facet_values(query, answer).items() if found}
    useless = {key for kind in query.scope.get("type", ()) for key in USELESS.get(kind, ())}
    shown = [facet for facet in FACETS if facet.key in values and facet.key not in useless]
    keys = {facet.key for facet in shown}
    inside = {facet.parent: facet for facet in shown if facet.parent in keys}
    return [
        Group(facet.key, facet.label, tuple(choices(facet, inside, values)))
        for facet in shown
        if facet.parent in ("", facet.key) or facet.parent not in keys
    ]


def choices(
    facet: Facet, inside: Mapping[str, Facet], values: Mapping[str, list[FacetValue]], above: str | None = None
) -> Iterator[Choice]:
    """The choices of a facet, all or those under a value, in the order of lists."""
    for one in values_under(facet, values[facet.key], above):
        finer = inside.get(facet.key)
        under = tuple(choices(finer, inside, values, one.code)) if finer else ()
        family = one.code if facet.key == "famille" else ""
        yield Choice(facet.key, one.code, one.label, one.count, one.selected, family, one.language, under)


def values_under(facet: Facet, values: Iterable[FacetValue], above: str | None) -> list[FacetValue]:
    """The values right under another one of the same facet or of a wider one; without it the widest."""
    known = list(values)
    if facet.parent != facet.key:
        return [one for one in known if above is None or one.parent == above]
    codes = {one.code for one in known}
    return [one for one in known if (one.parent if one.parent in codes else None) == above]
