"""What a reader may have meant: names that begin as typed, mistyped words, places inside a question."""

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from home.dates import PartialDate
from programmes.models import ProjectPage
from search.lexicon import Item, Lexicon, lexicon
from search.models import Entry
from search.names import LATEST, lexicons
from search.query import Query
from search.vocabulary import did_you_mean, places_named, suggest
from tests import builders
from tests.lasting import lasting


def labels(text: str, language: str = "fr") -> list[str]:
    """What is suggested, in order."""
    return [one.label for group in suggest(text, language) for one in group.suggestions]


def addresses(text: str) -> dict[str, str]:
    """Where suggestions lead on the site."""
    request = RequestFactory().get("/", headers={"host": "localhost"})
    return {one.label: one.url for group in suggest(text, "fr", request=request) for one in group.suggestions}


@lasting
def everything() -> None:
    """A little of it."""
    programme = builders.programme(title="Compétences et métiers d’avenir", acronym="CMA")
    call = builders.call(title="AMI Écoles de production", programme=programme)
    holder = builders.organisation(name="Verkor", code="verkor")
    builders.project(title="École de la batterie", call=call, holder=holder, region="84", departement="38")
    builders.project(title="Cmaths pour tous", call=call)
    builders.antenna(title="Antenne Cnam du Pays de Montbéliard", commune="Montbéliard", departement="25", region="27")
    builders.organisation(name="Agence nationale de la cohésion des territoires", acronym="ANCT", code="anct")
    builders.sector(label_fr="Hydrogène décarboné", code="hydrogene-decarbone")
    builders.article(title="La soudure recrute")


@pytest.fixture
def site(everything: None, db: None) -> None:
    """What a test may change."""


