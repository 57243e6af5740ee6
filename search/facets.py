"""The facets, a line each, the same for every engine and every page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from home.content import kept
from home.languages import code_of, mark, spoken
from programmes import registers, tallies
from programmes.lookups import season_titles
from programmes.models import OrganisationKind, ProjectKind
from programmes.models.sectors import Family
from programmes.territories import DEPARTEMENTS, REGIONS, region_choices

Labels = Mapping[str, Any]

TYPES: Labels = {
    "programme": _("Programmes"),
    "appel": _("Calls"),
    "projet": _("Projects"),
    "antenne": _("Antennas"),
    "actualite": _("News"),
    "evenement": _("Events"),
    "dossier": _("Dossiers"),
    "page": _("Pages of the site"),
}
STATUSES: Labels = {
    "ouvert": pgettext_lazy("calls", "Open"),
    "permanent": pgettext_lazy("calls", "Permanent"),
    "a-venir": pgettext_lazy("calls", "Upcoming"),
    "clos": pgettext_lazy("calls", "Closed"),
    "resultats": pgettext_lazy("calls", "Results published"),
}
# Grants spread over five orders of magnitude, so the bands are logarithmic; the upper bound in euros is outside.
BANDS: dict[str, tuple[Any, Decimal]] = {
    "0-100k": (_("Less than €100k"), Decimal(100_000)),
    "100k-1m": (_("€100k to €1m"), Decimal(1_000_000)),
    "1m-5m": (_("€1m to €5m"), Decimal(5_000_000)),
    "5m-10m": (_("€5m to €10m"), Decimal(10_000_000)),
    "10m-": (_("€10m and more"), Decimal("Infinity")),
}
YEARS = range(2060, 1979, -1)


@dataclass(frozen=True)
class Facet:
    """A way to narrow results.

    `labels` gives every code there can be, in the order of lists; `parent` is the facet one level above, and
    `parent_of` the code of the value above a code. A hidden facet is for the scope of a page. The codes of a facet
    that the `clock` moves are not stored: engines compute them when asked.
    """

    key: str
    label: str | Promise
    labels: Callable[[], Labels]
    parent: str = ""
    parent_of: Callable[[str], str] = str
    hidden: bool = False
    clock: bool = False


def programme_labels() -> Labels:
    return {one.code: one.acronym or one.title for one in registers.programmes() if one.code}


def programme_above(code: str) -> str:
    """The code of the programme right above another one; empty at the top."""
    paths = {one.path: one.code or "" for one in registers.programmes()}
    path = next((path for path, known in paths.items() if known == code), "")
    return paths.get(path[: -registers.programmes()[0].steplen], "") if path else ""


def call_labels() -> Labels:
    return {one.code: one.acronym or one.title for one in registers.calls() if one.code}


def season_labels() -> Labels:
    codes = {one.pk: one.code for one in registers.calls() if one.code}
    return {
        f"{codes[call]}.{season}": title
        for (call, season), title in season_titles().items()
        if call in codes and season
    }


def departement_labels() -> Labels:
    return {code: one.name for code, one in DEPARTEMENTS.items()}


def place_labels() -> Labels:
    """Regions, each before its départements."""
    labels: dict[str, str] = {}
    for code, name in region_choices():
        labels[f"R{code}"] = name
        labels |= {f"D{one.code}": one.name for one in REGIONS[code].departements}
    return labels


def place_above(code: str) -> str:
    return f"R{DEPARTEMENTS[code[1:]].region_code}" if code[:1] == "D" and code[1:] in DEPARTEMENTS else ""


def sector_labels() -> Labels:
    return {one.code: one.label for one in tallies.sectors().values()}


def family_of(code: str) -> str:
    return next((str(one.family) for one in tallies.sectors().values() if one.code == code), "")


def region_of(code: str) -> str:
    return DEPARTEMENTS[code].region_code if code in DEPARTEMENTS else ""


def choices(labels: Any) -> Callable[[], Labels]:
    return lambda: {str(code): label for code, label in labels.choices}


FACETS: tuple[Facet, ...] = (
    Facet("type", _("Kind of page"), lambda: TYPES),
    Facet("programme", _("Programme"), programme_labels, "programme", programme_above),
    Facet("appel", _("Call"), call_labels),
    Facet("saison", _("Season"), season_labels, "appel", lambda code: code.partition(".")[0]),
    Facet("region", _("Region of the holder"), lambda: dict(region_choices())),
    Facet("departement", _("Département of the holder"), departement_labels, "region", region_of),
    Facet("lieu", _("Places of action"), place_labels, "lieu", place_above),
    Facet("famille", _("Family of sectors"), choices(Family)),
    Facet("secteur", _("Sector"), sector_labels, "famille", family_of),
    Facet("nature", _("Kind of project"), choices(ProjectKind)),
    Facet("statut", _("State of the call"), lambda: STATUSES, clock=True),
    Facet("annee", _("Year"), lambda: {str(year): str(year) for year in YEARS}),
    Facet("montant", _("Grant"), lambda: {code: label for code, (label, _bound) in BANDS.items()}),
    Facet("porteur", _("Kind of holder"), choices(OrganisationKind)),
    # What pages fix and nobody ticks: an organisation, holder or partner; laureates only.
    Facet("organisation", "", dict, hidden=True),
    Facet("laureat", "", dict, hidden=True),
)
BY_KEY = {facet.key: facet for facet in FACETS}


def known_codes(key: str) -> Labels:
    """The labels of a facet by code, in the reader's language (kept per content version)."""
    return kept(("labels", key), lambda: {code: str(one) for code, one in BY_KEY[key].labels().items()})


