"""The programmes, calls and antennas of the site: few, so they are read once per content version, then only looked up.

They come without their long texts, and are shared by all readers: whoever gets one leaves it as it is. What depends on
the moment, such as the state of a call, is asked of them each time.
"""

from typing import TYPE_CHECKING, Any

from home.content import kept

from .tallies import listed, of

if TYPE_CHECKING:
    from .models import AntennaPage, CallPage, ProgrammePage

# What no list shows.
PROGRAMME = ("body", "objectives")
CALL = ("body", "purpose", "funding", "applying", "contact", "faq", *(f"programme__{name}" for name in PROGRAMME))
ANTENNA = ("presentation", "hours", "contact")


def programmes() -> tuple["ProgrammePage", ...]:
    """Every listed programme, in the order of the tree."""
    return kept("programmes", lambda: tuple(listed("ProgrammePage").defer(*PROGRAMME).order_by("path")))


def calls() -> tuple["CallPage", ...]:
    """Every listed call with its programme, the next deadline first."""
    return kept("calls", lambda: tuple(listed("CallPage").select_related("programme").defer(*CALL).by_deadline()))


def antennas() -> tuple["AntennaPage", ...]:
    """Every listed antenna with its host, by name."""
    return kept("antennas by name", lambda: tuple(listed("AntennaPage").for_cards().defer(*ANTENNA).order_by("slug")))
