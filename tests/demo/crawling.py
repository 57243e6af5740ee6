"""A visit of the whole demo site, from page to page."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from defusedxml import ElementTree
from django.test import Client

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
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


def in_sitemap(client: Client) -> dict[str, dict[str, str]]:
    """The addresses of the sitemap, each with those of the same page by language."""
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {
        path_of(one.findtext("s:loc", "", SITEMAP)): {
            link.attrib["hreflang"]: path_of(link.attrib["href"]) for link in one.findall("x:link", SITEMAP)
        }
        for one in tree.findall("s:url", SITEMAP)
    }


def path_of(url: str) -> str:
    return re.sub("^https?://[^/]+", "", url)


def crawl(client: Client) -> Pages:
    """Every page that is reached from `/`, by address; files answer too, and nothing leads to a redirect.

    What filters leave of a list is read, but its links are not followed.
    """
    pages: Pages = {}
    waiting = ["/", *in_sitemap(client)]
    known = set(waiting)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code == 200, address
        if response["Content-Type"].startswith("text/html"):
            pages[address] = response.content.decode()
            new = set() if is_filtered(address) else set(links_of(pages[address], address)) - known
            waiting += new
            known |= new
    return pages
