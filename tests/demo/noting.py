"""The content folder, noting which columns and keys are read."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from demo.content import Content, Row, Text


class Noted(dict[str, Any]):
    """A line of a table or a text that notes the names it is asked for."""

    def __init__(self, values: dict[str, Any], name: str, read: set[str]) -> None:
        super().__init__(values)
        self.name = name
        self.read = read

    def __getitem__(self, key: str) -> Any:
        self.read.add(f"{self.name}.{key}")
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.read.add(f"{self.name}.{key}")
        return super().get(key, default)


class NotedContent(Content):
    """The content with notes of what is read; a filter of lines by a column is no reading."""

    def __init__(self) -> None:
        super().__init__()
        self.read: set[str] = set()

    @cached_property
    def noted(self) -> dict[str, list[Row]]:
        return {table: [Noted(row, table, self.read) for row in rows] for table, rows in super().tables.items()}

    def rows(self, table: str, **wanted: str) -> list[Row]:
        rows = self.noted.get(table, [])
        return [row for row in rows if all(dict.get(row, name) == value for name, value in wanted.items())]

    def text(self, document: str, slug: str) -> Text:
        return Noted(super().text(document, slug), document, self.read)


def names_in(content: Content) -> Iterator[str]:
    """Every column of a table and every key of a text, as `calls.name_fr`, `texts` left out."""
    for table, rows in content.tables.items():
        yield from (f"{table}.{column}" for row in rows for column in row)
    for document, texts in content.documents.items():
        yield from (f"{document}.{key}" for text in texts.values() for key in text)
