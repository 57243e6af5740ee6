"""What a benchmark is: it says why it exists, runs, verifies that what it measured is right, and says its figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


class Wrong(Exception):
    """What was measured is not what readers get: its figures mean nothing."""


@dataclass(frozen=True)
class Benchmark:
    """A measure: `run` takes how often to repeat, yields lines of figures, raises `Wrong` if a result is not right.

    One that `fills` puts its own content into an empty database, in the sizes that follow the number of repetitions.
    """

    name: str
    why: str
    run: Callable[..., Iterator[str]]
    repeat: int  # how often, unless said
    is_quick: bool = True  # one that is not runs when it is named
    fills: bool = False


def verify(right: object, message: str) -> None:
    """Stop a benchmark whose result is not right."""
    if not right:
        raise Wrong(message)
