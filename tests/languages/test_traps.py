"""Traps of wagtail-localize: what it does by itself, and beside it what this site does.

If the first test of a pair fails after an upgrade, the library may do without our work around it.
"""

from typing import Any

import pytest
from modelcluster.fields import ParentalManyToManyField
from wagtail_localize.fields import (
    SynchronizedField,
    copy_synchronised_fields,
)

from home.dates import PartialDate
from home.publication import PublicationRefused
from programmes.models import CallPage, Criterion, Sector
from tests import builders

from .acting import a_call, edited, english, publish, stop, synchronise

pytestmark = pytest.mark.django_db
CLOSED = PartialDate(2020, 1, 31)


# Shared fields


def shared_fields() -> Any:
    page = a_call(budget=1)
    builders.translate(page)
    publish(page, closes_on=CLOSED, budget=2)
    return english(page)


@pytest.mark.usefixtures("alone")
def test_alone_a_publication_changes_no_translation() -> None:
    assert shared_fields().budget == 1


def test_shared_fields_follow() -> None:
    assert (shared_fields().budget, shared_fields().closes_on) == (2, CLOSED)


# Cleared choices


class Chosen(SynchronizedField):
    """A field of many choices, without a model."""

    field = ParentalManyToManyField(Sector)
    field.set_attributes_from_name("sectors")

    def get_field(self, model: Any) -> Any:
        return self.field


class Choosing:
    """A record with many choices."""

    translatable_fields = [Chosen("sectors")]

    def __init__(self, *sectors: str) -> None:
        self.sectors: Any = Choices(sectors)


class Choices(list[str]):
    """What a manager of chosen records is to the library."""

    def all(self) -> list[str]:
        return self


def test_alone_choices_that_are_cleared_stay() -> None:
    translation = Choosing("energie")
    copy_synchronised_fields(Choosing(), translation)
    assert translation.sectors == ["energie"]


def test_cleared_choices_follow() -> None:
    """Lists of codes, rows that name records; no page type has a field of many records."""
    page = a_call(support=["etude"])
    builders.translate(page)
    publish(page, support=[], title="Un texte qui change")
    assert english(page).support == []
    assert not [field for model in builders.page_types() for field in model._meta.many_to_many]


# Inline children


def rows() -> tuple[list[str], list[str]]:
    """The criteria of a translation after one was changed and one added, then after all were removed."""
    page = a_call(criteria=[Criterion(text="Emploi", sort_order=0), Criterion(text="Climat", sort_order=1)])
    builders.translate(page)
    first, _second = page.criteria.all()
    publish(page, criteria=[first, Criterion(text="Territoire", sort_order=2)])
    changed = [row.text for row in english(page).criteria.all()]
    publish(page, criteria=[])
    return changed, [row.text for row in english(page).criteria.all()]


@pytest.mark.usefixtures("alone")
def test_alone_rows_stay_as_they_were() -> None:
    assert rows() == (["EN Emploi", "EN Climat"], ["EN Emploi", "EN Climat"])


@pytest.mark.usefixtures("alone")
def test_alone_a_new_row_is_live_in_the_wrong_language() -> None:
    page = a_call()
    builders.translate(page)
    publish(page, criteria=[Criterion(text="Emploi")])
    synchronise(page)
    assert [row.text for row in english(page).criteria.all()] == ["Emploi"]


def test_rows_follow() -> None:
    assert rows() == (["EN Emploi"], [])


# Relations to translated pages


def test_a_relation_points_at_the_source_and_leads_to_the_translation(client: Any) -> None:
    """The library copies the key as it is; readers of English are led to the English page."""
    programme = builders.programme(title="Plan", slug="plan")
    builders.translate(programme)
    page = a_call(programme=programme)
    assert builders.translate(page).programme_id == programme.pk
    html = client.get(f"/en/appels/{page.slug}/").content.decode()
    assert 'href="/en/programmes/plan/"' in html
    assert "EN Plan" in html


# An English save that brings old facts back


def old_revision() -> Any:
    page = a_call(budget=1)
    translation = builders.translate(page)
    stop(translation)
    revision = edited(translation, title="English draft").save_revision()
    publish(page, budget=2)
    revision.publish()
    return english(page).budget


@pytest.mark.usefixtures("alone")
def test_alone_an_old_draft_brings_old_facts_back() -> None:
    assert old_revision() == 1


def test_an_old_draft_has_the_facts_of_today() -> None:
    assert old_revision() == 2


# A sentence of the source within a page of another language


def fallback() -> Any:
    """The live text of a translation that is saved as a draft while a text is missing."""
    page = a_call()
    builders.translate(page)
    publish(page, purpose="<p>Autre but.</p>")
    synchronise(page)
    return english(page).purpose


@pytest.mark.usefixtures("alone")
def test_alone_a_draft_is_written_over_what_is_live() -> None:
    assert fallback() == "<p>Autre but.</p>"


def test_what_is_live_keeps_its_last_good_text() -> None:
    with pytest.raises(PublicationRefused, match="1 text"):
        fallback()
    assert CallPage.objects.get(locale=builders.locale()).purpose == "<p>EN Former.</p>"