# Suggestions


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("compét", "Compétences et métiers d’avenir"),
        ("COMPET", "Compétences et métiers d’avenir"),
        ("d'aven", "Compétences et métiers d’avenir"),
        ("aven met", "Compétences et métiers d’avenir"),
        ("l'ecol", "École de la batterie"),
        ("L’ÉCOLE DE LA BA", "École de la batterie"),
        ("verk", "École de la batterie"),
        ("hydrog", "Hydrogène décarboné"),
        ("anct", "Agence nationale de la cohésion des territoires (ANCT)"),
        ("montb", "Antenne Cnam du Pays de Montbéliard"),
        ("cote d or", "Côte-d’Or (21)"),
        ("2a", "Corse-du-Sud (2A)"),
        ("alsac", "Alsace"),
        ("paca", "PACA"),
        ("reun", "La Réunion"),
        ("besanc", "Besançon"),
        ("st etien", "Saint-Étienne"),
        ("25200", "25200 Montbéliard"),
        ("paris", "Paris (75)"),
    ],
)
def test_a_name_is_suggested_by_the_beginning_of_its_words(site: None, text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize("text", ["", " ", "'", "zzz", "roduction", "battery", "soudu", "\x00", '"', "-", "%", "*"])
def test_nothing_is_suggested_where_no_name_begins_so(site: None, text: str) -> None:
    """Nor is an article, whose words are only known."""
    assert labels(text) == []


def test_what_begins_so_comes_first_and_an_acronym_as_it_is_typed(site: None) -> None:
    """The programme whose acronym it is, then the project whose title begins so."""
    assert labels("cma")[:2] == ["Compétences et métiers d’avenir", "Cmaths pour tous"]
    assert labels("cm")[:2] == ["Cmaths pour tous", "Compétences et métiers d’avenir"]
    assert labels("ecole")[:2] == ["École de la batterie", "AMI Écoles de production"]


def test_suggestions_come_by_kind_and_are_few(site: None) -> None:
    for number in range(20):
        builders.organisation(name=f"Campus {number}")
        builders.sector(label_fr=f"Campus {number}")
    groups = suggest("campus", "fr")
    assert [(group.kind, group.label, len(group.suggestions)) for group in groups] == [
        ("organisation", "Organismes", 4),
        ("secteur", "Filières", 4),
    ]
    assert sum(len(group.suggestions) for group in suggest("campus", "fr", limit=5)) == 5


def test_a_town_comes_before_what_is_there_and_a_village_after(site: None) -> None:
    assert labels("besanc")[0] == "Besançon"
    assert labels("batt") == ["École de la batterie", "Battenheim", "Battrans", "Battigny"]
    assert labels("saint-denis")[:2] == ["Saint-Denis", "Saint-Denis"]
    notes = [one.note for group in suggest("saint-denis", "fr") for one in group.suggestions]
    assert notes[:2] == ["La Réunion", "Seine-Saint-Denis, Île-de-France"]


def test_of_equal_titles_the_latest_comes_first(site: None) -> None:
    call = builders.call()
    for year in (2021, 2022, 2023):
        builders.project(title=f"Campus {year}", call=call, announced_on=PartialDate(year))
    assert labels("campus")[:3] == ["Campus 2023", "Campus 2022", "Campus 2021"]


def test_a_suggestion_leads_to_its_page_or_to_what_is_found_of_it(site: None) -> None:
    project = ProjectPage.objects.get(title="École de la batterie")
    assert addresses("batterie")["École de la batterie"] == project.get_url()
    assert addresses("doubs")["Doubs (25)"] == "/recherche/?departement=25"
    assert addresses("bourgogne")["Bourgogne-Franche-Comté"] == "/recherche/?region=27"
    assert addresses("alsace")["Alsace"] == "/recherche/?region=44"
    assert addresses("25200")["25200 Montbéliard"] == "/recherche/?departement=25"
    assert addresses("hydro")["Hydrogène décarboné"] == "/recherche/?secteur=hydrogene-decarbone"
    assert addresses("verk")["Verkor"] == "/recherche/?q=%22Verkor%22"
    builders.territory_index(), builders.sector_index(), builders.organisation_index()
    assert addresses("bourgogne")["Bourgogne-Franche-Comté"] == "/territoires/bourgogne-franche-comte/"
    assert addresses("alsace")["Alsace"] == "/territoires/grand-est/"
    assert addresses("hydro")["Hydrogène décarboné"] == "/filieres/hydrogene-decarbone/"
    assert addresses("verk")["Verkor"] == "/organisations/verkor/"


def test_names_follow_what_editors_do(site: None) -> None:
    project = builders.project(title="Atelier de fonderie")
    assert "Atelier de fonderie" in labels("fonder")
    project.title = "Atelier de moulage"
    project.save_revision().publish()
    assert (labels("fonder"), labels("moulag")) == ([], ["Atelier de moulage"])
    project.unpublish()
    assert labels("moulag") == []
    organisation = builders.organisation(name="Fonderies réunies")
    assert labels("fonder") == ["Fonderies réunies"]
    organisation.delete()
    assert labels("fonder") == []


def test_a_name_is_suggested_in_the_languages_that_show_it(site: None) -> None:
    entry = Entry.objects.get(title="École de la batterie")
    entry.shown_in = ["fr", "de"]
    entry.save()
    assert "École de la batterie" in labels("batterie")
    assert labels("batterie", "en") == []
    assert "South Corsica (2A)" in labels("corsica", "en")


def test_a_publication_reads_what_changed_and_not_all_titles_again(site: None) -> None:
    labels("batterie")
    before = lexicons("fr")
    builders.article(title="Une fonderie ouvre")
    with CaptureQueriesContext(connection) as queries:
        after = lexicons("fr")
    assert not [query["sql"] for query in queries if f" LIMIT {LATEST}" in query["sql"]]
    assert after[0] is before[0]  # no label is another one
    assert after[1].kinds["projet"] is before[1].kinds["projet"]
    assert "fonderie" in after[1].all.holders


def test_memory_is_bounded_by_the_latest_titles(site: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.names.LATEST", 3)
    monkeypatch.setattr("search.names.SLACK", 1)
    call = builders.call()
    for number in range(6):
        builders.project(title=f"Campus {number}", call=call)
        labels("campus")
    assert labels("campus")[:3] == ["Campus 5", "Campus 4", "Campus 3"]
    assert len(labels("campus")) < 6
    assert "Antenne Cnam du Pays de Montbéliard" in labels("montbel")  # however old


# Near words


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("hydrogne", "hydrogène"),  # missing
        ("hydroggene", "hydrogène"),  # doubled
        ("hidrogène", "hydrogène"),  # wrong
        ("hydorgene", "hydrogène"),  # swapped
        ("hidrogne", "hydrogène"),  # two mistakes
        ("Verkro", "Verkor"),
        ("ecole de la baterie", "ecole de la batterie"),
        ("l'ecole de la baterie", "l'ecole de la batterie"),
        ('"ecole de la baterie" -hydrogne', '"ecole de la batterie" -hydrogène'),
        ("competances  d’avenri", "compétences d’avenir"),
        ("antenne montbelliard", "antenne montbéliard"),
        ("corsse", "corse"),
        ("besacon", "besançon"),
        ("chalon sur saone hydrogne", "chalon sur saone hydrogène"),
        ("soudrue", "soudure"),
    ],
)
def test_a_mistyped_word_is_mended(site: None, asked: str, meant: str) -> None:
    assert did_you_mean(asked, "fr") == meant


