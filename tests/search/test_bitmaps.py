"""Bitmaps count, add up and put in order as plain sets and lists do, whatever changes."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from search.engines.bitmaps import Snapshot
from search.engines.gathering import Row, changed, snapshot
from search.engines.slices import Slices, sliced

KEYS = st.integers(0, 2**32 - 1) | st.integers(1, 60)
NUMBERS = st.integers(0, 3) | st.integers(0, 2**41)
NOW = datetime(2026, 3, 10, tzinfo=UTC)
quickly = settings(max_examples=200, deadline=None, derandomize=True)


def slices(numbers: dict[int, int]) -> Slices:
    return sliced(Slices(BitMap(), []), BitMap(), numbers)


def in_order(numbers: dict[int, int], keys: set[int], *, highest: bool) -> list[int]:
    """Known numbers first; of equal ones the highest keys first, or the lowest."""
    known = sorted(keys & numbers.keys(), key=lambda key: (numbers[key], key), reverse=highest)
    return known + sorted(keys - numbers.keys(), reverse=highest)


@quickly
@given(st.dictionaries(KEYS, NUMBERS, max_size=40), st.sets(KEYS, max_size=40), st.booleans(), st.data())
def test_the_first_ones_are_those_of_a_sorted_list(
    numbers: dict[int, int], others: set[int], highest: bool, data: st.DataObject
) -> None:
    made = slices(numbers)
    keys = set(data.draw(st.lists(st.sampled_from(sorted(numbers)), unique=True))) if numbers else set()
    keys |= others
    expected = in_order(numbers, keys, highest=highest)
    most = data.draw(st.integers(0, len(keys) + 2))
    assert set(made.first(BitMap(keys), most, highest)) == set(expected[:most])
    assert made.sorted(BitMap(keys), highest) == expected


@quickly
@given(st.dictionaries(KEYS, NUMBERS, max_size=40), st.sets(KEYS, max_size=40))
def test_a_total_is_a_sum(numbers: dict[int, int], others: set[int]) -> None:
    keys = {*sorted(numbers)[::2], *others}
    assert slices(numbers).total(BitMap(keys)) == sum(numbers[key] for key in keys & numbers.keys())


def rows(keys: st.SearchStrategy[int]) -> st.SearchStrategy[dict[int, Row]]:
    """Rows by key: few values, so that they share them."""
    codes = st.dictionaries(
        st.sampled_from(["type", "region", "lieu"]), st.lists(st.sampled_from("abcd"), unique=True), max_size=3
    )
    moments = st.lists(st.tuples(st.sampled_from([None, NOW, NOW + timedelta(1)]), st.sampled_from(["", "ouvert"])))
    row = st.builds(
        Row,
        st.just(0),
        st.lists(st.sampled_from(["fr", "en"]), unique=True, max_size=2),
        codes,
        moments,
        st.none() | st.dates(date(1901, 1, 1), date(2060, 1, 1)),
        st.none() | st.decimals(0, 10**12, places=2),
    )
    return st.dictionaries(keys, row, max_size=12).map(
        lambda found: {key: one._replace(key=key) for key, one in found.items()}
    )


def plain(known: Snapshot) -> dict[str, Any]:
    """All that a snapshot says, as plain values."""
    return {
        "all": set(known.all),
        "languages": {code: set(keys) for code, keys in known.languages.items()},
        "facets": {
            key: {code: set(keys) for code, keys in values.items()} for key, values in known.facets.items() if values
        },
        "dates": numbers_of(known.dates),
        "amounts": numbers_of(known.amounts),
        "timed": known.timed,
        "states": {code: set(keys) for code, keys in known.states_at(NOW).items()},
    }


def numbers_of(made: Slices) -> dict[int, int]:
    return {key: made.number(key) for key in made.known}


FEW = st.integers(1, 20)


@quickly
@given(rows(FEW), st.lists(st.tuples(rows(FEW), st.sets(FEW, max_size=4)), max_size=4))
def test_a_changed_snapshot_is_as_a_new_one(
    first: dict[int, Row], changes: list[tuple[dict[int, Row], set[int]]]
) -> None:
    known, expected = snapshot(0, "", first.values()), dict(first)
    for number, (written, deleted) in enumerate(changes):
        before = plain(known)
        new = {key: row for key, row in written.items() if key not in deleted}
        known, old = changed(known, number, "", BitMap({*written, *deleted}), new.values()), known
        expected = {key: row for key, row in expected.items() if key not in deleted} | new
        assert plain(known) == plain(snapshot(number, "", expected.values()))
        assert plain(old) == before


def test_bitmaps_that_nothing_touches_are_shared() -> None:
    old = snapshot(0, "", [row(1, region=["27"]), row(2, region=["84"])])
    new = changed(old, 1, "", BitMap([2]), [row(2, region=["11"])])
    assert new.facets["region"]["27"] is old.facets["region"]["27"]
    assert set(new.facets["region"]) == {"27", "11"}


def row(key: int, **codes: list[str]) -> Row:
    return Row(key, ["fr"], codes, [], None, Decimal(key))


def test_states_hold_until_the_next_instant() -> None:
    moments = [(None, "a-venir"), (NOW, "ouvert"), (NOW + timedelta(hours=1), "clos")]
    known = snapshot(0, "", [row(1)._replace(moments=moments)])
    for now, state in (
        (NOW - timedelta(microseconds=1), "a-venir"),
        (NOW, "ouvert"),
        (NOW + timedelta(minutes=59, seconds=59), "ouvert"),
        (NOW + timedelta(hours=1), "clos"),
        (NOW, "ouvert"),
        (NOW + timedelta(days=400), "clos"),
    ):
        assert {code: set(keys) for code, keys in known.states_at(now).items()} == {state: {1}}
