"""Days of a report that hang on those named before: "a day earlier", "on the 27th", "that July"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.claim import TimePrecision
from geo.reading.absolute import Day, words
from geo.reading.dateline import is_dateline, is_head
from geo.reading.dates import clip
from geo.reading.scene import BREAKS, Scene
from geo.reading.spans import clamped, month_span, week_of

_OLD = timedelta(days=28)  # from which a day without a year may be of a year told before
_YEAR_ON = timedelta(days=100)  # over which a text goes on in the year that it has named
_EARLIER = timedelta(days=-31)  # by which a text goes back behind what it has named
_LONG = timedelta(days=42)  # of a stretch that tells more than a month
_WEEK = timedelta(days=7)
_RECENT = timedelta(days=7)  # over which a text goes on with the hours of a day
_BACK = 3  # sentences over which "a day earlier" reaches back
_FAR_BACK = 8  # sentences over which "of the same year" reaches back
_BESIDE = 2  # words between two names of one day


@dataclass(slots=True)
class _Anchor:
    """The last stretch named, the last day and the last but "today", with their sentences."""

    any: Day | None = None
    any_at: int = 0
    day: Day | None = None
    day_at: int = 0
    then: Day | None = None
    then_at: int = 0

    def put(self, number: int, day: Day, *, today: bool) -> None:
        """Keep what a sentence names."""
        self.any, self.any_at = day, number
        if day.precision is TimePrecision.DAY:
            self.day, self.day_at = day, number
            if not today:
                self.then, self.then_at = day, number

    def near(self, number: int, day: Day, published: date | None) -> Day | None:
        """Give what a day of a sentence may hang on."""
        same = day.offset == (0, 0) and day.precision is TimePrecision.DAY
        back = _FAR_BACK if same or day.tied == "year" else _BACK
        if day.weak and same and self.then:  # "by nightfall" tells of no time long ago
            near = published is not None and published - self.then.last <= _RECENT
            return self.then if near and number - self.then_at <= back else None
        if same and self.then:  # "the same day" is not today
            return self.then if number - self.then_at <= back else None
        if day.offset is not None and day.precision is TimePrecision.DAY and self.day:
            return self.day if number - self.day_at <= back else None
        return self.any if number - self.any_at <= back else None


def settle(scenes: Sequence[Scene], published: date | None) -> None:
    """Resolve the days of a report that hang on those named before; leave out its dateline.

    Parameters
    ----------
    scenes
        The report's sentences; their days are put in place.
    published
        Day of the report, if known.
    """
    anchor, aside = _Anchor(), _Anchor()  # what is told, and what anybody says
    for number, scene in enumerate(scenes):
        if not scene.days:
            continue
        if number == 0 and is_head(scenes):
            scene.days = ()
            continue
        settled: list[Day] = []
        for day in scene.days:
            if number < 2 and is_dateline(scene, day):
                continue
            if settled and (moved := _within(scene, settled[-1], day)):
                day = moved  # noqa: PLW2901 - its year is known
            apart = day.offset is not None and not scene.quoted[day.i]
            base = anchor.near(number, day, published) if apart else None
            base = base or aside.near(number, day, published)
            fixed = clip(_fixed(day, base, published), published)
            if fixed is None:
                continue
            if settled and (one := _one(scene, settled[-1], fixed)):
                fixed = settled[-1] = one
            else:
                settled.append(fixed)
            if not (fixed.weak or fixed.reaches or _is_behind(fixed, settled)):
                today = not words("today").isdisjoint(scene.lower[day.i : day.j])
                aside.put(number, fixed, today=today)
                if not scene.quoted[day.i]:
                    anchor.put(number, fixed, today=today)
        scene.days = tuple(settled)


def _is_behind(day: Day, named: Sequence[Day]) -> bool:
    """Whether a day lies well behind one named before it: "on Friday, from A, taken on 12 May"."""
    exact = [one for one in named if one.first == one.last and one.offset is None]
    single = day.first == day.last and day.offset is None
    return single and any(one.first - day.first > _WEEK for one in exact)


def _one(scene: Scene, one: Day, other: Day) -> Day | None:
    """One day of two names beside each other: "in two days, on Friday", "in summer, in August"."""
    between = scene.lower[one.j : other.i]
    single = one.first == one.last and other.first == other.last
    near = len(between) <= _BESIDE and not other.since and not one.reaches
    near = near and BREAKS.isdisjoint(between)
    if near and single and one.first.weekday() == other.first.weekday():
        older = min(one, other, key=lambda day: day.first)
        return replace(older, i=one.i, j=other.j)
    counted = one.offset is not None and other.offset is None and "," in between
    if counted and single and len(between) <= _BESIDE * 2:
        return replace(other, i=one.i)
    if not near:
        return None
    if one.since or one.weak or one.first == one.last or "," not in between:
        return None
    inside = one.first <= other.first and other.last <= one.last
    return replace(other, i=one.i) if inside and other.offset is None else None


def _within(scene: Scene, span: Day, day: Day) -> Day | None:
    """Give "in summer 2022, after on 3 July" the year, "last week, on Monday" the week."""
    single = day.first == day.last and day.offset is None and not day.tied and not day.guessed
    if single and scene.lower[span.j : span.j + 1] == [","] and day.i - span.j <= _BESIDE:
        near = day.first - timedelta(days=7)
        return replace(day, first=near, last=near) if span.first <= near <= span.last else None
    if not day.guessed or span.guessed or span.first.year != span.last.year:
        return None
    if (span.last - span.first).days < _LONG.days:
        return None
    moved = _in_year(day, span.last.year)
    return moved if span.first <= moved.first and moved.last <= span.last else None


def _fixed(day: Day, base: Day | None, published: date | None) -> Day:
    """Count "a day earlier" from the day before, and give "1 April" the year told before."""
    if day.offset is not None:
        return _counted(day, day.offset, base, published)
    if base is None:
        return day
    if day.tied:
        return _tied(day, base, published)
    if not day.guessed or base.guessed or published is None:
        return day
    moved = _in_year(day, base.last.year)
    old = day.first < published - _OLD and base.last.year < day.first.year
    near = (
        base.last - base.first < _LONG and moved.last - base.first >= _EARLIER
        and moved.first - base.first < _YEAR_ON
    )  # fmt: skip
    return moved if old and near else day


def _tied(day: Day, base: Day, published: date | None) -> Day:
    """Give a day what it shares with the one told before: month, year, or "that same week"."""
    if day.tied == "month":
        return _in_month(day, base, published)
    if day.tied == "year":
        return _in_year(day, base.last.year)
    if day.tied == "@week":
        first = week_of(base.last)
        return replace(day, first=first, last=first + timedelta(days=6))
    first, last = month_span(base.last.year, base.last.month)
    return replace(day, first=first, last=last)


def _counted(day: Day, offset: tuple[int, int], base: Day | None, published: date | None) -> Day:
    start = base.last if base else published or day.last
    if day.precision is TimePrecision.MONTH:
        start = base.first + (base.last - base.first) // 2 if base else start
        moved = start + timedelta(days=offset[0])
        first, last = month_span(moved.year, moved.month)
        return replace(day, first=first, last=last)
    first, last = (start + timedelta(days=n) for n in offset)
    return replace(day, first=first, last=last)


def _in_month(day: Day, base: Day, published: date | None) -> Day:
    """Give the bare day of a month the month told before."""
    if (base.first.year, base.first.month) != (base.last.year, base.last.month):
        return day
    moved = clamped(base.last.year, base.last.month, day.first.day)
    if moved is None or (published and moved > published):
        return day
    if base.precision is TimePrecision.DAY and abs(moved - base.last) > abs(day.last - base.last):
        return day
    return replace(day, first=moved, last=moved)


def _in_year(day: Day, year: int) -> Day:
    first, last = (
        one.replace(year=year, day=min(one.day, 28 if one.month == 2 else one.day))
        for one in (day.first, day.last)
    )
    return replace(day, first=first, last=last, guessed=False)
