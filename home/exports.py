"""Listings as spreadsheets that open well in a French Excel and run no formula."""

import csv
import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin
from wagtail.coreutils import multigetattr

from .dates import PartialDate

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
UNPRINTABLE = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ufffe\uffff]")
ROWS_AT_ONCE = 1000
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it Excel reads UTF-8 as Windows-1252


def is_french() -> bool:
    return (get_language() or "fr").startswith("fr")


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def printable(text: str) -> str:
    """A text without the characters that XML, and so XLSX, forbids."""
    return UNPRINTABLE.sub(" ", text)


def number_text(value: Decimal | float) -> str:
    """`13000000` or `1234,5`: no useless zeros, the decimal mark that the reader's Excel expects."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",") if is_french() else text


def date_text(value: PartialDate) -> str:
    """`08/07/2022`, `07/2022` or `2022` in French, reduced ISO 8601 in English."""
    return "/".join(reversed(str(value).split("-"))) if is_french() else str(value)


def date_cell(value: PartialDate) -> datetime.date | str:
    """A real date where the day is known."""
    return value.first_day if value.precision == "day" else date_text(value)


def time_text(value: datetime.datetime) -> str:
    return f"{timezone.localtime(value):{'%d/%m/%Y' if is_french() else '%Y-%m-%d'} %H:%M}"


def time_cell(value: datetime.datetime) -> datetime.datetime:
    """The local time: spreadsheets know no time zones."""
    return timezone.make_naive(value)


def yes_or_no(value: bool) -> str:
    return _("yes") if value else _("no")


def value_of(item: Any, path: str) -> Any:
    """What stands at a dotted path; nothing where a part of it is unknown."""
    owner = path.rpartition(".")[0]
    if owner and value_of(item, owner) == "":
        return ""
    value = multigetattr(item, path)
    if isinstance(value, Promise):
        return str(value)
    return "" if value is None else value


class SafeExport(SpreadsheetExportMixin):
    """CSV with `;` and a byte order mark, text that stays text, numbers that stay numbers."""

    custom_value_preprocess = {
        PartialDate: {"csv": date_text, "xlsx": date_cell},
        bool: {"csv": yes_or_no, "xlsx": yes_or_no},
        (Decimal, float): {"csv": number_text},
        datetime.datetime: {"csv": time_text, "xlsx": time_cell},
        str: {"csv": inert, "xlsx": printable},
        datetime.date: {"xlsx": None},
    }

    def get_filename(self) -> str:
        """The list and the day: `projets-2026-11-25`."""
        return f"{slugify(self.model._meta.verbose_name_plural)}-{timezone.localdate()}"

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        return {path: value_of(item, path) for path in self.list_export}

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """The file, a line at a time."""
        writer = csv.DictWriter(Echo(), fieldnames=self.list_export, delimiter=";")
        yield BYTE_ORDER_MARK.encode()
        yield writer.writerow({path: self.get_heading(queryset, path) for path in self.list_export})
        for item in in_chunks(queryset):
            yield self.write_csv_row(writer, self.to_row_dict(item))

    def write_csv_response(self, queryset: Any) -> Any:
        response = super().write_csv_response(queryset)
        response["Content-Type"] = "text/csv; charset=utf-8"
        return response

    def generate_xlsx_row(self, worksheet: Any, row_dict: dict[str, Any], date_format: Any = None) -> Iterator[Any]:
        """Cells whose text is text, also where it looks like a formula or an error."""
        for cell in super().generate_xlsx_row(worksheet, row_dict, date_format):
            if isinstance(cell.value, str):
                cell.data_type = "s"
            yield cell

    def write_xlsx(self, queryset: Any, output: Any) -> None:
        super().write_xlsx(Chunked(queryset), output)


class Chunked:
    """Rows that are read a thousand at a time; `model` names the headings."""

    def __init__(self, rows: Any) -> None:
        self.rows = rows
        self.model = getattr(rows, "model", None)

    def __iter__(self) -> Iterator[Any]:
        return in_chunks(self.rows)


def in_chunks(rows: Any) -> Iterator[Any]:
    """Rows of a queryset or of search results, without keeping them all in memory where that can be."""
    return rows.iterator(chunk_size=ROWS_AT_ONCE) if isinstance(rows, QuerySet) else iter(rows)
