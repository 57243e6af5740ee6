"""A visit of the whole demo site from `/`: every link answers, no page is an orphan, all HTML is valid."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from wagtail.models import Page

from demo.report import Report
from programmes.models import Organisation, ProjectFolderPage, Sector
from programmes.territories import REGIONS
from tests.requirements import require

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
LOADED = re.compile(  # the complete addresses of the page itself and of its translations are said, not loaded
    r'<(?!link rel="(?:canonical|alternate)")'
    r"(?:link|script|img|iframe|source|video|audio|embed|object|form|use)\b[^>]*?"
    r'\b(?:href|src|srcset|action|data)="([^"]+)"'
)
CANONICAL = re.compile(r'<link rel="canonical" href="https?://[^/"]+([^"]*)"')
Pages = dict[str, str]


def links_of(html: str, address: str) -> Iterator[str]:
    """The addresses of this site that a page links to, without their fragments."""
    for link in LINK.findall(html):
        target = urldefrag(urljoin(address, unescape(link)))[0]
        if not urlsplit(target).netloc and urlsplit(target).path.startswith("/"):
            yield target


def is_filtered(address: str) -> bool:
    """Whether an address is closed to crawlers: filters lead to filters without end."""
    return bool(parse_qs(urlsplit(address).query).keys() - {"page"})


def crawl(client: Client) -> Pages:
    """Every page that is reached from `/`, by address; files answer too, and a redirect counts as its target.

    What filters leave of a list is read, but its links are not followed.
    """
    pages: Pages = {}
    waiting, known = ["/"], {"/"}
    while waiting:
        address = waiting.pop()
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        if response["Content-Type"].startswith("text/html"):
            pages[address] = response.content.decode()
            new = set() if is_filtered(address) else set(links_of(pages[address], address)) - known
            waiting += new
            known |= new
    return pages


@pytest.fixture(scope="module")
def visited() -> Pages:
    """What the first test of this file visits, for the others."""
    return {}


@pytest.fixture
def pages(demo: Report, db: None, visited: Pages) -> Pages:
    if not visited:
        visited.update(crawl(Client()))
    return visited


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
