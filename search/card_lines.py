"""The line under the title of a card: what the page is about, where and when, by its type."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.utils.html import format_html_join

from home import formats

if TYPE_CHECKING:
    from .cards import Card


def said_under(card: "Card") -> Iterable[str]:
    """What is known of it in few words; some may be empty."""
    return META[card.type](card) if card.type in META else ()


def of_project(card: "Card") -> Iterable[str]:
    sectors = format_html_join(", ", "{}", ((one,) for one in card.sectors))  # which may say their language
    return (card.kind, sectors, card.place_label)


def of_call(card: "Card") -> Iterable[str]:
    return (card.fact("acronym"), in_order(card, "programme"), between(card, "opens_on", "closes_on"))


def of_programme(card: "Card") -> Iterable[str]:
    return (card.fact("acronym"), between(card, "started_on", "ended_on"))


def of_antenna(card: "Card") -> Iterable[str]:
    return (card.place_label, card.holder_label)


def of_event(card: "Card") -> Iterable[str]:
    return (between(card, "starts_on", "ends_on"), card.place_label)


def of_article(card: "Card") -> Iterable[str]:
    return (dated(card, "published_on"),)


def of_dossier(card: "Card") -> Iterable[str]:
    return (*card.fact("bodies"), dated(card, "issued_on"))


def in_order(card: "Card", key: str) -> str:
    """The nearest of the values of a facet that come from the top down."""
    return next(iter(reversed(card.labels(key))), "")


def dated(card: "Card", name: str) -> str:
    day = card.day(name)
    return formats.date(day) if day else ""


def between(card: "Card", start: str, end: str) -> str:
    return formats.between(card.day(start), card.day(end))


META: dict[str, Callable[["Card"], Iterable[str]]] = {
    "projet": of_project,
    "appel": of_call,
    "programme": of_programme,
    "antenne": of_antenna,
    "evenement": of_event,
    "actualite": of_article,
    "dossier": of_dossier,
}
