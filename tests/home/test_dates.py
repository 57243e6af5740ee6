"""Dates known to the day, the month or the year."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from home.dates import PartialDate
from home.fields import PartialDateField, PartialDateFormField


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2022-07-08", PartialDate(2022, 7, 8)),
        ("08/07/2022", PartialDate(2022, 7, 8)),
        ("8.7.2022", PartialDate(2022, 7, 8)),
        ("8 juillet 2022", PartialDate(2022, 7, 8)),
        ("1er décembre 2021", PartialDate(2021, 12, 1)),
        ("03/2022", PartialDate(2022, 3)),
        ("mars 2022", PartialDate(2022, 3)),
        (" 2022 ", PartialDate(2022)),
    ],
)
def test_people_write_dates_in_many_ways(text: str, date: PartialDate) -> None:
    assert PartialDate.parse(text) == date


@pytest.mark.parametrize("text", ["", "demain", "31/02/2022", "2022-13", "12/2022/08", "juilet 2022", "22"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        PartialDate.parse(text)


def test_a_date_known_to_the_month_spans_it() -> None:
    assert PartialDate(2024, 2).first_day == datetime.date(2024, 2, 1)
    assert PartialDate(2024, 2).last_day == datetime.date(2024, 2, 29)
    assert PartialDate(2024).last_day == datetime.date(2024, 12, 31)


def test_dates_sort_by_their_first_day() -> None:
    assert sorted([PartialDate(2022, 3, 2), PartialDate(2022), PartialDate(2022, 3)]) == [
        PartialDate(2022),
        PartialDate(2022, 3),
        PartialDate(2022, 3, 2),
    ]


def test_the_form_shows_a_date_as_french_people_write_it() -> None:
    field = PartialDateFormField(required=False)
    with override("fr"):
        assert field.prepare_value(PartialDate(2022, 7, 8)) == "08/07/2022"
        assert field.prepare_value(PartialDate(2022, 7)) == "07/2022"
        assert not field.has_changed(PartialDate(2022, 7), "07/2022")


def test_the_form_says_how_to_write_a_date() -> None:
    with override("en"):
        with pytest.raises(ValidationError) as refusal:
            PartialDateFormField().clean("bientôt")
        assert refusal.value.messages == ["“bientôt” is not a date. Write 08/07/2022, 07/2022 or 2022."]


def test_the_column_holds_reduced_iso_text() -> None:
    field = PartialDateField()
    assert field.get_prep_value(PartialDate(2022, 7)) == "2022-07"
    assert field.get_prep_value("") is None
