"""When it happened: the day that a sentence, or what stands before it, gives an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.claim import TimePrecision
from geo.reading.absolute import Day
from geo.reading.clauses import Clause
from geo.reading.dates import clip
from geo.reading.lexicon import Mark
from geo.reading.readclaim import Span
from geo.reading.scene import BREAKS, Scene
from geo.reading.spans import month_span
from geo.reading.speech import Speech
from geo.reading.voices import NOBODY

_OLD = timedelta(days=14)  # from which a day is background, which nothing goes on from
_YEAR_ON = timedelta(days=100)  # over which a text goes on in the year that it has named
_NEAR_SAY = 8  # words between a verb of speech and the day on which it was spoken
_BESIDE = 2  # words between two names of one day
_BACK = 3  # sentences over which "a day earlier" reaches back
_HEADING = 4  # words that a heading may have besides its day
_COSTS = (("relative", 15), ("boundary", 4), ("trigger", 4), ("say", 6))
_COMMA, _STOP, _COARSE = 2, 8, 4
_FAR = 36  # cost from which a day of a sentence is another event's
_LASTING = frozenset({"hold", "clash", "advance"})  # what goes on "since Friday"


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, and the words that give it; no words where it is taken over from before."""

    day: Day
    span: Span


def settle(scenes: Sequence[Scene], published: date | None) -> None:
    """Resolve the days of a report that hang on those named before; leave out its dateline.

    Parameters
    ----------
    scenes
        The report's sentences; their days are put in place.
    published
        Day of the report, if known.
    """
    anchor: tuple[int, Day] | None = None
    for number, scene in enumerate(scenes):
        if not scene.days:
            continue
        settled = []
        for day in scene.days:
            if number < 2 and _is_dateline(scene, day):
                continue
            base = anchor[1] if anchor and number - anchor[0] <= _BACK else None
            fixed = clip(_fixed(day, base, published), published)
            if fixed is None:
                continue
            settled.append(fixed)
            if len(settled) > 1 and _same_weekday(settled[-2], fixed):
                older = min(settled[-2:], key=lambda one: one.first)
                settled[-2:] = [replace(older, i=settled[-2].i, j=fixed.j)]
                fixed = settled[-1]
            if not fixed.weak and not fixed.reaches:
                anchor = (number, fixed)
        scene.days = tuple(settled)


def _same_weekday(one: Day, other: Day) -> bool:
    """Whether two days beside each other are one: "in two days, on Friday"."""
    single = one.first == one.last and other.first == other.last
    return single and other.i - one.j <= _BESIDE and one.first.weekday() == other.first.weekday()


def _fixed(day: Day, base: Day | None, published: date | None) -> Day:
    """Count "a day earlier" from the day before, and give "1 April" the year told before."""
    if day.offset is not None:
        start = base.last if base else published or day.last
        first, last = (start + timedelta(days=n) for n in day.offset)
        if day.precision is TimePrecision.MONTH:
            first, last = month_span(last.year, last.month)
        return replace(day, first=first, last=last)
    if day.guessed and base and published and not base.guessed:
        old = day.first < published - _OLD * 2 and base.last.year < day.first.year
        moved = replace(day, first=_in_year(day.first, base.last.year),
                        last=_in_year(day.last, base.last.year))  # fmt: skip
        near = (
            base.last - base.first < _OLD * 3 and timedelta(0) <= moved.last - base.first < _YEAR_ON
        )
        return moved if old and near else day
    return day


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28 if day.month == 2 else day.day))


def _is_dateline(scene: Scene, day: Day) -> bool:
    """Whether a day stands in "KYIV, Sept 11 (Agency) -"."""
    tail = scene.lower[day.j : day.j + 8]
    return day.i < 8 and bool(tail) and (
        (tail[0] == "(" and ")" in tail) or (tail[0] in ("—", "-", "/") and day.i > 0
                                             and scene.lower[day.i - 1] in (",", "."))
    )  # fmt: skip


