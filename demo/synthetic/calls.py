"""The pages that synthetic projects hang on: home, lists, programmes, calls and their folders, sectors."""

from collections.abc import Iterator
from math import ceil

from programmes.models import CallPage, ProgrammePage, ProjectFolderPage
from programmes.models.calls import CallKind

from ..catalogue import frame, vocabularies
from ..content import Content
from ..records import Record, Ref, page
from . import naming
from .dice import Dice, zipf

PROGRAMMES = 8
PER_FOLDER = 2500  # on average; the fullest has twice as many


def records(dice: Dice, folders: int) -> Iterator[Record]:
    """The sectors are the real ones, whose codes the filters know; all the rest is invented."""
    nothing = Content(Content().folder / "nothing")
    yield from map(vocabularies.sector, Content().rows("sectors"))
    yield frame.home(nothing)
    yield from (frame.menu_entry(nothing, *entry) for entry in frame.MENU)
    yield from (frame.listing(nothing, slug, model) for slug, model in frame.LISTS)
    yield from (programme(dice, number) for number in range(1, PROGRAMMES + 1))
    for number in range(1, folders + 1):
        yield from call(dice, number)


def programme(dice: Dice, number: int) -> Record:
    title = f"Programme {naming.coined(dice)}"
    fields = {"title": title, "code": f"programme-{number}", "started_on": "2019", "budget": dice.amount() * 100}
    return page(f"programme:programme-{number}", ProgrammePage, "page:programmes", fields)


def call(dice: Dice, number: int) -> Iterator[Record]:
    """A call and the folder of its projects."""
    title = f"AMI {naming.coined(dice)} {number}"
    opening = dice.date()
    fields = {
        "title": title,
        "code": f"appel-{number}",
        "kind": dice.ranked(CallKind.values),
        "programme": Ref(f"programme:programme-{dice.ranked(range(1, PROGRAMMES + 1))}"),
        "opens_on": str(opening),
        "closes_on": str(opening.year + 1),
        "budget": dice.amount() * 20,
    }
    yield page(f"call:appel-{number}", CallPage, "page:appels", fields)
    folder = {"title": title, "call": Ref(f"call:appel-{number}")}
    yield page(f"folder:appel-{number}", ProjectFolderPage, "page:laureats", folder)


def sizes(size: int) -> list[int]:
    """How many projects each folder has: few have many, none more than a folder holds."""
    count = max(3, ceil(size / PER_FOLDER))
    weights = zipf(count)
    shares = [ceil(size / rank / weights[-1]) for rank in range(1, count + 1)]
    full = [min(share, ProjectFolderPage.CAPACITY) for share in shares]
    return spread(size, full)


def spread(size: int, full: list[int]) -> list[int]:
    """The same folders with `size` projects in all: the first ones take what is left over, the last ones give."""
    rest = size - sum(full)
    places = range(len(full)) if rest > 0 else reversed(range(len(full)))
    for place in places:
        change = max(-full[place], min(rest, ProjectFolderPage.CAPACITY - full[place]))
        full[place] += change
        rest -= change
    return full
