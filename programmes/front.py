"""What the home page tells of programmes: featured pages, latest laureates, past calls, figures side by side."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Q

from home.translations import all_in_language, key_of_rows

from . import registers
from .charts.claims import Comparison
from .charts.claims import figures as laid_out
from .dossiers import last_known_day
from .figures import Claim, computed, counted_on
from .models import CallPage, KeyFigure, ProgrammePage, ProjectPage
from .timing import Status

LATEST = 6
PAST = 5
COMPARED = 4


@dataclass(frozen=True)
class Front:
    """Pages that everyone may read: those that editors put forward, then the laureates announced last."""

    programmes: list[ProgrammePage] = field(default_factory=list)
    calls: list[CallPage] = field(default_factory=list)
    projects: list[ProjectPage] = field(default_factory=list)
    laureates: list[ProjectPage] = field(default_factory=list)

    @property
    def has_featured(self) -> bool:
        return bool(self.programmes or self.calls or self.projects)


def front(page: Any) -> Front:
    """Programmes, calls and projects in the order that editors chose (2 queries)."""
    keys = [link.target_id for link in page.featured.all()]
    laureates = ProjectPage.objects.listed().laureates().filter(announced_on__isnull=False)
    shown = Q(pk__in=keys) | Q(pk__in=laureates.latest_first().values("pk")[:LATEST])
    projects = all_in_language(ProjectPage.objects.listed().filter(shown).for_cards().latest_first())
    return Front(
        chosen(registers.programmes(), keys),
        chosen(registers.calls(), keys),
        chosen(projects, keys),
        [one for one in projects if one.is_laureate and one.announced_on][:LATEST],
    )


def chosen(pages: Iterable[Any], keys: list[int]) -> list[Any]:
    """The pages that have one of these keys, in the order of the keys."""
    found = {page.pk: page for page in pages}
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def past_calls() -> list[CallPage]:
    """The calls that ended last, as far as their dates are known."""
    over = (call for call in registers.calls() if call.status in (Status.CLOSED, Status.RESULTS))
    return sorted((call for call in over if call.opens_on or call.closes_on), key=last_known_day, reverse=True)[:PAST]


class Said(NamedTuple):
    """What is said of a programme or a call on one measure."""

    page: Any
    comparison: Comparison


def said(front: Front) -> list[Said]:
    """The figures on which several sources, or a source and this site, may be compared (1 query).

    Those of the programmes and calls that editors put forward; of all where they chose none.
    """
    pages = [*front.calls, *front.programmes] or [*registers.calls(), *registers.programmes()]
    rows = measured(pages)
    found = [
        Said(page, comparison)
        for page in pages
        for comparison in laid_out(claims(page, rows[key_of_rows(page)])).compared
    ]
    return sorted(found, key=lambda one: len(one.comparison.marks), reverse=True)[:COMPARED]


def measured(pages: Iterable[Any]) -> dict[int, list[KeyFigure]]:
    """The figures of whole programmes and calls that the site counts too, by the key of their page."""
    rows: dict[int, list[KeyFigure]] = defaultdict(list)
    figures = KeyFigure.objects.filter(page__in=map(key_of_rows, pages), season="", value__isnull=False)
    for figure in figures.exclude(measure="").order_by("sort_order"):
        rows[figure.page_id].append(figure)
    return rows


def claims(page: Any, rows: Iterable[KeyFigure]) -> list[Claim]:
    counted = counted_on(page)
    return [Claim(figure, computed(figure, counted)) for figure in rows]