def day_of(
    scenes: Sequence[Scene],
    number: int,
    trigger: Mark,
    clause: Clause,
    published: date | None,
    *,
    at: int | None = None,
    speech: Speech | None = None,
) -> Dated | None:
    """Find the day of an event.

    Parameters
    ----------
    scenes, number
        The report's sentences, and which of them speaks of the event.
    trigger, clause
        Its words.
    published
        Day of the report, if known.
    at
        Word at which its place stands, if that is in the sentence.
    speech
        Who speaks where, for the day on which somebody spoke; nobody's if not given.

    Returns
    -------
    Dated or None
        In its clause, else in its sentence, else when it was said, else in what stands before;
        ``None`` where nothing tells a day.
    """
    scene = scenes[number]
    said = [day for day in scene.days if _of_speech(scene, day)]
    free = [day for day in scene.days if day not in said and _fits(day, trigger)]
    costs = [(_cost(scene, day, trigger, clause, at), day) for day in free]
    costs = [(cost, day) for cost, day in costs if cost < _FAR]
    if costs:
        _, best = min(costs, key=lambda one: (one[1].weak, one[0]))
        return _dated(scene, _lasting(best, trigger, published))
    if said:
        return _dated(scene, min(said, key=lambda day: abs(day.i - trigger.i)))
    return _carried(scenes, number, trigger, published, speech)


def _fits(day: Day, trigger: Mark) -> bool:
    return not day.reaches or day.j <= trigger.i + 1


def _cost(scene: Scene, day: Day, trigger: Mark, clause: Clause, at: int | None) -> float:
    """How far a day stands from an event: words, and what lies between."""
    cost = _way(scene, day, trigger.i, trigger.j)
    if at is not None and _together(scene, trigger, at):
        cost = (cost + _way(scene, day, at, at + 1)) / 2
    if day.precision is not TimePrecision.DAY:
        cost += _COARSE
    if not clause.left <= day.i < clause.right:
        crossed = day.since and _way(scene, day, trigger.i, trigger.j) > _COARSE
        if day.weak or (crossed and trigger.value not in _LASTING):
            return _FAR
        cost += 12 if clause.relative else 2
        if day.precision is not TimePrecision.DAY:
            cost += _COARSE
    return cost


def _together(scene: Scene, trigger: Mark, at: int) -> bool:
    """Whether no other event stands between a trigger and its place."""
    low, high = min(trigger.j, at), max(trigger.i, at)
    return not any(
        low <= mark.i < high and mark.value != "none" and mark is not trigger
        for mark in scene.marks["trigger"]
    )


def _way(scene: Scene, day: Day, i: int, j: int) -> float:
    low, high = (j, day.i) if day.i >= j else (day.j, i)
    if low >= high:
        return 0
    cost = min(high - low, 10) / 2
    for name, price in _COSTS:
        cost += price * sum(
            low <= mark.i < high and mark.value != "none" and mark.j != day.i
            for mark in scene.marks.get(name, ())
        )
    between = scene.lower[low:high]
    stops = sum(word in BREAKS for word in between) - 2 * min(
        between.count("("), between.count(")")
    )
    return cost + _COMMA * between.count(",") + _STOP * stops


def _lasting(day: Day, trigger: Mark, published: date | None) -> Day:
    """Let "since Friday" reach up to the report for what goes on, not for what happened."""
    if not day.since or published is None:
        return day
    return replace(day, last=published) if trigger.value in _LASTING else day


def _dated(scene: Scene, day: Day) -> Dated:
    return Dated(day, scene.offsets(day.i, day.j))


def _of_speech(scene: Scene, day: Day) -> bool:
    """Whether a day tells when something was said: only the speaker stands between the two."""
    return any(_spoken(scene, day, mark) for mark in scene.marks["say"])


