"""Fills a database with synthetic records, the same ones for the same size and seed."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.models import Page

from programmes.models import Organisation, OrganisationKind, ProjectFolderPage, ProjectPage, Sector
from programmes.territories import REGIONS

from ..ledger import Ledger
from ..loader import place as place_records
from ..loader import quiet
from . import calls, clearing, mark, naming
from .dice import Dice
from .inserting import insert_pages
from .places import place
from .projects import Draft, Holder, Setting, project

BATCH = 2000
PROJECTS_PER_HOLDER = 40


def fill(size: int, seed: int, say: Callable[[int], object] = lambda done: None) -> bool:
    """Put `size` projects into the database; no, where they are there already.

    `say` is told how many are done, now and then. Raises `MixedContent` where real content is.
    """
    digest = f"{size} projects, seed {seed}"
    with transaction.atomic(), quiet():
        mark.refuse_real()
        before = mark.synthetic()
        if before and before.digest == digest:
            return False
        if before:
            clearing.clear()
        write(size, Dice(seed), say)
        mark.write_mark(digest)
    return True


def write(size: int, dice: Dice, say: Callable[[int], object]) -> None:
    sizes = calls.sizes(size)
    records = list(calls.records(dice, len(sizes)))
    place_records(records, records, Ledger(records))
    holders = make_holders(dice, max(20, size // PROJECTS_PER_HOLDER))
    content_type = ContentType.objects.get_for_model(ProjectPage)
    setting = Setting(holders, list(Sector.objects.order_by("code")), content_type.pk)
    done = 0
    for folder, count in zip(ProjectFolderPage.objects.order_by("path"), sizes, strict=True):
        drafts = (project(dice, done + number, folder, setting) for number in range(1, count + 1))
        while batch := list(islice(drafts, BATCH)):
            insert(batch)
            say(done + folder.numchild)
        Page.objects.filter(pk=folder.pk).update(numchild=folder.numchild)
        done += count


def make_holders(dice: Dice, count: int) -> list[Holder]:
    kinds = OrganisationKind.values
    places = [place(dice) for _number in range(count)]
    rows = [
        Organisation(
            code=f"organisation-{number}",
            name=f"{naming.holder(dice, where['commune'] or REGIONS[where['region']].name)} ({number})",
            kind=dice.ranked(kinds),
        )
        for number, where in enumerate(places, 1)
    ]
    Organisation.objects.bulk_create(rows, batch_size=BATCH)
    return [Holder(row.pk, row.name, where) for row, where in zip(rows, places, strict=True)]


def insert(drafts: list[Draft]) -> None:
    insert_pages([draft.page for draft in drafts])
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    for part in attached(drafts):
        by_model[type(part)].append(part)
    for model, group in by_model.items():
        model._default_manager.bulk_create(group)


def attached(drafts: list[Draft]) -> Iterator[Model]:
    for draft in drafts:
        yield from draft.attached()
