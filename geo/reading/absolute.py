"""Dates that a text gives by their numbers: "11 September 2022", "3 to 5 May", 11.09.2022."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from geo.claim import TimePrecision
from geo.reading.lexicon import Mark, table
from geo.reading.spans import clamped, month_span, part_of

_HELPERS = ("count", "ordinal", "which", "shift", "phase", "eve", "month", "same-year")
_ORDINAL = re.compile(r"(\d\d?)(?:st|nd|rd|th|-?го|-?е|-?ого|-?те)?")
_RANGE = re.compile(r"(\d\d?)-(\d\d?)")
_ISO = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_YEAR = re.compile(r"((?:20|19)\d\d)(?:-?(?:го|й|ий|му|м))?")
_BARE = re.compile(r"(\d\d?)(-?(?:го|ого|е|те)|st|nd|rd|th)")
_CLOCK = timedelta(days=30)  # from which "18.05" at the head of a line is a time of day
_FIRST_YEAR = 2014  # of the years that a bare number may name
_CENTURY = 2000
_MONTHS = 12
_LAST_NUMBER = 31  # of a month
_AHEAD = timedelta(days=180)  # from which "by 1 June" is no day of the past
_YEARS_BACK = {"last-year": 1, "before-year": 2}
_ENDS = frozenset({"", ".", ",", ";", "—"})
_AFTER_MONTHS = 13  # «в марте двадцать второго» is a year from here on


@dataclass(frozen=True, slots=True)
class Day:
    """A stretch of days named at words ``i`` up to ``j``: first and last, both included.

    Attributes
    ----------
    offset
        Days from the day named before, for "a day earlier"; ``None`` for all others.
    reaches
        Whether the offset speaks of what follows it: "a day after the Russians left".
    weak
        Whether it yields to any other day: a duration ("in two days") or "at night".
    since
        Whether only its beginning is named: "since Friday".
    guessed
        Whether the year is left out.
    tied
        What it shares with the day named before: ``year`` ("in July of the same year"),
        ``month`` ("on the 27th"), ``@month`` and ``@week`` ("that same week"); empty for all
        others.
    """

    i: int
    j: int
    first: date
    last: date
    precision: TimePrecision = TimePrecision.DAY
    offset: tuple[int, int] | None = None
    reaches: bool = False
    weak: bool = False
    since: bool = False
    guessed: bool = False
    tied: str = ""

    @property
    def goes_on(self) -> bool:
        """Whether what follows may be of it too: no month or year, nor what yields to others."""
        return self.precision is TimePrecision.DAY and not self.reaches and not self.weak


class Line:
    """A sentence whose days are read; words are looked up on either side of a mark.

    Parameters
    ----------
    lower
        Its words in lower case.
    marks
        Marks of the sorts of ``calendar.csv``.
    published
        Day of the report, if known.
    """

    def __init__(self, lower: Sequence[str], marks: Sequence[Mark], published: date | None) -> None:
        self.lower = lower
        self.published = published
        helpers = [mark for mark in marks if mark.entry.sort in _HELPERS]
        self.ending = {(mark.entry.sort, mark.j): mark for mark in helpers}
        self.opening = {(mark.entry.sort, mark.i): mark for mark in helpers}
        self.periods = {mark.i: mark for mark in marks if mark.entry.sort == "period"}

    def word(self, i: int) -> str:
        """Word at a place, empty outside the sentence."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def before(self, sort: str, j: int) -> Mark | None:
        """Mark of a helping sort that ends at a word, articles passed over."""
        mark = self.ending.get((sort, j))
        if mark is None and self.word(j - 1) in words("filler"):
            mark = self.ending.get((sort, j - 1))
        return mark

    def night(self, day: Day) -> Day:
        """Take in the evening before where the night into a day is told."""
        eve = self.before("eve", day.i)
        if eve is None or eve.value != "into":
            return day
        return replace(day, i=eve.i, first=day.first - timedelta(days=1))

    def month(self, mark: Mark) -> Day | None:
        """Read "11 September 2022", "September 11", "3 to 5 May", "in mid-June"."""
        found = self._with_numbers(mark)
        if found is None:
            return None
        i, j, first, last = found
        value, _, phase = mark.value.partition(" ")
        year, j = self.year(j)
        same = None if year else self.opening.get(("same-year", j))
        j = same.j if same else j
        near = self.periods.get(i - 2) if self.word(i - 1) in words("in") else None
        if not year and near and near.value in _YEARS_BACK and self.published:
            i, year = near.i, self.published.year - _YEARS_BACK[near.value]
        if not first and not phase and (part := self.before("phase", i)):
            i, phase = part.i, part.value
        day = self._dated(i, j, year, int(value), first, last)
        if day is None or (first and not year and self._is_ahead(day)):
            return None
        if not year and (same or self.word(mark.i - 1) in words("that")):
            day = replace(day, tied="year")
        if not first and phase:
            begin, end = part_of(day.first, day.last, phase)
            return replace(day, first=begin, last=end)
        return self.night(day) if first == last and first else day

    def _with_numbers(self, mark: Mark) -> tuple[int, int, int, int] | None:
        """Words of a month with its days, 0 where none is given; ``None`` if it is no month."""
        i, j, first, last = mark.i, mark.j, 0, 0
        if self.word(i - 1) == '"' == self.word(j):
            return None
        if ahead := self._number_before(i):
            i, first, last = ahead
            other = self._number_before(i - 1) if self.word(i - 1) in words("to") else None
            if other and other[1] < last:
                i, first, _ = other
        elif behind := self._number_after(j + (self.word(j) == ".")):
            j, first, last = behind
            other = self._number_after(j + 1) if self.word(j) in words("to") else None
            if other and other[1] > first and ("month", other[0]) not in self.opening:
                j, _, last = other
        elif self.lower[i] in ("may", "march") and not self._is_month(i):
            return None
        return i, j, first, last

    def _is_ahead(self, day: Day) -> bool:
        """Whether "by 1 June" is a day to come rather than one of last year."""
        if self.published is None or self.word(day.i - 1) not in words("by"):
            return False
        return day.first < self.published - _AHEAD

    def _is_month(self, i: int) -> bool:
        ahead = self.word(i - 1) in words("month-ahead") or self.before("phase", i) is not None
        return ahead or bool(_YEAR.fullmatch(self.word(i + 1)))

    def _number_before(self, j: int) -> tuple[int, int, int] | None:
        """Where the number of a day begins that ends at a word, and its first and last day."""
        for k in (j, j - 1 if self.word(j - 1) in words("filler") else j):
            if mark := self.ending.get(("ordinal", k)):
                return mark.i, int(mark.value), int(mark.value)
            if found := _numbers(self.word(k - 1)):
                return k - 1, *found
        return None

    def _number_after(self, j: int) -> tuple[int, int, int] | None:
        """Where the number of a day ends that begins at a word, and its first and last day."""
        k = j + (self.word(j) == "the")
        mark = self.opening.get(("ordinal", k))
        if mark and self.lower[k].isascii():
            return mark.j, int(mark.value), int(mark.value)
        found = _numbers(self.word(k))
        return (k + 1, *found) if found else None

    def year(self, j: int) -> tuple[int, int]:
        """Year after a month, 0 where it is left out, and the end of its words."""
        for k in (j, j + 1):
            word = self.word(k)
            if match := _YEAR.fullmatch(word):
                return int(match[1]), k + 1 + (self.word(k + 1) in words("year"))
            if self.published and word.rstrip(".") in words("this-year"):
                return self.published.year, k + 1
            which = self.opening.get(("which", k))
            adjacent = k == j or self.word(j) == "of"
            if which and adjacent and self.word(which.j) in words("year") and self.published:
                return self.published.year - (which.value == "last"), which.j + 1
            near = self.periods.get(k) if adjacent else None
            if near and near.value in _YEARS_BACK and self.published:
                year = self.published.year - _YEARS_BACK[near.value]
                return year, near.j if near.i == j else j
            mark = self.opening.get(("ordinal", k))
            if k == j and mark and int(mark.value) > _AFTER_MONTHS and not word.isascii():
                return _CENTURY + int(mark.value), mark.j
            if word not in (",", "of"):
                break
        return 0, j

    def _dated(self, i: int, j: int, year: int, month: int, first: int, last: int) -> Day | None:
        guessed = not year
        if guessed:
            if self.published is None:
                return None
            ahead = (month, first) > (self.published.month, self.published.day if first else 31)
            year = self.published.year - ahead
        if not first:
            return Day(i, j, *month_span(year, month), TimePrecision.MONTH, guessed=guessed)
        begin, end = clamped(year, month, first), clamped(year, month, last)
        return Day(i, j, begin, end, guessed=guessed) if begin and end else None

    def numeric(self) -> Iterator[Day]:
        """Read dates in digits ("11.09.2022", "2022-09-11", "11/09") and bare years."""
        lower = self.lower
        for i, word in enumerate(lower):
            if not word[:1].isdecimal():
                continue
            if day := self._joined_digits(i, word) or self._bare_year(i) or self._numbered(i):
                yield day
            if not word.isdecimal():
                continue
            mark = self.word(i + 1)
            if mark not in (".", "/") or not self.word(i + 2).isdecimal():
                continue
            parts = [word, lower[i + 2]]
            if self.word(i + 3) == mark and self.word(i + 4).isdecimal():
                parts.append(lower[i + 4])
            day = self._digits(i, parts, mark)
            if day is not None:
                yield day

    def _joined_digits(self, i: int, word: str) -> Day | None:
        """Read "2022-09-11", which is one word."""
        match = _ISO.fullmatch(word)
        if match is None:
            return None
        year, month, day = (int(part) for part in match.groups())
        return self._in_digits(i, i + 1, year, month, day)

    def _digits(self, i: int, parts: Sequence[str], mark: str) -> Day | None:
        end = i + 2 * len(parts) - 1
        day, month = int(parts[0]), int(parts[1])
        if len(parts) == 3 and len(parts[2]) in (2, 4):
            year = int(parts[2]) + _CENTURY * (len(parts[2]) == 2)
            if month > _MONTHS >= day:
                day, month = month, day
            return self._in_digits(i, end, year, month, day)
        dated = i == 0 or self.word(i - 1) in words("dated")
        if len(parts) > 2 or len(parts[1]) != 2 or not dated:
            return None
        if len(parts[0]) != 2 and mark == ".":
            return None
        found = self._in_digits(i, end, 0, month, day)
        if found and i == 0 and self.published and found.first < self.published - _CLOCK:
            return None
        return found

    def _in_digits(self, i: int, j: int, year: int, month: int, number: int) -> Day | None:
        """Day of a month of a year, 0 where it is left out; ``None`` where there is none such."""
        if not (0 < month <= _MONTHS and number):
            return None
        day = self._dated(i, j, year, month, number, number)
        return None if day is None else self.night(day)

    def _bare_year(self, i: int) -> Day | None:
        match = _YEAR.fullmatch(self.lower[i])
        if not match or int(match[1]) < _FIRST_YEAR:
            return None
        named = self.word(i + 1) in words("year")
        if not named and self.word(i - 1) not in ("in", "since", "of"):
            return None
        first, last = date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
        start = i
        if part := self.before("phase", i):
            start, (first, last) = part.i, part_of(first, last, part.value)
        return Day(start, i + 1 + named, first, last, TimePrecision.MONTH)

    def _numbered(self, i: int) -> Day | None:
        """Read the bare day of a month in digits: "on the 12th", «10-го», «27 числа»."""
        number = self.word(i + 1) in words("number")
        match = _BARE.fullmatch(self.lower[i])
        if match is None and not (number and self.lower[i].isdecimal()):
            return None
        if ("month", i + 1) in self.opening or ("month", i) in self.ending:
            return None
        value = int(match[1] if match else self.lower[i])
        if match and not number:
            ahead, follows = self.word(i - 1), self.word(i + 1)
            if self.lower[i].isascii():
                after = follows in words("by-number") or not follows[:1].isalnum()
                after = after or (self.word(i - 2) == "on" and follows in words("after-number"))
                if ahead != "the" or self.word(i - 2) not in words("dated") or not after:
                    return None
            elif ahead and ahead not in words("before-number") and follows not in _ENDS:
                return None
        if self.published is None or not 0 < value <= _LAST_NUMBER:
            return None
        return self.day_of_month(i, i + 1 + number, value, self.published)

    def day_of_month(self, i: int, j: int, number: int, published: date) -> Day | None:
        """Latest day with a number that is no later than the report."""
        month = published.replace(day=1)
        if number > published.day:
            month = (month - timedelta(days=1)).replace(day=1)
        day = clamped(month.year, month.month, number)
        return Day(i, j, day, day, tied="month") if day else None


def _numbers(word: str) -> tuple[int, int] | None:
    """First and last day of a month that a word gives: "9", "9th", "9-11"."""
    match = _ORDINAL.fullmatch(word)
    first, last = (match[1], match[1]) if match else ("0", "0")
    if span := _RANGE.fullmatch(word):
        first, last = span.groups()
    return (int(first), int(last)) if 0 < int(first) <= int(last) <= _LAST_NUMBER else None


@cache
def words(sort: str) -> frozenset[str]:
    """Words of the calendar that only help to read a day, of all languages.

    Parameters
    ----------
    sort
        Such as ``filler`` or ``since``.

    Returns
    -------
    frozenset of str
        In lower case.
    """
    return frozenset(
        word
        for row in table("calendar.csv")
        if row["sort"] == sort
        for word in row["pattern"].split("|")
    )
