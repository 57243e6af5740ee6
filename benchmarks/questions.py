"""What readers ask, drawn by lot: the mix of questions that the engines are measured with."""

from collections.abc import Callable, Sequence
from typing import Any

from demo.synthetic.dice import Dice

from . import entries

WORDS = ("campus", "batteries", "reseau ateliers", "orientation", "passerelle", "diagnostic metiers", "organisme12")


def browsing(dice: Dice) -> Any:
    """Some values of three facets."""
    return query_of(dice, "region", "secteur", "annee")


def query_of(dice: Dice, *facets: str, **more: Any) -> Any:
    from search.query import Query

    values: dict[str, Sequence[str]] = {
        "region": ["11", "27", "76", "84", "93", "32"],
        "secteur": entries.SECTORS[:12],
        "annee": ["2019", "2021", "2023", "2025"],
        "porteur": ["universite", "entreprise", "association"],
    }
    chosen = {key: tuple(sorted(dice.sample(list(values[key]), 2))) for key in facets}
    return Query(chosen=chosen, **more)


MIX: list[Callable[[Dice], Any]] = [
    browsing,
    lambda dice: query_of(dice, text=dice.choice(WORDS)),
    lambda dice: query_of(dice, "region", text=f"{dice.choice(WORDS)} {dice.choice(entries.SECTORS)[:9]}"),
    lambda dice: query_of(dice, "porteur", sort="-montant"),
    lambda dice: query_of(dice, "region", page=dice.randrange(1, 50)),
    lambda dice: query_of(dice, "region", "secteur", text=f"organisme{dice.randrange(200)}"),
    lambda dice: query_of(dice, "secteur", "annee", sort="titre"),
    lambda dice: query_of(dice, text=f'"{dice.choice(["réseau d’ateliers", "plateau technique"])}"'),
]
