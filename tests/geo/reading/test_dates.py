"""Days named in a sentence, in three languages, against the day of the report."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading.absolute import Day
from geo.reading.document import document

MONDAY = date(2022, 9, 12)
MONDAY_NOON = datetime(2022, 9, 12, 12)  # noqa: DTZ001 - dateparser counts from a naive time


def days(text: str, language: str, published: date | None = MONDAY) -> list[Day]:
    return [day for scene in document(text, language, published).scenes for day in scene.days]


def spans(text: str, language: str, published: date | None = MONDAY) -> list[tuple[str, str]]:
    return [(f"{day.first:%m-%d}", f"{day.last:%m-%d}") for day in days(text, language, published)]


ONE = [
    pytest.param("en", "on Monday", "09-12", "09-12", id="monday-in-a-monday-report"),
    pytest.param("en", "last Monday", "09-05", "09-05", id="last-monday"),
    pytest.param("en", "on Saturday", "09-10", "09-10", id="weekday"),
    pytest.param("en", "overnight into Sunday", "09-10", "09-11", id="overnight-into"),
    pytest.param("en", "overnight", "09-11", "09-12", id="overnight"),
    pytest.param("en", "on the night of 11 September", "09-11", "09-11", id="night-of"),
    pytest.param("en", "in the past 24 hours", "09-11", "09-12", id="past-24-hours"),
    pytest.param("en", "over the past day", "09-11", "09-12", id="past-day"),
    pytest.param("en", "in the past three days", "09-09", "09-12", id="past-three-days"),
    pytest.param("en", "this morning", "09-12", "09-12", id="this-morning"),
    pytest.param("en", "earlier this month", "09-01", "09-12", id="earlier-this-month"),
    pytest.param("en", "last week", "09-05", "09-11", id="last-week"),
    pytest.param("en", "over the weekend", "09-10", "09-11", id="weekend"),
    pytest.param("en", "three days ago", "09-09", "09-09", id="days-ago"),
    pytest.param("en", "a week ago", "09-05", "09-05", id="week-ago"),
    pytest.param("en", "between Thursday and Saturday", "09-08", "09-10", id="between"),
    pytest.param("en", "from 3 to 5 May", "05-03", "05-05", id="from-to"),
    pytest.param("en", "on Sept. 9-11", "09-09", "09-11", id="month-first-range"),
    pytest.param("en", "in the first days of March", "03-01", "03-05", id="first-days"),
    pytest.param("en", "in mid-June", "06-11", "06-20", id="mid-month"),
    pytest.param("en", "in spring 2022", "03-01", "05-31", id="season"),
    pytest.param("en", "last autumn", "09-01", "11-30", id="last-season"),
    pytest.param("en", "by the evening of 9 September", "09-09", "09-09", id="evening-of"),
    pytest.param("en", "on the 9th of September", "09-09", "09-09", id="ordinal-en"),
    pytest.param("en", "on the ninth.", "09-09", "09-09", id="ordinal-alone-en"),
    pytest.param("en", "on 11.09.2022", "09-11", "09-11", id="numeric"),
    pytest.param("en", "on 11/09", "09-11", "09-11", id="numeric-slash"),
    pytest.param("en", "on 2022-09-11", "09-11", "09-11", id="iso"),
    pytest.param("uk", "у суботу", "09-10", "09-10", id="weekday-uk"),
    pytest.param("uk", "у ніч на неділю", "09-10", "09-11", id="eve-uk"),
    pytest.param("uk", "за минулу добу", "09-11", "09-12", id="past-day-uk"),
    pytest.param("uk", "станом на 9 вересня", "09-09", "09-09", id="as-of-uk"),
    pytest.param("uk", "дев'ятого вересня", "09-09", "09-09", id="ordinal-uk"),
    pytest.param("uk", "минулого тижня", "09-05", "09-11", id="last-week-uk"),
    pytest.param("uk", "три дні тому", "09-09", "09-09", id="days-ago-uk"),
    pytest.param("uk", "на початку березня", "03-01", "03-10", id="early-uk"),
    pytest.param("uk", "торік у серпні", "08-01", "08-31", id="last-year-month-uk"),
    pytest.param("uk", "з 3 по 5 травня", "05-03", "05-05", id="range-uk"),
    pytest.param("uk", "у суботу минулого тижня", "09-10", "09-10", id="of-last-week-uk"),
    pytest.param("uk", "упродовж вихідних", "09-10", "09-11", id="weekend-uk"),
    pytest.param("ru", "11 сентября с.г.", "09-11", "09-11", id="this-year-ru"),
    pytest.param("ru", "двадцать второго августа", "08-22", "08-22", id="compound-ordinal-ru"),
    pytest.param("ru", "на прошлой неделе", "09-05", "09-11", id="last-week-ru"),
    pytest.param("ru", "за последние сутки", "09-11", "09-12", id="past-day-ru"),
    pytest.param("ru", "в ночь на 11 сентября", "09-10", "09-11", id="eve-ru"),
    pytest.param("ru", "с 10 на 11 сентября", "09-10", "09-11", id="from-onto-ru"),
    pytest.param("ru", "в первых числах марта", "03-01", "03-05", id="first-days-ru"),
    pytest.param("ru", "в марте двадцать второго", "03-01", "03-31", id="year-in-words-ru"),
    pytest.param("ru", "взяли десятого", "09-10", "09-10", id="ordinal-alone-ru"),
    pytest.param("uk", "9 вересня 2022-го", "09-09", "09-09", id="year-with-ending-uk"),
    pytest.param("uk", "впродовж дня", "09-12", "09-12", id="during-the-day-uk"),
    pytest.param("uk", "за минулий тиждень", "09-05", "09-11", id="whole-last-week-uk"),
    pytest.param("uk", "у перший тиждень березня", "03-01", "03-07", id="first-week-uk"),
    pytest.param("ru", "27 числа взяли", "08-27", "08-27", id="number-ru"),
    pytest.param("en", "They came on the 9th.", "09-09", "09-09", id="number-en"),
    pytest.param("en", "in the past two hours", "09-12", "09-12", id="hours"),
    pytest.param("en", "late last night", "09-11", "09-11", id="late-last-night"),
    pytest.param("en", "in summer, in August", "08-01", "08-31", id="finer-beside-coarser"),
    pytest.param("uk", "на кадрах від 9 вересня", "09-09", "09-09", id="footage-of-uk"),
    pytest.param("uk", "у серпні позаминулого року", "08-01", "08-31", id="year-before-last-uk"),
    pytest.param("ru", "на той неделе", "09-05", "09-11", id="that-week-ru"),
    pytest.param("en", "in the spring, they say", "03-01", "05-31", id="in-the-spring"),
    pytest.param("ru", "в конце весны", "05-01", "05-31", id="end-of-spring-ru"),
    pytest.param("ru", "ещё в начале месяца", "09-01", "09-10", id="start-of-the-month-ru"),
    pytest.param("en", "on the 8th they left", "09-08", "09-08", id="eighth-goes-on"),
    pytest.param("uk", "рота вийшла 8-го.", "09-08", "09-08", id="eighth-ends-uk"),
    pytest.param("en", "in the first days of the invasion", "02-24", "02-28", id="first-days"),
    pytest.param(
        "uk", "на початку минулого тижня, у вівторок", "09-06", "09-06", id="day-of-a-week-uk"
    ),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), ONE)
def test_reads_a_day(language: str, text: str, first: str, last: str) -> None:
    assert spans(text, language) == [(first, last)]


CHAINS = [
    pytest.param("en", "On 8 September one, a day earlier two.", ["09-08", "09-07"], id="earlier"),
    pytest.param("en", "One on 8 September. The next day two.", ["09-08", "09-09"], id="next"),
    pytest.param("en", "One on 8 August. Two weeks later two.", ["08-08", "08-22"], id="later"),
    pytest.param("en", "On Sunday, two days after Russia left.", ["09-11", "09-09"], id="after"),
    pytest.param("uk", "У четвер одне, за день до того друге.", ["09-08", "09-07"], id="before-uk"),
    pytest.param("ru", "8 сентября одно, двумя днями ранее два.", ["09-08", "09-06"], id="ru"),
    pytest.param("ru", "6 сентября. Через два дня, в четверг.", ["09-06", "09-08"], id="beside"),
    pytest.param("en", "One on 8 July. That month two.", ["07-08", "07-01"], id="that-month"),
    pytest.param("uk", "8 липня. У тому ж місяці.", ["07-08", "07-01"], id="that-month-uk"),
    pytest.param("ru", "8 июля. В том же месяце.", ["07-08", "07-01"], id="that-month-ru"),
    pytest.param("en", "One on Friday. By nightfall two.", ["09-09", "09-09"], id="nightfall"),
    pytest.param("uk", "У п'ятницю. Надвечір.", ["09-09", "09-09"], id="nightfall-uk"),
    pytest.param("ru", "В пятницу. К вечеру.", ["09-09", "09-09"], id="nightfall-ru"),
    pytest.param("ru", "В пятницу. Спустя несколько часов.", ["09-09", "09-09"], id="hours-later"),
    pytest.param("en", "On 8 July. Today. That same day.", ["07-08", "09-12", "07-08"],
                 id="same-day-is-not-today"),
    pytest.param("uk", "5 липня; за тиждень до того.", ["07-05", "06-28"], id="a-week-parted"),
    pytest.param("uk", "6 липня одне, восьмого їх нема.", ["07-06", "07-08"], id="number-goes-on"),
    pytest.param("en", "In March 2021 one. On 1 April two.", ["03-01", "04-01"], id="year-goes-on"),
    pytest.param("uk", "8 серпня одне, а 10-го друге.", ["08-08", "08-10"], id="month-goes-on-uk"),
    pytest.param("ru", "В марте одно. Пятого числа два.", ["03-01", "03-05"], id="month-given-ru"),
    pytest.param("ru", "Одно в январе, другое месяцем раньше.", ["01-01", "12-01"], id="months-ru"),
    pytest.param("uk", "Одне 3 липня; друге — дев'ятьма днями раніше.", ["07-03", "06-24"],
                 id="nine-days-uk"),
    pytest.param("en", "One a day before the other, on Thursday.", ["09-08"], id="day-told"),
    pytest.param("en", "On 8 September one. \"We ate on the 2nd.\" The same day two.",
                 ["09-08", "09-02", "09-08"], id="not-of-a-quote"),
    pytest.param("en", "One on 8 September, in a town lost on 1 May. The day before two.",
                 ["09-08", "05-01", "09-07"], id="not-of-what-lies-behind"),
]  # fmt: skip


YEARS = [
    pytest.param("uk", "27 лютого 2021-го одне, 10 вересня того ж року друге.", [2021, 2021],
                 id="same-year-uk"),
    pytest.param("en", "One in April 2021 and the other that July.", [2021, 2021], id="that-july"),
    pytest.param("ru", "Год назад, 11 ноября.", [2021], id="year-ago-ru"),
    pytest.param("uk", "Улітку 2021 року, після того як 3 липня все стихло.", [2021, 2021],
                 id="summer-of-a-year-uk"),
    pytest.param("en", "One in April 2021 and two in May that year.", [2021, 2021], id="that-year"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "years"), YEARS)
def test_takes_the_year_named_before(language: str, text: str, years: list[int]) -> None:
    assert [day.last.year for day in days(text, language)] == years


MORE = [
    pytest.param("en", "on the very first day of the invasion", "02-24", "02-24", id="invasion-en"),
    pytest.param("uk", "у перший день вторгнення", "02-24", "02-24", id="invasion-uk"),
    pytest.param("ru", "в первый же день войны", "02-24", "02-24", id="invasion-ru"),
    pytest.param("en", "in the last week of the month", "08-25", "08-31", id="week-over-en"),
    pytest.param("ru", "в последний день месяца", "08-31", "08-31", id="day-over-ru"),
    pytest.param("en", "Over the summer they took it.", "06-01", "08-31", id="season-over"),
    pytest.param("ru", "в пятничном обзоре", "09-09", "09-09", id="adjective-ru"),
    pytest.param("uk", "у недільному огляді", "09-11", "09-11", id="adjective-uk"),
    pytest.param("en", "Not today, it was on 8 July.", "07-08", "07-08", id="ruled-out"),
    pytest.param("uk", "у середу та четвер", "09-07", "09-08", id="two-days"),
]


@pytest.mark.parametrize(("language", "text", "first", "last"), MORE)
def test_reads_a_stretch(language: str, text: str, first: str, last: str) -> None:
    assert spans(text, language) == [(first, last)]


def test_last_weekend_is_over_on_a_sunday() -> None:
    assert spans("last weekend", "en", date(2022, 9, 11)) == [("09-03", "09-04")]


@pytest.mark.parametrize(("language", "text", "firsts"), CHAINS)
def test_counts_from_the_day_named_before(language: str, text: str, firsts: list[str]) -> None:
    assert [first for first, _ in spans(text, language)] == firsts


NOTHING = [
    pytest.param("en", "On orders of the 8th they left.", id="number-of-a-unit"),
    pytest.param("en", "They may take it.", id="may"),
    pytest.param("ru", "Пятое. Покровск.", id="number-of-a-paragraph"),
    pytest.param("ru", "Держится по сей день.", id="till-now"),
    pytest.param("en", "They march on the town.", id="march"),
    pytest.param("en", "It lies 12.10 km away.", id="decimal"),
    pytest.param("en", "KYIV, Sept 11 (Agency) - Troops took it.", id="dateline"),
    pytest.param("ru", "Бойцы третьего штурмового корпуса.", id="ordinal-of-a-unit"),
    pytest.param("en", "On 00.00 and 00.00.2022 and 2022-00-00 and 31.02.2022.", id="no-such-day"),
    pytest.param("en", "In \u00b2 days, on \u00b2.\u00b2.2022.", id="raised-digits"),
    pytest.param("uk", "Нічого не сталося.", id="no-day"),
    pytest.param("uk", "Вони відійшли на вихідні рубежі.", id="starting-lines-uk"),
    pytest.param("uk", "Боєць на псевдо «Лютий» там.", id="nickname-uk"),
    pytest.param("en", "They will leave by 1 December.", id="day-to-come"),
    pytest.param("en", "18.05 Moscow's version of it.", id="time-of-day"),
    pytest.param("ru", "Взяли за два часа.", id="two-hours-ru"),
    pytest.param("en", "11 September 2022\n\nTroops took it.", id="date-over-the-report"),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_reads_no_day(language: str, text: str) -> None:
    assert days(text, language) == []


def test_without_a_day_of_the_report_only_full_dates_are_read() -> None:
    assert spans("On Saturday, 3 May and 4 May 2022.", "en", None) == [("05-04", "05-04")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "three days ago", id="ago-en"),
        pytest.param("uk", "три дні тому", id="ago-uk"),
        pytest.param("ru", "три дня назад", id="ago-ru"),
        pytest.param("ru", "девятого сентября", id="ordinal-ru"),
        pytest.param("uk", "11 вересня", id="date-uk"),
    ],
)
def test_agrees_with_dateparser_on_what_that_reads(language: str, text: str) -> None:
    dateparser = pytest.importorskip("dateparser")
    settings = {"RELATIVE_BASE": MONDAY_NOON, "PREFER_DATES_FROM": "past"}
    other = dateparser.parse(text, languages=[language], settings=settings)
    assert other is not None
    assert [day.first for day in days(text, language)] == [other.date()]


@given(
    st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    st.sampled_from([param.values[:2] for param in ONE]),
)
def test_no_day_lies_in_the_future(published: date, case: tuple[str, str]) -> None:
    language, text = case
    assert all(day.first <= day.last <= published for day in days(text, language, published))


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        pytest.param("on Saturday", True, id="a day"),
        pytest.param("last month", False, id="a month"),
        pytest.param("overnight", False, id="a night, which yields"),
        pytest.param("in two days", False, id="a duration"),
    ],
)
def test_only_what_is_told_closely_goes_on(text: str, *, goes_on: bool) -> None:
    (day,) = days(f"Troops took it {text}.", "en")
    assert day.goes_on == goes_on
