"""Projects close to another one, each with what it shares with it: from the codes that the process has in memory."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from pyroaring import BitMap

from home.languages import spoken
from programmes.models import ProjectPage, Sector

from .analysis import Question, plain_words
from .cards import Card
from .engines import embedded
from .engines.bitmaps import Snapshot
from .engines.embedded import matching
from .engines.slices import Slices
from .facets import label_of
from .models import Entry
from .values import entries

SHOWN = 3
TRIED = 20  # records that name a holder, of which some are its partner's


class Near(NamedTuple):
    """The closest laureates, and the sector that they share with the project, by code."""

    cards: list[Card]
    sector: str


def similar(project: ProjectPage, sectors: Iterable[Sector]) -> Near:
    """The laureates closest to a project, whose sectors are given, each with its reasons (2 queries at most)."""
    codes = [one.code for one in sectors]
    known = embedded().fresh()
    others = laureates(known) - BitMap([project.pk] if project.pk else [])
    found = list(closest(known, others, codes, project.region))
    near = entries(found, "text")
    if len(near) < SHOWN:
        near += held_alike(known, others - BitMap(found), project)[: SHOWN - len(near)]
    cards = [Card(one, why=reasons(one, project, codes)) for one in near]
    return Near(cards, next((code for one in near for code in shared(one, codes)), ""))


def laureates(known: Snapshot) -> BitMap:
    """Those that the reader finds."""
    read = known.languages.get(spoken(), BitMap())
    return read & known.having("laureat", ["1"], {}) & known.having("type", ["projet"], {})


def closest(known: Snapshot, others: BitMap, codes: list[str], region: str) -> Iterator[int]:
    """Of a same sector and the same region, of a same sector, of the region.

    In each of these, the main sector of the project before the others, then what was announced last.
    """
    main, alike = known.having("secteur", codes[:1], {}), known.having("secteur", codes, {})
    here = known.having("region", [region], {}) if region else BitMap()
    wanted = SHOWN
    for group in (main & here, alike & here, main, alike, here):
        chosen = latest(known.dates, group & others, wanted)
        yield from chosen
        others = others - BitMap(chosen)
        wanted -= len(chosen)


def latest(dates: Slices, keys: BitMap, most: int) -> list[int]:
    """So many of the latest ones; those without a date last, in the order in which they came."""
    dated = dates.sorted(dates.first(keys & dates.known, most, highest=True), highest=True)
    return [*dated, *(keys - dates.known)][:most]


def held_alike(known: Snapshot, others: BitMap, project: ProjectPage) -> list[Entry]:
    """Of the same holder, by its record or by its plain name."""
    name = tuple(plain_words(project.holder_label))
    if project.holder:
        named = known.having("organisation", [project.holder.code], {})
    else:
        named = matching(known, Question(phrases=(name,))) if name else BitMap()
    tried = entries(latest(known.dates, named & others, TRIED), "text")
    return [one for one in tried if one.facts.get("holder") == project.holder_label]


def shared(one: Entry, codes: list[str]) -> list[str]:
    """The sectors that an entry shares with a project, in the order of the project's."""
    return [code for code in codes if code in one.codes.get("secteur", ())]


def reasons(one: Entry, project: ProjectPage, codes: list[str]) -> list[str]:
    """What a project shares with another one, in words."""
    alike = [_("Same sector: %(sector)s") % {"sector": label_of("secteur", code)} for code in shared(one, codes)[:1]]
    if project.region in one.codes.get("region", ()):
        alike.append(_("Same region"))
    if project.holder_label and one.facts.get("holder") == project.holder_label:
        alike.append(_("Same holder"))
    return alike
