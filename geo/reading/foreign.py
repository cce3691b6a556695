"""Days of a sentence that are another event's: of a relative clause, of a place told later."""

from __future__ import annotations

from collections.abc import Sequence

from geo.reading.absolute import Day, words
from geo.reading.lexicon import Mark
from geo.reading.scene import BREAKS, Scene

_THAT = frozenset(["that", "що", "что"])  # open what is said, not what a noun does


def is_foreign(scene: Scene, day: Day, trigger: Mark, place: int) -> bool:
    """Whether a day of a sentence plainly belongs to something else in it.

    Parameters
    ----------
    scene, day
        The sentence and the day.
    trigger, place
        Words of the event, and the word at which its place stands.

    Returns
    -------
    bool
        As of "June 18" in "Piatykhatky, which fell on June 18, remains ours".
    """
    if day.i >= trigger.j:
        if scene.quoted[day.i] and not any(scene.quoted[k] for k in (trigger.i, place)):
            return True
        return _of_later(scene, day, trigger, place) or _of_other_place(scene, day, trigger, place)
    return _of_relative(scene, day, trigger) or _of_aside(scene, day, trigger, place)


def of_place(scene: Scene, days: Sequence[Day], trigger: Mark, place: int) -> list[Day]:
    """Days told beside a place whose verb is left out: "took A in May, B in June".

    Parameters
    ----------
    scene, days
        The sentence and days of it.
    trigger, place
        Words of the event, and the word at which its place stands.

    Returns
    -------
    list of Day
        Empty where the place stands with its verb.
    """
    left, right = segment(scene, place)
    if place == trigger.i or any(left <= k < right for k in scene.told):
        return []
    return [day for day in days if left <= day.i < right]


def of_verb(scene: Scene, days: Sequence[Day], trigger: Mark, place: int) -> list[Day]:
    """Days told beside a verb where each verb has its own: "fell in May and was freed in June".

    Parameters
    ----------
    scene, days
        The sentence and days of it.
    trigger, place
        Words of the event, and the word at which its place stands.

    Returns
    -------
    list of Day
        Empty where it is not plain which day is which verb's.
    """
    forces = {mark.i for mark in scene.marks["force"]}
    told = [m for m in scene.triggers if m.i not in forces]
    firm = [day for day in days if not day.weak]
    if any(trigger.j <= day.i < place for day in firm):
        ends = [one.i for one in scene.places if one.i > place] + [m.i for m in told if m.i > place]
        after = [day for day in firm if place < day.i < min(ends, default=len(scene.lower))]
        if after:
            return after[:1]
    ahead = [day for day in firm if day.j <= trigger.i]
    behind = [day for day in firm if day.i >= trigger.j]
    ahead = [d for d in ahead[-1:] if not _told_within(told, d.j, trigger.i)]
    said = [*told, *scene.marks["say"]]
    behind = [d for d in behind[:1] if not _told_within(said, trigger.j, d.i)]
    if ahead and behind:
        first = _told_within(told, 0, ahead[0].i) and not any(
            day.i < min(mark.i for mark in told) for day in scene.days
        )
        return behind if first else []
    near = ahead or behind
    if not near or "," in scene.lower[min(near[0].j, trigger.j) : max(near[0].i, trigger.i)]:
        return []
    return near


def _told_within(told: Sequence[Mark], i: int, j: int) -> bool:
    """Whether an event stands between two words."""
    return any(i <= mark.i < j for mark in told)


def _of_later(scene: Scene, day: Day, trigger: Mark, place: int) -> bool:
    """Whether another event stands before the day, and a comma before that."""
    for mark in scene.marks["trigger"]:
        if mark.value == "none" or not trigger.j <= mark.i < day.i:
            continue
        if any(_parts(scene, k) for k in range(trigger.j, mark.i)):
            joined = _joined(scene, trigger.j, mark.i)
            return joined or any(_has_place(scene, k, place) for k in (mark.i, day.i))
    return False


def _joined(scene: Scene, i: int, j: int) -> bool:
    """Whether a relative clause begins between two words."""
    return any(i <= m.i < j and scene.lower[m.i] not in _THAT for m in scene.marks["relative"])


def _has_place(scene: Scene, i: int, place: int) -> bool:
    """Whether another place stands in the segment of a word."""
    left, right = segment(scene, i)
    return any(left <= one.i < right and one.i != place for one in scene.places)


def _of_other_place(scene: Scene, day: Day, trigger: Mark, place: int) -> bool:
    """Whether a day behind a conjunction stands beside another place only."""
    left, right = segment(scene, day.i)
    alone = 0 <= day.i - left <= 1 and day.j == right < len(scene.lower)
    if alone and scene.lower[max(0, left - 2)] in words("to"):  # "A and, a day before, B"
        return place < left and any(one.i > right for one in scene.places)
    if left <= trigger.j or left <= place < right or left not in scene.covered["boundary"]:
        return False
    return _has_place(scene, day.i, place)


def _of_relative(scene: Scene, day: Day, trigger: Mark) -> bool:
    """Whether a day before an event stands in a relative clause that ends before it."""
    if "," not in scene.lower[day.j : trigger.i]:
        return False
    for mark in scene.marks["relative"]:
        if mark.j <= day.i and scene.lower[mark.i] not in _THAT:
            between = scene.lower[mark.j : day.i]
            if "," not in between and not any(word in BREAKS for word in between):
                return True
    return False


def _of_aside(scene: Scene, day: Day, trigger: Mark, place: int) -> bool:
    """Whether a day stands between commas, with another event, behind the place of this one."""
    left, right = segment(scene, day.i)
    if not (place < left and right <= trigger.i) or scene.lower[left - 1] != ",":
        return False
    closes = any(place <= mark.i < left for mark in scene.marks["relative"])
    if day.i == left or scene.lower[right] != "," or closes:
        return False
    return any(left <= k < right for k in scene.told)


def segment(scene: Scene, i: int) -> tuple[int, int]:
    """Give the words around a word, up to the next comma or stop on either side.

    Parameters
    ----------
    scene, i
        The sentence and the word.

    Returns
    -------
    tuple of int
        First word and end.
    """
    left = next((k + 1 for k in range(i - 1, -1, -1) if _parts(scene, k, dash=False)), 0)
    end = len(scene.lower)
    return left, next((k for k in range(i, end) if _parts(scene, k, dash=False)), end)


def _parts(scene: Scene, k: int, *, dash: bool = True) -> bool:
    word = scene.lower[k]
    return word == "," or (word in BREAKS and (dash or word != "—"))
