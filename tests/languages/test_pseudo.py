"""No word of the interface escapes translation: with a catalogue that wraps every message, none stands outside."""

import io
import json
import re
from pathlib import Path

import pytest
from babel import Locale
from defusedxml import ElementTree
from django.test import Client
from openpyxl import load_workbook
from pytest_django.fixtures import Settings
from wagtail.models import Page

from programmes.charts.matrix import SHORT
from programmes.models import Organisation
from programmes.territories import DEPARTEMENTS, REGIONS
from tests.reading import read

from . import marked, pseudo

ROOT = Path(__file__).parents[2]
LANGUAGE = "eo"
# Names that no language changes: of places, of formats, of who drew the map or gave the coordinates.
PLACES = [place.name for places in (REGIONS, DEPARTEMENTS) for place in places.values()]
PLACES.sort(key=len, reverse=True)
UNICODE = Locale.parse(LANGUAGE)  # whose names of countries and languages need no catalogue
NAMES = ["GeoNames, CC BY 4.0", "CSV", "XLSX", "JSON", "Atom", "PDF", "example.org", *PLACES, *SHORT.values()]
NAMES += [UNICODE.territories["FR"], UNICODE.languages["fr"], UNICODE.languages["en"]]
# Content is marked, and `EO ` stands before it where it is translated; codes say that they are; Babel writes the rest.
WORDS = [r"(?:EO )?⟪[^⟪⟫]*⟫", r"code-[\w-]+", r"€\s?[\d.,]+[GM]?", r"\d{4}-[A-Z][a-z]+-\d\d"]
KNOWN = re.compile("|".join([*WORDS, *(rf"\b{re.escape(name)}\b" for name in NAMES)]))
BELOW = (
    "recherche/",
    "recherche/?q=title",
    "recherche/?q=title&page=2",
    "recherche/?q=title&vue=tableau",
    "recherche/?q=title&region=27&famille=energie&vue=carte",
    "recherche/?q=zzzz&region=27&inconnu=1",
    "laureats/?famille=energie&vue=tableau",
    "laureats/?montant=1m-5m",
    "territoires/bourgogne-franche-comte/",
    "territoires/bretagne/",
    "territoires/couverture/",
    "territoires/couverture/energie/",
    "filieres/code-batteries/",
    "actualites/evenements/",
)
FILES = ("CSV", "XLSX", "atom", "calendar", "matrix", "news", "suggestions")
HEADED = {"CSV": "laureats/?format=csv", "matrix": "territoires/couverture.csv"}
TOLD = re.compile(r"^(?:SUMMARY|DESCRIPTION|NAME|X-WR-CALNAME|LOCATION|CATEGORIES)(?:;[^:]*)?:(.*)$", re.M)
ADDRESS = re.compile(r"https?://\S+")