def _spoken(scene: Scene, day: Day, say: Mark) -> bool:
    after = day.i >= say.j
    low, high = (say.j, day.i) if after else (day.j, say.i)
    if high - low > _NEAR_SAY or day.since:
        return False
    triggers = [mark for mark in scene.marks["trigger"] if mark.value != "none"]
    if any(low <= mark.i < high for mark in triggers):
        return False
    between = scene.lower[low:high]
    if any(word in BREAKS or word == '"' for word in between):
        return False
    crossed = any(low <= mark.i < high for mark in scene.marks["relative"])
    if after:
        ahead = any(low <= mark.i < high for mark in scene.marks["force"])
        return not crossed and "," not in between and not ahead
    head = not any(mark.j <= day.i for mark in triggers)
    return not crossed and ("," not in between or head)


def _carried(
    scenes: Sequence[Scene], number: int, trigger: Mark, published: date | None,
    speech: Speech | None,
) -> Dated | None:  # fmt: skip
    """Day that goes on from what stands around: a fragment, the sentences before, the speaker."""
    day = (
        _only_when(scenes, number)
        or _paragraphs(scenes, number)
        or _same_speaker(scenes, number, trigger, speech)
        or _lead(scenes, number, published)
        or _headed(scenes, number)
    )
    if day is None:
        return None
    return Dated(replace(_lasting(day, trigger, published), i=0, j=0), None)


def _only_when(scenes: Sequence[Scene], number: int) -> Day | None:
    """Day of a following sentence that only tells when: "On Thursday.", "This was said on"."""
    after = _next(scenes, number)
    if after is None or not after.days:
        return None
    bare = _is_bare(after) or after.has("back", 0, 2) is not None
    return after.days[0] if bare else None


def _paragraphs(scenes: Sequence[Scene], number: int) -> Day | None:
    """Day of the nearest sentence before in the paragraph that has one."""
    for n in range(number - 1, -1, -1):
        if scenes[n].sentence.paragraph != scenes[number].sentence.paragraph:
            break
        for day in scenes[n].days:
            if _goes_on(day):
                return day
    return None


def _same_speaker(
    scenes: Sequence[Scene], number: int, trigger: Mark, speech: Speech | None
) -> Day | None:
    """Day on which somebody began to speak who still does."""
    voice = speech.voice(number, trigger.i) if speech else NOBODY
    if speech is None or voice is NOBODY:
        return None
    for n in range(number - 1, -1, -1):
        for day in scenes[n].days:
            spoken = _goes_on(day) and _of_speech(scenes[n], day)
            if spoken and voice.name in {speech.voice(n, k).name for k in _floor(scenes[n])}:
                return day
    return None


def _floor(scene: Scene) -> Iterator[int]:
    """Words of a sentence at which its speakers are asked for."""
    yield from (mark.i for mark in scene.marks["say"])
    yield from (0, len(scene.lower) - 1)


def _lead(scenes: Sequence[Scene], number: int, published: date | None) -> Day | None:
    """Day on which was said what opens a paragraph, told in its second sentence."""
    after = _next(scenes, number)
    opens = number == 0 or _next(scenes, number - 1) is None
    if after is None or not opens or published is None:
        return None
    days = (day for day in after.days if _goes_on(day) and published - day.last <= _OLD)
    return next((day for day in days if _of_speech(after, day)), None)


def _headed(scenes: Sequence[Scene], number: int) -> Day | None:
    """Day of the heading over a sentence: a paragraph that names nothing but a day."""
    for n in range(number - 1, -1, -1):
        alone = n == 0 or _next(scenes, n - 1) is None
        if scenes[n].days and alone and _next(scenes, n) is None and _is_bare(scenes[n]):
            return scenes[n].days[0]
    return None


def _next(scenes: Sequence[Scene], number: int) -> Scene | None:
    """Sentence that follows in the same paragraph."""
    if number + 1 == len(scenes):
        return None
    after = scenes[number + 1]
    return after if after.sentence.paragraph == scenes[number].sentence.paragraph else None


def _is_bare(scene: Scene) -> bool:
    """Whether a sentence says little but a day."""
    told = any(mark.value != "none" for mark in scene.marks["trigger"])
    rest = len(scene.lower) - sum(day.j - day.i for day in scene.days)
    return not told and not scene.groups and rest <= _HEADING


def _goes_on(day: Day) -> bool:
    return day.precision is TimePrecision.DAY and not day.reaches and not day.weak
