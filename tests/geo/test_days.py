"""Days and instants: every form that can be read in one way only, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.days import day, day_or_instant
from geo.errors import FieldError

DAY = date(2022, 9, 11)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2022-09-11", id="iso"),
        pytest.param("20220911", id="iso-basic"),
        pytest.param("11.09.2022", id="dots"),
        pytest.param("2022/09/11", id="year-first"),
        pytest.param("11 Sep 2022", id="english"),
        pytest.param("Sep 11, 2022", id="american"),
        pytest.param("11 September 2022", id="long"),
        pytest.param("2022-09-11 00:00:00", id="spreadsheet-midnight"),
    ],
)
def test_days(text: str) -> None:
    assert day(text) == DAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1.9.2022", date(2022, 9, 1), id="dots-short"),
        pytest.param("13/04/2022", date(2022, 4, 13), id="slashes-one-way-only"),
        pytest.param("04/13/2022", date(2022, 4, 13), id="slashes-other-way-only"),
        pytest.param("04/04/2022", date(2022, 4, 4), id="slashes-both-ways-alike"),
    ],
)
def test_days_that_can_be_read_one_way_only(text: str, expected: date) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("03/04/2022", "ambiguous: 2022-03-04 or 2022-04-03", id="ambiguous"),
        pytest.param("03-04-2022", "ambiguous", id="ambiguous-hyphens"),
        pytest.param("11.09.22", "four digits", id="short-year"),
        pytest.param("Sunday", "four digits", id="weekday"),
        pytest.param("Sept 2022", "does not name one day", id="month"),
        pytest.param("2022", "does not name one day", id="year"),
        pytest.param("31.02.2022", "is not a date", id="no-such-day"),
        pytest.param("2022-09-11T06:00", "time of day", id="time"),
        pytest.param("soon, in 2022", "is not a date", id="words"),
    ],
)
def test_days_that_are_refused(text: str, told: str) -> None:
    with pytest.raises(FieldError, match=told):
        day(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("11.09.2022", DAY, id="day"),
        pytest.param(
            "2022-09-11T06:00:00+03:00", datetime(2022, 9, 11, 3, tzinfo=UTC), id="offset"
        ),
        pytest.param("2022-09-11T06:00Z", datetime(2022, 9, 11, 6, tzinfo=UTC), id="utc"),
        pytest.param(
            "11.09.2022 06:00+03:00", datetime(2022, 9, 11, 3, tzinfo=UTC), id="dots-and-offset"
        ),
    ],
)
def test_instants_come_back_in_utc(text: str, expected: date | datetime) -> None:
    assert day_or_instant(text) == expected


@pytest.mark.parametrize("text", ["2022-09-11 06:00", "11 Sep 2022 06:00 EEST"])
def test_a_time_without_an_offset_is_refused(text: str) -> None:
    with pytest.raises(FieldError, match="without a time zone"):
        day_or_instant(text)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_every_day_reads_back_from_each_form(moment: date) -> None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%B %d, %Y"):
        assert day(moment.strftime(form)) == moment