@pytest.fixture
def speaking(settings: Settings, tmp_path: Path) -> None:
    """A language whose catalogue wraps every message."""
    pseudo.compile_catalogue(tmp_path, LANGUAGE)
    settings.LANGUAGES = [*settings.LANGUAGES, (LANGUAGE, "Esperanto")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    settings.LOCALE_PATHS = [tmp_path]
    settings.PAGE_CACHE = False


@pytest.fixture
def pages(speaking: None, db: None) -> list[Page]:
    """A page of each type in that language."""
    return marked.translated(marked.site(), LANGUAGE)


def outside(text: str) -> set[str]:
    return pseudo.escaped(pseudo.outside(text), KNOWN)


def html_outside(html: str) -> set[str]:
    return set().union(*(outside(text) for text in pseudo.texts(html)))


def test_nothing_of_a_page_escapes(client: Client, pages: list[Page], settings: Settings) -> None:
    """Each type of page, then what is served below or beside pages."""
    organisation = f"organisations/{Organisation.objects.get().code}/"
    addresses = [page.get_url() for page in pages] + [f"/{LANGUAGE}/{path}" for path in (*BELOW, organisation)]
    assert len(addresses) > 40
    found = {address: html_outside(read(client, address)) for address in addresses}
    assert {address: texts for address, texts in found.items() if texts} == {}
    assert refusals(client, settings) == {"404": set(), "429": set(), "contact": set()}
    assert files(client) == {name: set() for name in FILES}


def refusals(client: Client, settings: Settings) -> dict[str, set[str]]:
    """What those read whom the site says no."""
    settings.RATE_LIMITS = {"search": 1}
    client.get(f"/{LANGUAGE}/recherche/?q=title")
    answers = {
        "404": client.get(f"/{LANGUAGE}/nulle-part/"),
        "429": client.get(f"/{LANGUAGE}/recherche/?q=title"),
        "contact": client.post(f"/{LANGUAGE}/contact/", {"email": "@"}, headers={"origin": "http://testserver"}),
    }
    assert [answer.status_code for answer in answers.values()] == [404, 429, 200]
    settings.RATE_LIMITS = {}
    return {name: html_outside(answer.content.decode()) for name, answer in answers.items()}


def files(client: Client) -> dict[str, set[str]]:
    """What one takes away: the heads of tables, feeds, calendars, suggestions."""
    base = f"/{LANGUAGE}/"
    heads = {name: body(client, base + path).decode("utf-8-sig").splitlines()[0] for name, path in HEADED.items()}
    sheet = load_workbook(io.BytesIO(body(client, f"{base}laureats/?format=xlsx"))).active
    assert sheet is not None
    heads["XLSX"] = "\n".join(str(cell.value or "") for cell in sheet[1])
    heads["suggestions"] = json.dumps(client.get(f"{base}recherche/suggestions/?q=ti").json(), ensure_ascii=False)
    heads["suggestions"] = "\n".join(re.findall(r'"(?:label|said|note)": "([^"]*)"', heads["suggestions"]))
    heads["calendar"] = "\n".join(TOLD.findall(unfolded(body(client, f"{base}agenda.ics").decode())))
    for name, path in (("atom", "laureats/?format=atom"), ("news", "actualites/atom.xml")):
        heads[name] = words_of_feed(body(client, base + path))
    return {name: outside(ADDRESS.sub("", text)) for name, text in heads.items()}


def body(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return b"".join(answer)


def unfolded(calendar: str) -> str:
    """Lines as they were before they were folded, `\\n` in them a space (RFC 5545, 3.1 and 3.3.11)."""
    return calendar.replace("\r\n ", "").replace("\r\n", "\n").replace("\\n", " ")


def words_of_feed(feed: bytes) -> str:
    """Titles, summaries and terms."""
    said = {"title", "subtitle", "summary", "rights", "name"}
    texts = [
        one.attrib.get("term") or one.text or ""
        for one in ElementTree.fromstring(feed).iter()
        if one.tag.rpartition("}")[2] in said or "term" in one.attrib
    ]
    assert len(texts) > 3
    return "\n".join(texts)


def test_a_word_of_the_interface_is_seen_wherever_it_stands() -> None:
    """The net has no hole: each of these escapes, beside a message and marked content."""
    fair = "⟦<b>⟪a⟫</b> of the site⟧ <time>le 8 juillet 2022</time> EO ⟪title⟫ €5M 12"
    assert html_outside(fair) == set()
    for caught in (
        "<p>Word</p>",
        '<img alt="Word">',
        '<a title="Word" aria-label="⟦Label⟧">⟦Link⟧</a>',
        '<input placeholder="Word">',
        '<input type="submit" value="Word">',
        '<select><optgroup label="Word"></optgroup></select>',
        "<option>Word</option>",
        '<meta name="description" content="Word">',
        '<script type="application/ld+json">{"@type": "Thing", "name": "Word"}</script>',
        "<p>⟦Message⟧ Word</p>",
        "<p>⟪content⟫ Word</p>",
    ):
        assert html_outside(f"{fair} {caught}") == {"Word"}, caught


SHEETS = sorted((ROOT / "site/static/css").rglob("*.css"))
SHOWN = r"""(?:textContent|innerText|title|placeholder|alt)\s*=|setAttribute\(\s*["']aria-label["'],"""
MODULES = sorted((ROOT / "site/static/js").glob("*.js"))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_writes_no_word(path: Path) -> None:
    contents = re.findall(r"\bcontent:\s*([^;}]+)", path.read_text(encoding="utf-8"))
    assert not [one for one in contents for text in re.findall(r'"([^"]*)"', one) if re.search(r"[^\W\d_]", text)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_script_says_only_what_the_page_gives_it(path: Path) -> None:
    """Nothing that is shown or spoken is written in a module: what it sets comes from elsewhere."""
    code = path.read_text(encoding="utf-8")
    assert re.findall(rf"""(?:{SHOWN})\s*["'`][^"'`]""", code) == []
    sentences = re.findall(r"""["'`]([A-Z][a-z]+ [a-z]+[^"'`]*)["'`]""", re.sub(r"//.*", "", code))
    assert sentences == []
