"""The same results in every format: JSON as its schema says, Atom as a feed reader takes it, all of them, streamed."""

import datetime
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.test import RequestFactory
from wagtail.models import PageViewRestriction

from home.dates import PartialDate
from home.models import SiteSettings
from programmes.models import ProjectPlace, ProjectSector, Season
from search.engines import get_engine
from search.exports import source
from search.query import Answer, Query
from tests import builders
from tests.lasting import lasting

from .taking import EVERYWHERE, LAUREATES, answer, body, cost, feed, many, rows, table, take

pytestmark = pytest.mark.django_db
READERS: dict[str, Callable[[str], Any]] = {
    "csv": table,
    "csvw": lambda address: json.loads(body(take(address))),
    "xlsx": rows,
    "json": answer,
    "atom": feed,
}
filled = pytest.mark.usefixtures("site")
each_format = pytest.mark.parametrize("name", READERS)


@lasting
def site() -> None:
    """Some of everything: what queries of the tests tell apart."""
    SiteSettings.objects.create(site_id=builders.home().get_site().pk, name="Compétences", publisher="Ministère")
    hydrogen, batteries = (
        builders.sector(code=code, label_fr=code, family="energie") for code in ("hydrogene", "pile")
    )
    seasons = [Season(code="s1", title="Saison 1", source_title="Presse")]
    call = builders.call(title="Appel CMA", code="cma", programme=builders.programme(code="f2030"), seasons=seasons)
    for number in range(1, 24):
        builders.project(
            title=f"Projet hydrogène {number:02}",
            summary="Former & « accompagner » <tous>",
            call=call,
            season="s1",
            kind="formation",
            region="27" if number % 2 else "84",
            departement="21" if number % 2 else "69",
            grant=number * 500_000,
            announced_on=PartialDate(2020 + number % 4, 1 + number % 12),
            holder=builders.organisation(kind="universite") if number % 3 else None,
            sectors=[ProjectSector(sector=hydrogen), ProjectSector(sector=batteries)],
            places=[ProjectPlace(region="27", departement="71")],
        )
    builders.article(title="L’hydrogène en Bourgogne", published_on=PartialDate(2024, 3))
    builders.dossier(title="Rapport", issued_on=PartialDate(2021))


QUERIES = [
    f"{EVERYWHERE}?",
    f"{EVERYWHERE}?q=hydrogène&",
    f"{EVERYWHERE}?q=hydrogene&type=projet&type=actualite&tri=titre&",
    f"{EVERYWHERE}?tri=date&",
    f"{LAUREATES}?region=27&tri=-montant&",
    f"{LAUREATES}?q=projet&montant=1m-5m&annee=2021&annee=2022&",
]


@pytest.mark.parametrize("query", QUERIES)
@filled
def test_every_format_has_the_results_of_the_pages_in_their_order(query: str) -> None:
    first = answer(f"{query}format=json")
    pages = [answer(f"{query}format=json&page={number}") for number in range(1, first["pages"] + 1)]
    shown = [one["url"] for page in pages for one in page["results"]]
    assert len(shown) == len(set(shown)) == first["total"] > 1
    assert [one["url"] for one in answer(f"{query}format=json&page=all")["results"]] == shown
    assert [list(line.values())[-2] for line in table(f"{query}format=csv")] == shown
    assert [list(line.values())[-1].value for line in rows(f"{query}format=xlsx")] == shown
    assert [entry.link for entry in feed(f"{query}format=atom").entries] == shown


@filled
def test_the_pages_are_those_of_the_engine() -> None:
    request = RequestFactory().get(f"{EVERYWHERE}?q=hydrogène&page=2")
    found = get_engine().search(Query.read(request.GET))
    assert [one["id"] for one in answer(f"{EVERYWHERE}?q=hydrogène&page=2&format=json")["results"]] == list(found.ids)


# JSON


@filled
def test_json_says_what_was_asked_and_found() -> None:
    found = answer(f"{LAUREATES}?q=hydrogène&region=27&region=999&annee=2021&tri=titre&format=json")
    assert list(found) == [
        *("query", "total", "page", "pages", "engine", "degraded", "did_you_mean", "results", "facets"),
    ]
    assert found["query"] == {
        "q": "hydrogène",
        "type": ["projet"],
        "region": ["27"],
        "annee": ["2021"],
        "tri": "titre",
        "ignored": [{"parameter": "region", "value": "999"}],
    }
    numbers = (found["total"], found["page"], found["pages"], found["engine"], found["degraded"])
    assert numbers == (6, 1, 1, "embedded", False)


@filled
def test_a_result_has_its_codes_under_the_key_of_each_facet() -> None:
    one = answer(f"{LAUREATES}?q=%22hydrogène 05%22&format=json")["results"][0]
    identifier = one.pop("id")
    assert isinstance(identifier, int)
    assert one == {
        "type": "projet",
        "language": "fr",
        "title": "Projet hydrogène 05",
        "url": one["url"],
        "summary": "Former & « accompagner » <tous>",
        "programme": ["f2030"],
        "appel": ["cma"],
        "saison": ["cma.s1"],
        "region": "27",
        "departement": "21",
        "lieu": ["R27", "D71"],
        "famille": ["energie"],
        "secteur": ["hydrogene", "pile"],
        "nature": "formation",
        "statut": None,
        "annee": "2021",
        "montant": "1m-5m",
        "porteur": "universite",
    }
    assert re.fullmatch(r"http://localhost/laureats/[\w-]+/[\w-]+/", one["url"])


