"""A visit of the whole demo site in its languages: every link answers, no page is an orphan, all HTML is valid, and no
page contradicts another one about languages.
"""

import json
import os
import re
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from django.test import Client
from wagtail.models import Page

from programmes.models import Organisation, ProjectFolderPage, Sector
from programmes.territories import REGIONS
from tests.requirements import require

from .crawling import Pages, in_sitemap
from .passages import Judge, Passage, passages

LOADED = re.compile(  # the complete addresses of the page itself and of its translations are said, not loaded
    r'<(?!link rel="(?:canonical|alternate)")'
    r"(?:link|script|img|iframe|source|video|audio|embed|object|form|use)\b[^>]*?"
    r'\b(?:href|src|srcset|action|data)="([^"]+)"'
)
CANONICAL = re.compile(r'<link rel="canonical" href="https?://[^/"]+([^"]*)"')
ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="https?://[^/"]+([^"]*)"')
LANGUAGES = re.compile(
    r'<html lang="([^"]+)" dir="([^"]+)">.*<main\b[^>]* lang="([^"]+)"(?: dir="([^"]+)")?', re.DOTALL
)
SWITCH = re.compile(r'<li class="language"><a href="([^"]+)" lang="([^"]+)" hreflang="([^"]+)"[^>]*>')
LED_TO = re.compile(r'<(?:a|form|button|link rel="alternate" type)\b[^>]*?\b(?:href|action|formaction)="(/[^"]*)"')
FILES = ("/static/", "/media/", "/documents/")


def reader(address: str) -> str:
    """The language that an address says."""
    return "en" if address.startswith("/en/") else "fr"


def turned(address: str) -> str:
    """The address of the same page in the other language."""
    return address.removeprefix("/en") if reader(address) == "en" else f"/en{address}"


def is_fallback(html: str) -> bool:
    """Whether a page is French within an English frame."""
    frame, _direction, text, _its_direction = languages_of(html)
    return frame != text


def languages_of(html: str) -> tuple[str, ...]:
    """The languages and directions of the frame and of the text."""
    found = LANGUAGES.search(html)
    assert found
    return found.groups("")


def test_no_page_is_an_orphan(pages: Pages) -> None:
    live = Page.objects.live().filter(depth__gt=1).not_exact_type(ProjectFolderPage)
    expected = {page.get_url() for page in live}
    expected |= {f"/territoires/{region.slug}/" for region in REGIONS.values()}
    expected |= {f"/filieres/{code}/" for code in Sector.objects.values_list("code", flat=True)}
    expected |= {f"/organisations/{code}/" for code in Organisation.objects.values_list("code", flat=True)}
    assert len(expected) > 340
    assert expected - set(pages) == set()


def test_nothing_is_loaded_from_elsewhere(pages: Pages) -> None:
    foreign = {
        (address, loaded)
        for address, html in pages.items()
        for loaded in LOADED.findall(html)
        if urlsplit(loaded).netloc
    }
    assert foreign == set()


def test_no_page_repeats_an_id_or_a_title(pages: Pages) -> None:
    for address, html in pages.items():
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), address
        assert html.count("<h1") == 1, address


def test_titles_of_pages_differ(pages: Pages) -> None:
    titles: dict[str, str] = {}
    for address, html in pages.items():
        title = html.partition("<title")[2].partition("</title>")[0]
        if CANONICAL.findall(html) == [address]:
            assert titles.setdefault(title, address) == address, title


# Languages


def test_each_page_says_its_languages(pages: Pages) -> None:
    assert {reader(address) for address in pages} == {"fr", "en"}
    assert 100 < sum(map(is_fallback, pages.values())) < len(pages) / 2
    for address, html in pages.items():
        frame, direction, text, its_direction = languages_of(html)
        assert (frame, direction) == (reader(address), "ltr"), address
        assert (text, its_direction) in {(frame, ""), ("fr", "ltr")}, address
        assert ('class="untranslated"' in html) == is_fallback(html), address


def test_a_page_has_one_address_and_a_fallback_that_of_the_french_page(pages: Pages) -> None:
    for address, html in pages.items():
        (canonical,) = CANONICAL.findall(html)
        number = re.search(r"\?page=([2-9]|\d\d+)$", address)
        own = address if number else urlsplit(address).path
        assert unescape(canonical) == (turned(own) if is_fallback(html) else own), address


def test_translations_name_one_another_and_fallbacks_nobody(pages: Pages) -> None:
    for address, html in pages.items():
        told = {language: unescape(place) for language, place in ALTERNATE.findall(html)}
        if is_fallback(html) or is_fallback(pages[turned(address)]):
            assert told == {}, address
            continue
        own = unescape(CANONICAL.findall(html)[0])
        french = own if reader(own) == "fr" else turned(own)
        assert told == {"fr": french, "en": turned(french), "x-default": french}, address


def test_the_sitemap_says_what_pages_say(pages: Pages, client: Client) -> None:
    """Of all pages but fallbacks, and the coverage of a family of sectors, which is a part of that of all."""
    family = re.compile("/couverture/[^/]+/$")
    own = [one for one, html in pages.items() if "?" not in one and not is_fallback(html) and not family.search(one)]
    assert in_sitemap(client) == {one: dict(ALTERNATE.findall(pages[one])) for one in own}


def test_every_page_leads_to_itself_in_the_other_language(pages: Pages) -> None:
    for address, html in pages.items():
        ((place, language, target),) = SWITCH.findall(html)
        assert language == target == reader(turned(address))
        assert unescape(place) == turned(address)
        assert turned(address) in pages


def test_links_stay_in_the_language_of_the_reader(pages: Pages) -> None:
    led = {
        (address, place)
        for address, html in pages.items()
        for place in LED_TO.findall(SWITCH.sub("", html))
        if reader(place) != reader(address) and not place.startswith(FILES)
    }
    assert led == set()


def test_french_has_no_prefix_and_no_other_language_an_address(pages: Pages, client: Client) -> None:
    for address in pages:
        if reader(address) == "fr":
            response = client.get(f"/fr{address}")
            assert (response.status_code, response["Location"]) == (301, address)
    for address in list(pages)[::50]:
        assert client.get(f"/de{address}").status_code == 404


def test_no_text_in_one_language_stands_unmarked_in_the_other(pages: Pages) -> None:
    judge, where = Judge(), {}
    for address, html in pages.items():
        where.update(dict.fromkeys(passages(html), address))
    assert sum(judge.is_judged(one.text) for one in where) > 3000
    assert {one: where[one] for one in judge.wrong(where)} == {}


def test_a_text_in_the_wrong_language_is_seen_wherever_it_stands() -> None:
    """The net has no hole, and catches no names."""
    english, french = "All of the regions may answer this call", "Les régions peuvent répondre à cet appel"
    judge = Judge()
    page = '<html lang="en"><title>{}</title><body><p>{}</p><p lang="fr">{}</p></body></html>'.format
    assert judge.wrong(passages(page(english, english, french))) == set()
    assert judge.wrong(passages(page(english, "Université de Franche-Comté, Pays de Montbéliard", french))) == set()
    assert judge.wrong(passages(page(english, english, english))) == {Passage("fr", english)}
    for caught in (
        f"<li>{french}</li>",
        f"<p>{english}: <a>{french}</a></p>",
        f"<table><tr><td>{french}</td></tr></table>",
        f'<img alt="{french}">',
        f'<svg aria-label="{french}"></svg>',
        f'<meta name="description" content="{french}">',
        f"<details><summary>{french}</summary></details>",
    ):
        assert Passage("en", french) in judge.wrong(passages(page(english, caught, french))), caught


def test_all_html_is_valid(pages: Pages, tmp_path: Path) -> None:
    jar, java = os.environ.get("VNU_JAR", ""), os.environ.get("JAVA", "java")
    require("the checker of HTML (VNU_JAR)", Path(jar).is_file())
    names = {f"{number}.html": address for number, address in enumerate(pages)}
    for name, address in names.items():
        (tmp_path / name).write_text(pages[address], encoding="utf-8")
    command = [java, "-Xss4m", "-jar", jar, "--format", "json", "--skip-non-html", str(tmp_path)]
    checked = subprocess.run(command, capture_output=True, check=False)
    messages = json.loads(checked.stderr)["messages"]
    wrong = {(names[Path(one["url"]).name], one["message"]) for one in messages if one["type"] == "error"}
    assert wrong == set()
