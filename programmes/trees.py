"""The tree of programmes: what each has, and where one stands among parents, siblings and children."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from home.models.site_map import Branch, tree
from home.translations import origin

from . import registers, tallies
from .timing import Status

if TYPE_CHECKING:
    from .models import ProgrammePage


@dataclass(frozen=True)
class Node:
    """A programme with what it and those below it have, and those below it."""

    page: "ProgrammePage"
    is_here: bool
    open_calls: int
    past_calls: int
    laureates: int
    antennas: int
    children: "list[Node]"


def whole(index: Any) -> list[Node]:
    """All programmes below their list."""
    return nodes(one for one in registers.programmes() if one.path.startswith(origin(index).path))


def around(programme: Any) -> list[Node]:
    """A programme among its parents, its siblings and all those below it; at the top, without the siblings."""
    here, known = origin(programme).path, registers.programmes()
    parents = [one for one in known if here.startswith(one.path) and one.path != here]
    shown = parents + (siblings(programme) if parents else []) + [one for one in known if is_within(one, here)]
    return nodes(sorted(shown, key=lambda one: one.path), here)


def siblings(programme: Any) -> list["ProgrammePage"]:
    """The other programmes right below the same page."""
    path = origin(programme).path
    others = (one for one in registers.programmes() if one.path[: -one.steplen] == path[: -one.steplen])
    return [one for one in others if one.path != path]


def is_within(programme: Any, path: str) -> bool:
    """Whether a programme is the one at a path, or below it; a page that is not saved has no path."""
    return bool(path) and programme.path.startswith(path)


def nodes(programmes: Iterable["ProgrammePage"], here: str = "") -> list[Node]:
    return [node(branch, here) for branch in tree(programmes)]


def node(branch: Branch, here: str) -> Node:
    page: Any = branch.page
    states = [call.status for call in registers.calls() if call.programme and is_within(call.programme, page.path)]
    return Node(
        page,
        page.path == here,
        sum(state in (Status.OPEN, Status.PERMANENT) for state in states),
        sum(state in (Status.CLOSED, Status.RESULTS) for state in states),
        tallies.number_of(tallies.of(page, tallies.laureates())),
        tallies.number_of(tallies.of(page, tallies.antennas())),
        [node(child, here) for child in branch.children],
    )
