"""What an article or an event is linked to: programmes, calls and projects."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from home.rows import rows
from home.translations import in_language
from home.visibility import visible
from programmes.dossiers import Group
from programmes.lookups import season_titles
from programmes.models import CallPage, ProgrammePage, ProjectPage

KINDS = (ProgrammePage, CallPage, ProjectPage)


def by_kind(page: Any) -> list[Group]:
    """The linked pages that everyone may read, by kind, each with the name of its season (1 query)."""
    links = [link for link in rows(page, "links", "target") if visible(link.target)]
    groups = (Group(kind._meta.verbose_name_plural, to(kind, links)) for kind in KINDS)
    return [group for group in groups if group.rows]


def to(kind: type, links: Iterable[Any]) -> list[tuple[Page, str]]:
    titles = season_titles()
    ours = (link for link in links if link.target.specific_class is kind)
    return [(in_language(link.target), titles.get((link.target_id, link.season), "")) for link in ours]