@filled
def test_words_that_find_nothing_are_mended() -> None:
    found = answer(f"{LAUREATES}?q=hydrigene&format=json")
    assert (found["total"], found["did_you_mean"]) == (0, "hydrogène")
    assert answer(f"{LAUREATES}?q=hydrogène&format=json")["did_you_mean"] is None
    assert answer(f"{LAUREATES}?q=hydrigene&region=11&format=json")["did_you_mean"] is None


@filled
def test_a_call_has_its_state() -> None:
    (one,) = answer(f"{EVERYWHERE}?type=appel&format=json")["results"]
    assert one["statut"] == "ouvert"
    assert (one["region"], one["secteur"]) == (None, [])


@filled
def test_facets_have_every_value_with_its_zero() -> None:
    facets = answer(f"{LAUREATES}?region=84&format=json")["facets"]
    values = {one["code"]: (one["label"], one["count"], one["selected"]) for one in facets["region"]}
    assert values == {
        "84": ("Auvergne-Rhône-Alpes", 11, True),
        "27": ("Bourgogne-Franche-Comté", 12, False),
    }
    departements = {one["code"]: one["count"] for one in facets["departement"]}
    assert departements == {"21": 0, "69": 11}
    assert "laureat" not in facets


@filled
def test_a_page_beyond_the_end_is_the_last_one() -> None:
    found = answer(f"{LAUREATES}?page=99&format=json")
    assert (found["page"], found["pages"], len(found["results"])) == (2, 2, 3)


@filled
def test_all_results_are_one_page_with_the_same_facets() -> None:
    whole, page = (answer(f"{LAUREATES}?region=27&format=json{more}") for more in ("&page=all", ""))
    assert (whole["page"], whole["pages"], whole["total"], len(whole["results"])) == (1, 1, 12, 12)
    assert whole["facets"] == page["facets"]


# Atom


@filled
def test_a_feed_names_itself_and_its_results() -> None:
    parsed = feed(f"{LAUREATES}?q=hydrogène&region=27&tri=titre&format=atom")
    canonical = "http://localhost/laureats/?q=hydrog%C3%A8ne&region=27&tri=titre"
    assert {link.rel: link.href for link in parsed.feed.links} == {
        "self": f"{canonical}&format=atom",
        "alternate": canonical,
    }
    assert parsed.feed.id == canonical
    assert parsed.feed.title.startswith("Lauréats")
    assert parsed.feed.title.endswith("hydrogène, Bourgogne-Franche-Comté | Compétences")
    assert (parsed.feed.author, parsed.feed.language) == ("Ministère", "fr")
    assert parsed.feed.rights == "Licence Ouverte 2.0 (Etalab)"
    entry = parsed.entries[0]
    assert entry.title == "Projet hydrogène 01"
    assert entry.summary == "Former &amp; « accompagner » &lt;tous&gt;"
    assert [tag.term for tag in entry.tags] == ["Projet", "hydrogene", "pile"]


