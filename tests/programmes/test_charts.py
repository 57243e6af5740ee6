"""Charts: where values stand on their rules, and that the words beside a drawing say the same."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.template.loader import render_to_string
from django.utils import translation

from home.dates import PartialDate
from programmes.charts.amounts import amounts
from programmes.charts.bars import Bar, bars
from programmes.charts.calendar import Period, calendar, of_calls, of_seasons
from programmes.charts.claims import figures
from programmes.charts.countdown import countdown
from programmes.charts.scale import bounds, percent, round_maximum, tint
from programmes.figures import Claim, Computed
from programmes.models import CallPage, KeyFigure, Season
from programmes.timing import PARIS
from tests.reading import fields_of

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    with translation.override("fr"):
        yield


def shown(component: str, **context: Any) -> str:
    return render_to_string(f"components/{component}.html", context)


# Scales


@pytest.mark.parametrize(
    ("value", "maximum"),
    [
        ("0", "2"), ("1", "2"), ("2", "2"), ("3", "4"), ("7", "8"), ("9", "10"), ("13", "20"), ("24", "30"),
        ("39", "40"), ("41", "50"), ("99.5", "100"), ("100", "100"), ("101", "150"), ("245", "250"), ("263", "300"),
        ("0.4", "2"), ("10.5", "20"), ("1130000000", "1500000000"), ("8000000001", "10000000000"),
    ],
)  # fmt: skip
def test_a_rule_ends_at_a_round_number_whose_half_is_whole(value: str, maximum: str) -> None:
    assert round_maximum(Decimal(value)) == Decimal(maximum)


def test_a_length_is_a_percentage_that_no_language_writes_with_a_comma() -> None:
    assert percent(1, 3) == "33.33%"
    assert percent(Decimal(245), Decimal(250)) == "98%"
    assert percent(3, 2) == "100%"
    assert percent(-1, 2) == percent(1, 0) == "0%"


def test_tints_share_out_the_values_and_leave_zeros_out() -> None:
    highest = bounds([0, 0, 1, 1, 1, 2, 3, 5, 8, 40])
    assert [tint(value, highest) for value in (0, 1, 2, 8, 40)] == [0, 1, 2, 4, 5]
    assert bounds([0, 0]) == []
    assert [tint(value, bounds([1, 1])) for value in (0, 1)] == [0, 1]


# Bars


def test_bars_are_the_longest_first_and_a_zero_keeps_its_line() -> None:
    rows = bars([Bar("Santé", 0, "0"), Bar("Bois", 2, "2", family="vivant"), Bar("Cyber", 8, "8", is_here=True)])
    assert [(row.label, row.length) for row in rows] == [("Cyber", "100%"), ("Bois", "25%"), ("Santé", "0%")]
    assert [row.family for row in rows] == ["", "vivant", ""]
    assert bars([]) == []


def test_bars_of_a_whole_keep_the_order_given() -> None:
    rows = bars([Bar("Subvention", 13, "13"), Bar("Reste", 6, "6")], as_given=True, whole=19)
    assert [(row.label, row.length) for row in rows] == [("Subvention", "68.42%"), ("Reste", "31.58%")]


def test_the_table_of_bars_says_what_it_draws() -> None:
    rows = bars([Bar("Cyber", 8, "8", family="numerique", url="/cyber/"), Bar("Santé", 0, "0")])
    html = shown("bars", bars=rows, caption="Par filière", of="Filière", number="Lauréats")
    assert re.findall(r'class="n">(\d+)<', html) == ["8", "0"]
    assert re.findall(r'class="run" width="([^"]+)"', html) == ["100%", "0%"]
    assert '<a href="/cyber/">Cyber</a>' in html
    assert "h-numerique" in html
    assert "<caption>Par filière</caption>" in html


# Claims on one rule


def claim(value: int | None, computed: int | None = None, season: str = "", **facts: Any) -> Claim:
    defaults = {"label": f"Lauréats ({value})", "unit": "projets", "measure": "laureates", "source_title": "Presse"}
    figure = KeyFigure(value=None if value is None else Decimal(value), season=season, **defaults | facts)
    return Claim(figure, Computed(Decimal(computed), computed) if computed else None, season.upper())


def test_claims_on_the_same_thing_lie_on_one_rule_the_newest_first() -> None:
    said = [claim(234, 44), claim(245, 44, as_of=PartialDate(2024, 11, 26)), claim(180, 44, as_of=PartialDate(2023))]
    [rule] = figures(said).compared
    assert rule.title == "Projets lauréats"
    assert [one.figure.value for one in rule.claims] == [245, 180, 234]
    assert rule.headline.figure.value == 245
    assert [(mark.at, mark.is_computed) for mark in rule.marks] == [
        ("98%", False), ("72%", False), ("93.6%", False), ("17.6%", True),
    ]  # fmt: skip
    assert rule.labels == ("0", "125", "250")


def test_seasons_and_money_are_on_rules_of_their_own() -> None:
    grants: dict[str, Any] = {"measure": "grants", "unit": "EUR"}
    said = [
        claim(66, 5, "s1"),
        claim(245, 44),
        claim(1_130_000_000, 180_000_000, **grants),
        claim(300, **grants | {"unit": "k€"}),
    ]
    found = figures(said)
    assert [rule.title for rule in found.compared] == ["Lauréats (66), S1", "Lauréats (245)", "Lauréats (1130000000)"]
    assert found.compared[2].labels == ("0", f"750{NBSP}M€", f"1,5{NBSP}Md€")
    assert [one.figure.value for one in found.alone] == [300]


def test_words_for_the_same_pieces_are_one_measure() -> None:
    said = [claim(75, 36, measure="antennas", unit="centres"), claim(65, 36, measure="antennas", unit="villes")]
    assert [len(rule.claims) for rule in figures(said).compared] == [2]


def test_what_nothing_is_compared_with_stands_alone() -> None:
    said = [claim(59, measure=""), claim(59, measure=""), claim(12), claim(None, 4, "s2")]
    found = figures(said)
    assert found.compared == []
    assert found.alone == said


def test_a_rule_and_its_words_come_from_the_same_claims() -> None:
    said = [claim(40, 20, as_of=PartialDate(2022, 7, 8)), claim(None, 20)]
    html = shown("figure-rows", claims=[*said, claim(7, measure="", scope="toute la France")])
    fields = fields_of(html)
    assert fields["key_figure"] == [
        f"Lauréats (40) 40 projets Chiffre déclaré, 8 juillet 2022. Source{NBSP}: Presse",
        f"Lauréats (None) Non communiqué Chiffre déclaré, date non communiquée. Source{NBSP}: Presse",
        f"Lauréats (7) (toute la France) 7 projets Chiffre déclaré, date non communiquée. Source{NBSP}: Presse",
    ]
    assert fields["computed"] == ["20 fiches de ce site"]
    assert html.count('<svg x="') == 2
    assert html.count("<figure ") == 1


# An amount among others


def test_an_amount_among_others_has_its_rank_and_its_place() -> None:
    among = amounts(Decimal(10_000_000), [Decimal(1_800_000), None, Decimal(42_000_000), Decimal(42_000_000)])
    assert among is not None
    assert (among.rank, among.total) == (3, 4)
    assert (among.lowest, among.highest) == (Decimal(1_800_000), Decimal(42_000_000))
    assert among.labels == [f"1{NBSP}M€", f"10{NBSP}M€", f"100{NBSP}M€"]
    assert (among.at, among.width, among.decades) == ("50%", "50%", ["0%", "50%"])
    assert len(among.others) == 2


def test_decades_stand_round_the_amounts() -> None:
    among = amounts(Decimal(1_000_000), [Decimal(1_000_000)])
    assert among is not None
    assert among.labels == [f"1{NBSP}M€", f"10{NBSP}M€"]
    assert (among.at, among.rank) == ("0%", 1)


@pytest.mark.parametrize(("value", "others"), [(None, [5]), (0, [5]), (5, []), (5, [None, 0])])
def test_an_amount_without_others_is_not_drawn(value: int | None, others: list[int | None]) -> None:
    assert amounts(as_decimal(value), map(as_decimal, others)) is None


def as_decimal(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


@pytest.mark.parametrize(
    ("value", "words"), [(42, "largest of the 3"), (13, "2nd largest of the 3"), (1, "smallest of the 3")]
)
def test_the_sentence_says_the_rank(value: int, words: str) -> None:
    with translation.override("en"):
        others = [Decimal(one * 10**6) for one in (1, 13, 42) if one != value]
        html = shown("amounts", among=amounts(Decimal(value * 10**6), others))
    assert f"Grant of €{value}m, the {words} known grants of the call, which range from €1m to €42m." in html


# Periods on the same years


def at(day: datetime.date) -> time_machine.travel:
    return time_machine.travel(datetime.datetime.combine(day, datetime.time(12), PARIS), tick=False)


def period(name: str = "Saison", **dates: PartialDate) -> Period:
    return Period(name, dates.get("opens"), dates.get("closes"), dates.get("results"))


def test_the_axis_holds_whole_quarters_and_names_its_years() -> None:
    drawn = calendar([period(opens=PartialDate(2021, 12, 16)), period(results=PartialDate(2023, 2))])
    assert drawn is not None
    assert drawn.labels == ["", "2022", "", "", "", "2023", ""]
    assert (drawn.quarters[0], drawn.quarters[-1]) == ("0%", "100%")
    assert drawn.years == ["16.67%", "83.33%"]


def test_the_axis_of_a_single_year_is_that_year() -> None:
    drawn = calendar([period(opens=PartialDate(2021, 5, 6), results=PartialDate(2021, 11, 23))])
    assert drawn is not None
    assert drawn.labels == ["2021", "", "", "", "2022"]


def test_a_long_axis_names_some_years() -> None:
    drawn = calendar([period(opens=PartialDate(2005), closes=PartialDate(2024))])
    assert drawn is not None
    assert [label for label in drawn.labels if label] == ["2007", "2010", "2013", "2016", "2019", "2022", "2025"]


def test_a_period_is_a_bar_between_two_dates_and_a_mark_at_the_only_one() -> None:
    whole = period(opens=PartialDate(2022), closes=PartialDate(2022), results=PartialDate(2023, 1, 1))
    opened, closed = period(opens=PartialDate(2023, 1, 1)), period(closes=PartialDate(2022, 7, 1))
    drawn = calendar([whole, opened, closed, period()])
    assert drawn is not None
    first, second, third, last = drawn.lines
    assert (first.bar, first.width, first.mark) == ("0%", "80%", "")
    assert first.results == "80%"
    assert first.wait
    assert (second.bar, second.mark, second.wait) == ("", "80%", "")
    assert third.mark == "40%"
    assert (last.bar, last.mark, last.results) == ("", "", "")


def test_results_that_come_before_the_end_are_not_waited_for() -> None:
    dates = (PartialDate(2018, 6), PartialDate(2019, 11), PartialDate(2018, 11))
    drawn = calendar([Period("Saison", *dates)])
    assert drawn is not None
    assert drawn.lines[0].results
    assert not drawn.has_waits


@pytest.mark.parametrize(("day", "now"), [((2022, 7, 1), "50%"), ((2021, 12, 31), ""), ((2023, 1, 1), "")])
def test_today_is_drawn_where_the_axis_reaches_it(day: tuple[int, int, int], now: str) -> None:
    with at(datetime.date(*day)):
        drawn = calendar([period(opens=PartialDate(2022))])
    assert drawn is not None
    assert drawn.now == now


def test_periods_without_dates_have_words_and_no_drawing() -> None:
    assert calendar([]) is None
    html = shown("calendar", calendar=of_seasons([Season(code="s1", title="Saison 1")]), seasons=True)
    assert "<svg" not in html
    assert "Saison 1 Dates non communiquées" in fields_of(html)["seasons"][0]


def test_the_calendar_of_a_call_says_every_fact_of_its_seasons() -> None:
    dates = {"opens_on": PartialDate(2021, 12, 16), "closes_on": PartialDate(2022, 3), "results_on": PartialDate(2022)}
    numbers = {"applications": 93, "laureates_count": 66, "budget": Decimal(304_000_000)}
    words = {"note": "Première sélection.", "source_title": "Presse"}
    seasons = [Season(code="s1-v1", title="Saison 1, vague 1", wave=1, **dates, **numbers, **words)]
    html = shown("calendar", calendar=of_seasons(seasons), seasons=True)
    fields = fields_of(html)
    assert fields["season_opens_on"] == ["Ouverture 16 décembre 2021"]
    assert fields["season_closes_on"] == ["Clôture mars 2022"]
    assert fields["season_results_on"] == ["Résultats 2022"]
    assert fields["season_applications"] == ["Candidatures 93"]
    assert fields["season_laureates_count"] == ["66 lauréats"]
    assert fields["season_budget"] == [f"Budget 304{NBSP}M€"]
    assert "Première sélection." in fields["seasons"][0]
    assert 'class="sub" data-season="s1-v1"' in html


def test_calls_on_one_calendar_keep_their_order() -> None:
    calls = [
        CallPage(title="Second", opens_on=PartialDate(2023)),
        CallPage(title="Premier", opens_on=PartialDate(2021)),
    ]
    drawn = of_calls(calls)
    assert drawn is not None
    assert [line.period.name for line in drawn.lines] == ["Second", "Premier"]


# The time that is left


def test_the_time_left_lies_between_opening_and_closing() -> None:
    page = CallPage(opens_on=PartialDate(2026, 11, 1), closes_on=PartialDate(2026, 11, 30))
    with at(datetime.date(2026, 11, 15)):
        left = countdown(page)
        html = shown("countdown", call=page, countdown=left)
    assert left is not None
    assert (left.days, left.gone, left.hour) == (15, "48.33%", f"23{NBSP}h{NBSP}59")
    assert '<time datetime="2026-11-01">1er novembre 2026</time>' in html
    assert '<time datetime="2026-11-30">30 novembre 2026</time>' in html


def test_an_hour_is_said_and_an_unknown_opening_draws_no_rule() -> None:
    page = CallPage(closes_on=PartialDate(2026, 11, 30), closing_time=datetime.time(12))
    with at(datetime.date(2026, 11, 30) - datetime.timedelta(days=1)):
        left = countdown(page)
        assert left is not None
        assert (left.days, left.gone, left.hour) == (1, "", f"12{NBSP}h")
        assert "<rect" not in shown("countdown", call=page, countdown=left)
        with translation.override("en"):
            assert "12:00" in shown("countdown", call=page, countdown=countdown(page))


@pytest.mark.parametrize("day", [(2026, 10, 31), (2026, 12, 1)])
def test_a_call_that_is_not_open_has_no_countdown(day: tuple[int, int, int]) -> None:
    with at(datetime.date(*day)):
        assert countdown(CallPage(opens_on=PartialDate(2026, 11, 1), closes_on=PartialDate(2026, 11, 30))) is None
