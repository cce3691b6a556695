"""Stretches of days that words name, counted from one day: weeks, months, seasons, their parts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from geo.claim import TimePrecision

INVASION = date(2022, 2, 24)
# Spans that are the same whatever the day they are counted from.
FIXED = {
    "invasion": (INVASION, date(2022, 3, 31), TimePrecision.MONTH),
    "invasion-days": (INVASION, date(2022, 2, 28), TimePrecision.MONTH),
    "invasion-day": (INVASION, INVASION, TimePrecision.DAY),
}
SOME = 3  # days or weeks that "a few" stands for
DAY_LENGTH = {"day": 1, "round": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14,
              "month": 30, "year": 365}  # fmt: skip
_PARTS = {"early": (0, 10), "mid": (10, 20), "late": (20, 31), "first": (0, 5), "last": (-5, 31),
          "half": (0, 15), "half2": (15, 31), "week1": (0, 7), "week4": (-7, 31),
          "firstday": (0, 1), "lastday": (-1, 31), "earlier": (0, 31)}  # fmt: skip
# Of a week; any other part is its first two days.
_WEEK_PARTS = {"late": (-3, 7), "last": (-3, 7), "firstday": (0, 1), "lastday": (-1, 7)}
_SEASON = 3  # months of a season
_MONTHS = ("early", "mid", "late")  # of it


def week_of(day: date) -> date:
    """Give the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def month_span(year: int, month: int) -> tuple[date, date]:
    """Give the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def clamped(year: int, month: int, number: int) -> date | None:
    """Give a day of a month, ``None`` where there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def span_of(  # noqa: PLR0911 - one answer for each name of a period
    name: str, day: date
) -> tuple[date, date, TimePrecision]:
    """Resolve the name of a period.

    Parameters
    ----------
    name
        ``this-`` or ``last-`` and a unit, ``before-year``, ``weeks``, ``months``, or in ``FIXED``.
    day
        Counted from here.

    Returns
    -------
    tuple of date, date, TimePrecision
        First and last day, both included, no later than ``day`` for what is going on.
    """
    which, _, unit = name.partition("-")
    monday, back = week_of(day), timedelta(days=1)
    if name == "weeks":
        return day - timedelta(days=28), day, TimePrecision.MONTH
    if name == "months":
        return day - timedelta(days=180), day, TimePrecision.MONTH
    if name in FIXED:
        return FIXED[name]
    if unit == "weekend":
        begun = day.weekday() >= 5 and which == "this"
        sunday = monday + timedelta(days=6) if begun else monday - back
        return sunday - back, sunday, TimePrecision.DAY
    if unit == "week":
        first = monday if which == "this" else monday - timedelta(days=7)
        return first, day if which == "this" else monday - back, TimePrecision.WEEK
    if unit == "month":
        start = day.replace(day=1)
        if which == "this":
            return start, day, TimePrecision.MONTH
        return (start - back).replace(day=1), start - back, TimePrecision.MONTH
    if unit == "year":
        if which == "this":
            return date(day.year, 1, 1), day, TimePrecision.MONTH
        year = day.year - (2 if which == "before" else 1)
        return date(year, 1, 1), date(year, 12, 31), TimePrecision.MONTH
    if which == "this":
        return day, day, TimePrecision.DAY
    return day - back, day - back, TimePrecision.DAY


def part_of(first: date, last: date, phase: str) -> tuple[date, date]:
    """Give the beginning, middle or end of a stretch of days.

    Parameters
    ----------
    first, last
        A week, a month or a year, both days included.
    phase
        Such as ``early`` or ``mid``.

    Returns
    -------
    tuple of date, date
        Within the stretch.
    """
    begin, end = _PARTS[phase]
    length = (last - first).days + 1
    scale = max(1, length // 28) if length > 31 else 1
    if length <= 7 and phase != "earlier":
        begin, end = _WEEK_PARTS.get(phase, (0, 2))
    if begin < 0:
        begin += length
    start = first + timedelta(days=min(begin * scale, length - 1))
    return start, min(last, first + timedelta(days=end * scale - 1))


def ended_part(day: date, phase: str) -> tuple[date, date]:
    """Give the end of the month of a day, of the month before where it has not begun.

    Parameters
    ----------
    day
        Counted from here.
    phase
        Such as ``last`` or ``lastday``.

    Returns
    -------
    tuple of date, date
        First and last day, both included.
    """
    begin, end = part_of(*month_span(day.year, day.month), phase)
    if begin <= day:
        return begin, end
    before = day.replace(day=1) - timedelta(days=1)
    return part_of(*month_span(before.year, before.month), phase)


def month_of(first: date, phase: str) -> tuple[date, date] | None:
    """Give the month of a season that its beginning, middle or end is.

    Parameters
    ----------
    first
        Its first day.
    phase
        Such as ``early`` or ``mid``.

    Returns
    -------
    tuple of date, date or None
        First and last day, both included; ``None`` for a phase that is no month.
    """
    if phase not in _MONTHS:
        return None
    later = first + timedelta(days=31 * _MONTHS.index(phase))
    return month_span(later.year, later.month)


def widened(day: date, unit: str) -> tuple[date, date]:
    """Give the month of a day, or its year: what "three months ago" or "a year ago" may be.

    Parameters
    ----------
    day
        Counted back.
    unit
        ``month`` or ``year``.

    Returns
    -------
    tuple of date, date
        First and last day, both included.
    """
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return month_span(day.year, day.month)


def season_span(
    month: int, year: int, published: date, *, complete: bool = False
) -> tuple[date, date]:
    """Give the three months of a season.

    Parameters
    ----------
    month
        Its first month; winter begins in December of the year before.
    year
        0 for the latest that has begun.
    published
        Day of the report.
    complete
        Whether it must be over.

    Returns
    -------
    tuple of date, date
        First and last day, both included.
    """
    at = year or published.year + 1
    while True:
        start = date(at - (month == 12), month, 1)
        ends = (start.month + _SEASON - 2) % 12 + 1
        last = month_span(start.year + (ends < start.month), ends)[1]
        if year or (last < published if complete else start <= published):
            return start, last
        at -= 1
