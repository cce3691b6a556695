"""What stands between a trigger and a place: the evidence that one speaks of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.reading.adjectives import is_adjective
from geo.reading.around import bin_of, lying, rivals_of, words_by
from geo.reading.clauses import Clause
from geo.reading.evidence import ROW
from geo.reading.lexicon import Mark
from geo.reading.salience import sort_of
from geo.reading.scene import Group, Scene
from geo.reading.triggers import evidence_of
from geo.reading.voices import Voice

_AHEAD = 4  # words before a place in which "part of" tells of it
_NEAREST = 4  # lists of places on either side of a trigger that it may speak of
_TIED = 2  # words between a trigger and "part of" or "near" that belong together
_BETWEEN = ("trigger", "boundary", "relative", "say", "force", "near", "territory", "list", "part",
            "positions", "civil", "strike", "claimant", "by", "heading")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """A trigger and a list of places (or words that refer back to one) in one sentence.

    Attributes
    ----------
    i, j
        Words of the place or of what stands for it, end excluded.
    group
        The places; ``None`` where words refer back to a place named before.
    """

    trigger: Mark
    i: int
    j: int
    group: Group | None
    clause: Clause
    voice: Voice
    features: tuple[str, ...]

    @property
    def understood(self) -> bool:
        """Whether no word stands for the place: "We left on Tuesday"."""
        return self.group is None and self.i == self.trigger.i


def pairs(
    scene: Scene,
    triggers: Sequence[Mark],
    clauses: Sequence[Clause],
    voices: Sequence[Voice],
    known: Sequence[tuple[str, ...]],
) -> Iterator[Pair]:
    """Pair each trigger of a sentence with the lists of places near it, and with "the town", "it".

    Parameters
    ----------
    scene
        The sentence.
    triggers, clauses, voices
        Its triggers, the clause of each, and who speaks there.
    known
        Of each trigger the evidence that the report gives besides the sentence.

    Yields
    ------
    Pair
        With the names of its evidence.
    """
    spots: list[tuple[int, int, Group | None]] = [(g.i, g.j, g) for g in scene.groups]
    spots += [(mark.i, mark.j, None) for mark in scene.marks["anaphor"]]
    spots.sort(key=lambda spot: spot[:2])
    for trigger, clause, voice, more in zip(triggers, clauses, voices, known, strict=True):
        common = (*evidence_of(scene, trigger, clause, voice), *more)
        ahead = [spot for spot in spots if spot[1] <= trigger.i][-_NEAREST:]
        behind = [spot for spot in spots if trigger.j <= spot[0]][:_NEAREST]
        inside = [
            (i, j, group) for i, j, group in spots
            if group is not None and trigger.i < j and i < trigger.j
        ]  # fmt: skip
        told = [*ahead, *inside, *behind]
        # "We left on Tuesday", "won it back": the place is understood.
        for i, j, group in told or [(trigger.i, trigger.j, None)]:
            found = _features(scene, trigger, clause, i, j, group, common)
            yield Pair(trigger, i, j, group, clause, voice, found)


def _features(
    scene: Scene, trigger: Mark, clause: Clause, i: int, j: int, group: Group | None,
    common: tuple[str, ...],
) -> tuple[str, ...]:  # fmt: skip
    kind, form = trigger.value, trigger.form
    after = i >= trigger.j
    low, high = (trigger.j, i) if after else (j, trigger.i)
    way = "after" if after else "before"
    if trigger.i <= i and j <= trigger.j:  # "took ... into a pocket"
        way, low, high = ("inside" if group else "understood"), i, i
    sort, row = _sort(group), f"{ROW}{kind} {trigger.entry.form} {trigger.row}"
    relation = group.relation if group else "back"
    found = [
        row, f"{row} {way} {relation}",
        f"{kind}", f"{kind} {form}", f"{kind} {way}", f"{kind} {form} {way} {relation}",
        f"{kind} {relation}", f"{kind} {way} {relation} {_tongue(scene)}",
        f"{sort}", f"{kind} {sort}", f"{kind} {sort} {way}", f"{way} {relation} {sort}",
        f"gap {way} {bin_of(high - low)}", f"{kind} gap {way} {bin_of(high - low)}",
    ]  # fmt: skip
    crossed = _crossed(scene, low, high)
    found += [f"over {name} {way}" for name in crossed]
    found += [f"{kind} over {name}" for name in crossed]
    inside = clause.left <= i and j <= clause.right
    found.append(f"{'same' if inside else 'other'} clause {way}")
    found.append(f"{kind} {'same' if inside else 'other'} clause {way} {relation}")
    if not crossed:
        found += ["clear", f"{kind} clear {way} {relation}"]
    found += _parts(scene, trigger, clause, i, j, group, range(low, high), way)
    if group:
        found += [*_beside(scene, group, kind), *lying(scene, group, kind, way)]
        found += words_by(scene, group, kind, way)
    found += rivals_of(scene, trigger, i, j)
    found += [f"{kind} over {m.value}" for m in scene.marks["trigger"] if low <= m.i < high][:2]
    return (*found, *common, *_rank(scene, trigger, i, j, way, kind))


def _parts(
    scene: Scene, trigger: Mark, clause: Clause, i: int, j: int, group: Group | None,
    between: range, way: str,
) -> Iterator[str]:  # fmt: skip
    """Evidence from "part of" and "near": before the place, or elsewhere in the clause."""
    kind, form, start = trigger.value, trigger.form, max(0, i - _AHEAD)
    if group and group.places[0].said:
        yield f"{kind} said near"
        if not scene.covered["part"].isdisjoint(range(start, i)):
            yield f"{kind} said part"
    ahead = scene.has("part", start, i)
    if group is None and not scene.covered["part"].isdisjoint(range(i, j)):  # "its eastern half"
        yield from ("part own", f"{kind} part own", f"{kind} {form} part own")
    if ahead:
        yield from ("part ahead", f"{kind} part ahead", f"{kind} {form} part ahead")
    for name in ("part", "near"):
        mark = scene.has(name, clause.left, clause.right)
        if mark is None or (name == "part" and ahead):
            continue
        yield f"{kind} {name} clause"
        yield f"{kind} {name} {'mid' if mark.i in between else 'out'} {way}"
        if min(abs(mark.i - trigger.j), abs(trigger.i - mark.j)) <= _TIED:
            yield f"{kind} {name} tied"
            yield f"{kind} {form} {name} tied {group.relation if group else 'back'}"


def _crossed(scene: Scene, low: int, high: int) -> list[str]:
    """What stands between two words: marks, places, commas, stops."""
    begun = frozenset().union(*scene.beginning[low:high])
    crossed = [name for name in _BETWEEN if name in begun]
    if any(low <= g.i and g.j <= high for g in scene.groups):
        crossed.append("place")
    commas = sum(scene.lower[k] == "," for k in range(low, high))
    if commas:
        crossed.append(f"comma{min(commas, 3)}")
    if any(scene.lower[k] in ";:—()" for k in range(low, high)):
        crossed.append("stop")
    return crossed


def _beside(scene: Scene, group: Group, kind: str) -> list[str]:
    """Evidence from the words next to a list of places, and its length."""
    lower, i, j = scene.lower, group.i, group.j
    found = [f"{kind} list {min(len(group.places), 4)}"]
    if is_adjective(scene, group.places[0]):
        found += ["adjective", f"{kind} adjective"]
    if group.places[0].owned:
        found.append(f"{kind} owned")
    if group.places[0].within:
        found.append(f"{kind} within")
    found += [f"{kind} {lower[k]} {k - i}" for k in range(max(0, i - 2), i)]
    found.append(f"{kind} {lower[j]} then" if j < len(lower) else f"{kind} ends")
    return found


def _rank(scene: Scene, trigger: Mark, i: int, j: int, way: str, kind: str) -> Iterator[str]:
    """Whether each is the nearest to the other on its side."""
    after = way == "after"
    groups = [g for g in scene.groups if (g.i >= trigger.j if after else g.j <= trigger.i)]
    nearer = sum((g.i < i) if after else (g.i > i) for g in groups)
    yield f"place {way} {min(nearer, 2)}"
    yield f"{kind} place {way} {min(nearer, 2)}"
    marks = [m for m in scene.triggers if m is not trigger]
    between = sum((trigger.i < m.i < i) if after else (j <= m.i < trigger.i) for m in marks)
    yield f"triggers between {way} {min(between, 2)}"
    gap = i - trigger.j if after else trigger.i - j
    rival = min((m.i - j if m.i >= j else i - m.j for m in marks), default=99)
    yield f"{'nearest' if gap <= rival else 'rival'} {way}"
    alike = any(m.value == kind for m in marks)
    if alike:
        yield f"{kind} twice"


def _sort(group: Group | None) -> str:
    if group is None:
        return "reference"
    return sort_of(group.places[0])


def _tongue(scene: Scene) -> str:
    return "en" if scene.latin else "slavic"
