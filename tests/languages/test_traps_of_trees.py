"""Traps of wagtail-localize in the tree and in addresses, each beside what this site does (see `test_traps`)."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import (
    TranslatableField,
    get_translatable_fields,
)
from wagtail_localize.operations import translate_object

from home.completeness import TranslationRefused
from home.publication import PublicationRefused
from programmes.models import Organisation, ProgrammePage
from tests import builders

from .acting import a_call, english, fresh, publish, synchronise, work_of

pytestmark = pytest.mark.django_db


# References, codes, slugs, addresses


def test_alone_codes_and_slugs_are_translated_and_references_overridden() -> None:
    """As it takes models that declare nothing."""
    assert TranslatableField("slug") in get_translatable_fields(Page)
    found = {one.field_name: one for one in get_translatable_fields(Organisation)}
    assert isinstance(found["code"], TranslatableField)
    assert found["logo"].overridable


def test_codes_and_slugs_are_facts() -> None:
    page = a_call()
    translation = builders.translate(page)
    assert (translation.code, translation.slug) == (page.code, page.slug)
    assert translation.code_language == "en"
    assert not work_of(translation).source.overridablesegment_set.exists()


def renamed() -> str:
    """The slug of the translation of a page that has a new one."""
    page = a_call(slug="appel")
    builders.translate(page)
    publish(page, slug="autre-appel")
    return str(english(page).slug)


@pytest.mark.usefixtures("alone")
def test_alone_a_translation_keeps_its_old_address() -> None:
    assert renamed() == "appel"


def test_addresses_follow() -> None:
    assert renamed() == "autre-appel"


# Untranslated parents


@pytest.mark.usefixtures("alone")
def test_alone_an_untranslated_parent_becomes_a_live_alias() -> None:
    page = a_call()
    builders.english_home()
    translate_object(page, [builders.locale()])
    parent = english(page).get_parent()
    assert parent.live
    assert parent.alias_of_id == page.get_parent().pk


def test_untranslated_parents_are_translated_first() -> None:
    page = a_call()
    builders.english_home()
    with pytest.raises(TranslationRefused, match="Appels"):
        translate_object(page, [builders.locale()])
    builders.translate(page)
    assert not Page.objects.filter(alias_of__isnull=False).exists()


# Draft parents


def below_a_draft() -> tuple[bool, bool]:
    """Whether a page is live in English, and the one above it, which was only begun."""
    page = a_call()
    builders.english_home()
    builders.translate(page.get_parent().specific, publish=False)
    return builders.translate(page).live, english(page.get_parent()).live


@pytest.mark.usefixtures("alone")
def test_alone_a_page_goes_live_below_a_draft() -> None:
    assert below_a_draft() == (True, False)


def test_a_page_goes_live_below_a_draft_which_is_read_in_french(client: Any) -> None:
    assert below_a_draft() == (True, False)
    response = client.get("/en/appels/")
    assert response.status_code == 200
    assert b'lang="fr"' in response.content.partition(b"<main")[2].partition(b">")[0]


def test_a_page_below_a_draft_is_reached(client: Any) -> None:
    """As in French: what is not published is not the page's own fault."""
    page = a_call()
    builders.translate(page)
    english(page.get_parent().specific).unpublish()
    assert client.get(f"/en/appels/{page.slug}/").status_code == 200


@pytest.mark.usefixtures("alone")
def test_alone_a_translation_of_a_draft_goes_live() -> None:
    assert builders.translate(draft()).live


def draft() -> Any:
    return builders.article(title="Brouillon", live=False)


def test_a_translation_of_a_draft_stays_a_draft() -> None:
    with pytest.raises(PublicationRefused):
        builders.translate(draft())


# Withdrawal


def withdrawn() -> bool:
    """Whether the translation of a page that is withdrawn is live."""
    page = a_call()
    builders.translate(page)
    fresh(page).unpublish()
    return bool(english(page).live)


@pytest.mark.usefixtures("alone")
def test_alone_a_translation_outlives_its_source() -> None:
    assert withdrawn()


def test_a_translation_goes_with_its_source() -> None:
    assert not withdrawn()


# Moves


def moved() -> bool:
    """Whether the translation of a page that moved is below that of its new parent."""
    parent, page = builders.programme(), builders.programme()
    builders.translate(parent)
    builders.translate(page)
    fresh(page).move(parent, pos="last-child")
    return bool(english(page).is_child_of(english(parent)))


@pytest.mark.usefixtures("alone")
def test_alone_translations_stay_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.propagation.translations_of", lambda page: type(page).objects.none())
    assert not moved()


def test_translations_move_along() -> None:
    assert moved()


# Deletion and restrictions


def deleted() -> int:
    """Pages that are left of a page and its translation."""
    page = builders.translate(builders.programme())
    ProgrammePage.objects.get(translation_key=page.translation_key, locale__language_code="fr").delete()
    return ProgrammePage.objects.filter(translation_key=page.translation_key).count()


def test_alone_an_orphan_lives_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.propagation.source_key", lambda: 0)
    assert deleted() == 1


def test_no_orphan_lives_on() -> None:
    assert deleted() == 0


def restricted() -> list[Group]:
    """The groups that may read the translation of a page that one group may read."""
    page = a_call()
    builders.translate(page)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.set([Group.objects.create(name="Lecteurs")])
    synchronise(page)
    return list(Group.objects.filter(pageviewrestriction__page=english(page)))


@pytest.mark.usefixtures("alone")
def test_alone_a_restriction_loses_its_groups() -> None:
    assert restricted() == []


def test_a_restriction_keeps_its_groups() -> None:
    assert [group.name for group in restricted()] == ["Lecteurs"]
