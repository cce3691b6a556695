"""When it happened: the day that a sentence, or what stands before it, gives an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo.claim import TimePrecision
from geo.reading.absolute import Day, words
from geo.reading.carried import Told, carried, of_saying, of_speech, of_voice
from geo.reading.clauses import Clause
from geo.reading.foreign import is_foreign, of_place, of_verb, segment
from geo.reading.lexicon import Mark
from geo.reading.readclaim import Span
from geo.reading.scene import BREAKS, Scene
from geo.reading.speech import Speech

_COSTS = (("relative", 15), ("boundary", 4), ("trigger", 4), ("say", 6))
_COMMA, _STOP, _COARSE = 2, 8, 4
_FAR = 36  # cost from which a day of a sentence is another event's
_LASTING = frozenset({"clash", "advance"})  # what goes on "since Friday"
_GOING = frozenset({"clash", "advance", "entry"})  # what is told as going on by "is" and "are"
_PAST = ("ли", "ла", "ло", "в", "л", "но", "то")  # endings of verbs of what is over
_SHORT = 2  # letters of a preposition, which is no verb
_NEAR = 3  # words around a trigger in which its verb may stand
_GOES = ("ють", "ують", "ються", "уться", "яться", "ує", "ає", "уємо", "аємо", "уют", "ают", "яют",
         "ует", "ает", "яет", "ются", "утся", "ятся", "аем", "уем")  # fmt: skip
_HEAD = 2  # words before a day that opens its sentence


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, and the words that give it; no words where it is taken over from before."""

    day: Day
    span: Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """What words turned out to tell, and whether the claimant says that it did not happen."""

    kind: str
    denied: bool = False


