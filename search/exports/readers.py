"""What the columns read of a result: text, numbers, and dates as far as they are known."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.dates import PartialDate

from .source import Result

SEPARATOR = " | "  # between several values of a cell: names hold commas and semicolons
Value = str | Decimal | int | PartialDate | None
Reader = Callable[[Result], Value]

# One result of each type; the facet's labels are plurals.
KINDS: dict[str, Promise] = {
    "programme": _("Programme"),
    "appel": _("Call"),
    "projet": _("Project"),
    "antenne": _("Regional antenna"),
    "actualite": _("Article"),
    "evenement": _("Event"),
    "dossier": _("Dossier"),
    "page": _("Page"),
}


def fact(name: str) -> Reader:
    return lambda one: str(one.card.fact(name))


def codes(key: str) -> Reader:
    return lambda one: SEPARATOR.join(one.card.entry.codes.get(key, ()))


def labels(key: str) -> Reader:
    return lambda one: SEPARATOR.join(one.labels(key))


def day(*names: str) -> Reader:
    """The first of these dates that is known."""
    return lambda one: next(filter(None, map(one.card.day, names)), None)


def listed(*names: str) -> Reader:
    """The first of these lists that holds something."""
    return lambda one: SEPARATOR.join(next(filter(None, map(one.card.fact, names)), ()))


def language(one: Result) -> str:
    return one.card.language


def kind_of(one: Result) -> str:
    return str(KINDS.get(one.card.type, one.card.type))


def reference(one: Result) -> str:
    """The code of a project or an antenna; of a programme that which comes last from the top down."""
    own: Any = one.card.entry.codes.get(one.card.type, ())
    return one.card.reference or (own[-1] if own and one.card.type in ("appel", "programme") else "")


def places(one: Result) -> str:
    return SEPARATOR.join(one.card.places or one.labels("lieu"))


def budget(one: Result) -> Decimal | None:
    known = one.card.fact("budget")
    return Decimal(known) if known else None
