"""What stands around a trigger and a place: nearer rivals, places beside it, words next to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from geo.reading.lexicon import Mark
from geo.reading.scene import Group, Scene
from geo.reading.words import stem

_BOUNDS = 0, 1, 3, 6, 10  # of the bins into which gaps of words fall
_BESIDE = 9  # words between a place and another that only tells where it lies
_PARTING = ("trigger", "say", "force", "boundary")  # between them they part two places
_REACH = -3, -2, -1, 1, 2  # words before and behind a list that tell of it
_NAMING = ("claimant", "force", "say")  # beside them a place may only be part of a name
_BY = 1, 2  # words from a list to what it may be part of
_AND = frozenset(["and", "&", "or", "but", "та", "і", "й", "и", "або", "или", "але", "но"])


class _Way(NamedTuple):
    """How far a place is from a trigger in words, and on which side of it."""

    gap: int
    side: str

    @property
    def bin(self) -> int:
        """Bin of the gap."""
        return bin_of(self.gap)


def bin_of(gap: int) -> int:
    """Give the bin of a gap of words, from 0 for none at all to 5 for more than ten."""
    return sum(gap > bound for bound in _BOUNDS)


def rivals_of(scene: Scene, trigger: Mark, i: int, j: int) -> Iterator[str]:
    """Give the evidence of the nearest other place of a trigger, and other trigger of a place.

    In "advanced south of A and took B" each verb has its own place next to it, and each place
    its verb; where neither has a nearer rival they belong together, however far apart.

    Parameters
    ----------
    scene, trigger
        The sentence and what is told.
    i, j
        Words of the place or of what stands for it.

    Yields
    ------
    str
        Names of evidence.
    """
    kind, form = trigger.value, trigger.form
    own = _way(trigger, i, j)
    mine = f"{own.side} {own.bin}"
    places = [(_way(trigger, g.i, g.j), g.relation) for g in scene.groups if g.i != i]
    if places:
        way, relation = min(places)
        nearer = "nearer" if way.gap < own.gap else "farther"
        yield f"other place {way.side} {relation} {way.bin}"
        yield f"{kind} {form} other place {way.side} {relation} {way.bin}"
        yield f"{mine} other place {way.side} {way.bin}"
        yield f"{form} {own.side} other place {way.side} {relation} {nearer}"
    else:
        yield f"{kind} only place"
        yield f"{mine} only place"
    marks = [(_way(m, i, j), m.value, m.form)
             for m in scene.triggers if m is not trigger]  # fmt: skip
    if marks:
        way, value, other = min(marks)
        nearer = "nearer" if way.gap < own.gap else "farther"
        yield f"other trigger {way.side} {other} {way.bin}"
        yield f"other trigger {value} {other} {way.side} {way.bin}"
        yield f"{mine} other trigger {way.side} {way.bin}"
        yield f"{kind} {own.side} other trigger {value} {way.side} {nearer}"
        yield f"{form} {own.side} other trigger {other} {way.side} {nearer}"
    else:
        yield f"{kind} only trigger"
        yield f"{mine} only trigger"


def lying(scene: Scene, group: Group, kind: str, way: str) -> Iterator[str]:
    """Give the evidence that of two places beside each other one only tells where the other lies.

    "Marinka west of Donetsk", "Izium, on the Siverskyi Donets", «Богдановка, что под Часовым
    Яром»: what is told is told of the first.

    Parameters
    ----------
    scene, group
        The sentence and a list of places in it.
    kind, way
        What is told, and on which side of the trigger the list stands.

    Yields
    ------
    str
        Names of evidence.
    """
    groups = scene.groups
    n = groups.index(group)
    if n and (how := _link(scene, groups[n - 1], group)):
        yield f"lies {group.relation} {how}"
        yield f"{kind} lies {group.relation}"
        yield f"{kind} lies {group.relation} {way} {how}"
        yield f"lies {groups[n - 1].relation} {group.relation} {how} {way}"
    if n + 1 < len(groups) and (how := _link(scene, group, groups[n + 1])):
        then = groups[n + 1].relation
        yield f"located {then} {how}"
        yield f"{kind} located {then}"
        yield f"located {group.relation} {then} {how} {way}"


def words_by(scene: Scene, group: Group, kind: str, way: str) -> Iterator[str]:
    """Give the evidence from the words next to a list of places, and from the case of its first.

    Parameters
    ----------
    scene, group, kind, way
        As for :func:`lying`.

    Yields
    ------
    str
        Names of evidence.
    """
    lower = scene.lower
    for gap in _REACH:
        k = group.i + gap if gap < 0 else group.j + gap - 1
        word = stem(lower[k]) if 0 <= k < len(lower) else "none"
        yield f"by {gap} {word}"
        if gap in (-1, 1):
            yield f"{kind} by {gap} {word}"
    yield from _in_name(scene, group, kind)
    if scene.latin:
        return
    first = group.places[0]
    printed, base = lower[first.j - 1], first.spot.query.lower().split()[-1]
    same = next((n for n, (a, b) in enumerate(zip(printed, base, strict=False)) if a != b),
                min(len(printed), len(base)))  # fmt: skip
    turn = f"{base[same:][-3:]}>{printed[same:][-3:]}"
    relation = group.relation
    yield f"case {relation} {turn}"
    yield f"case {relation} {printed[-2:]}"
    yield f"case {way} {relation} {printed[-2:]}"
    yield f"{kind} case {way} {relation} {printed[-1]}"


def _in_name(scene: Scene, group: Group, kind: str) -> Iterator[str]:
    """Evidence that a list stands in or beside a name: "the Khortytsia group", "Kyiv said"."""
    for sort in _NAMING:
        covered = scene.covered[sort]
        if not covered:
            continue
        around = {f"then {n}": group.j + n - 1 for n in _BY}
        around |= {f"behind {n}": group.i - n for n in _BY}
        for where, k in around.items():
            if k in covered:
                yield from (f"{sort} {where}", f"{kind} {sort} {where}")
        if not covered.isdisjoint(range(group.i, group.j)):
            yield from (f"in {sort}", f"{kind} in {sort}")


def _way(trigger: Mark, i: int, j: int) -> _Way:
    """Gap and side of the words from ``i`` up to ``j`` as the trigger sees them."""
    if i >= trigger.j:
        return _Way(i - trigger.j, "after")
    return _Way(trigger.i - j, "before") if j <= trigger.i else _Way(0, "inside")


def _link(scene: Scene, one: Group, other: Group) -> str:
    """How a place stands behind another with nothing told between them; empty where it does not."""
    words = scene.lower[one.j : other.i]
    if not words or len(words) > _BESIDE or _AND.intersection(words):
        return ""
    parted = any(one.j <= m.i < other.i for sort in _PARTING for m in scene.marks.get(sort, ()))
    return "" if parted else "comma" if words[0] in (",", "(", "—") else "plain"
