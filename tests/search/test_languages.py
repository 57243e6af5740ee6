"""Who finds what in which language: translations, pages that nobody translated, and every door between the two."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, Site

from home.dates import PartialDate
from programmes.models import ProjectPage, ProjectSector
from search.engines import get_engine
from search.query import Query
from search.values import entries
from tests import builders
from tests.lasting import lasting

from .doors import delete_in_admin, fresh, restrict_in_admin, unpublish_in_admin
from .noting import entry, noted

pytestmark = pytest.mark.django_db


@lasting(autouse=True)
def english() -> None:
    """An English home page, and the pages above those that are translated."""
    builders.english_home(title="Skills and territories")
    for page in (builders.call_index(), builders.project_index(), builders.programme_index()):
        builders.translate(page)


def readers(page: Page) -> list[str]:
    """The languages whose readers find a page."""
    found = entry(page)
    return found.shown_in if found else []


def found(text: str, language: str = "en", **more: Any) -> list[str]:
    return [one.title for one in entries(get_engine().search(Query(text, language=language, **more)).ids)]


def pair(**facts: Any) -> tuple[ProjectPage, ProjectPage]:
    """A project and its translation."""
    page = builders.project(title="Formation à l’hydrogène", **facts)
    return page, builders.translate(page, title="Hydrogen training")


# Who finds it


def test_a_page_that_nobody_translated_is_found_by_all() -> None:
    page = builders.project()
    assert readers(page) == ["en", "fr"]


def test_a_translation_takes_the_place_of_its_source() -> None:
    page = builders.project()
    with noted() as keys:
        translation = builders.translate(page)
    assert (readers(page), readers(translation)) == (["fr"], ["en"])
    assert {page.pk, translation.pk} <= keys


def test_a_translation_that_is_not_published_takes_no_place() -> None:
    page = builders.project()
    translation = builders.translate(page, publish=False)
    assert (readers(page), readers(translation)) == (["en", "fr"], [])


LOSSES: dict[str, Callable[[Page], Any]] = {
    "unpublish": lambda page: page.unpublish(),
    "unpublish in the admin": unpublish_in_admin,
    "delete": lambda page: page.delete(),
    "delete as a base page": lambda page: Page.objects.get(pk=page.pk).delete(),
    "delete in the admin": delete_in_admin,
    "query": lambda page: Page.objects.filter(pk=page.pk).delete(),
    "restrict": lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    "restrict in the admin": restrict_in_admin,
    "restrict what is above": lambda page: PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type="login"
    ),
}


@pytest.mark.parametrize("door", LOSSES)
def test_a_source_takes_the_place_of_a_translation_that_readers_lose(door: str) -> None:
    page, translation = pair()
    with noted() as keys:
        LOSSES[door](fresh(translation))
    assert (readers(page), readers(translation)) == (["en", "fr"], [])
    assert {page.pk, translation.pk} <= keys


def test_a_translation_that_is_free_again_takes_its_place_again() -> None:
    page, translation = pair()
    restriction = PageViewRestriction.objects.create(page=translation, restriction_type="login")
    with noted():
        restriction.delete()
    assert (readers(page), readers(translation)) == (["fr"], ["en"])


@pytest.mark.parametrize("door", ["unpublish", "delete", "restrict"])
def test_what_is_withdrawn_in_french_is_withdrawn_in_all_languages(door: str) -> None:
    page, translation = pair()
    with noted():
        LOSSES[door](fresh(page))
    assert (readers(page), readers(translation)) == ([], [])


def test_a_language_is_served_as_long_as_its_home_page_is_live() -> None:
    page, translation = pair()
    alone = builders.project()
    home = builders.english_home()
    with noted():
        home.unpublish()
    assert (readers(page), readers(translation), readers(alone)) == (["fr"], ["en"], ["fr"])
    with noted():
        fresh(home).save_revision().publish()
    assert (readers(page), readers(translation), readers(alone)) == (["fr"], ["en"], ["en", "fr"])


def test_a_site_with_another_home_page_is_served_in_its_languages() -> None:
    alone = builders.project()
    with noted():
        site = Site.objects.get()
        site.root_page = builders.antenna_index()
        site.save()
    assert readers(alone) == ["fr"]


def test_a_third_language_has_its_own_readers(settings: LazySettings) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, ("de", "German")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    page, _translation = pair()
    builders.translate(builders.home(), "de", title="Startseite")
    german = builders.translate(builders.project(title="École"), "de", title="Ausbildungen für Wasserstoff")
    assert (readers(page), readers(german)) == (["de", "fr"], ["de"])
    assert found("ausbildung", "de") == ["Ausbildungen für Wasserstoff"]
    assert found("formations", "de") == ["Formation à l’hydrogène"]


def test_what_was_written_behind_the_site_s_back_is_found_and_mended() -> None:
    page, translation = pair()
    Page.objects.filter(pk=translation.pk).update(live=False)
    with pytest.raises(CommandError, match="2 "):
        call_command("search_check", verbosity=0)
    call_command("search_check", "--repair", stdout=StringIO())
    assert (readers(page), readers(translation)) == (["en", "fr"], [])


# By which words


@pytest.mark.parametrize("text", ["trainings", "hydrogen", "Hydrogen training", "training -campus"])
def test_english_pages_are_found_by_english_words(text: str) -> None:
    pair()
    assert found(text) == ["Hydrogen training"]
    assert "Hydrogen training" not in found(text, "fr")


@pytest.mark.parametrize("text", ["formations", "hydrogène", "l’hydrogene", "formation à l’hydrogène"])
def test_french_pages_are_found_by_french_words_where_they_are_not_translated(text: str) -> None:
    page = builders.project(title="Formation à l’hydrogène")
    assert found(text) == found(text, "fr") == ["Formation à l’hydrogène"]
    assert found("formation -hydrogènes") == []
    builders.translate(page, title="Hydrogen training")
    assert found(text, "fr") == ["Formation à l’hydrogène"]


def test_words_that_look_alike_are_not_those_of_another_language() -> None:
    """`training` has the stem of the French `train`."""
    builders.project(title="Vapeur", story="<p>Un train à vapeur.</p>")
    assert found("training") == []
    assert found("trains") == ["Vapeur"]


def test_a_page_that_nobody_translated_is_found_by_what_english_calls_it() -> None:
    sector = builders.sector(label_fr="Hydrogène décarboné", labels={"en": "Low-carbon hydrogen"})
    call = builders.call(title="Écoles de production", acronym="")
    builders.project(title="GENHYO", call=call, kind="formation", region="53", sectors=[ProjectSector(sector=sector)])
    builders.translate(call, title="Production schools")
    for text in (
        "genhyo",
        "low carbon hydrogen",
        "hydrogen brittany",
        "production schools genhyo",
        "training brittany",
    ):
        assert "GENHYO" in found(text), text
    assert found("brittany", "fr") == []


def test_a_translation_is_found_by_what_french_calls_it() -> None:
    programme = builders.programme(title="Plan d’investissement dans les compétences")
    builders.translate(programme, title="Skills Investment Plan")
    assert found("plan d'investissement dans les competences") == ["Skills Investment Plan"]
    programme.title = "Plan pour les métiers"
    with noted():
        programme.save_revision().publish()
    assert found("plan d'investissement dans les competences") == []


def test_a_new_english_name_of_a_call_is_that_of_its_projects() -> None:
    call = builders.call(title="Écoles de production")
    project, translation = pair(call=call)
    alone = builders.project(title="Tarbes", call=call)
    with noted() as keys:
        builders.translate(call, title="Production schools")
    assert {project.pk, translation.pk, alone.pk} & keys == {translation.pk, alone.pk}
    assert set(found("production school")) == {"Production schools", "Hydrogen training", "Tarbes"}


def test_english_forms_that_mean_the_same_are_english() -> None:
    builders.term(code="cma", language="en", short="CMA", long="skills and jobs of the future")
    builders.translate(builders.standard_page(title="Un appel"), title="Skills and jobs of the future, a call")
    assert found("CMA") == ["Skills and jobs of the future, a call"]
    assert found("call for expressions of interest") == []


# In which order


def test_of_what_is_as_relevant_the_reader_s_language_comes_first() -> None:
    """By title, among the names, in the text: French pages are written last, so that their keys are higher."""
    titled = builders.translate(builders.project(title="Un", region="27"), title="Zeppelin school")
    texted = builders.translate(
        builders.project(title="Deux", story="<p>Rien.</p>"), title="School", story="A zeppelin."
    )
    builders.project(title="Le grand zeppelin", announced_on=PartialDate(2026))
    builders.project(title="Trois", story="<p>Un zeppelin.</p>")
    assert found("zeppelin") == [titled.title, "Le grand zeppelin", texted.title, "Trois"]


def test_an_order_that_is_asked_for_is_that_of_its_key_alone() -> None:
    builders.translate(builders.project(title="Zeppelin A", announced_on=PartialDate(2020)), title="Zeppelin A")
    builders.project(title="Zeppelin B", announced_on=PartialDate(2021))
    builders.translate(builders.project(title="Zeppelin C", announced_on=PartialDate(2022)), title="Zeppelin C")
    assert found("zeppelin", sort="titre") == ["Zeppelin A", "Zeppelin B", "Zeppelin C"]
    assert found("zeppelin", sort="-date") == found("", scope={"type": ("projet",)})


# What is counted


def test_a_thing_is_counted_once_in_each_language() -> None:
    pair(region="27")
    builders.project(region="27")
    for language in ("fr", "en"):
        query = Query(language=language, scope={"type": ("projet",)})
        with override(language):
            answer = get_engine().search(query)
        assert (answer.total, answer.counts["region"]) == (2, {"27": 2})


def test_codes_are_the_same_in_each_language() -> None:
    programme = builders.programme(code="cma")
    call = builders.call(programme=programme, code="ami-cma")
    page, translation = pair(call=call, region="27", departement="71", grant=6_000_000, kind="formation")
    builders.translate(call)
    builders.translate(programme)
    one, other = entry(page), entry(fresh(translation))
    assert one
    assert other
    assert (one.codes, one.amount, one.date) == (other.codes, other.amount, other.date)
    assert one.codes["programme"] == ["cma"]


def test_entries_speak_their_own_language_whoever_writes_them(client: Client) -> None:
    """An editor whose admin is English changes nothing of what French pages say."""
    page = builders.project(kind="formation", departement="974", region="04")
    with override("en"), noted() as keys:
        fresh(page).save_revision().publish()
    assert page.pk not in keys
