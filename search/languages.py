"""Languages of search: who finds an entry, and in which languages a question is read."""

from typing import Any

from wagtail.models import Site

from home.content import kept
from home.languages import SOURCE, code_of
from home.navigation import homes
from home.translations import languages_of


def served() -> frozenset[str]:
    """The languages that have a live home page, and the source."""
    return kept("languages searched", read_served, shared=True)


def read_served() -> frozenset[str]:
    return frozenset([SOURCE, *(code for site in Site.objects.select_related("root_page") for code in homes(site))])


def shown_in(page: Any) -> list[str]:
    """The languages whose readers find a page: its own, and those in which nobody translated a page of the source."""
    own = code_of(page)
    return [own] if own != SOURCE else sorted(served() - languages_of(page))


def read_in(language: str) -> tuple[str, ...]:
    """The languages in which a reader's question is read: his own, and that of what is not translated."""
    return tuple(dict.fromkeys((language, SOURCE)))