@pytest.mark.parametrize(
    "text",
    [
        *("", "école", "ecole", "ECOLES", "batteries", "hydrogene", "CMA", "anct", "métier", "corse", "projets"),
        *("cm", "cna", "h2", "x7hydrogne", "zzzzqqqq", "文字", "🙂" * 9, '"', "- -"),
        "aaaaaa bbbbbb cccccc dddddd eeeeee",
    ],
)
def test_a_known_word_and_what_is_like_none_stay(site: None, text: str) -> None:
    assert did_you_mean(text, "fr") is None


def test_a_word_of_a_summary_is_known_and_suggests_nothing(site: None) -> None:
    builders.article(title="Une nouvelle", summary="L’ébénisterie recrute.")
    assert did_you_mean("ebenisterie", "fr") is None
    assert did_you_mean("ébenistrie", "fr") == "ébénisterie"
    assert labels("ebenist") == []


# Places


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("formation hydrogene bourgogne", "Bourgogne-Franche-Comté", "formation hydrogene"),
        ("Soudure en Côte-d’Or", "Côte-d’Or (21)", "Soudure"),
        ("soudure dans le doubs", "Doubs (25)", "soudure"),
        ("doubs", "Doubs (25)", ""),
        ("25", "Doubs (25)", ""),
        ("batterie 2a", "Corse-du-Sud (2A)", "batterie"),
        ("les écoles de la Réunion", "La Réunion", "les écoles"),
        ("batteries (Hauts-de-France)", "Hauts-de-France", "batteries"),
        ("PACA aéronautique", "Provence-Alpes-Côte d’Azur", "aéronautique"),
        ("industrie en Alsace 2023", "Grand Est", "industrie 2023"),
        ("Haute-Loire", "Haute-Loire (43)", ""),
        ("pays de la loire", "Pays de la Loire", ""),
        ('"bourgogne" "arc électrique"', "Bourgogne-Franche-Comté", '"arc électrique"'),
        ("corsica", "Corse", ""),
        ("soudure 25200", "Doubs (25)", "soudure"),
        ("25200", "Doubs (25)", ""),
        ("formation à Chalon-sur-Saône", "Saône-et-Loire (71)", "formation"),
        ("st etienne soudure", "Loire (42)", "soudure"),
        ("Sochaux", "Doubs (25)", ""),
        ("usines de Nice", "Alpes-Maritimes (06)", "usines"),
        ("13000", "Bouches-du-Rhône (13)", ""),
    ],
)
def test_a_question_names_a_place(text: str, label: str, rest: str) -> None:
    (place,) = places_named(text)
    assert (place.label, place.rest) == (label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "formation hydrogène",
        "industrie 4.0",
        "h2",
        "france 2030",
        "-doubs soudure",
        "soudure -doubs",
        "251",
        "filière bois",
    ],
)
def test_a_question_names_no_place(text: str) -> None:
    assert places_named(text) == []


