"""Communes and postcodes: real ones, however they are typed."""

import pytest

from programmes.communes import (
    Commune,
    communes_named,
    communes_starting,
    communes_with_postcode,
    lines,
)
from programmes.territories import DEPARTEMENTS


def only(found: list[Commune]) -> Commune:
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("typed", "insee", "departement"),
    [
        ("Montbéliard", "25388", "25"),
        ("montbeliard", "25388", "25"),
        ("CHALON SUR SAONE", "71076", "71"),
        ("Saint-Étienne", "42218", "42"),
        ("st etienne", "42218", "42"),
        ("L’Haÿ-les-Roses", "94038", "94"),
        ("l'hay les roses", "94038", "94"),
        ("Œuilly", "51410", "51"),
        ("oeuilly", "51410", "51"),
        ("Ajaccio", "2A004", "2A"),
        ("Paris", "75056", "75"),
        ("Sainte Foy lès Lyon", "69202", "69"),
        ("ste-foy-les-lyon", "69202", "69"),
        ("Château-Chinon", "58062", "58"),
        ("Château-Chinon (Ville)", "58062", "58"),
        ("Pointe à Pitre", "97120", "971"),
        ("Fort-de-France", "97209", "972"),
        ("cayenne", "97302", "973"),
        ("Mamoudzou", "97611", "976"),
    ],
)
def test_a_name_finds_its_commune_however_it_is_typed(typed: str, insee: str, departement: str) -> None:
    found = communes_named(typed)[0]
    assert (found.insee, found.departement) == (insee, departement)


def test_of_a_shared_name_the_biggest_comes_first() -> None:
    assert [one.departement for one in communes_named("Saint-Denis")][:2] == ["974", "93"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("25200", "Montbéliard"),
        ("71100", "Chalon-sur-Saône"),
        ("20000", "Ajaccio"),
        ("75001", "Paris"),
        ("75116", "Paris"),
        ("69009", "Lyon"),
        ("13016", "Marseille"),
        ("97400", "Saint-Denis"),
        ("97600", "Mamoudzou"),
    ],
)
def test_a_postcode_leads_to_its_biggest_commune(code: str, name: str) -> None:
    assert communes_with_postcode(code)[0].name == name


def test_a_postcode_may_have_several_communes() -> None:
    found = {one.name for one in communes_with_postcode("25200", limit=50)}
    assert {"Montbéliard", "Grand-Charmont", "Bethoncourt"} <= found


def test_a_beginning_finds_the_biggest_first() -> None:
    assert [one.name for one in communes_starting("montb", limit=2)] == ["Montbéliard", "Montbrison"]
    assert communes_with_postcode("252", limit=1)[0].name == "Montbéliard"
    assert communes_with_postcode("25", limit=1) == communes_starting("m") == []


@pytest.mark.parametrize("start", ["sa", "st-", "la", "montb"])
def test_no_commune_that_begins_so_is_bigger_than_those_found(start: str) -> None:
    everyone = [one.population for one in communes_starting(start, limit=40_000)]
    assert [one.population for one in communes_starting(start)] == sorted(everyone, reverse=True)[:5]


def test_a_village_without_inhabitants_is_known() -> None:
    assert only(communes_named("Fleury-devant-Douaumont")).population == 0


def test_a_commune_lies_in_a_region() -> None:
    found = only([one for one in communes_named("Chalon-sur-Saône") if one.insee == "71076"])
    assert (found.departement_place.name_fr, found.region_place.code) == ("Saône-et-Loire", "27")


def test_every_commune_lies_in_a_known_departement() -> None:
    codes = [line.split("\t")[1] for line in lines()]
    assert len(codes) > 34_000
    assert {code[: 3 if code.startswith("97") else 2] for code in codes} == set(DEPARTEMENTS)


@pytest.mark.parametrize("nonsense", ["", " ", "\x00", "🙂", "x" * 10_000, "-", "١٢٣٤٥"])
def test_nonsense_finds_nothing(nonsense: str) -> None:
    assert communes_named(nonsense) == []
    assert communes_starting(nonsense) == []
    assert communes_with_postcode(nonsense) == []
