"""What the columns of the table mean, for programs (CSV on the Web, W3C): the table names its address in a header."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from home.exports import is_french

from .columns import COLUMNS, Column
from .source import LICENCE, Source
from .table import headings

CREDIT = "source"  # the name of the last column


def chunks(source: Source) -> Iterator[bytes]:
    columns = [described(column) for column in COLUMNS]
    columns.append({"name": CREDIT, "titles": headings()[-1], "dc:description": _("To be kept with the data.")})
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
