"""Names and figures of the founding documents, each found in what some page shows; the words of the glossary too."""

import re

import pytest

from demo.content import Content

from .crawling import Pages
from .names import NAMES
from .visible import visible

pytestmark = pytest.mark.usefixtures("db")
SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """A text in small letters, whose no-break spaces are spaces."""
    return SPACES.sub(" ", text).lower()


def names() -> list[str]:
    return [line for line in NAMES.splitlines() if line and not line.startswith("#")]


def test_every_name_is_found(pages: Pages) -> None:
    texts = " \n".join(plain(visible(html)) for html in pages.values())
    assert len(names()) > 300
    lost = [name for name in names() if not re.search(rf"(?<!\w){re.escape(plain(name))}(?!\w)", texts)]
    assert lost == []


def test_every_word_of_the_glossary_is_used(pages: Pages) -> None:
    whole = "".join(pages.values())
    texts = " ".join(plain(visible(html)) for html in pages.values())
    rows = Content().rows("terms")
    folded = [row for row in rows if row["short"]]
    assert [row for row in folded if f'<abbr title="{row["long"]}">{row["short"]}</abbr>' not in whole] == []
    assert [row for row in rows if not row["short"] and plain(row["long"]) not in texts] == []