def label_of(key: str, code: str) -> str:
    """The name of a value in the reader's language; the code where it has none any more."""
    return str(known_codes(key).get(code, code))


def foreign(key: str) -> Mapping[str, str]:
    """The language of each label of a facet that is not in the spoken one, by code (kept per content version)."""
    return kept(("foreign labels", key), lambda: FOREIGN[key]() if key in FOREIGN else {})


def named(key: str, code: str) -> str:
    """The name of a value for a page: as HTML that says its language, where that is another one."""
    label, language = label_of(key, code), foreign(key).get(code)
    return format_html("<span{}>{}</span>", mark(language), label) if language else label


def untranslated(pages: Iterable[Any]) -> dict[str, str]:
    """The language of pages whose titles are their labels; an acronym is of no language."""
    return {one.code: code_of(one) for one in pages if one.code and not one.acronym and code_of(one) != spoken()}


def untranslated_seasons() -> dict[str, str]:
    """A season has the language of its call, which must be translated with it."""
    calls = {one.code: code_of(one) for one in registers.calls() if one.code and code_of(one) != spoken()}
    return {code: calls[call] for code in season_labels() if (call := code.partition(".")[0]) in calls}


def unnamed(records: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """The language of what has no name in the spoken one, by code."""
    return {f"{prefix}{code}": one.language for code, one in records.items() if one.language != spoken()}


FOREIGN: Mapping[str, Callable[[], dict[str, str]]] = {
    "programme": lambda: untranslated(registers.programmes()),
    "appel": lambda: untranslated(registers.calls()),
    "saison": untranslated_seasons,
    "secteur": lambda: unnamed({one.code: one for one in tallies.sectors().values()}),
    "region": lambda: unnamed(REGIONS),
    "departement": lambda: unnamed(DEPARTEMENTS),
    "lieu": lambda: unnamed(REGIONS, "R") | unnamed(DEPARTEMENTS, "D"),
}


def band_of(amount: Decimal | None) -> str:
    """The code of the band of an amount in euros; empty where it is unknown."""
    if amount is None:
        return ""
    return next(code for code, (_label, bound) in BANDS.items() if amount < bound)
