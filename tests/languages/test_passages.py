"""What is in another language than the text around it says so; what leads on leads on in the reader's language."""

import re

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag
from defusedxml import ElementTree
from django.test import Client
from icalendar import Calendar

from home.dates import PartialDate
from home.models import Download
from programmes.models import Term
from tests import builders
from tests.reading import read

from . import marked

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
BELOW = (
    "recherche/?q=title",
    "laureats/?region=27&vue=tableau",
    "territoires/bretagne/",
    "territoires/couverture/",
    "filieres/code-batteries/",
    "actualites/evenements/",
)


def soup_of(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(read(client, address), "html.parser")


def holder_of(soup: BeautifulSoup, text: str) -> Tag:
    """The one element of the main part that a text stands in."""
    (main,) = soup.select("main")
    (found,) = main.find_all(string=re.compile(re.escape(text)))
    assert found.parent
    return found.parent


def test_all_links_of_a_page_in_french_lead_on_in_english(client: Client) -> None:
    """Only the home page is translated: each type of page is French within an English frame."""
    pages = marked.site()
    builders.english_home()
    for address in [*(str(page.get_url()) for page in pages), *(f"/{path}" for path in BELOW)]:
        soup = soup_of(client, f"/en{address}")
        places = [
            str(one.get("href") or one.get("action"))
            for one in soup.select("a[href^='/'], form[action^='/'], link[type][href^='/']")
            if "language" not in (one.parent or soup).get_attribute_list("class")
        ]
        assert len(places) > 10, address
        assert [one for one in places if not one.startswith(("/en/", "/static/", "/media/", "/documents/"))] == []


def test_words_that_all_languages_share_are_french(client: Client) -> None:
    host = builders.organisation(code="hote")
    builders.organisation_index()
    antenna = builders.antenna(host=host, address="Ancienne école")
    call = builders.call(downloads=[Download(title="Dossier", origin="Presse du 8 juillet")])
    for page in (antenna, call, builders.organisation_index()):
        builders.translate(page)
    for address, fact in (
        (antenna.get_url(), "Ancienne école"),
        (call.get_url(), "Presse du 8 juillet"),
        ("/organisations/hote/", "Ancienne école"),
    ):
        assert holder_of(soup_of(client, f"/en{address}"), fact)["lang"] == "fr"
        assert not holder_of(soup_of(client, address), fact).has_attr("lang")


def test_what_search_engines_show_of_a_fallback_is_french(client: Client) -> None:
    builders.english_home()
    call = builders.call(summary="Un résumé")
    described = [
        soup_of(client, f"{start}{call.get_url()}").select("meta[name=description]")[0].get("lang")
        for start in ("", "/en")
    ]
    assert described == [None, "fr"]


def test_the_glossary_leaves_passages_in_another_language_alone(client: Client) -> None:
    Term.objects.create(code="cap", short="CAP", long="first certificate", language="en")
    news = builders.news_index(intro="<p>Introduction</p>")
    builders.translate(news, intro="All of the news")
    builders.article(title="Nouvelle", summary="Préparer un CAP")
    soup = soup_of(client, "/en/actualites/")
    assert soup.select("p[lang=fr]")[0].get_text() == "Préparer un CAP"
    assert soup.select("abbr") == []
    builders.translate(builders.article(title="Autre"), summary="A CAP in two years")
    (unfolded,) = soup_of(client, "/en/actualites/").select("abbr")
    assert unfolded["title"] == "first certificate"
    assert unfolded.find_parent(lang="fr") is None


@time_machine.travel("2026-11-26 12:00+01:00", tick=False)
def test_entries_of_feeds_and_calendars_say_their_language(client: Client) -> None:
    builders.translate(builders.news_index())
    for make in (builders.article, lambda **facts: builders.event(starts_on=PartialDate(2027, 2, 1), **facts)):
        builders.translate(make(title="Ici"), title="Here")
        make(title="Là-bas")
    for start, wanted in (("/", ["", ""]), ("/en/", ["", "fr"])):
        feed = ElementTree.fromstring(read(client, f"{start}actualites/atom.xml"))
        assert feed.get(LANGUAGE) == ("en" if start == "/en/" else "fr")
        assert sorted(entry.get(LANGUAGE, "") for entry in feed.iter(f"{ATOM}entry")) == wanted
        events = Calendar.from_ical(read(client, f"{start}agenda.ics")).events
        said = {str(event["SUMMARY"]): event["SUMMARY"].params.get("LANGUAGE") for event in events}
        assert said == ({"Here": None, "Là-bas": "fr"} if start == "/en/" else {"Ici": None, "Là-bas": None})
