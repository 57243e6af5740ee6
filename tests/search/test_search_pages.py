"""What a reader meets at `/recherche/` and in the showcase: facets, counts, chips, pages, ways out."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from wagtail.models import PageViewRestriction

from home.dates import PartialDate
from programmes.models import ProjectSector
from search.engines.embedded import EmbeddedEngine
from search.query import Answer, Query
from tests import builders
from tests.lasting import lasting
from tests.reading import fields_of, read

pytestmark = pytest.mark.django_db
SEARCH = "/recherche/"
SHOWCASE = "/laureats/"


@lasting(autouse=True)
def site() -> None:
    """Three laureates: two in Bourgogne-Franche-Comté, one of which is in Doubs, and one in Bretagne."""
    hydrogen = builders.sector(code="hydrogene", label_fr="Hydrogène", family="energie")
    cyber = builders.sector(code="cyber", label_fr="Cybersécurité", family="numerique")
    call = builders.call(code="cma", title="Compétences et métiers d’avenir", acronym="AMI CMA")
    facts: dict[str, Any] = {"call": call, "announced_on": PartialDate(2024)}
    builders.project(
        title="École de l’hydrogène",
        summary="Former aux métiers de l’hydrogène.",
        region="27",
        grant=6_000_000,
        sectors=[ProjectSector(sector=hydrogen)],
        **facts,
    )
    builders.project(
        title="Hydrogène <i> & Doubs",
        story="<p>Un campus à Besançon où l’on apprend à souder, puis à régler des piles.</p>",
        region="27",
        departement="25",
        commune="Besançon",
        sectors=[ProjectSector(sector=hydrogen), ProjectSector(sector=cyber)],
        **facts,
    )
    builders.project(title="Cyber en Bretagne", region="53", sectors=[ProjectSector(sector=cyber)], **facts)


def soup(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(read(client, address), "html.parser")


def boxes(page: BeautifulSoup, name: str) -> dict[str, int]:
    """The number beside each value of a facet."""
    labels = page.select(f'#facets label:has(> input[name="{name}"])')
    return {str(one(label, "input")["value"]): int(one(label, ".n").text) for label in labels}


def titles(page: BeautifulSoup) -> list[str]:
    return [title.text for title in page.select("ol.results h3")]


def count(page: BeautifulSoup) -> str:
    return one(page, "#count").text


def one(page: Tag, selector: str) -> Tag:
    found = page.select_one(selector)
    assert found is not None, selector
    return found


def hrefs(page: BeautifulSoup, selector: str) -> list[str]:
    return [str(link["href"]) for link in page.select(selector)]


def test_everything_is_found_at_first(client: Client) -> None:
    page = soup(client, SEARCH)
    assert {"École de l’hydrogène", "Compétences et métiers d’avenir"} <= {*titles(page)}
    assert boxes(page, "type")["projet"] == 3
    assert "X-Robots-Tag" not in client.get(SEARCH)


def test_counts_of_a_facet_ignore_its_own_choice(client: Client) -> None:
    page = soup(client, f"{SHOWCASE}?region=27")
    assert count(page) == "2 projets"
    assert boxes(page, "region") == {"27": 2, "53": 1}
    assert boxes(page, "secteur")["cyber"] == 1


def test_values_of_a_facet_are_alternatives_and_facets_conditions(client: Client) -> None:
    assert len(titles(soup(client, f"{SHOWCASE}?region=27&region=53"))) == 3
    assert titles(soup(client, f"{SHOWCASE}?region=53&secteur=hydrogene")) == []


def test_a_value_that_gives_nothing_stays_and_is_quiet(client: Client) -> None:
    page = soup(client, f"{SHOWCASE}?secteur=hydrogene")
    box = one(page, '#facets input[name="region"][value="53"]')
    label = box.parent
    assert label is not None
    assert label.get("class") == ["none"]
    assert not box.has_attr("disabled")


def under(page: BeautifulSoup, name: str, value: str) -> list[str]:
    """The values of the boxes under another one."""
    item = one(page, f'#facets input[name="{name}"][value="{value}"]').find_parent("li")
    assert item is not None
    return [str(box["value"]) for box in item.select("ul input") if box["name"] != name]


def test_departements_stand_under_their_region_and_sectors_under_their_family(client: Client) -> None:
    page = soup(client, f"{SHOWCASE}?region=27")
    assert under(page, "region", "27") == ["25"]
    assert under(page, "famille", "energie") == ["hydrogene"]


def test_a_chip_takes_its_choice_back(client: Client) -> None:
    page = soup(client, f"{SHOWCASE}?q=hydrogene&region=27&region=53")
    assert hrefs(page, ".chip") == [f"{SHOWCASE}?q=hydrogene&region=53", f"{SHOWCASE}?q=hydrogene&region=27"]
    assert hrefs(page, ".chips > li:last-child a") == [SHOWCASE]


def test_the_form_keeps_words_order_and_view(client: Client) -> None:
    page = soup(client, f"{SHOWCASE}?q=hydrogene&tri=titre&vue=carte&region=27")
    assert one(page, 'input[name="q"][form="facets"]')["value"] == "hydrogene"
    assert one(page, 'select[name="tri"][form="facets"] option[selected]')["value"] == "titre"
    assert one(page, '#facets input[type="hidden"][name="vue"]')["value"] == "carte"
    assert one(page, '#facets input[name="region"][value="27"]').has_attr("checked")


def test_what_is_not_known_is_left_aside_and_said(client: Client) -> None:
    page = soup(client, f"{SHOWCASE}?region=27&region=99&secteur=<b>")
    assert count(page) == "2 projets"
    notice = one(page, ".notices").text
    assert "99" in notice
    assert "<b>" in notice


def test_a_page_beyond_the_end_is_the_last_one(client: Client) -> None:
    call = builders.call()
    for number in range(20):
        builders.project(title=f"Projet {number:02}", call=call)
    page = soup(client, f"{SHOWCASE}?page=999999999999")
    assert len(titles(page)) == 3
    assert one(page, '.pager [aria-current="page"]').text.endswith("2")


def test_pages_keep_what_was_asked(client: Client) -> None:
    call = builders.call()
    for _number in range(20):
        builders.project(region="27", call=call)
    assert "?region=27&page=2" in hrefs(soup(client, f"{SHOWCASE}?page=1&region=27"), ".pager a")


def test_the_title_says_what_was_asked(client: Client) -> None:
    call = builders.call()
    for _number in range(20):
        builders.project(title="Hydrogène", region="27", call=call)
    title = one(soup(client, f"{SHOWCASE}?q=hydrogène&region=27&page=2"), "title").text
    assert "hydrogène" in title
    assert "Bourgogne-Franche-Comté" in title
    assert "2" in title


def test_a_filtered_address_is_for_readers_alone(client: Client) -> None:
    for address in (SEARCH, SHOWCASE):
        response = client.get(f"{address}?region=27")
        assert response["X-Robots-Tag"] == "noindex"
        page = BeautifulSoup(response.content, "html.parser")
        assert hrefs(page, 'link[rel="canonical"]') == [f"http://localhost{address}"]
    rules = client.get("/robots.txt").content.decode()
    assert "Disallow: /*?region=" in rules
    assert "Disallow: /*&q=" in rules


def test_words_are_marked_whatever_their_accents(client: Client) -> None:
    page = soup(client, f"{SEARCH}?q=hydrogene")
    marks = {mark.text for mark in page.select("ol.results mark")}
    assert marks == {"hydrogène", "Hydrogène"}


def test_what_is_written_in_a_page_is_never_read_as_markup(client: Client) -> None:
    html = read(client, f"{SEARCH}?q=hydrogene")
    assert "<mark>Hydrogène</mark> &lt;i&gt; &amp; Doubs" in html
    assert "<i>" not in html


def test_an_excerpt_shows_where_the_words_are(client: Client) -> None:
    page = soup(client, f"{SEARCH}?q=souder")
    excerpt = one(page, ".excerpt")
    assert one(page, ".excerpt mark").text == "souder"
    assert "Besançon" in excerpt.text


def test_a_region_of_the_map_adds_its_filter_and_takes_it_back(client: Client) -> None:
    page = soup(client, f"{SHOWCASE}?q=hydrogene")
    assert f"{SHOWCASE}?q=hydrogene&region=27" in hrefs(page, ".map a")
    chosen = soup(client, f"{SHOWCASE}?q=hydrogene&region=27")
    assert hrefs(chosen, '.map a[aria-current="true"]') == [f"{SHOWCASE}?q=hydrogene"]


def test_totals_and_bars_follow_the_filters(client: Client) -> None:
    html = read(client, f"{SHOWCASE}?region=27")
    assert fields_of(html)["totals"][0].startswith("6\N{NO-BREAK SPACE}M€")
    assert "totals" not in fields_of(read(client, f"{SHOWCASE}?region=53"))
    bars = BeautifulSoup(html, "html.parser").select("aside .bars tbody tr")
    assert bars
    assert f"{SHOWCASE}?region=27&famille=energie" in hrefs(BeautifulSoup(html, "html.parser"), "aside .bars a")


def test_the_table_has_a_caption_and_a_column_for_each_fact(client: Client) -> None:
    page = soup(client, f"{SHOWCASE}?vue=tableau&departement=25")
    assert "1 projet" in one(page, "table.results caption").text
    assert len(page.select("table.results thead th")) == 11
    cells = [cell.text for cell in page.select("table.results tbody :is(th, td)")]
    assert "Hydrogène <i> & Doubs" in cells
    assert "Besançon (25)" in cells
    assert "Hydrogène, Cybersécurité" in cells


def test_nothing_found_says_what_else_gives_something(client: Client) -> None:
    page = soup(client, f"{SHOWCASE}?q=hydrogene&region=53")
    assert titles(page) == []
    ways = {str(link["href"]): link.parent.text for link in page.select(".empty li a") if link.parent}
    assert "2" in ways[f"{SHOWCASE}?q=hydrogene"]
    assert "1" in ways[f"{SHOWCASE}?region=53"]


def test_a_departement_leads_to_its_region(client: Client) -> None:
    page = soup(client, f"{SHOWCASE}?q=ecole&departement=25")
    assert f"{SHOWCASE}?q=ecole&region=27" in hrefs(page, ".empty li a")


def test_words_with_a_mistake_lead_to_better_ones(client: Client) -> None:
    page = soup(client, f"{SHOWCASE}?q=hidrogene")
    assert any(href.startswith(f"{SHOWCASE}?q=hydrog") for href in hrefs(page, ".empty li a"))


def test_old_addresses_of_a_call_still_work(client: Client) -> None:
    assert count(soup(client, f"{SHOWCASE}?appel=cma")) == "3 projets"


def test_featured_projects_stand_before_the_whole_list_alone(client: Client) -> None:
    builders.project(title="À voir", featured=True)
    assert soup(client, SHOWCASE).select("#featured")
    assert not soup(client, f"{SHOWCASE}?region=27").select("#featured")


def test_a_hidden_facet_is_not_for_readers(client: Client) -> None:
    builders.project(title="Le pacte", kind="pacte-regional")
    assert "Le pacte" not in titles(soup(client, f"{SHOWCASE}?laureat=0&type=page"))


def test_every_page_has_a_search_box(client: Client) -> None:
    page = soup(client, "/appels/")
    form = one(page, "header form[role=search]")
    assert form["action"] == SEARCH
    assert form.select('input[name="q"]')
    assert soup(client, "/").select('main form[role="search"] input[name="q"]')


def test_sections_of_other_pages_lead_to_all_their_laureates(client: Client) -> None:
    builders.territory_index()
    call = builders.call()
    for _number in range(25):
        builders.project(region="27", call=call)
    page = soup(client, "/territoires/bourgogne-franche-comte/")
    within = one(page, ".within")
    assert hrefs(page, ".within > a") == [f"{SHOWCASE}?region=27"]
    assert "27" in one(page, ".within > a").text
    assert [(field["name"], field.get("value")) for field in within.select("input")] == [("region", "27"), ("q", None)]


@pytest.mark.parametrize("query", ["", "?region=27", "?format=csv"])
def test_a_showcase_that_is_not_for_everyone_answers_nobody(client: Client, query: str) -> None:
    page = builders.project_index()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{SHOWCASE}{query}").status_code == 302


@pytest.mark.parametrize(
    "query",
    [
        "q=%00%ff&page=-1&tri=x&vue=y",
        "q=%22%22%22+OR+NEAR(a%2C1)+*&region=",
        "q=" + "a%20" * 500,
        "q=%F0%9F%98%80+%D7%A9%D7%9C%D7%95%D7%9D&page=9999999999999999999999",
        "page=%D9%A3&page=2&q=a&q=b&region=27&region=27",
    ],
)
def test_whatever_is_asked_gets_a_page(client: Client, query: str) -> None:
    for address in (SEARCH, SHOWCASE):
        assert client.get(f"{address}?{query}").status_code == 200


def test_the_page_that_searches_has_a_picture_to_share(client: Client) -> None:
    (image,) = soup(client, SEARCH).select('meta[property="og:image"]')
    address = str(image["content"]).removeprefix("http://localhost")
    assert client.get(address)["Content-Type"] == "image/png"
    assert client.get(f"{SEARCH}partage-0123456789abcdef.png")["Location"] == address


def test_an_organisation_leads_to_all_that_names_it(client: Client) -> None:
    builders.organisation_index()
    holder = builders.organisation(code="verkor", name="Verkor SA")
    builders.project(title="Batteries", holder=holder)
    page = soup(client, "/organisations/verkor/")
    assert hrefs(page, ".within > a") == [f"{SEARCH}?q=%22Verkor+SA%22"]
    assert titles(soup(client, f"{SEARCH}?q=%22Verkor+SA%22")) == ["Batteries"]


def test_an_answer_of_the_other_engine_says_so_and_is_kept_by_nobody(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Degraded()
    monkeypatch.setattr("search.results.get_engine", lambda: engine)
    response = client.get(SEARCH)
    assert response["Cache-Control"] == "no-store"
    assert BeautifulSoup(response.content, "html.parser").select(".notices .notice")


class Degraded(EmbeddedEngine):
    """The database's engine, as it stands in for a cluster that does not answer."""

    def search(self, query: Query, now: datetime | None = None) -> Answer:
        return replace(super().search(query, now), degraded=True)


def test_labels_of_choices_are_text_whatever_editors_write(client: Client) -> None:
    sector = builders.sector(code="a-b", label_fr='A <b>&" C')
    builders.project(sectors=[ProjectSector(sector=sector)])
    html = read(client, "/laureats/")
    assert "<span>A &lt;b&gt;&amp;&quot; C</span>" in html
    assert "A <b>" not in html
