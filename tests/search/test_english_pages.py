"""What an English reader meets: English first, French marked as such, labels and addresses in English."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from defusedxml import ElementTree
from django.core.cache import caches
from django.test import Client

from home.dates import PartialDate
from programmes.models import ProjectPage, ProjectSector
from search.models import PromotedPage, Promotion
from tests import builders
from tests.lasting import lasting
from tests.reading import queries_of, read, tidy

from .taking import body, table, take

pytestmark = pytest.mark.django_db
SEARCH = "/en/recherche/"
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(autouse=True)
def no_limits() -> None:
    caches["default"].clear()


@lasting(autouse=True)
def site() -> None:
    """Two laureates of a call in Brittany, of which one is translated, as the call and the showcase are."""
    builders.english_home(title="Skills and territories")
    sector = builders.sector(code="hydrogene", label_fr="Hydrogène décarboné", labels={}, family="energie")
    call = builders.call(code="ecoles", title="Écoles de production", acronym="")
    facts: dict[str, Any] = {"call": call, "region": "53", "announced_on": PartialDate(2024), "kind": "formation"}
    facts["sectors"] = [ProjectSector(sector=sector)]
    alone = builders.project(title="Zeppelin en Bretagne", slug="zeppelin", summary="Un zeppelin.", **facts)
    facts["sectors"] = [ProjectSector(sector=sector)]
    other = builders.project(title="Atelier", slug="atelier", summary="Un atelier.", **facts)
    builders.translate(call, title="Production schools")
    builders.translate(builders.project_index(), title="Laureates")
    builders.translate(other, title="Zeppelin workshop", summary="A workshop.")
    Promotion(terms="zeppelin", pages=[PromotedPage(page=other), PromotedPage(page=alone)]).save()


def soup(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(read(client, address), "html.parser")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select_one(selector)
    assert found, selector
    return found


def rows(page: BeautifulSoup, within: str = ".results > li") -> dict[str, Tag]:
    """The results by the text of their title."""
    return {tidy(one(row, "h3, th").get_text()): row for row in page.select(within)}


def test_what_is_in_french_says_so(client: Client) -> None:
    found = rows(soup(client, f"{SEARCH}?q=zeppelin"))
    assert list(found) == ["Zeppelin workshop", "Zeppelin en Bretagne"]
    english, french = found.values()
    assert english.select("a[lang], p[lang]") == []
    assert "in French" not in english.get_text()
    assert [tag.name for tag in french.select('[lang="fr"]') if tag.name in ("a", "p")] == ["a", "p"]
    assert tidy(one(french, ".meta").get_text()) == ("in French · Project · Training · Hydrogène décarboné · Brittany")
    assert one(french, ".said").get_text() == "Un zeppelin."


def test_results_lead_to_where_the_reader_reads_them(client: Client) -> None:
    found = rows(soup(client, f"{SEARCH}?q=zeppelin"))
    english, french = (str(one(row, "a")["href"]) for row in found.values())
    assert all(address.startswith("/en/laureats/") for address in (english, french))
    assert [one(soup(client, address), "main")["lang"] for address in (english, french)] == ["en", "fr"]
    back = rows(soup(client, "/recherche/?q=zeppelin"))
    assert [str(one(row, "a")["href"]).startswith("/en/") for row in back.values()] == [False]


def test_words_are_marked_as_their_language_writes_them(client: Client) -> None:
    page = soup(client, f"{SEARCH}?q=zeppelins")
    marked = {title: [mark.get_text() for mark in row.select("h3 mark")] for title, row in rows(page).items()}
    assert marked == {"Zeppelin workshop": ["Zeppelin"], "Zeppelin en Bretagne": ["Zeppelin"]}


def test_facets_have_english_labels_and_the_same_codes(client: Client) -> None:
    for address, region, call in (
        (SEARCH, "Brittany", "Production schools"),
        ("/recherche/", "Bretagne", "Écoles de production"),
    ):
        page = soup(client, address)
        boxes = {str(one(box, "input")["value"]): box for box in page.select("#facets label:has(> input)")}
        assert one(boxes["53"], "span").get_text() == region
        assert one(boxes["53"], ".n").get_text() == "2"
        assert one(boxes["ecoles"], "span").get_text() == call


def test_a_label_that_is_not_translated_says_its_language(client: Client) -> None:
    page = soup(client, f"{SEARCH}?secteur=hydrogene")
    box = one(page, '#facets label:has(> input[value="hydrogene"])')
    assert one(box, '[lang="fr"]').get_text() == "Hydrogène décarboné"
    assert one(page, '.chip [lang="fr"]').get_text() == "Hydrogène décarboné"
    assert '<span lang="fr">Hydrogène décarboné</span>' in str(rows(page)["Zeppelin workshop"])
    assert soup(client, "/recherche/?secteur=hydrogene").select('#facets [lang="fr"]') == []


def test_the_showcase_lists_all_laureates_in_english(client: Client) -> None:
    found = rows(soup(client, "/en/laureats/?region=53&vue=tableau"), ".results tbody tr")
    assert set(found) == {"Zeppelin workshop", "Zeppelin en Bretagne in French"}


def test_what_editors_promote_is_shown_in_the_reader_s_language(client: Client) -> None:
    english, french = (soup(client, f"{start}recherche/?q=zeppelin") for start in ("/en/", "/"))
    assert list(rows(english, ".promoted li")) == ["Zeppelin workshop", "Zeppelin en Bretagne"]
    assert list(rows(french, ".promoted li")) == ["Atelier", "Zeppelin en Bretagne"]
    assert [tag.name for tag in english.select('.promoted [lang="fr"]') if tag.name != "span"] == ["a", "p"]


def suggested(client: Client, start: str, text: str) -> list[tuple[str, str, str]]:
    groups = json.loads(read(client, f"{start}suggestions/?q={text}"))["groups"]
    return [(one["label"], one["lang"], one["url"]) for group in groups for one in group["suggestions"]]


def test_names_are_suggested_in_the_reader_s_language(client: Client) -> None:
    found = suggested(client, SEARCH, "zepp")
    assert {(label, lang) for label, lang, _url in found} == {
        ("Zeppelin workshop", ""),
        ("Zeppelin en Bretagne", "fr"),
    }
    assert all(url.startswith("/en/") for _label, _lang, url in found)
    assert [label for label, _lang, _url in suggested(client, "/recherche/", "zepp")] == ["Zeppelin en Bretagne"]
    assert [one[:2] for one in suggested(client, SEARCH, "produc")] == [("Production schools", "")]
    assert [one[:2] for one in suggested(client, SEARCH, "brittany")][:1] == [("Brittany", "")]


def test_mistyped_words_are_those_of_both_languages(client: Client) -> None:
    for text, meant in (("workshpo", "workshop"), ("bretagnne", "bretagne")):
        ways = [way.get_text() for way in soup(client, f"{SEARCH}?q={text}").select(".empty li a")]
        assert f"Did you mean “{meant}”?" in ways


def test_an_english_page_shows_similar_projects(client: Client) -> None:
    page = soup(client, str(one(rows(soup(client, f"{SEARCH}?q=workshop"))["Zeppelin workshop"], "a")["href"]))
    link = one(page, 'main a[href$="/zeppelin/"][lang="fr"]')
    assert link.get_text(strip=True) == "Zeppelin en Bretagne"


# What is taken away


def test_files_say_in_which_language_each_result_is() -> None:
    lines = table(f"{SEARCH}?q=zeppelin&format=csv")
    assert [(line["Title"], line["Language"], line["Region of the holder"]) for line in lines] == [
        ("Zeppelin workshop", "en", "Brittany"),
        ("Zeppelin en Bretagne", "fr", "Brittany"),
    ]
    found = json.loads(body(take(f"{SEARCH}?q=zeppelin&format=json")))["results"]
    assert [(one["title"], one["language"], "/en/" in one["url"]) for one in found] == [
        ("Zeppelin workshop", "en", True),
        ("Zeppelin en Bretagne", "fr", True),
    ]


def test_a_feed_says_which_entries_are_in_another_language() -> None:
    feed = ElementTree.fromstring(body(take(f"{SEARCH}?q=zeppelin&format=atom")))
    found = {entry.findtext(f"{ATOM}title"): entry.get(LANG) for entry in feed.findall(f"{ATOM}entry")}
    assert feed.get(LANG) == "en"
    assert found == {"Zeppelin workshop": None, "Zeppelin en Bretagne": "fr"}


# What it costs


@pytest.mark.parametrize("query", ["", "?q=zeppelin&region=53&famille=energie&vue=carte", "?q=rien-de-tel&region=53"])
def test_a_page_of_results_costs_no_more_in_english(client: Client, query: str) -> None:
    assert queries_of(client, f"{SEARCH}{query}") <= 9
    assert ProjectPage.objects.count() == 3


def test_a_page_in_french_leads_to_the_english_search(client: Client) -> None:
    builders.organisation_index()
    holder = builders.organisation(code="cnam", name="Le Cnam")
    builders.project(title="Filature", holder=holder)
    page = soup(client, "/en/organisations/cnam/")
    assert one(page, "main")["lang"] == "fr"
    assert one(page, ".within form")["action"] == SEARCH
    assert str(one(page, ".within a")["href"]).startswith(f"{SEARCH}?q=")
