"""What documents are made of: texts without markup, codes of places, dates and amounts as JSON has them."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from wagtail.rich_text import get_text_for_indexing

from home.dates import PartialDate
from home.translations import origin
from programmes import registers
from programmes.models import CallPage, ProgrammePage
from programmes.timing import Status, closing, midnight, opening

from ..models import Moments

STATUSES = {
    Status.UPCOMING: "a-venir",
    Status.OPEN: "ouvert",
    Status.PERMANENT: "permanent",
    Status.CLOSED: "clos",
    Status.RESULTS: "resultats",
    Status.UNKNOWN: "",
}


def rich(html: str) -> str:
    """The text of rich text."""
    return str(get_text_for_indexing(html)).strip() if html else ""


def said(body: Any) -> list[str]:
    """The texts of a stream of blocks; none where there is no stream."""
    return list(body.stream_block.get_searchable_content(body)) if body else []


def texts(rows: Iterable[Any], *names: str) -> Iterator[str]:
    """The fields of inline rows."""
    for row in rows:
        yield from (str(getattr(row, name)) for name in names)


def iso(date: PartialDate | None) -> str:
    return str(date) if date else ""


def amount(value: Decimal | None) -> str:
    """Euros as JSON has them, to the cent, as the database answers them; empty where unknown."""
    return "" if value is None else f"{value:.2f}"


def year_of(date: PartialDate | None) -> str:
    return str(date.year) if date else ""


def programme_codes(programme: ProgrammePage | None) -> list[str]:
    """The codes of a programme and of those above it: who looks for France 2030 finds what is below."""
    path = origin(programme).path if programme else ""
    return [one.code or "" for one in registers.programmes() if path.startswith(one.path)]


def programme_of(call: CallPage | None) -> ProgrammePage | None:
    """The programme of a call, if readers may see it."""
    return registers.programme(call.programme_id) if call else None


def season_code(call: CallPage | None, code: str | None) -> str:
    """`<call code>.<season code>`; empty where one of them is unknown."""
    return f"{call.code}.{code}" if call and call.code and code else ""


def place_codes(places: Iterable[Any]) -> list[str]:
    """`R27`, `D71` for each place."""
    return [
        f"{kind}{code}" for place in places for kind, code in (("R", place.region), ("D", place.departement)) if code
    ]


def place_names(place: Any) -> list[str]:
    """The names of a place and of what contains it, with the number of its département."""
    departement, region = place.departement_place, place.region_place
    inside = [departement.name, departement.code] if departement else []
    return [place.commune, *inside, *([region.name] if region else [])]


def names_of(page: Any) -> list[str]:
    """The title and the acronym of a call or a programme."""
    return [page.title, page.acronym] if page else []


def moments(page: CallPage) -> Moments:
    """The states of a call, each with the instant that brings it; the first one has none."""
    known = (
        opening(page.opens_on),
        closing(page.closes_on, page.closing_time),
        midnight(page.results_on.first_day) if page.results_on else None,
    )
    instants = sorted({instant for instant in known if instant})
    before = instants[0] - timedelta(seconds=1) if instants else timezone.now()
    found: Moments = [(None, STATUSES[page.status_at(before)])]
    for instant in instants:
        if (code := STATUSES[page.status_at(instant)]) != found[-1][1]:
            found.append((instant, code))
    return found
