"""Checks linked data against schema.org: every type, every property of a type, every value of a property."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "schema_org"
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ADDRESS = re.compile(r"https?://[^\s]+")
Node = dict[str, Any]


def rows(name: str) -> dict[str, list[set[str]]]:
    """A table by its first column; the others are sets of names."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return {row[0]: [set(cell.split()) for cell in row[1:]] for row in csv.reader(file)}


TYPES, PROPERTIES = rows("types.csv"), rows("properties.csv")


def graph_of(html: str) -> list[Node]:
    """The nodes of a page's one script of linked data."""
    (script,) = SCRIPT.findall(html)
    data = json.loads(script)
    assert data["@context"] == "https://schema.org"
    nodes: list[Node] = data["@graph"]
    return nodes


def one(nodes: list[Node], kind: str) -> Node:
    """The only node of a type."""
    (found,) = [node for node in nodes if node["@type"] == kind]
    return found


def errors_in(nodes: list[Node]) -> list[str]:
    """What schema.org would refuse, and references that lead nowhere."""
    names = {node["@id"] for node in nodes if "@id" in node}
    return [error for node in nodes for error in errors_of(node, names)]


def errors_of(node: Node, names: set[str]) -> Iterator[str]:
    kind = node.get("@type", "")
    if kind not in TYPES:
        yield f"{kind} is no type"
        return
    for name, value in node.items():
        if name.startswith("@"):
            continue
        domain, expected = PROPERTIES.get(name, [set(), set()])
        if not domain & above(kind):
            yield f"{kind} has no {name}"
        for item in value if isinstance(value, list) else [value]:
            yield from errors_of_value(f"{kind}.{name}", item, expected, names)


def errors_of_value(where: str, value: Any, expected: set[str], names: set[str]) -> Iterator[str]:
    if not isinstance(value, dict):
        if not any(fits(value, kind) for kind in expected):
            yield f"{where} is {value!r}, not one of {sorted(expected)}"
    elif set(value) == {"@id"}:
        if value["@id"] not in names:
            yield f"{where} names {value['@id']}, which is not described"
    else:
        if not above(value["@type"]) & expected:
            yield f"{where} holds a {value['@type']}, not one of {sorted(expected)}"
        yield from errors_of(value, names)


@cache
def above(kind: str) -> frozenset[str]:
    """A type and all those that it is a part of."""
    parents = TYPES.get(kind, [set()])[0]
    return frozenset({kind}.union(*(above(parent) for parent in parents)))


def fits(value: Any, kind: str) -> bool:
    """Whether a plain value may be one of a type: of data, or of things named by their address."""
    test = PLAIN.get(kind)
    if test:
        return test(value)
    return (
        isinstance(value, str)
        and value.startswith("https://schema.org/")
        and kind in above(value.removeprefix("https://schema.org/"))
    )


def reads_as(parse: Callable[[str], Any]) -> Callable[[Any], bool]:
    def reads(value: Any) -> bool:
        try:
            parse(value)
        except (TypeError, ValueError):
            return False
        return True

    return reads


def has_zone(value: str) -> None:
    if datetime.fromisoformat(value).tzinfo is None:
        raise ValueError(value)


PLAIN: dict[str, Callable[[Any], bool]] = {
    "Text": lambda value: isinstance(value, str) and bool(value.strip()),
    "URL": lambda value: isinstance(value, str) and bool(ADDRESS.fullmatch(value)),
    "Thing": lambda value: isinstance(value, str) and bool(ADDRESS.fullmatch(value)),  # by its address alone
    "Date": reads_as(date.fromisoformat),
    "DateTime": reads_as(has_zone),
    "Number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
}
