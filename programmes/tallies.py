"""What the records of the site add up to: counted in a few queries per content version, then only looked up.

Home, dossiers, maps, coverage, a call's totals and the figures beside declared ones all read the same counts.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Count, Sum

from home.content import kept
from home.translations import origin

if TYPE_CHECKING:
    from .models import Sector


@dataclass(frozen=True)
class Tally:
    """How many laureates share a call, a season and a region of their holder, with their grants in euros."""

    call: int | None
    programme: str  # the path of the call's programme in the tree
    season: str
    region: str
    number: int
    grants: Decimal
    with_grant: int
    sector: int = 0
    family: str = ""


@dataclass(frozen=True)
class Totals:
    """What laureates add up to: grants in euros over those that say theirs."""

    laureates: int
    grants: Decimal
    with_grant: int
    regions: int


def listed(name: str) -> Any:
    """The listed pages of a model of this app; the models import this module."""
    return apps.get_model("programmes", name).objects.listed().order_by()


def laureates() -> tuple[Tally, ...]:
    """Listed laureates by call, season and region."""
    return kept("laureates", read_laureates)


def read_laureates() -> tuple[Tally, ...]:
    rows = listed("ProjectPage").laureates().values_list("call", "call__programme__path", "season", "region")
    return tuple(tally(*row) for row in rows.annotate(Count("pk"), Sum("grant"), Count("grant")))


def others() -> tuple[Tally, ...]:
    """Listed regional pacts and labelled territories by call and region, which no jury chose."""
    return kept("pacts and territories", read_others)


def read_others() -> tuple[Tally, ...]:
    rows = listed("ProjectPage").others().values_list("call", "call__programme__path", "season", "region")
    return tuple(tally(*row, None, 0) for row in rows.annotate(Count("pk")))


def grants() -> dict[int | None, dict[int, Decimal]]:
    """The known grants of listed laureates in euros: by call, then by project."""
    return kept("grants", read_grants)


def read_grants() -> dict[int | None, dict[int, Decimal]]:
    rows: dict[int | None, dict[int, Decimal]] = defaultdict(dict)
    known = listed("ProjectPage").laureates().filter(call__isnull=False, grant__isnull=False)
    for call, project, grant in known.values_list("call", "pk", "grant"):
        rows[call][project] = grant
    return dict(rows)


def laureates_by_sector() -> tuple[Tally, ...]:
    """The same by sector: a project counts in each of its sectors."""
    return kept("laureates by sector", lambda: read_by("sector"))


def laureates_by_family() -> tuple[Tally, ...]:
    """The same by family of sectors: a project counts once in a family, whatever its sectors there."""
    return kept("laureates by family", lambda: read_by("sector__family"))


def read_by(kind: str) -> tuple[Tally, ...]:
    """Laureates of each sector or family, by call and region: grants are summed by sector only."""
    links = apps.get_model("programmes", "ProjectSector").objects.filter(page__in=listed("ProjectPage").laureates())
    rows = links.order_by().values_list("page__call", "page__call__programme__path", "page__region", kind)
    counts = rows.annotate(Count("page", distinct=True), Sum("page__grant"), Count("page__grant"))
    key = "sector" if kind == "sector" else "family"
    return tuple(tally(call, path, "", region, *sums, **{key: one}) for call, path, region, one, *sums in counts if one)


def tally(call: int | None, path: str | None, season: str, region: str, *sums: Any, **of: Any) -> Tally:
    number, grants, with_grant = sums
    return Tally(call, path or "", season, region, number, grants or Decimal(0), with_grant, **of)


def antennas() -> tuple[Tally, ...]:
    """Listed antennas by call, programme and region."""
    return kept("antennas", read_antennas)


def read_antennas() -> tuple[Tally, ...]:
    rows = listed("AntennaPage").values_list("call", "programme__path", "region").annotate(Count("pk"))
    return tuple(Tally(call, path or "", "", region, number, Decimal(0), 0) for call, path, region, number in rows)


def site_counts() -> dict[str, int]:
    """How many programmes, calls, laureates and antennas everyone may read."""
    return kept("site counts", read_site_counts)


def read_site_counts() -> dict[str, int]:
    return {
        "programmes": listed("ProgrammePage").count(),
        "calls": listed("CallPage").count(),
        "laureates": number_of(laureates()),
        "antennas": number_of(antennas()),
    }


def sectors() -> dict[int, "Sector"]:
    """All sectors by key, in the order of their codes."""
    return kept("sectors", lambda: apps.get_model("programmes", "Sector").objects.in_bulk())


def of(page: Any, tallies: Iterable[Tally]) -> list[Tally]:
    """What belongs to a call, or to a programme and those below it; nothing for a page that is not saved."""
    here = origin(page)
    if page._meta.model_name == "callpage":
        return [one for one in tallies if here.pk and one.call == here.pk]
    return [one for one in tallies if here.path and one.programme.startswith(here.path)]


def in_region(code: str, tallies: Iterable[Tally]) -> list[Tally]:
    return [one for one in tallies if one.region == code]


def number_of(tallies: Iterable[Tally]) -> int:
    return sum(one.number for one in tallies)


def totals(tallies: Iterable[Tally]) -> Totals:
    rows = list(tallies)
    return Totals(
        laureates=number_of(rows),
        grants=sum((one.grants for one in rows), Decimal(0)),
        with_grant=sum(one.with_grant for one in rows),
        regions=len({one.region for one in rows} - {""}),
    )


def count_by(key: Callable[[Tally], Any], tallies: Iterable[Tally]) -> Counter[Any]:
    """Numbers by what a function makes of each tally."""
    counts: Counter[Any] = Counter()
    for one in tallies:
        counts[key(one)] += one.number
    return counts


def by_region(tallies: Iterable[Tally]) -> Counter[str]:
    """Numbers by code of region; those without one stand under an empty code."""
    return count_by(lambda one: one.region, tallies)


def by_family(tallies: Iterable[Tally]) -> Counter[str]:
    """Numbers by family: take `laureates_by_family()`."""
    return count_by(lambda one: one.family, tallies)


def by_sector(tallies: Iterable[Tally]) -> list[tuple["Sector", int]]:
    """Sectors with their numbers, the most frequent first: take `laureates_by_sector()`."""
    known, counts = sectors(), count_by(lambda one: one.sector, tallies)
    rows = [(known[key], number) for key, number in counts.items() if key in known]
    return sorted(rows, key=lambda row: (-row[1], row[0].code))
