"""What tests read of a page: the element of a field, its text, the queries that it costs."""

import re
from html import unescape
from html.parser import HTMLParser

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BREAKS = {"br", "dd", "div", "dt", "h3", "li", "ol", "p", "small", "ul"}
SPACES = re.compile(r"[ \t\n\r\f]+")


class Fields(HTMLParser):
    """Collects the text of each element with a `data-field`, those inside another one included."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {}
        self.open: list[tuple[str, str | None]] = []
        self.running: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BREAKS:
            self.handle_data(" ")
        if tag in VOID:
            return
        field = dict(attrs).get("data-field")
        self.open.append((tag, field))
        if field:
            self.running.append((field, []))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            known, field = self.open.pop()
            if field:
                name, pieces = self.running.pop()
                self.texts.setdefault(name, []).append(tidy("".join(pieces)))
            if known == tag:
                return

    def handle_data(self, data: str) -> None:
        for _name, pieces in self.running:
            pieces.append(data)


def tidy(text: str) -> str:
    """Text with its breakable spaces folded, no-break spaces kept."""
    return SPACES.sub(" ", unescape(text)).strip(" ")


def fields_of(html: str) -> dict[str, list[str]]:
    """The texts of the elements of each field of a page."""
    parser = Fields()
    parser.feed(html)
    return parser.texts


def read(client: Client, address: str | None) -> str:
    """The page at an address, which answers 200."""
    response = client.get(address or "")
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def queries_of(client: Client, address: str | None) -> int:
    """How many queries a page costs once the process is warm, when the page itself is not kept."""
    with override_settings(PAGE_CACHE=False):
        read(client, address)
        with CaptureQueriesContext(connection) as queries:
            read(client, address)
    return len(queries)
