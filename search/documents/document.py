"""What a page says to those who search, and the registry of the functions that make it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import singledispatch
from typing import Any

from home.dates import PartialDate

from ..models import Moments


@dataclass
class Document:
    """What a page says to those who search.

    `short` are names as telling as the title, `names` say who, where and what about, `labels` are words of the site
    that every language has, `texts` the rest; `facts` is what cards and exports show. Lists may hold empty texts and
    codes, which are dropped. All is said in the language that is spoken.
    """

    type: str
    codes: dict[str, Iterable[str]] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    short: Iterable[str] = ()
    names: Iterable[str] = ()
    labels: Iterable[str] = ()
    texts: Iterable[str] = ()
    date: PartialDate | None = None
    amount: Decimal | None = None
    moments: Moments = field(default_factory=list)


@singledispatch
def document_of(page: Any) -> Document | None:
    """What is found of a page; nothing for a type that is not searched."""
    return None


def not_searched(_page: Any) -> None:
    """Registered for a page type that says nothing of its own."""
    return
