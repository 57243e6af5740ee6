"""A page, its entry and the log change together or not at all; `test_processes` has what needs a real commit."""

import pytest

from news.models import LinkedSector
from programmes.models import Organisation, Sector
from tests import builders

from .doors import DOORS, Broken, branch, broken, content
from .noting import state

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("step", ["entry", "log"])
@pytest.mark.parametrize("door", [door for door in DOORS if door != "delete"])  # Django marks the test's transaction
def test_a_writer_that_fails_leaves_everything_as_it_was(door: str, step: str) -> None:
    _top, middle, _bottom = branch()
    before = content(), state()
    with broken(step), pytest.raises(Broken):
        DOORS[door](middle)
    assert (content(), state()) == before


def test_a_record_whose_entries_cannot_be_written_keeps_its_name() -> None:
    organisation = builders.organisation(name="Avant")
    sector = builders.sector(label_fr="Avant")
    builders.project(holder=organisation)
    builders.article(linked_sectors=[LinkedSector(sector=sector)])
    before = state()
    organisation.name = sector.label_fr = "Après"
    for record in (organisation, sector):
        with broken("log"), pytest.raises(Broken):
            record.save()
    assert Organisation.objects.get().name == "Avant"
    assert Sector.objects.get().label_fr == "Avant"
    assert state() == before
