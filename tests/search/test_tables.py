"""Results as CSV and XLSX, opened by readers that are not ours: the columns, what they mean, and nothing that runs."""

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override

from home.dates import PartialDate
from home.models import SiteSettings
from programmes.models import CallOperator, ProgrammeRole, ProjectPartner, ProjectPlace, ProjectSector, Season
from search.exports import workbook as spreadsheet
from search.models import Entry
from tests import builders

from .taking import EVERYWHERE, LAUREATES, body, headings, rows, table, take, workbook

pytestmark = pytest.mark.django_db
CSV, XLSX = f"{LAUREATES}?format=csv", f"{LAUREATES}?format=xlsx"
FORMULAS = ["=1+1", "+33 1 23", "-5", "@SUM(A1)", "\t=1", "\r=1"]


def by_name(line: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """The cells that are filled, by the lasting name of their column."""
    return {names[heading]: value for heading, value in line.items() if value not in ("", None)}


def names_of_columns() -> dict[str, str]:
    """The lasting names by heading, as the description of the file gives them."""
    described = json.loads(body(take(f"{LAUREATES}?format=csvw")))
    return {column["titles"]: column["name"] for column in described["tableSchema"]["columns"]}


def a_full_project(**facts: Any) -> Any:
    SiteSettings.objects.create(site_id=builders.home().get_site().pk, name="Compétences", publisher="Ministère")
    top = builders.programme(title="France 2030", code="france-2030")
    call = builders.call(
        title="AMI « CMA »", code="cma", programme=top, seasons=[Season(code="s1", title="Saison 1", source_title="P")]
    )
    known = {
        "title": "École de l’hydrogène",
        "code": "ecole-h2",
        "summary": "Du CAP ; au doctorat",
        "call": call,
        "season": "s1",
        "kind": "formation",
        "holder": builders.organisation(name="Région Bourgogne", kind="collectivite"),
        "partners": [ProjectPartner(name=name, role="partenaire") for name in ("Lycée Eiffel", "CCI, Dijon")],
        "sectors": [ProjectSector(sector=builders.sector(label_fr=name)) for name in ("Hydrogène", "Batteries")],
        "region": "27",
        "departement": "21",
        "commune": "Dijon",
        "places": [ProjectPlace(region="27", departement="71"), ProjectPlace(region="84")],
        "budget": Decimal("15000000"),
        "grant": Decimal("6000000.50"),
        "learners": 1200,
        "announced_on": PartialDate(2025, 4, 17),
        "website": "https://example.org/h2",
    }
    return builders.project(**known | facts)


FACTS = {
    "type": "Projet",
    "reference": "ecole-h2",
    "title": "École de l’hydrogène",
    "summary": "Du CAP ; au doctorat",
    "holder": "Région Bourgogne",
    "partners": "Lycée Eiffel | CCI, Dijon",
    "programmes": "France 2030",
    "call": "AMI « CMA »",
    "season": "Saison 1",
    "region_code": "27",
    "region": "Bourgogne-Franche-Comté",
    "departement_code": "21",
    "departement": "Côte-d’Or",
    "place": "Dijon (21)",
    "sectors": "Hydrogène | Batteries",
    "website": "https://example.org/h2",
}


def test_a_project_fills_the_columns_of_a_table() -> None:
    page = a_full_project()
    (line,) = table(CSV)
    cells = by_name(line, names_of_columns())
    assert FACTS.items() <= cells.items()
    assert cells["places"].startswith("Saône-et-Loire")
    assert "Auvergne-Rhône-Alpes" in cells["places"]
    assert cells["url"] == page.full_url
    assert (cells["budget"], cells["grant"], cells["learners"]) == ("15000000", "6000000,5", "1200")
    assert cells["date"] == "17/04/2025"
    assert set(names_of_columns().values()) - cells.keys() == {"status", "end_date", "results_date"}


def test_a_spreadsheet_has_the_same_columns_with_real_numbers_and_dates() -> None:
    a_full_project()
    (line,) = rows(XLSX)
    cells = by_name({heading: cell.value for heading, cell in line.items()}, names_of_columns())
    assert FACTS.items() <= cells.items()
    assert (cells["budget"], cells["grant"], cells["learners"]) == (15_000_000, 6_000_000.5, 1200)
    assert cells["date"].date() == datetime.date(2025, 4, 17)
    formats = {cell.number_format for cell in line.values() if isinstance(cell.value, int | float)}
    assert formats == {"#,##0"}
    assert list(line) == headings(CSV)[:-1]


def test_a_date_known_to_the_month_stays_one() -> None:
    a_full_project(announced_on=PartialDate(2025, 4))
    names = names_of_columns()
    (line,), (cells,) = table(CSV), rows(XLSX)
    assert by_name(line, names)["date"] == "04/2025"
    assert next(cell.value for heading, cell in cells.items() if names[heading] == "date") == "04/2025"


def test_a_day_that_excel_does_not_know_is_text() -> None:
    a_full_project(announced_on=PartialDate(1899, 7, 8))
    names = names_of_columns()
    (cells,) = rows(XLSX)
    assert next(cell.value for heading, cell in cells.items() if names[heading] == "date") == "08/07/1899"


def test_each_type_has_its_facts_in_the_same_columns() -> None:
    builders.project_index()
    runner = builders.organisation(name="Banque")
    top = builders.programme(title="Plan", code="plan", budget=5, roles=[ProgrammeRole(organisation=runner)])
    call = builders.call(
        title="Appel",
        code="appel-1",
        programme=top,
        budget=Decimal(3),
        opens_on=PartialDate(2024, 1, 2),
        closes_on=PartialDate(2024, 3, 4),
        results_on=PartialDate(2024, 5),
        operators=[CallOperator(organisation=runner)],
    )
    builders.programme(top, title="Volet", code="volet")
    builders.antenna(title="Antenne", code="dijon", host=runner, call=call, departement="21", region="27")
    builders.event(title="Rencontre", starts_on=PartialDate(2024, 6, 7), ends_on=PartialDate(2024, 6, 8))
    builders.article(title="Nouvelle", published_on=PartialDate(2024))
    builders.dossier(title="Rapport", issuer=runner, issued_on=PartialDate(2021, 6))
    names = names_of_columns()
    found = {line["Titre"]: by_name(line, names) for line in table(f"{EVERYWHERE}?format=csv")}
    assert (
        found["Plan"].items() >= {"type": "Programme", "reference": "plan", "partners": "Banque", "budget": "5"}.items()
    )
    assert {name: found["Appel"][name] for name in ("type", "reference", "date", "end_date", "results_date")} == {
        "type": "Appel",
        "reference": "appel-1",
        "date": "02/01/2024",
        "end_date": "04/03/2024",
        "results_date": "05/2024",
    }
    assert found["Volet"].items() >= {"reference": "volet", "programmes": "Plan | Volet"}.items()
    assert found["Appel"]["status"]
    assert found["Antenne"].items() >= {"reference": "dijon", "holder": "Banque", "call": "Appel"}.items()
    assert found["Rencontre"].items() >= {"date": "07/06/2024", "end_date": "08/06/2024"}.items()
    assert found["Nouvelle"].items() >= {"type": "Article", "date": "2024"}.items()
    assert found["Rapport"].items() >= {"partners": "Banque", "date": "06/2021"}.items()


@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_is_a_formula(formula: str) -> None:
    a_full_project(title=formula, holder=None, holder_name=formula)
    (line,), (cells,) = table(CSV), rows(XLSX)
    assert {line["Titre"], line["Chef de file"]} == {f"'{formula}"}
    assert [cells[name].data_type for name in ("Titre", "Chef de file")] == ["s", "s"]
    assert cells["Chef de file"].value.strip() == formula.strip()


def test_an_error_of_excel_in_a_title_is_text() -> None:
    a_full_project(title="#N/A")
    assert rows(XLSX)[0]["Titre"].data_type == "s"


def test_separators_quotes_and_lines_stay_inside_their_cell() -> None:
    a_full_project(summary='Dit « oui » ; "non"\nautre ligne')
    assert table(CSV)[0]["Résumé"] == 'Dit « oui » ; "non"\nautre ligne'


def test_characters_that_are_none_are_left_out() -> None:
    page = a_full_project()
    Entry.objects.filter(pk=page.pk).update(summary="a\x0bb\x1fc\ufffed\uffffe")
    assert table(CSV)[0]["Résumé"] == "a b c d e"
    assert rows(XLSX)[0]["Résumé"].value == "a b c d e"


def test_texts_longer_than_a_cell_are_cut() -> None:
    a_full_project(summary="é" * 40_000)
    assert rows(XLSX)[0]["Résumé"].value == "é" * 32_767


def test_a_second_sheet_says_what_the_file_is() -> None:
    a_full_project()
    results, about = workbook(f"{LAUREATES}?q=hydrogène&region=27&format=xlsx").worksheets
    said = {str(name): value for name, value in about.iter_rows(max_col=2, values_only=True) if name}
    assert "http://localhost/laureats/?q=hydrog%C3%A8ne&region=27" in said.values()
    assert {"Compétences, Ministère", "Licence Ouverte 2.0 (Etalab)", 1} <= set(said.values())
    assert any(isinstance(value, datetime.datetime) for value in said.values())
    assert [name for name in headings(CSV)[:-1] if not said.get(name)] == []
    assert results.freeze_panes == "A2"
    assert results.auto_filter.ref == f"A1:{results.cell(1, results.max_column).coordinate[:-1]}2"


def test_each_line_of_a_table_names_its_source_and_licence() -> None:
    a_full_project()
    assert "Compétences, " in table(CSV)[0][headings(CSV)[-1]]
    assert table(CSV)[0][headings(CSV)[-1]].endswith("Licence Ouverte 2.0 (Etalab)")


def test_the_file_leads_to_a_description_that_fits_it() -> None:
    a_full_project()
    link = take(f"{LAUREATES}?q=école&format=csv")["Link"]
    address = link.partition(", <")[2].partition(">")[0]
    assert 'rel="describedby"; type="application/csvm+json"' in link
    described = json.loads(body(take(address.removeprefix("http://localhost"))))
    assert described["dialect"]["delimiter"] == ";"
    assert [column["titles"] for column in described["tableSchema"]["columns"]] == headings(CSV)
    assert all(column["dc:description"] for column in described["tableSchema"]["columns"])
    assert described["dc:license"]["@id"].startswith("https://www.etalab.gouv.fr/")
    assert described["url"] == "http://localhost/laureats/?q=%C3%A9cole&format=csv"


def test_nothing_found_is_a_table_with_headings_alone() -> None:
    builders.project_index()
    address = f"{LAUREATES}?q=introuvable&format="
    assert table(f"{address}csv") == []
    assert rows(f"{address}xlsx") == []
    assert len(headings(f"{address}csv")) > 20


def test_more_results_than_a_sheet_holds_go_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 2)
    for number in range(5):
        builders.project(title=f"Projet {number}")
    *results, _about = workbook(f"{LAUREATES}?tri=titre&format=xlsx").worksheets
    titles = [[row[2] for row in sheet.iter_rows(min_row=2, values_only=True)] for sheet in results]
    assert titles == [["Projet 0", "Projet 1"], ["Projet 2", "Projet 3"], ["Projet 4"]]


def test_the_reader_s_language_lasts_to_the_end_of_the_stream() -> None:
    a_full_project()
    with override("fr"):
        response = take(CSV)
    with override("en"):
        content = body(response).decode()
    assert "6000000,5" in content
    assert "17/04/2025" in content
