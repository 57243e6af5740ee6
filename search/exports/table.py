"""Results as a table: CSV that opens in a French Excel, and the description of its columns for programs (CSVW)."""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from home.dates import PartialDate
from home.exports import BYTE_ORDER_MARK, date_text, inert, is_french, number_text, printable

from .columns import COLUMNS, Column, Value
from .source import LICENCE, Source

CREDIT = "source"  # the name of the last column


def chunks(source: Source) -> Iterator[bytes]:
    """The file: headings, then so many lines at a time."""
    mention = credit(source)
    yield BYTE_ORDER_MARK.encode() + lines([headings()])
    for batch in source.batches():
        yield lines([*(text(column.read(one)) for column in COLUMNS), mention] for one in batch)


def headings() -> list[str]:
    return [*(str(column.label) for column in COLUMNS), _("Source and licence")]


def credit(source: Source) -> str:
    """What the licence asks to be said, on each line: lines are copied into other files."""
    return text(f"{source.site.name}, {date_text(today())}, {source.licence}")


def today() -> PartialDate:
    now = timezone.localdate()
    return PartialDate(now.year, now.month, now.day)


def lines(rows: Iterable[list[str]]) -> bytes:
    file = StringIO()
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode()


def text(value: Value) -> str:
    """A cell: text that is no formula, numbers and dates as the reader's Excel expects them."""
    if value is None:
        return ""
    if isinstance(value, str):
        return inert(printable(value))
    return date_text(value) if isinstance(value, PartialDate) else number_text(value)


def description(source: Source) -> Iterator[bytes]:
    """What the columns mean (CSV on the Web, W3C 2015); the file names its address in a header."""
    columns = [described(column) for column in COLUMNS]
    columns.append(
        {"name": CREDIT, "titles": _("Source and licence"), "dc:description": _("To be kept with the data.")}
    )
    table = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": source.query.language}],
        "url": source.address_as("csv"),
        "dc:title": source.title,
        "dc:publisher": source.publisher,
        "dc:source": source.address,
        "dc:license": {"@id": LICENCE},
        "dialect": {"delimiter": ";", "encoding": "utf-8"},
        "tableSchema": {"columns": columns},
    }
    yield json.dumps(table, ensure_ascii=False, indent=1).encode()


def described(column: Column) -> dict[str, Any]:
    """A column; dates are texts, because some are known to the month or to the year only."""
    decimal = {"base": "decimal", "format": {"decimalChar": "," if is_french() else "."}}
    return {
        "name": column.name,
        "titles": str(column.label),
        "dc:description": str(column.about),
        "datatype": decimal if column.is_number else "string",
    }
