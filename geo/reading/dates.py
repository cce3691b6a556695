"""Days that a text names, resolved against the day it was published; never in its future."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geo.claim import TimePrecision
from geo.reading.lexicon import Mark

INVASION = (date(2022, 2, 24), date(2022, 3, 31))
_NUMERIC = re.compile(
    r"(?<![\d.])(?:(?P<y1>20\d\d)-(?P<m1>\d\d?)-(?P<d1>\d\d?)"
    r"|(?P<d2>\d\d?)\.(?P<m2>\d\d)(?:\.(?P<y2>20\d\d))?)(?![\d.])"
)
_RANGE_OPENS = frozenset({"between", "from", "з", "із", "с", "між", "между", "від"})
_RANGE_JOINS = frozenset(
    {"and", "to", "until", "till", "through", "—", "-", "по", "до", "та", "і", "и"}
)
_SINCE = frozenset({"since", "від", "з"})
_LAST = frozenset({"last", "previous", "минулої", "минулого", "прошлой", "прошлого", "прошлый"})
_ORDINAL = re.compile(r"(\d\d?)(?:st|nd|rd|th|-го)?")
_YEAR = re.compile(r"20\d\d|19\d\d")


@dataclass(frozen=True, slots=True)
class Day:
    """A stretch of days named at words ``i`` up to ``j``: first and last, both included."""

    i: int
    j: int
    first: date
    last: date
    precision: TimePrecision


def find_days(
    lower: Sequence[str], marks: Iterable[Mark], published: date | None
) -> tuple[Day, ...]:
    """Resolve the words of a sentence that name days.

    Parameters
    ----------
    lower
        Its words in lower case.
    marks
        Marks of the sorts ``weekday``, ``month`` and ``period``.
    published
        Day of the report; without one only dates with a year are resolved.

    Returns
    -------
    tuple of Day
        In the order of the text; a day after ``published`` is left out.
    """
    found = [_absolute(lower, mark, published) for mark in marks if mark.entry.sort == "month"]
    if published is not None:
        for mark in marks:
            if mark.entry.sort == "weekday":
                found.append(_weekday(lower, mark, published))
            elif mark.entry.sort == "period":
                found.append(_relative(mark, published))
    found += _numeric(lower, published)
    days = sorted(
        (day for day in found if day and (published is None or day.first <= published)),
        key=lambda day: (day.i, -day.j),
    )
    return tuple(_ranges(lower, [_clipped(day, published) for day in days], published))


def _clipped(day: Day, published: date | None) -> Day:
    if published is None or day.last <= published:
        return day
    return Day(day.i, day.j, day.first, published, day.precision)


def _weekday(lower: Sequence[str], mark: Mark, published: date) -> Day:
    back = (published.weekday() - int(mark.value)) % 7
    if back == 0 and mark.i and lower[mark.i - 1] in _LAST:
        back = 7
    day = published - timedelta(days=back)
    return Day(mark.i, mark.j, day, day, TimePrecision.DAY)


def _relative(mark: Mark, published: date) -> Day:
    value = mark.value
    if ".." in value:
        first, last = (published + timedelta(days=int(n)) for n in value.split(".."))
        return Day(mark.i, mark.j, first, last, TimePrecision.DAY)
    first, last, precision = _spans(value, published)
    return Day(mark.i, mark.j, first, min(last, published), precision)


def _spans(  # noqa: PLR0911 - one answer for each name of a period
    value: str, day: date
) -> tuple[date, date, TimePrecision]:
    monday = day - timedelta(days=day.weekday())
    if value == "weekend":
        last = day if day.weekday() == 6 else monday - timedelta(days=1)
        if day.weekday() == 5:
            last = day + timedelta(days=1)
        return last - timedelta(days=1), last, TimePrecision.DAY
    if value == "this-week":
        return monday, day, TimePrecision.WEEK
    if value == "last-week":
        return day - timedelta(days=7), day - timedelta(days=1), TimePrecision.WEEK
    if value == "past-week":
        return day - timedelta(days=7), day, TimePrecision.WEEK
    if value == "weeks":
        return day - timedelta(days=28), day, TimePrecision.MONTH
    if value == "months":
        return day - timedelta(days=180), day, TimePrecision.MONTH
    if value == "this-month":
        return day.replace(day=1), day, TimePrecision.MONTH
    if value == "last-month":
        last = day.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last, TimePrecision.MONTH
    if value == "this-year":
        return day.replace(month=1, day=1), day, TimePrecision.MONTH
    if value == "last-year":
        year = day.year - 1
        return date(year, 1, 1), date(year, 12, 31), TimePrecision.MONTH
    return (*INVASION, TimePrecision.MONTH)


def _absolute(lower: Sequence[str], mark: Mark, published: date | None) -> Day | None:
    """Read "11 September 2022", "September 11", "11 вересня", "in February"."""
    month = int(mark.value)
    i, j, number = mark.i, mark.j, 0
    if i and (before := _ORDINAL.fullmatch(lower[i - 1])) and 0 < int(before[1]) < 32:
        number, i = int(before[1]), i - 1
    elif j < len(lower) and (after := _ORDINAL.fullmatch(lower[j])) and 0 < int(after[1]) < 32:
        number, j = int(after[1]), j + 1
    elif lower[mark.i] in ("may", "march") and (not i or lower[i - 1] not in _MONTH_AHEAD):
        return None
    year = 0
    step = 1 if j < len(lower) and lower[j] == "," else 0
    if j + step < len(lower) and _YEAR.fullmatch(lower[j + step]):
        year, j = int(lower[j + step]), j + step + 1
    return _dated(i, j, year, month, number, published)


_MONTH_AHEAD = frozenset(
    {"in", "since", "last", "of", "early", "late", "mid", "by", "this", "until"}
)


def _dated(
    i: int, j: int, year: int, month: int, number: int, published: date | None
) -> Day | None:
    if not year and published is None:
        return None
    if not year and published is not None:
        ahead = (month, number) > (published.month, published.day if number else 31)
        year = published.year - ahead
    try:
        first = date(year, month, number or 1)
    except ValueError:
        return None
    if number:
        return Day(i, j, first, first, TimePrecision.DAY)
    last = date(year, month, monthrange(year, month)[1])
    return Day(i, j, first, last, TimePrecision.MONTH)


def _numeric(lower: Sequence[str], published: date | None) -> list[Day | None]:
    found: list[Day | None] = []
    for i in range(len(lower) - 2):
        if not lower[i].isdigit() or lower[i + 1] not in ".-" or not lower[i + 2].isdigit():
            continue
        text = "".join(lower[i : i + 5])
        match = _NUMERIC.match(text) or _NUMERIC.match("".join(lower[i : i + 3]))
        if match is None:
            continue
        parts = match.groupdict()
        year = int(parts["y1"] or parts["y2"] or 0)
        month, number = int(parts["m1"] or parts["m2"]), int(parts["d1"] or parts["d2"])
        length = 5 if parts["y1"] or parts["y2"] else 3
        if 0 < month < 13 and 0 < number < 32:
            found.append(_dated(i, i + length, year, month, number, published))
    return found


def _ranges(lower: Sequence[str], days: list[Day], published: date | None) -> list[Day]:
    """Join "between Thursday and Saturday", open "since Thursday" up to the report."""
    joined: list[Day] = []
    k = 0
    while k < len(days):
        day = days[k]
        before = lower[day.i - 1] if day.i else ""
        following = days[k + 1] if k + 1 < len(days) else None
        if (
            following is not None
            and before in _RANGE_OPENS
            and 0 < following.i - day.j <= 2
            and lower[day.j] in _RANGE_JOINS
            and day.first <= following.last
        ):
            joined.append(Day(day.i, following.j, day.first, following.last, day.precision))
            k += 2
            continue
        if before in _SINCE and published is not None and "since" in before:
            day = Day(day.i, day.j, day.first, published, day.precision)
        if not joined or day.i >= joined[-1].j:
            joined.append(day)
        k += 1
    return joined
