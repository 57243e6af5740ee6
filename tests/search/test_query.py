"""Any address is a query, and the address that a query gives itself is the only one."""

from urllib.parse import parse_qsl, quote, urlencode

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from search.facets import BANDS, STATUSES, TYPES
from search.query import LAST_PAGE, LONGEST, PARAMETERS, SORTS, VIEWS, Query

pytestmark = pytest.mark.django_db
often = settings(max_examples=300, deadline=None, derandomize=True)

KNOWN = {
    "type": [*TYPES],
    "statut": [*STATUSES],
    "montant": [*BANDS],
    "region": ["27", "84", "2A"],
    "departement": ["71", "2A", "2a"],
    "lieu": ["R27", "D71", "27"],
    "annee": ["2024", "1979", "+2024", "²024"],
    "tri": [*SORTS, "Date"],
    "vue": [*VIEWS, "LISTE"],
    "page": ["1", "0", "-1", "2", "٣", "1e3", "9" * 400, "³"],
    "q": ["formation", "« cœur de ville »", "-x"],
}
names = st.sampled_from([*PARAMETERS, "inconnu", "Q", ""])
pairs = names.flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(KNOWN.get(name, [""])) | st.text(max_size=30))
)
addresses = st.lists(pairs, max_size=12).map(lambda found: urlencode(found, errors="surrogatepass"))


def read(address: str) -> Query:
    return Query.read(QueryDict(address))


def again(query: Query) -> Query:
    return read(query.string().removeprefix("?"))


@often
@given(addresses)
def test_the_address_of_a_query_gives_the_query_again(address: str) -> None:
    query = read(address)
    same = again(query)
    assert same.string() == query.string()
    assert (same.text, same.chosen, same.sort, same.view, same.page) == (
        *(query.text, query.chosen, query.sort, query.view),
        query.page,
    )
    assert same.ignored == ()


@often
@given(st.binary(max_size=200))
def test_any_bytes_are_an_address(found: bytes) -> None:
    """As a server hands them over, and with every byte escaped."""
    for address in (found.decode("latin-1"), f"q={quote(found)}&region={quote(found)}&page={quote(found)}"):
        query = read(address)
        assert again(query).string() == query.string()


@often
@given(addresses)
def test_the_order_of_parameters_changes_nothing(address: str) -> None:
    found = parse_qsl(address, keep_blank_values=True, errors="surrogatepass")
    single = [pair for pair in found if pair[0] in ("q", "tri", "vue", "page")]
    others = [pair for pair in found if pair not in single]
    assert query_of([*others, *single]) == query_of([*single, *reversed(others), *others])


def query_of(found: list[tuple[str, str]]) -> str:
    return read(urlencode(found, errors="surrogatepass")).string()


def test_codes_come_once_and_in_order() -> None:
    query = read("region=84&type=projet&region=27&region=84&type=appel&q=ia&tri=date&page=2")
    assert query.string() == "?q=ia&type=appel&type=projet&region=27&region=84&tri=date&page=2"


def test_defaults_are_not_said() -> None:
    assert read("q=&tri=pertinence&vue=liste&page=1&region=").string() == ""


@pytest.mark.parametrize(
    ("asked", "page"),
    [("3", 3), ("0", 1), ("-3", 1), ("", 1), ("3.0", 1), ("all", 1), ("٣", 1), ("9" * 5000, LAST_PAGE), ("000002", 2)],
)
def test_a_page_is_a_number(asked: str, page: int) -> None:
    assert read(urlencode({"page": asked})).page == page


@pytest.mark.parametrize(
    "text",
    [
        "a\x00b",
        "\x00",
        "🦤 kakapo 👩‍🔬",
        "\u202eedirrun\u202c",
        "a\ud800b",
        "\ufeff\u200b\u00ad",
        "x" * 100_000,
        "« » ' \" -- ; DROP",
        "\r\n\tformation\r\n",
    ],
)
def test_a_text_is_short_and_printable(text: str) -> None:
    query = read(urlencode({"q": text}, errors="surrogatepass"))
    assert len(query.text) <= LONGEST
    assert query.text.isprintable()
    assert query.text == query.text.strip()
    assert again(query) == query


def test_repeated_texts_are_one() -> None:
    assert read("q=formation&q=hydrog%C3%A8ne").text == "formation hydrogène"


def test_what_does_not_exist_is_put_aside_and_said() -> None:
    query = read(f"region=27&region=999&type=&secteur={'x' * 5000}")
    assert query.chosen == {"region": ("27",)}
    assert query.ignored == (("region", "999"), ("secteur", "x" * LONGEST))
    assert query.string() == "?region=27"


def test_what_a_page_fixes_cannot_be_chosen() -> None:
    query = Query.read(QueryDict("type=appel&region=27&organisation=anact"), scope={"type": ("projet",)})
    assert (query.scope, query.chosen) == ({"type": ("projet",)}, {"region": ("27",)})
    assert query.string() == "?region=27"


def test_a_choice_starts_from_the_first_page_and_comes_undone() -> None:
    query = read("region=27&page=4&q=ia")
    assert query.toggled("region", "84").string() == "?q=ia&region=27&region=84"
    assert query.toggled("region", "27").string() == "?q=ia"
    assert query.toggled("region", "84").toggled("region", "84") == query.choosing("region", ["27"])


def test_a_thousand_parameters_are_read_quickly() -> None:
    """As many as Django lets through."""
    query = read("&".join(f"region={number}" for number in range(1000)))
    assert {"27", "84"} <= set(query.codes("region"))
