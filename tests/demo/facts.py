"""A fact of `demo/content/`: the page, the field's element and the formatted text where it is to be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import unescape

from demo.catalogue.calls import call_and_season
from demo.content import Content, Row, items
from home import formats
from home.dates import PartialDate
from programmes.territories import DEPARTEMENTS, REGIONS
from tests.reading import tidy

BLOCKS = re.compile(r"</?(?:p|h2|h3|ul|ol|li)>")
TAGS = re.compile(r"<[^>]+>")
ANYWHERE = "*"  # the field of a fact that no element holds alone: the whole page, with its title


@dataclass(frozen=True)
class Fact:
    """A text that the element of a field must hold on the page of a key such as `project:co2i`."""

    page: str
    field: str
    text: str


def money(cell: str) -> str:
    return formats.money(Decimal(cell)) if cell else ""


def number(cell: str) -> str:
    return formats.number(Decimal(cell)) if cell else ""


def date(cell: str) -> str:
    return formats.date(PartialDate.parse(cell)) if cell else ""


def between(*cells: str) -> str:
    return formats.between(*(PartialDate.parse(cell) if cell else None for cell in cells))


def host(cell: str) -> str:
    """What a link to a source shows: its site, or the cited document."""
    return cell.partition("//")[2].partition("/")[0].removeprefix("www.") if cell.startswith("http") else cell


def paragraphs(html: str) -> list[str]:
    """The texts of the blocks of an HTML fragment."""
    return [text for block in BLOCKS.split(html) if (text := tidy(unescape(TAGS.sub("", block))))]


def season_title(row: Row) -> str:
    """The name that a season or a wave has on the page of its call."""
    name = row["name_fr"].rpartition("– ")[2]
    return name[:1].upper() + name[1:]


class Walk:
    """What the walks through the content have in common: names by slug, texts, places, parties."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.bodies = {row["slug"]: row["name"] for row in content.rows("bodies")}
        self.sectors = {row["slug"]: row["name_fr"] for row in content.rows("sectors")}
        self.calls = {row["slug"]: row["name_fr"] for row in content.rows("calls")}
        self.programmes = {row["slug"]: row["name_fr"] for row in content.rows("programmes")}
        self.projects = {row["slug"]: row["name"] for row in content.rows("projects")}
        self.seasons = {
            row["slug"]: season_title(row) for row in content.rows("calls") if call_and_season(row["slug"])[1]
        }

    def call(self, slug: str) -> str:
        """The name of the call that a slug belongs to, which may be that of a season."""
        return self.calls[call_and_season(slug)[0]] if slug else ""

    def texts(self, page: str, document: str, slug: str, names: tuple[str, ...]) -> Iterator[Fact]:
        """Each paragraph of the texts of a page."""
        text = self.content.text(document, slug)
        yield from (Fact(page, name, words) for name in names for words in paragraphs(text.get(name, "")))

    def of_a_place(self, page: str, field: str, row: Row) -> Iterator[Fact]:
        departement = DEPARTEMENTS[row["departement"]].name_fr if row["departement"] else ""
        yield Fact(page, field, REGIONS[row["region"]].name_fr if row["region"] else "")
        yield Fact(page, field, f"{row['commune']} ({row['departement']})" if row["commune"] else departement)

    def of_parties(self, page: str, cell: str) -> Iterator[Fact]:
        """Partners by the names that pages show: an acronym is shown as the organisation's name."""
        names = {row["acronym"]: row["name"] for row in self.content.rows("bodies") if row["acronym"]}
        yield from (Fact(page, "partners", names.get(name, name)) for name in items(cell))
