"""Coverage: laureates by the region of their holder and by family of sectors, or by sector of a family.

A project of two families counts in each, and once in each.
"""

import csv
from collections.abc import Callable
from io import StringIO
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.content import kept
from home.exports import BYTE_ORDER_MARK, inert
from home.subjects import Subject

from . import tallies
from .charts.matrix import Column, Matrix, matrix
from .dossiers import families_in_order
from .territories import Region

ALL = gettext_lazy("Where laureates are, by region and by family of sectors, and where none is.")
FAMILY = gettext_lazy("Where laureates are, by region and by sector of this family, and where none is.")


def by_family(address: str, showcase: str = "") -> Matrix:
    """Every region by every family, on pages below the address of the list of regions."""
    columns = [
        Column(family.value, str(family.label), family.value, f"{address}couverture/{family.value}/")
        for family in families_in_order()
    ]
    numbers = tallies.count_by(lambda one: (one.region, one.family), tallies.laureates_by_family())
    return matrix(columns, numbers, records(address, showcase, "famille"))


def by_sector(family: str, address: str, showcase: str = "") -> Matrix:
    """Every region by every sector of a family."""
    known = tallies.sectors()
    columns = [
        Column(one.code, one.label, family, language=one.language) for one in known.values() if one.family == family
    ]
    rows = [one for one in tallies.laureates_by_sector() if known[one.sector].family == family]
    numbers = tallies.count_by(lambda one: (one.region, known[one.sector].code), rows)
    return matrix(columns, numbers, records(address, showcase, "secteur"))


def records(address: str, showcase: str, facet: str) -> Callable[[Region, Column, int], str]:
    """Where the laureates of a cell are: in the showcase by a facet; without any, what else is in the region."""

    def url(region: Region, column: Column, number: int) -> str:
        if number and showcase:
            return f"{showcase}?region={region.code}&{facet}={column.key}"
        return f"{address}{region.slug}/#laureates"

    return url


def placed() -> int:
    """How many laureates have both a region and a sector, kept like all tallies."""
    laureates = tallies.listed("ProjectPage").laureates().exclude(region="")
    return kept("laureates in coverage", lambda: laureates.filter(sectors__sector__isnull=False).distinct().count())


def table_of(family: str, address: str, showcase: str = "") -> Matrix:
    """By family, or by sector of one family; `Http404` for an unknown one."""
    if family and family not in {one.value for one in families_in_order()}:
        raise Http404
    return by_sector(family, address, showcase) if family else by_family(address, showcase)


def context(code: str, address: str, showcase: str) -> dict[str, Any]:
    """What the page of a matrix shows, from the addresses of the lists of regions and of laureates.

    No code is for that of all families.
    """
    table = table_of(code, address, showcase)
    family = next((one for one in families_in_order() if one.value == code), None)
    title = _("Coverage: %(family)s") % {"family": family.label} if family else _("Coverage of the regions")
    return {
        "below": Subject(title=title, kind=_("Regions"), summary=str(FAMILY if family else ALL)),
        "matrix": table,
        "family": family,
        "csv": f"{address}{file_name(code)}",
        "placed": placed(),
        "all": tallies.number_of(tallies.laureates()),
    }


def file_name(family: str) -> str:
    return f"couverture/{family}.csv" if family else "couverture.csv"


def paths() -> list[str]:
    """Addresses below the list of regions that its dossiers are not at."""
    codes = [family.value for family in families_in_order()]
    return ["/couverture.csv", *(f"/couverture/{code}{end}" for code in codes for end in ("/", ".csv"))]


def spreadsheet(address: str, family: str) -> HttpResponse:
    """The same numbers as a file that a French Excel opens: `;`, a byte order mark, texts that are no formulas."""
    table = table_of(family, address)
    file = StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, delimiter=";")
    writer.writerow([_("Region"), _("INSEE code"), *(inert(column.label) for column in table.columns)])
    for row in table.rows:
        writer.writerow([row.region.name, row.region.code, *(cell.number for cell in row.cells)])
    response = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name(family).replace("/", "-")}"'
    return response