def day_of(
    scenes: Sequence[Scene],
    number: int,
    trigger: Mark,
    clause: Clause,
    published: date | None,
    *,
    at: int | None = None,
    speech: Speech | None = None,
    outcome: Outcome | None = None,
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
    outcome
        What the words turned out to tell; if not given, what they tell by themselves.

    Returns
    -------
    Dated or None
        In its clause, else in its sentence, else when it was said, else in what stands before;
        ``None`` where nothing tells a day.
    """
    scene = scenes[number]
    kind, denied = (outcome.kind, outcome.denied) if outcome else (trigger.value, False)
    place = trigger.i if at is None else at
    present = _is_present(scene, trigger, clause, kind)
    then = _beside(scene, "then", trigger)
    said = [day for day in scene.days if of_speech(scene, day)]
    free = [
        _at_its_when(scene, day, trigger) for day in scene.days
        if day not in said and _fits(day, trigger) and not is_foreign(scene, day, trigger, place)
        and (not (present or denied) or (then and day.i < trigger.i)
             or _is_own(scene, day, trigger, clause))
    ]  # fmt: skip
    if len(free) > 1:
        own = of_place(scene, free, trigger, place) or of_verb(scene, free, trigger, place)
        free = own or free
    costs = [(_cost(scene, day, trigger, clause, at, kind), day) for day in free]
    costs = [(cost, day) for cost, day in costs if cost < _FAR]
    if costs:
        _, best = min(costs, key=lambda one: (one[1].weak, one[0]))
        today = best.last == best.first == published and scene.quoted[best.i]
        if today and not said:
            uttered = of_voice(scenes, Told(number, trigger, False, denied), speech)
            best = replace(best, first=uttered.last, last=uttered.last) if uttered else best
        if not said or not (today or _is_aside(scene, best, trigger)):
            over = kind == "hold" and _is_over(scene, trigger)
            best = _counted_back(best, said, published)
            return _dated(scene, _lasting(best, kind, published, over=over))
    if said:
        return _dated(scene, _said(said, trigger))
    present = present or _is_fresh(scene, trigger)
    day = carried(scenes, Told(number, trigger, present, denied, then), published, speech)
    if day is None:
        return None
    return Dated(replace(_lasting(day, kind, published), i=0, j=0), None)


def _is_aside(scene: Scene, day: Day, trigger: Mark) -> bool:
    """Whether a day behind a comma is told besides: "won in August", "though on Friday"."""
    if day.i < trigger.j or "," not in scene.lower[trigger.j : day.i]:
        return False
    turned = any(trigger.j <= mark.i < day.i for mark in scene.marks["boundary"])
    return turned or day.precision is not TimePrecision.DAY


def _at_its_when(scene: Scene, day: Day, trigger: Mark) -> Day:
    """Take "since Tuesday, when the battalion entered" for the day of what follows."""
    joint = scene.lower[day.j : day.j + 2]
    if day.j <= trigger.i and any(word in words("when") for word in joint):
        return replace(day, since=False, j=day.j + 2)
    return day


def _said(said: Sequence[Day], trigger: Mark) -> Day:
    """Day on which the words were spoken: the last before them, else the first behind."""
    ahead = [day for day in said if day.i < trigger.i]
    return of_saying(ahead[-1] if ahead else said[0])


def _counted_back(day: Day, said: Sequence[Day], published: date | None) -> Day:
    """Count "in the past two days" from the day on which it was said, where that is told."""
    one = said[0] if len(said) == 1 else None
    if one is None or published is None or day.last != published or day.first == day.last:
        return day
    counted = day.weak or day.precision is TimePrecision.DAY
    if day.since or not counted or one.last >= published:
        return day
    back = published - one.last
    return replace(day, first=day.first - back, last=day.last - back)


def _is_present(scene: Scene, trigger: Mark, clause: Clause, kind: str) -> bool:
    """Whether an event is told as going on: "is ours", "still sit", «держим»."""
    if _beside(scene, "then", trigger):
        return False
    if _beside(scene, "now", trigger):
        return True
    if kind == "hold":
        return not _is_over(scene, trigger)
    if kind not in _GOING:
        return False
    near = scene.lower[max(clause.left, trigger.i - _NEAR) : trigger.j + _NEAR - 1]
    return not words("going").isdisjoint(near) or any(word.endswith(_GOES) for word in near)


def _is_over(scene: Scene, trigger: Mark) -> bool:
    """Whether words tell of what was held once: "had held", «сиділи»."""
    words_told = scene.lower[max(0, trigger.i - 1) : trigger.j]
    if scene.latin:
        return "had" in words_told
    word = scene.lower[trigger.i]
    over = len(word) > _SHORT and word.endswith(_PAST)
    return over or not words("was").isdisjoint(words_told)


def _is_fresh(scene: Scene, trigger: Mark) -> bool:
    """Whether an event opens anew: "have already burst into", "meanwhile"."""
    if _beside(scene, "then", trigger):
        return False
    meanwhile = any(mark.i < _HEAD for mark in scene.marks.get("meanwhile", ()))
    return meanwhile or _beside(scene, "already", trigger)


def _beside(scene: Scene, sort: str, trigger: Mark) -> bool:
    """Whether a mark of a sort stands between the same commas as an event."""
    marks = scene.marks.get(sort)
    if not marks:
        return False
    left, right = segment(scene, trigger.i)
    if sort == "then" and scene.marks["now"]:  # but not "since then"
        marks = [m for m in marks if all(not n.i <= m.i < n.j for n in scene.marks["now"])]
    return any(left <= mark.i < right for mark in marks)


def _is_own(scene: Scene, day: Day, trigger: Mark, clause: Clause) -> bool:
    """Whether a day stands in the clause of an event, or opens what it is told in."""
    low, high = (day.j, trigger.i) if day.i < trigger.i else (trigger.j, day.i)
    between = scene.lower[low:high]
    if any(low <= mark.i < high for mark in scene.marks.get("now", ())):
        return False
    crossed = any(low <= k < high for k in scene.told)
    right = max(clause.right, day.i + 1) if day.since else clause.right  # "since" parts clauses
    inside = clause.left <= day.i < right and "," not in between and not crossed
    head = day.i <= _HEAD and (day.precision is TimePrecision.DAY or not crossed)
    return head or inside or (":" in between and high == trigger.i)


def _fits(day: Day, trigger: Mark) -> bool:
    return not day.reaches or day.j <= trigger.i + 1


def _cost(
    scene: Scene, day: Day, trigger: Mark, clause: Clause, at: int | None, kind: str
) -> float:
    """How far a day stands from an event: words, and what lies between."""
    cost = _way(scene, day, trigger.i, trigger.j)
    if at is not None and _together(scene, trigger, at):
        there = _way(scene, day, at, at + 1)
        cost = there if _parted(scene, trigger, at) else (cost + there) / 2
    if day.precision is not TimePrecision.DAY:
        cost += _COARSE
    if not clause.left <= day.i < clause.right:
        crossed = day.since and _way(scene, day, trigger.i, trigger.j) > _COARSE
        if day.weak or (crossed and kind not in _LASTING):
            return _FAR
        cost += 12 if clause.relative else 2
        if day.precision is not TimePrecision.DAY:
            cost += _COARSE
    return min(cost, _FAR - 1) if day.i <= _HEAD else cost


def _parted(scene: Scene, trigger: Mark, at: int) -> bool:
    """Whether a day stands between a trigger and its place: "took A on Friday and B on Sunday"."""
    return any(trigger.j <= day.i < at for day in scene.days)


def _together(scene: Scene, trigger: Mark, at: int) -> bool:
    """Whether no other event stands between a trigger and its place."""
    low, high = min(trigger.j, at), max(trigger.i, at)
    return not any(
        low <= mark.i < high and mark.value != "none" and mark is not trigger
        for sort in ("trigger", "boundary", "relative") for mark in scene.marks[sort]
    )  # fmt: skip


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
    commas = between.count(",")
    if commas > 1 and any(scene.has(sort, low, high) for sort in ("say", "cite")):
        commas -= 2
    stops = sum(word in BREAKS for word in between) - 2 * min(
        between.count("("), between.count(")")
    )
    return cost + _COMMA * commas + _STOP * stops


def _lasting(day: Day, kind: str, published: date | None, *, over: bool = False) -> Day:
    """Let "since Friday" reach up to the report for what goes on, not for what happened."""
    if not day.since or published is None:
        return day
    if kind == "hold":
        at = day.last if over else published
        return replace(day, first=at, last=at, precision=TimePrecision.DAY)
    return replace(day, last=published) if kind in _LASTING else day


def _dated(scene: Scene, day: Day) -> Dated:
    return Dated(day, scene.offsets(day.i, day.j))
