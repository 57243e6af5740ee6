"""Results as a table: CSV that opens in a French Excel."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.utils import timezone
from django.utils.translation import gettext as _

from home.dates import PartialDate
from home.exports import BYTE_ORDER_MARK, date_text, inert, number_text, printable

from .columns import COLUMNS
from .readers import Value
from .source import Source


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
