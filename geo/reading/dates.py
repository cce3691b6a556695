"""Days that a text names, resolved against the day it was published; never in its future.

The words stand in ``calendar.csv``. dateparser is not asked here: it needs half a millisecond
for each phrase, more than a whole report may take, and has no answer to most of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.claim import TimePrecision
from geo.reading.absolute import Day, Line, words
from geo.reading.lexicon import Mark
from geo.reading.spans import (
    DAY_LENGTH,
    SOME,
    ended_part,
    month_of,
    part_of,
    season_span,
    span_of,
    week_of,
    widened,
)

CALENDAR = ("weekday", "month", "season", "period", "unit", "ordinal", "count", "which", "shift",
            "phase", "eve", "same-year", "no-day")  # fmt: skip
_NEUTER = ("е", "є")  # endings of «пятое» at the head of a line, which numbers it
_LEAST_ALONE = 3  # «первого» and «второго» alone are persons, not days
_THROUGH = frozenset({"into", "—", "-"})  # join two days without "from"
_HOURS = 24  # of a day
_YIELDS = "~"  # before a period that yields to any other day, such as "since dawn"
_ENDING = frozenset({"last", "lastday", "week4"})  # parts of a month that may not be over
_BEGUN = _ENDING | {"early", "first", "firstday"}  # parts named without "this"
_RECALLED = frozenset({"@month", "@week"})  # stretches that are those of the day named before
_LATER = "~@0"  # later on the day named before: "by nightfall"
_HALF_DAY = 12  # hours that do not yet reach into the day before
_OUTSIDE = frozenset(',.;:!?")—|/')


def find_days(
    lower: Sequence[str], marks: Iterable[Mark], published: date | None
) -> tuple[Day, ...]:
    """Resolve the words of a sentence that name days.

    Parameters
    ----------
    lower
        Its words in lower case.
    marks
        Marks of the sorts of ``calendar.csv``.
    published
        Day of the report; without one only dates with a year are resolved.

    Returns
    -------
    tuple of Day
        In the order of the text; a day after ``published`` is left out.
    """
    known = _named_days(marks)
    numbers = any([word[0].isdigit() for word in lower])  # noqa: C419 - a list is faster
    if not known and not numbers:
        return ()
    line = _Named(lower, known, published)
    found = [day for mark in known if (day := line.read(mark)) is not None]
    if numbers:
        found += line.numeric()
    found.sort(key=lambda day: (day.i, -day.j))
    days = [clipped for day in line.joined(_apart(found)) if (clipped := clip(day, published))]
    return tuple(line.said(days))


def clip(day: Day, published: date | None) -> Day | None:
    """Cut a day off at the day of the report; ``None`` where all of it lies behind.

    Parameters
    ----------
    day, published
        The day, and the last that the report can tell of, if known.

    Returns
    -------
    Day or None
        The part that is no later than ``published``.
    """
    if published is None or day.last <= published:
        return day
    return replace(day, last=published) if day.first <= published else None


def _named_days(marks: Iterable[Mark]) -> list[Mark]:
    """Leave out the words for days within those that only look so: «вихідні рубежі»."""
    known = list(marks)
    none = {k for mark in known if mark.entry.sort == "no-day" for k in range(mark.i, mark.j)}
    return [mark for mark in known if mark.i not in none] if none else known


def _rough(number: int, unit: str) -> TimePrecision:
    """How closely "the past three weeks" tells a day."""
    if number * DAY_LENGTH.get(unit, 1) < DAY_LENGTH["week"]:
        return TimePrecision.DAY
    return TimePrecision.MONTH if unit in ("month", "year") else TimePrecision.WEEK


def _apart(found: Sequence[Day]) -> list[Day]:
    """Leave out what lies within a longer name of a day."""
    kept: list[Day] = []
    for day in found:
        if kept and day.i < kept[-1].j:
            if day.j - day.i > kept[-1].j - kept[-1].i:
                kept[-1] = day
            continue
        kept.append(day)
    return kept


def _follows(day: Day, other: Day) -> bool:
    """Whether two days are each one day, the second on the morrow of the first."""
    plain = day.offset is None and other.offset is None
    single = day.first == day.last and other.first == other.last
    return plain and single and other.first - day.first == timedelta(days=1)


class _Named(Line):
    """A sentence whose days are read, with those that are counted from the day of the report."""

    def read(self, mark: Mark) -> Day | None:
        """Day that a mark names; ``None`` where it names none."""
        sort, day = mark.entry.sort, self.published
        if sort == "month":
            return self.month(mark)
        readers = {"weekday": self._weekday, "season": self._season, "ordinal": self._alone,
                   "period": self._period, "unit": self._unit}  # fmt: skip
        return readers[sort](mark, day) if day is not None and sort in readers else None

    def _weekday(self, mark: Mark, published: date) -> Day:
        back = (published.weekday() - int(mark.value)) % 7
        which = self.before("which", mark.i)
        if back == 0 and which is not None and which.value != "this":
            back = 7
        j, day = mark.j, published - timedelta(days=back)
        for k in (mark.j, mark.j + 1):
            of = self.opening.get(("which", k))
            if of and of.value == "last" and self.word(of.j).startswith(("week", "тиж", "недел")):
                day = week_of(published) + timedelta(days=int(mark.value) - 7)
                j = of.j + 1
        return self.night(Day(mark.i, j, day, day))

    def _season(self, mark: Mark, published: date) -> Day | None:
        which = self.before("which", mark.i)
        i, j = which.i if which else mark.i, mark.j
        year, j = self.year(j)
        last = which is not None and which.value == "last"
        if not year and not which and self.word(i - 1) in ("since", "the"):
            alone = self.word(j)[:1].isalnum() and self.word(j) not in words("after-number")
            inside = self.word(i - 2) in words("in")
            if not (inside and not alone) and (inside or self.word(i - 2) not in words("span")):
                return None
        first, end = season_span(int(mark.value), year, published, complete=last)
        if phase := None if which else self.before("phase", i):
            first, end = month_of(first, phase.value) or (first, end)
            i = phase.i
        return Day(i, j, first, end, TimePrecision.MONTH)

    def _alone(self, mark: Mark, published: date) -> Day | None:
        """Read the bare day of a month: "on the 9th", «одинадцятого»."""
        month = ("month", mark.j) in self.opening
        follows = self.word(mark.j)
        if (
            month
            or int(mark.value) < _LEAST_ALONE
            or not (
                not follows
                or follows in _OUTSIDE
                or follows in words("by-number")
                or self._goes_on(mark)
            )
        ):
            return None
        if self.lower[mark.i].isascii() and self.word(mark.i - 1) != "the":
            return None
        if mark.i == 0 and self.lower[mark.j - 1].endswith(_NEUTER):
            return None
        return self.day_of_month(mark.i, mark.j, int(mark.value), published)

    def _goes_on(self, mark: Mark) -> bool:
        """Whether a number opens a part of what a date has begun: «2 мая вошли, пятого их»."""
        dated = any(sort == "month" and k < mark.i for sort, k in self.opening)
        return dated and self.word(mark.i - 1) in words("before-number")

    def _period(self, mark: Mark, published: date) -> Day | None:
        value = mark.value
        if value in _RECALLED:
            first, last, precision = span_of(f"this-{value[1:]}", published)
            return Day(mark.i, mark.j, first, last, precision, tied=value)
        if value.startswith("@"):
            shift = int(value[1:])
            return Day(mark.i, mark.j, published, published, offset=(shift, shift))
        if value == _LATER:
            return Day(mark.i, mark.j, published, published, offset=(0, 0), weak=True)
        if ".." in value:
            shifts = value.removeprefix(_YIELDS).split("..")
            first, last = (published + timedelta(days=int(n)) for n in shifts)
            weak = first != last or value.startswith(_YIELDS)
            return Day(mark.i, mark.j, first, last, weak=weak)
        first, last, precision = span_of(value, published)
        return Day(mark.i, mark.j, first, last, precision, weak=value in ("weeks", "months"))

    def _unit(self, mark: Mark, published: date) -> Day | None:
        """Read "three days ago", "the past week", "this month", «за добу»."""
        i, count, which = self._ahead(mark.i)
        span = self.word(i - 1) in words("span") or (
            self.word(i - 1) in words("filler") and self.word(i - 2) in words("span")
        )
        unit = mark.value
        number = SOME if count == "some" else int(count or 1)
        if unit == "hour" and number < _HALF_DAY:
            return self._hours(mark, i, which)
        if unit == "hour":
            number, unit = -(-number // _HOURS), "day"
        if (mark.value == "hour" and not count) or (
            unit in ("night", "part") and which not in ("this", "last")
        ):
            return None
        if shifted := self._shifted(mark, i, number, unit, published):
            return shifted
        whole = (
            which == "last" and unit in ("week", "month", "year") and not count
            and self.word(i - 1) != "the"
        )  # fmt: skip
        past = not whole and (
            which == "past" or (which == "last" and bool(count or span or unit == "round"))
        )
        lasting = unit in ("round", "week", "day") and self._bare(i)
        if past or (span and not which and (count or lasting)):
            first = published - timedelta(days=number * DAY_LENGTH.get(unit, 1))
            return Day(i, mark.j, first, published, _rough(number, unit), weak=not past)
        phase = None if count or unit not in ("week", "month") else self.before("phase", i)
        begun = phase is not None and phase.value in _BEGUN
        named = which in ("this", "last") or unit == "weekend" or begun
        return self._named(mark, i, which or "this", unit, published) if named else None

    def _hours(self, mark: Mark, i: int, which: str) -> Day | None:
        """Read "two hours earlier" and "the past few hours", which stay within the day."""
        shift = self.opening.get(("shift", mark.j))
        hence = self.word(i - 1) in words("hence")
        turned = hence or (shift is not None and shift.value in ("earlier", "later"))
        if not turned and (i == mark.i or (shift is None and which not in ("past", "last"))):
            return None
        if self.published is None or (shift and shift.value in ("before", "after")):
            return None
        j = shift.j if shift else mark.j
        offset = (0, 0) if hence or (shift and shift.value != "ago") else None
        day = self.published
        return Day(i - hence, j, day, day, offset=offset, weak=offset is not None)

    def _bare(self, i: int) -> bool:
        """Whether a unit follows "in a" or «за» at once."""
        return self.word(i - 1) not in ("the", "of", "its")

    def _ahead(self, i: int) -> tuple[int, str, str]:
        """Read the number and "this", "last" or "past" before a unit, in any order."""
        count = which = ""
        for _ in range(3):
            if not count and (mark := self.ending.get(("count", i))):
                i, count = mark.i, mark.value
            elif not count and self.word(i - 1).isdecimal() and len(self.lower[i - 1]) < 3:
                i, count = i - 1, self.lower[i - 1]
            elif not which and (mark := self.before("which", i)):
                i, which = mark.i, mark.value
        return i, count, which

    def _named(self, mark: Mark, i: int, which: str, unit: str, published: date) -> Day:
        first, last, precision = span_of(f"{which}-{unit}", published)
        phase = self.before("phase", i)
        if phase is not None:
            if unit == "month" and phase.value in _ENDING and which == "this":
                first, last = ended_part(published, phase.value)
            elif last > first:
                first, last = part_of(first, last, phase.value)
            i = phase.i
        return Day(i, mark.j, first, last, precision)

    def _shifted(self, mark: Mark, i: int, number: int, unit: str, published: date) -> Day | None:
        """Read "ago", "earlier", "later" and "a day after" behind a unit, «через» before it."""
        shift = self.opening.get(("shift", mark.j))
        hence = self.word(i - 1) in words("hence")
        if shift is None and not hence:
            return None
        value = shift.value if shift else "later"
        length = number * DAY_LENGTH.get(unit, 1)
        precision = TimePrecision.DAY if length <= DAY_LENGTH["week"] else _rough(number, unit)
        i, j = i - hence, shift.j if shift else mark.j
        if value == "ago":
            first = published - timedelta(days=length)
            exact = precision is not TimePrecision.MONTH
            return Day(i, j, *((first, first) if exact else widened(first, unit)), precision)
        reaches = value in ("before", "after") and self.word(j) not in ("", *_OUTSIDE)
        back = value in ("earlier", "after" if reaches else "before")
        sign = -length if back else length
        return Day(i, j, published, published, precision, (sign, sign), reaches=reaches)

    def said(self, days: Sequence[Day]) -> list[Day]:
        """Leave out a day that is ruled out before another: "not today, it was on Friday"."""
        return [*(day for day in days[:-1] if not self._ruled_out(day)), *days[-1:]]

    def _ruled_out(self, day: Day) -> bool:
        """Whether "not" or "not on" stands right before a day that ends a phrase."""
        ahead = self.lower[max(0, day.i - 2) : day.i]
        if not ahead or self.word(day.j) not in _OUTSIDE:
            return False
        return ahead[-1] in words("not") or (ahead[0] in words("not") and ahead[-1] in words("at"))

    def joined(self, days: Sequence[Day]) -> Iterator[Day]:
        """Join "between Thursday and Saturday", open "since Thursday" up to the report."""
        k = 0
        while k < len(days):
            day = days[k]
            opener = self.word(day.i - 1 - (self.word(day.i - 1) == "the"))
            other = days[k + 1] if k + 1 < len(days) else None
            between = self.lower[day.j : other.i] if other else ()
            if (
                other is not None and 0 < len(between) <= 2 and between[0] in words("to")
                and other.offset is None and day.first <= other.last and not day.since
                and (opener in words("from") or " ".join(between) in _THROUGH)
            ):  # fmt: skip
                first = min(day.first, other.last)
                yield replace(day, j=other.j, first=first, last=other.last)
                k += 2
                continue
            pair = " ".join(between) in words("and") and opener in words("at")
            if other is not None and pair and _follows(day, other):
                yield replace(day, j=other.j, last=other.last)
                k += 2
                continue
            if opener in words("after") and not day.since:
                yield replace(day, weak=True)
                k += 1
                continue
            single = day.first == day.last or day.precision is not TimePrecision.DAY
            footage = opener in words("from") and self.word(day.i - 2) in words("footage")
            if footage:
                yield day
            elif opener in words("since") and self.published and single and not day.weak:
                yield replace(day, since=True)
            else:
                yield day
            k += 1
