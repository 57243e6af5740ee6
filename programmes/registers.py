"""Programmes, calls, antennas and organisations: few, so they are read once per content version, then only looked up.

They come without their long texts, and are shared by all readers: whoever gets one leaves it as it is. What depends on
the moment, such as the state of a call, is asked of them each time.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from django.apps import apps

from home.content import kept
from home.translations import all_in_language, origin

from .tallies import listed
from .timing import Status

if TYPE_CHECKING:
    from .models import AntennaPage, CallArea, CallPage, Organisation, ProgrammePage

Page = TypeVar("Page", "CallPage", "AntennaPage")

# What no list shows.
PROGRAMME = ("body", "objectives")
CALL = ("body", "purpose", "funding", "applying", "contact", "faq", *(f"programme__{name}" for name in PROGRAMME))
ANTENNA = ("presentation", "hours", "contact", *(f"programme__{name}" for name in PROGRAMME))


def programmes() -> tuple["ProgrammePage", ...]:
    """Every listed programme, in the order of the tree."""
    return kept("programmes", lambda: spoken(listed("ProgrammePage").defer(*PROGRAMME).order_by("path")))


def spoken(pages: Iterable[Any]) -> tuple[Any, ...]:
    """Pages with their texts in the language that is spoken."""
    return tuple(all_in_language(pages))


def programme(key: int | None) -> "ProgrammePage | None":
    """A listed programme by its key."""
    return next((one for one in programmes() if one.pk == key), None)


def calls() -> tuple["CallPage", ...]:
    """Every listed call with its programme, the next deadline first."""
    return kept("calls", lambda: spoken(listed("CallPage").select_related("programme").defer(*CALL).by_deadline()))


def call(key: int | None) -> "CallPage | None":
    """A listed call by its key."""
    return next((one for one in calls() if one.pk == key), None)


def open_calls(region: str = "") -> list["CallPage"]:
    """The calls that one may answer now, the next deadline first; those that cover a region, by its code."""
    answerable = [call for call in calls() if call.status in (Status.OPEN, Status.PERMANENT)]
    return [call for call in answerable if not region or covers(call.pk, region)]


def covers(call: int, region: str) -> bool:
    """Whether a call names a region, or no area at all."""
    named = areas().get(call, [])
    return not named or any(area.region == region for area in named)


def areas() -> dict[int, list["CallArea"]]:
    """The areas of each call that names some; the others apply to all of France."""
    return kept("areas", read_areas)


def read_areas() -> dict[int, list["CallArea"]]:
    rows: dict[int, list[Any]] = defaultdict(list)
    for area in apps.get_model("programmes", "CallArea").objects.order_by("page", "sort_order"):
        rows[area.page_id].append(area)
    return dict(rows)


def antennas() -> tuple["AntennaPage", ...]:
    """Every listed antenna with its host and its programme, by name."""
    return kept("antennas by name", read_antennas)


def read_antennas() -> tuple["AntennaPage", ...]:
    found = listed("AntennaPage").for_cards().select_related("programme")
    return spoken(found.defer(*ANTENNA).order_by("slug"))


def antennas_of(page: Any) -> list["AntennaPage"]:
    """The antennas of a call, or of a programme and those below it."""
    here = origin(page)
    if page._meta.model_name == "callpage":
        return [one for one in antennas() if here.pk and one.call_id == here.pk]
    return [one for one in antennas() if here.path and one.programme and one.programme.path.startswith(here.path)]


def organisations() -> tuple["Organisation", ...]:
    """Every organisation with its logo, in the order of their codes."""
    return kept("organisations", read_organisations)


def read_organisations() -> tuple["Organisation", ...]:
    return tuple(apps.get_model("programmes", "Organisation").objects.select_related("logo").order_by("code"))


class Role(NamedTuple):
    """What an organisation does in a programme."""

    page: "ProgrammePage"
    label: str


def roles_of(organisation: int) -> list[Role]:
    """The roles of an organisation in listed programmes, in the order of the tree."""
    rows = rows_of("ProgrammeRole", organisation)
    return [Role(page, row.get_role_display()) for page in programmes() for row in rows if row.page_id == page.pk]


def named_by(name: str, organisation: int, pages: Iterable[Page]) -> list[Page]:
    """The pages, among some, on which the inline rows of a model name an organisation."""
    keys = {row.page_id for row in rows_of(name, organisation)}
    return [page for page in pages if page.pk in keys]


def rows_of(name: str, organisation: int) -> list[Any]:
    """The inline rows of a model that name an organisation: its roles, its figures, what it takes part in."""
    return kept(("rows by organisation", name), lambda: rows_by_organisation(name)).get(organisation, [])


def rows_by_organisation(name: str) -> dict[int, list[Any]]:
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in apps.get_model("programmes", name).objects.exclude(organisation=None).order_by("sort_order"):
        rows[row.organisation_id].append(row)
    return dict(rows)
