"""The English of the demo content: complete, faithful, placed as by a translator, polite to translators."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Page, Revision
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    Translation,
    TranslationContext,
    TranslationSource,
)

from demo.content import FOLDER, Content
from demo.ledger import State
from demo.loader import load
from demo.models import Loaded
from demo.phrases import Phrases
from demo.report import Report, Translations
from home.models import SiteSettings
from programmes.models import CallPage, ProjectPage
from search.indexing import differences
from users.models import User

from .test_load import MOVING, replace

pytestmark = pytest.mark.usefixtures("demo", "db")


@pytest.fixture
def translator() -> User:
    return User.objects.create_superuser("dominique", "dominique@example.org", "only-for-tests")


def english(key: str) -> Any:
    """The English page of a record."""
    return Page.objects.get(pk=Loaded.objects.get(key=f"en:{key}").page_id).specific


def into_english(report: Report) -> Translations:
    return report.translations[0]


def states(report: Report) -> dict[str, State]:
    """The English pages that were not the same."""
    return {key: state for key, state in into_english(report).states.items() if state is not State.SAME}


def said(report: Report) -> list[str]:
    with translation.override("en"):
        return list(into_english(report).lines())


# Complete


def test_what_is_in_english_and_live() -> None:
    live = Page.objects.filter(locale__language_code="en", live=True, latest_revision__isnull=False)
    kinds = Counter(key.split(":")[1] for key in Loaded.objects.filter(page__in=live).values_list("key", flat=True))
    small = {"antenna": 1, "dossier": 1, "folder": 3, "project": 8}
    assert kinds == {"page": 15, "programme": 16, "call": 23, "news": 15, "event": 16} | small
    assert live.count() == kinds.total() == Page.objects.filter(locale__language_code="en").count()


def test_the_rest_has_no_row_and_nothing_is_an_alias() -> None:
    assert not ProjectPage.objects.filter(code="osmose", locale__language_code="en").exists()
    assert not Page.objects.exclude(alias_of=None).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_every_text_is_translated_and_none_is_left_over(demo: Report) -> None:
    segments = set(StringSegment.objects.values_list("string__data", flat=True))
    assert segments == {segment for _key, segment in Content().phrases["en"].texts}
    assert into_english(demo).missing == dict.fromkeys(into_english(demo).missing, 0)
    progress = [one.get_progress() for one in Translation.objects.all()]
    assert [(total, done) for total, done in progress if total != done] == []


def test_people_made_these_translations() -> None:
    kinds = StringTranslation.objects.values_list("translation_type", "tool_name", "has_error").distinct()
    assert list(kinds) == [("manual", "", False)]


def test_a_load_says_how_many_pages_it_made(demo: Report) -> None:
    assert said(demo) == ["Pages (English): 98 (98 new, 0 updated)"]


def test_the_site_and_the_glossary_speak_english_too(client: Client) -> None:
    assert SiteSettings.objects.get().translations.get(language="en").name == "Skills & territories"
    html = client.get("/en/appels/pic-poec/").content.decode()
    assert '<abbr title="skills operator">OPCO</abbr>' in html
    assert "France’s public programmes for skills and industry" in html
    sectors = client.get("/en/filieres/").content.decode()
    assert [row["name_en"] for row in Content().rows("sectors") if row["name_en"] not in sectors] == []


# Faithful


def numbers(text: str, group: str, comma: str) -> list[str]:
    """The numbers of a text, in one way of writing them."""
    text = re.sub(r"<[^>]*>", "", text)
    text = re.sub(rf"(?<=\d){group}(?=\d{{3}}(?!\d))", "", text)
    return sorted(re.findall(r"\d+(?:\.\d+)*", re.sub(rf"(?<=\d){comma}(?=\d)", ".", text)))


def phrases() -> Iterator[tuple[str, str]]:
    yield from ((segment, text) for (_key, segment), text in Phrases(FOLDER / "en.po").texts.items())


def test_numbers_are_the_same_in_english_writing() -> None:
    french = [(numbers(segment.replace("1er ", "1 "), "[\u202f\u00a0]", ","), segment) for segment, _text in phrases()]
    other = [numbers(text, ",", r"\.") for _segment, text in phrases()]
    assert [segment for (wanted, segment), found in zip(french, other, strict=True) if wanted != found] == []


AMOUNTS = re.compile(r"\b\d[\d\u202f\u00a0,]*\u00a0(k|M|Md)€")
WORDS = {"k": "€", "M": "million", "Md": "billion"}


def test_amounts_are_of_the_same_size() -> None:
    lost = [text for segment, text in phrases() for unit in AMOUNTS.findall(segment) if WORDS[unit] not in text]
    assert lost == []


def test_markup_is_the_same_and_english_is_typeset_as_english() -> None:
    tags = re.compile(r"</?[a-z][^>]*>")
    assert [one for one, text in phrases() if sorted(tags.findall(one)) != sorted(tags.findall(text))] == []
    cited = {text for segment, text in phrases() if segment == text}
    assert [text for _one, text in phrases() if text not in cited and re.search("[«»\u202f]|\\s[:;!?]", text)] == []


FACTS = re.compile(r'<(?:time datetime|data value)="([^"]*)"')


@pytest.mark.parametrize(
    "path",
    [
        "appels/ami-cma/",
        "appels/ti-industrie-4-0/",
        "programmes/pic/",
        "laureats/ami-cma/ecole-de-la-batterie/",
        "antennes/antenne-cnam-du-pays-de-montbeliard/",
        "actualites/montbeliard-laureat-cnam/",
        "actualites/rencontres-nationales-laureats-cma-deffinum-2024/",
    ],
)
def test_readers_of_both_languages_read_the_same_facts(client: Client, path: str) -> None:
    pages = [client.get(f"{start}{path}").content.decode() for start in ("/", "/en/")]
    facts = [sorted(FACTS.findall(html)) for html in pages]
    assert 'lang="en"' in pages[1].partition(">")[0] + pages[1].partition("<html")[2].partition(">")[0]
    assert facts[0] == facts[1]
    assert facts[0]


# As by a translator's own doors


def test_what_is_kept_for_translators_is_as_wagtail_localize_makes_it() -> None:
    before = kept()
    for source in list(TranslationSource.objects.all()):
        source.update_from_db()
    assert kept() == before
    assert [len(rows) > 30 for rows in before] == [True] * 4


def kept() -> list[list[Any]]:
    columns: list[tuple[Any, list[str]]] = [
        (StringSegment, ["pk", "source", "context__path", "string__data", "order", "attrs"]),
        (TemplateSegment, ["pk", "source", "context__path", "template__template", "order"]),
        (OverridableSegment, ["pk", "source", "context__path", "data_json", "order"]),
        (TranslationContext, ["pk", "object", "path", "path_id"]),
    ]
    return [sorted(map(str, model.objects.values_list(*names))) for model, names in columns]


@pytest.mark.parametrize("key", ["call:ami-cma", "programme:pic", "antenna:antenne-cnam-du-pays-de-montbeliard"])
def test_publishing_the_translation_again_changes_nothing(key: str) -> None:
    before = english(key)
    Translation.objects.get(source__object_id=before.translation_key).save_target(publish=False)
    english(key).latest_revision.publish()
    facts = [
        {name: value for name, value in one.serializable_data().items() if name not in MOVING}
        for one in (before, english(key))
    ]
    assert facts[0] == facts[1]


def test_the_sites_search_needs_nothing_more() -> None:
    assert [entries for entries in differences() if entries] == []


# Idempotent


def test_a_second_load_writes_nothing() -> None:
    before = Revision.objects.count(), set(StringTranslation.objects.values_list("pk", "updated_at"))
    report = load()
    assert states(report) == {}
    assert before == (Revision.objects.count(), set(StringTranslation.objects.values_list("pk", "updated_at")))
    assert said(report) == ["Pages (English): 98 (0 new, 0 updated)"]


def test_a_correction_changes_its_page_alone(folder: Path) -> None:
    replace(folder / "en.po", "A plan of €54 billion", "A plan worth €54 billion")
    before = Revision.objects.count()
    assert states(load(Content(folder))) == {"programme:france-2030": State.CHANGED}
    assert "A plan worth €54 billion" in str(english("programme:france-2030").body)
    assert Revision.objects.count() == before + 1
    assert states(load(Content(folder))) == {}


def test_a_changed_fact_is_in_both_languages(folder: Path) -> None:
    replace(folder / "projects.csv", "19000000,13000000,8000", "19000000,12000000,8000")
    assert states(load(Content(folder))) == {"project:ecole-de-la-batterie": State.CHANGED}
    assert {page.grant for page in ProjectPage.objects.filter(code="ecole-de-la-batterie", live=True)} == {12_000_000}
    assert states(load(Content(folder))) == {}


def test_a_french_text_that_is_new_waits_for_its_english(folder: Path) -> None:
    replace(folder / "texts/calls.toml", "Peut-on encore déposer un dossier\u202f?", "Est-il trop tard ?")
    report = load(Content(folder))
    assert said(report)[1:] == [f"incomplete: {CMA} (English), 1 text is not translated"]
    kept_page = english("call:ami-cma")
    assert (kept_page.live, "Can I still apply?" in str(kept_page.faq)) == (True, True)
    assert "Est-il" not in str(kept_page.faq)
    with (folder / "en.po").open("a", encoding="utf-8") as file:
        file.write('\nmsgid "Est-il trop tard ?"\nmsgstr "Is it too late?"\n')
    assert states(load(Content(folder))) == {"call:ami-cma": State.CHANGED}
    assert "Is it too late?" in str(english("call:ami-cma").faq)


CMA = "Appel à manifestation d’intérêt «\u202fCompétences et métiers d’avenir\u202f»"


def test_a_new_page_that_lacks_a_text_is_a_draft(folder: Path) -> None:
    english("project:co2i").delete()
    replace(folder / "en.po", "Porté par l’opérateur de compétences OPCO 2i", "Porté par quelqu’un")
    report = load(Content(folder), reset=True)
    assert said(report)[1:] == ["incomplete: CO2i (English), 1 text is not translated"]
    draft = english("project:co2i")
    assert (draft.live, draft.has_unpublished_changes) == (False, True)
    assert states(load(Content(folder))) == {}


# Polite to translators


def rewrite(page: Any, translator: User) -> None:
    page.title = "Rewritten by hand"
    page.save_revision(user=translator, log_action=True).publish(user=translator)


def say_otherwise(page: Any, translator: User) -> None:
    text = StringTranslation.objects.get(context__object=page.translation_key, context__path="title")
    text.data, text.last_translated_by = "Said otherwise", translator
    text.save()


def withdraw(page: Any, translator: User) -> None:
    page.unpublish(user=translator)


@pytest.mark.parametrize("change", [rewrite, say_otherwise, withdraw])
def test_what_a_translator_changed_is_kept_unless_reset(
    change: Callable[[Any, User], None], folder: Path, translator: User
) -> None:
    change(english("call:ti-labellisation"), translator)
    replace(folder / "en.po", "Territoires d’industrie label", "The label Territoires d’industrie")
    kept = load(Content(folder))
    assert states(kept) == {"call:ti-labellisation": State.EDITED}
    title = "Labellisation «\u202fTerritoires d’industrie\u202f»"
    assert said(kept)[1:] == [f"kept: {title} (English), changed by an editor; --reset to load it again"]
    load(Content(folder), reset=True)
    page = CallPage.objects.get(code="ti-labellisation", locale__language_code="en")
    assert (page.live, page.title) == (True, "The label Territoires d’industrie")
    assert states(load(Content(folder))) == {}


def test_a_page_that_was_deleted_stays_away_unless_reset() -> None:
    english("news:7-propositions-cnam").delete()
    left_out = load()
    assert states(left_out) == {"news:7-propositions-cnam": State.DELETED}
    assert said(left_out)[0] == "Pages (English): 97 (0 new, 0 updated)"
    load(reset=True)
    assert english("news:7-propositions-cnam").live
    assert states(load()) == {}