def test_an_entry_keeps_its_identifier_and_says_when_it_changed() -> None:
    builders.project()
    moment = datetime.datetime(2031, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
    page = builders.article(title="Unique", first_published_at=moment, last_published_at=moment)
    address = f"{EVERYWHERE}?q=unique&format=atom"
    (before,) = feed(address).entries
    page.slug = "ailleurs"
    page.save_revision().publish()
    (after,) = feed(address).entries
    assert before.id == after.id == page.translation_key.urn
    assert before.link != after.link
    assert before.updated == before.published == "2031-01-02T03:04:05+00:00"
    assert after.published == before.published != after.updated


def test_a_feed_changes_when_something_does() -> None:
    builders.project()
    before = feed(f"{EVERYWHERE}?format=atom").feed.updated
    assert feed(f"{EVERYWHERE}?format=atom").feed.updated == before
    builders.article()
    assert feed(f"{EVERYWHERE}?format=atom").feed.updated > before


# What is hard


WORDS = ["introuvable", "%00", "%ff%fe", "=1%2B1", "«%20»", "😀", "\u202eعربي", '"', "-", "%0d%0aX: y"]


@each_format
def test_any_words_have_an_answer(name: str) -> None:
    builders.project(title="École 😀 عربي", summary="= 1 + 1")
    for words in WORDS:
        address = f"{EVERYWHERE}?q={words}&format={name}"
        assert take(address)["Content-Disposition"].isascii()
        assert READERS[name](address) is not None


@each_format
def test_nothing_found_is_an_answer(name: str) -> None:
    builders.project_index()
    assert body(take(f"{LAUREATES}?format={name}"))
    assert answer(f"{LAUREATES}?format=json&page=all")["results"] == []
    assert feed(f"{LAUREATES}?format=atom").entries == []


def test_titles_with_characters_that_are_none_break_no_format() -> None:
    page = builders.article(title="Avant")
    page.title = page.summary = "a\x0bb\x1fc\uffffd é"
    page.save()
    assert answer(f"{EVERYWHERE}?type=actualite&format=json")["results"][0]["title"].startswith("a")
    assert feed(f"{EVERYWHERE}?type=actualite&format=atom").entries[0].title == "a b c d é"
    assert table(f"{EVERYWHERE}?type=actualite&format=csv")[0]["Titre"] == "a b c d é"


def test_what_is_not_for_everyone_is_in_no_format() -> None:
    hidden = builders.article(title="Secret")
    builders.article(title="Brouillon", live=False), builders.article(title="Public")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert [line["Titre"] for line in table(f"{EVERYWHERE}?type=actualite&format=csv")] == ["Public"]
    assert [entry.title for entry in feed(f"{EVERYWHERE}?type=actualite&format=atom").entries] == ["Public"]


@pytest.mark.parametrize("name", ["", "html", "CSV", "pdf", "ics"])
def test_another_format_is_the_page(name: str) -> None:
    builders.home()
    response = take(f"{EVERYWHERE}?format={name}")
    assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")


# How it is sent


COUNTED: dict[str, Callable[[Any], int]] = {
    "format=csv": lambda address: len(table(address)),
    "format=xlsx": lambda address: len(rows(address)),
    "format=json&page=all": lambda address: len(answer(address)["results"]),
    "format=atom": lambda address: len(feed(address).entries),
}


@pytest.mark.parametrize("name", COUNTED)
def test_any_number_of_results_is_streamed_for_few_queries_per_five_hundred(name: str) -> None:
    many(1199)
    address = f"{LAUREATES}?q=hydrogène&{name}"
    assert take(address).streaming
    assert len(list(take(address))) >= 3
    assert COUNTED[name](address) == 1200
    costs = [cost(f"{address}&region={region}") for region in ("27", "84")]  # 1,200 results and none
    assert costs[0] - costs[1] <= 3 * 3


def test_a_stream_reads_no_more_than_is_taken() -> None:
    many(1199)
    parts = iter(take(f"{LAUREATES}?format=csv"))
    next(parts)
    assert next(parts).count(b"\r\n") == 500


@each_format
def test_a_file_is_named_after_what_and_when(name: str) -> None:
    builders.project()
    told = take(f"{LAUREATES}?q=L’hydrogène !&region=27&format={name}")["Content-Disposition"]
    kind = "attachment" if name in ("csv", "xlsx") else "inline"
    end = {"csvw": "csv-metadata.json"}.get(name, name)
    assert re.fullmatch(
        rf'{kind}; filename="laureats-lhydrogene-bourgogne-franche-comte-\d{{4}}-\d\d-\d\d\.{re.escape(end)}"', told
    )


@each_format
def test_no_search_engine_lists_a_format(name: str) -> None:
    builders.home()
    response = take(f"{EVERYWHERE}?format={name}")
    assert response["X-Robots-Tag"] == "noindex"
    assert 'rel="license"' in response["Link"]
    assert (
        response["Content-Type"].partition(";")[0]
        == {
            "csv": "text/csv",
            "csvw": "application/csvm+json",
            "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "json": "application/json",
            "atom": "application/atom+xml",
        }[name]
    )


@pytest.mark.parametrize("name", ["csv", "xlsx", "atom", "json&page=all"])
def test_who_has_the_file_already_is_told_so_until_something_changes(name: str) -> None:
    builders.project()
    address = f"{LAUREATES}?format={name}"
    response = take(address)
    assert response["Cache-Control"] == "no-cache"
    tag = response["ETag"]
    assert take(address, **{"If-None-Match": tag}).status_code == 304
    builders.project()
    assert take(address, **{"If-None-Match": tag}).status_code == 200


def test_a_head_sends_nothing() -> None:
    builders.project()
    response = take(f"{LAUREATES}?format=xlsx", method="HEAD")
    assert body(response) == b""
    assert response["Content-Type"].endswith("sheet")


class Elsewhere:
    """An engine that answers for another one, or from the past."""

    name = "elsewhere"

    def __init__(self, **told: Any) -> None:
        self.told = told

    def search(self, query: Query, now: datetime.datetime | None = None) -> Answer:
        return replace(get_engine().search(query, now), **self.told)

    def keys(self, query: Query, now: datetime.datetime | None = None) -> Iterator[int]:
        return get_engine().keys(query, now)


@each_format
@pytest.mark.parametrize("told", [{"degraded": True}, {"is_current": False}], ids=str)
def test_nobody_keeps_what_may_be_out_of_date(
    name: str, told: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    builders.project()
    monkeypatch.setattr(source, "get_engine", lambda: Elsewhere(**told))
    response = take(f"{EVERYWHERE}?format={name}")
    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response


def test_json_says_that_another_engine_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    builders.project()
    monkeypatch.setattr(source, "get_engine", lambda: Elsewhere(degraded=True))
    assert answer(f"{EVERYWHERE}?format=json")["degraded"] is True
