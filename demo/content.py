"""Reading of the content folder: tables (CSV), texts (TOML) and what they say in other languages (gettext)."""

import csv
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

from .phrases import Phrases

Row = dict[str, str]
Text = dict[str, Any]

FOLDER = Path(__file__).parent / "content"


class Content:
    """A folder of content; a file that is missing is an empty one."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder

    @cached_property
    def tables(self) -> dict[str, list[Row]]:
        """Every table by its path below the folder, without the extension."""
        return {self.name_of(path): read_table(path) for path in sorted(self.folder.rglob("*.csv"))}

    @cached_property
    def documents(self) -> dict[str, Text]:
        return {path.stem: read_text(path) for path in sorted(self.folder.glob("texts/*.toml"))}

    @cached_property
    def phrases(self) -> dict[str, Phrases]:
        """What is said in each language that the content is translated into, by its code."""
        return {path.stem: Phrases(path) for path in sorted(self.folder.glob("*.po"))}

    def name_of(self, path: Path) -> str:
        return path.relative_to(self.folder).with_suffix("").as_posix()

    def rows(self, table: str, **wanted: str) -> list[Row]:
        """The lines of a table, those alone that have the wanted values, in their order."""
        rows = self.tables.get(table, [])
        return [row for row in rows if all(row.get(name) == value for name, value in wanted.items())]

    def text(self, document: str, slug: str) -> Text:
        """The texts about one thing; empty where there are none."""
        found: Text = self.documents.get(document, {}).get(slug, {})
        return found


def read_table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: (value or "").strip() for name, value in row.items()} for row in csv.DictReader(file)]


def read_text(path: Path) -> Text:
    with path.open("rb") as file:
        return tomllib.load(file)


def items(cell: str) -> list[str]:
    """What a cell lists between semicolons."""
    return [item.strip() for item in cell.split(";") if item.strip()]
