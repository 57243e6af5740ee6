"""The programmes, calls and antennas of the site: few, so they are read once per content version, then only looked up.

They come without their long texts, and are shared by all readers: whoever gets one leaves it as it is. What depends on
the moment, such as the state of a call, is asked of them each time.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.apps import apps

from home.content import kept

from .tallies import listed
from .timing import Status

if TYPE_CHECKING:
    from .models import AntennaPage, CallArea, CallPage, ProgrammePage

# What no list shows.
PROGRAMME = ("body", "objectives")
CALL = ("body", "purpose", "funding", "applying", "contact", "faq", *(f"programme__{name}" for name in PROGRAMME))
ANTENNA = ("presentation", "hours", "contact", *(f"programme__{name}" for name in PROGRAMME))


def programmes() -> tuple["ProgrammePage", ...]:
    """Every listed programme, in the order of the tree."""
    return kept("programmes", lambda: tuple(listed("ProgrammePage").defer(*PROGRAMME).order_by("path")))


def calls() -> tuple["CallPage", ...]:
    """Every listed call with its programme, the next deadline first."""
    return kept("calls", lambda: tuple(listed("CallPage").select_related("programme").defer(*CALL).by_deadline()))


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
    return tuple(found.defer(*ANTENNA).order_by("slug"))


def antennas_of(page: Any) -> list["AntennaPage"]:
    """The antennas of a call, or of a programme and those below it."""
    if page._meta.model_name == "callpage":
        return [one for one in antennas() if page.pk and one.call_id == page.pk]
    return [one for one in antennas() if page.path and one.programme and one.programme.path.startswith(page.path)]
