"""The laureates of a call or a programme, as its page shows them: totals, regions, families, the largest grants."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, Value, When
from django.db.models.fields import IntegerField

from home.formats import number
from home.translations import all_in_language, origin

from . import tallies
from .charts.bars import Bar, DrawnBar, bars
from .models import CallPage, ProgrammePage, ProjectPage
from .models.projects import NOT_LAUREATES, ProjectQuerySet
from .models.sectors import Family
from .tallies import Tally, Totals

LARGEST = 5
FEW = 3  # laureates that need neither bars nor a number in each region
# What a row shows and what its address is made of.
ROW = (
    *("title", "slug", "path", "depth", "live", "url_path", "locale", "translation_key", "summary", "kind", "grant"),
    *("region", "departement", "commune"),
)


@dataclass(frozen=True)
class Showcase:
    """Laureates in numbers, then some of them; pacts and labelled territories, which are none, all of them."""

    totals: Totals
    regions: Counter[str]
    families: list[DrawnBar] = field(default_factory=list)
    laureates: list[Any] = field(default_factory=list)
    others: list[ProjectPage] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every laureate is shown."""
        return len(self.laureates) >= self.totals.laureates

    @property
    def are_priced(self) -> bool:
        """Whether the laureates that are shown are the largest known grants."""
        return any(one.grant is not None for one in self.laureates)

    @property
    def are_few(self) -> bool:
        return self.totals.laureates <= FEW

    @property
    def known_regions(self) -> list[str]:
        return [code for code in self.regions if code]


def of_call(call: CallPage, shown: int | None = LARGEST) -> Showcase:
    """The showcase of a call, with so many laureates, or all (1 query; none where it has no project)."""
    others = tallies.number_of(tallies.of(call, tallies.others()))
    limit = None if shown is None else others + shown
    return showcase(call, ProjectPage.objects.filter(call=origin(call).pk), limit, others)


def of_programme(programme: ProgrammePage) -> Showcase:
    """The showcase of a programme and those below it (1 query; none where it has no laureate)."""
    below = ProjectPage.objects.laureates().filter(call__programme__path__startswith=origin(programme).path or "-")
    return showcase(programme, below, LARGEST)


def showcase(page: Any, projects: ProjectQuerySet, limit: int | None, others: int = 0) -> Showcase:
    counted = tallies.of(page, tallies.laureates())
    found = all_in_language(ranked(projects.listed(), others)[:limit]) if counted or others else []
    return Showcase(
        tallies.totals(counted),
        tallies.by_region(counted),
        families(tallies.of(page, tallies.laureates_by_family())),
        [one for one in found if one.is_laureate],
        sorted((one for one in found if not one.is_laureate), key=lambda one: one.slug),
    )


def ranked(projects: ProjectQuerySet, others: int) -> ProjectQuerySet:
    """What no jury chose, if there is any, then laureates: the largest known grant first."""
    chosen = Case(When(kind__in=NOT_LAUREATES, then=Value(0)), default=Value(1), output_field=IntegerField())
    order = (*([chosen] if others else []), F("grant").desc(nulls_last=True), "slug")
    return projects.with_main_sector().only(*ROW).order_by(*order)


def families(counted: Iterable[Tally]) -> list[DrawnBar]:
    """A bar for each family, the most frequent first."""
    numbers = tallies.by_family(counted)
    return bars(
        Bar(str(family.label), numbers[family.value], number(numbers[family.value]), family.value) for family in Family
    )