def test_a_commune_is_named_or_its_postcode_where_it_has_several() -> None:
    assert [place.commune for place in places_named("montbéliard")] == ["Montbéliard"]
    assert [place.commune for place in places_named("25200")] == ["25200"]
    assert [place.commune for place in places_named("doubs")] == [""]
    assert [place.departement for place in places_named("Saint-Denis batterie")] == ["974", "93"]


def test_a_place_narrows_a_query_to_its_holders() -> None:
    (place,) = places_named("soudure doubs")
    asked = Query(text="soudure doubs", chosen={"region": ("84",), "annee": ("2023",)}, page=3)
    assert place.narrowed(asked).string() == "?q=soudure&region=84&departement=25&annee=2023"
    assert place.around
    assert place.around.narrowed(asked).string() == "?q=soudure&region=27&annee=2023"
    assert place.around.around is None


def test_two_places_each_leave_the_other_in_the_words() -> None:
    places = places_named("batteries doubs jura")
    assert [(place.label, place.rest) for place in places] == [
        ("Doubs (25)", "batteries jura"),
        ("Jura (39)", "batteries doubs"),
    ]


# Any text, any change


class AnyText(TestCase):
    """Whatever is typed, an answer comes."""

    @settings(max_examples=200, deadline=None)
    @given(st.text(max_size=300) | st.text(alphabet="ab 2é'\"-", max_size=40))
    def test_nothing_that_is_typed_raises(self, text: str) -> None:
        suggest(text, "fr")
        places_named(text)
        assert did_you_mean(text, "fr") != text


WORDS = st.sampled_from(["école", "ecole", "ecologie", "batterie", "bâti", "de", "l’eau", "cma"])
ITEMS = st.builds(
    Item,
    st.sampled_from(["projet", "secteur", ""]),
    st.lists(WORDS, max_size=4).map(" ".join),
    st.sampled_from(["", "CMA", "25"]),
    st.sampled_from(["", "Doubs"]),
)
STARTS = st.lists(st.sampled_from(["e", "eco", "ecole", "b", "ba", "bat", "c", "2", "d", "x"]), min_size=1, max_size=3)


def all_found(known: Lexicon, starts: list[str]) -> list[tuple[int, Item]]:
    return list(known.suggested(starts, 99))


def plain_words(item: Item) -> set[str]:
    text = f"{item.label} {item.short} {item.note}".lower().replace("é", "e").replace("â", "a").replace("’", " ")
    return set(text.split())


@given(st.lists(ITEMS, max_size=8), STARTS)
def test_what_begins_so_is_found_and_nothing_else(items: list[Item], starts: list[str]) -> None:
    wanted = [
        item
        for item in items
        if item.kind and all(any(word.startswith(start) for word in plain_words(item)) for start in starts)
    ]
    found = [item for _level, item in all_found(lexicon(items), starts)]
    assert sorted(found) == sorted(wanted)


@given(st.dictionaries(st.integers(0, 9), ITEMS), st.sets(st.integers(0, 9)), st.dictionaries(st.integers(0, 9), ITEMS))
def test_a_changed_lexicon_is_the_one_made_anew(old: dict[int, Item], gone: set[int], new: dict[int, Item]) -> None:
    first = Lexicon().changed((), old)
    changed = first.changed(gone, new)
    whole = Lexicon().changed((), {key: item for key, item in old.items() if key not in gone} | new)
    assert (changed.items, changed.kinds, changed.all.holders) == (whole.items, whole.kinds, whole.all.holders)
    assert changed.all.words == whole.all.words == sorted(whole.all.holders)
    assert (changed.openings.holders, changed.shorts.holders) == (whole.openings.holders, whole.shorts.holders)
    assert first.items == old
