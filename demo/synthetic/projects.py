"""Synthetic projects, with their sectors, places and partners."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify

from home.dates import PartialDate
from home.models import TranslatedRow
from programmes.models import (
    Audience,
    Modality,
    ProjectFolderPage,
    ProjectKind,
    ProjectPage,
    ProjectPartner,
    ProjectPlace,
    ProjectSector,
    Sector,
)
from programmes.timing import midnight

from . import naming
from .dice import FIRST_DAY, Dice
from .places import place

Part = ProjectSector | ProjectPlace | ProjectPartner
KINDS = (ProjectKind.TRAINING, ProjectKind.DIAGNOSIS, ProjectKind.EQUIPMENT, *ProjectKind)


@dataclass(frozen=True, eq=False)
class Holder:
    """An organisation with the place that its projects have."""

    pk: int
    name: str
    place: dict[str, str]


@dataclass(frozen=True)
class Setting:
    """What projects are drawn from; those that come first are drawn most."""

    holders: list[Holder]
    sectors: list[Sector]
    content_type_id: int


@dataclass
class Draft:
    """A project before it is in the database, with its inline children."""

    page: ProjectPage
    parts: list[Part] = field(default_factory=list)

    def attached(self) -> Iterator[Part]:
        """The children, once the page has its key."""
        for part in self.parts:
            part.page_id = self.page.pk
            if isinstance(part, TranslatedRow):
                part.locale_id = self.page.locale_id  # no signal fills it in
            yield part


def project(dice: Dice, number: int, folder: ProjectFolderPage, setting: Setting) -> Draft:
    """The project of a number, which is part of its reference; it is the next child of its folder."""
    holder = dice.ranked(setting.holders)
    sectors = dice.some_ranked(setting.sectors, 3)
    facts = {
        "title": naming.title(dice, sectors[0].label_fr),
        "summary": naming.summary(dice, sectors[0].label_fr),
        "story": naming.story(dice),
        "call_id": folder.call_id,
        "holder_id": holder.pk,
        "kind": dice.ranked(KINDS),
        "audiences": dice.some_ranked(Audience.values, 4) if dice.perhaps(0.6) else [],
        "modalities": dice.some_ranked(Modality.values, 3) if dice.perhaps(0.5) else [],
        **holder.place,
        **amounts(dice),
        **dates(dice),
    }
    code = f"{slugify(facts['title'])[:80]}-{number}"
    page = ProjectPage(code=code, slug=code, **facts)
    stand(page, folder, setting, dice)
    return Draft(page, parts(dice, setting, sectors))


def amounts(dice: Dice) -> dict[str, Any]:
    """Budget, grant and learners, as far as known."""
    budget = dice.amount()
    grant = (budget * dice.randint(20, 80) / 100).quantize(budget)
    return {
        "budget": budget if dice.perhaps(0.6) else None,
        "grant": grant if dice.perhaps(0.7) else None,
        "learners": int(budget) // dice.randint(200, 9000) if dice.perhaps(0.5) else None,
    }


def dates(dice: Dice) -> dict[str, Any]:
    """When it was announced, which one in twenty does not say, and when its page went live."""
    announced: PartialDate = dice.date()
    published: datetime.datetime = midnight(max(announced.last_day, FIRST_DAY))
    return {
        "announced_on": announced if dice.perhaps(0.95) else None,
        "first_published_at": published,
        "last_published_at": published,
    }


def stand(page: ProjectPage, folder: ProjectFolderPage, setting: Setting, dice: Dice) -> None:
    """Fill what Wagtail and treebeard fill in `add_child` and `save`."""
    folder.numchild += 1
    page.path = ProjectPage._get_path(folder.path, folder.depth + 1, folder.numchild)
    page.depth = folder.depth + 1
    page.url_path = f"{folder.url_path}{page.slug}/"
    page.draft_title = page.title
    page.locale_id = folder.locale_id
    page.code_language = folder.locale.language_code
    page.content_type_id = setting.content_type_id
    page.translation_key = dice.identifier()
    page.live, page.has_unpublished_changes = True, False


def parts(dice: Dice, setting: Setting, sectors: list[Sector]) -> list[Part]:
    places = [place(dice) for _number in range(dice.ranked((0, 1, 2, 3)))]
    partners = dice.some_ranked(setting.holders, 6) if dice.perhaps(0.5) else []
    return [
        *(ProjectSector(sector=sector, sort_order=order) for order, sector in enumerate(sectors)),
        *(ProjectPlace(**found, sort_order=order) for order, found in enumerate(places)),
        *(ProjectPartner(organisation_id=one.pk, sort_order=order) for order, one in enumerate(partners)),
    ]
