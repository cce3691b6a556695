"""What stands between a trigger and a place: the evidence that one speaks of the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geo.claim import FORCES
from geo.reading.clauses import Clause, is_infinitive, is_passive
from geo.reading.lexicon import Mark
from geo.reading.scene import Group, Scene
from geo.reading.voices import Voice

_NEAR_WORDS = 1, 3, 6, 10  # bounds of the bins into which gaps of words fall
_SCOPES = ("neg", "attempt", "plan", "begun", "hedge", "civil", "strike", "announce", "background")
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


def pairs(
    scene: Scene, triggers: list[Mark], clauses: list[Clause], voices: list[Voice]
) -> Iterator[Pair]:
    """Pair each trigger of a sentence with each list of places in it, and with "the town", "it".

    Parameters
    ----------
    scene
        The sentence.
    triggers, clauses, voices
        Its triggers, the clause of each, and who speaks there.

    Yields
    ------
    Pair
        With the names of its evidence.
    """
    spots: list[tuple[int, int, Group | None]] = [(g.i, g.j, g) for g in scene.groups]
    spots += [(mark.i, mark.j, None) for mark in scene.marks["anaphor"]]
    for trigger, clause, voice in zip(triggers, clauses, voices, strict=True):
        common = (*_of_trigger(scene, trigger, clause), *_of_voice(scene, trigger, clause, voice))
        told = [
            (i, j, group) for i, j, group in spots
            if group is not None or j <= trigger.i or trigger.j <= i
        ]  # fmt: skip
        # "We left on Tuesday", "won it back": the place is understood.
        for i, j, group in told or [(trigger.i, trigger.j, None)]:
            found = _features(scene, trigger, clause, i, j, group, common)
            yield Pair(trigger, i, j, group, clause, voice, found)


def _features(
    scene: Scene, trigger: Mark, clause: Clause, i: int, j: int, group: Group | None,
    common: tuple[str, ...],
) -> tuple[str, ...]:  # fmt: skip
    kind, form = trigger.value, trigger.entry.form or "active"
    after = i >= trigger.j
    low, high = (trigger.j, i) if after else (j, trigger.i)
    way = "after" if after else "before"
    if trigger.i <= i and j <= trigger.j:  # "took ... into a pocket"
        way, low, high = ("inside" if group else "understood"), i, i
    sort = _sort(group)
    relation = group.relation if group else "back"
    found = [
        f"= {_short(trigger)}", f"= {_short(trigger)} {way} {relation}",
        f"{kind}", f"{kind} {form}", f"{kind} {way}", f"{kind} {form} {way} {relation}",
        f"{kind} {relation}", f"{kind} {way} {relation} {_tongue(scene)}",
        f"{sort}", f"{kind} {sort}", f"{kind} {sort} {way}", f"{way} {relation} {sort}",
        f"gap {way} {_bin(high - low)}", f"{kind} gap {way} {_bin(high - low)}",
    ]  # fmt: skip
    begun = frozenset().union(*scene.beginning[low:high])
    crossed = [name for name in _BETWEEN if name in begun]
    if any(low <= g.i and g.j <= high for g in scene.groups):
        crossed.append("place")
    commas = sum(scene.lower[k] == "," for k in range(low, high))
    if commas:
        crossed.append(f"comma{min(commas, 3)}")
    if any(scene.lower[k] in ";:—()" for k in range(low, high)):
        crossed.append("stop")
    found += [f"over {name} {way}" for name in crossed]
    found += [f"{kind} over {name}" for name in crossed]
    inside = clause.left <= i and j <= clause.right
    found.append(f"{'same' if inside else 'other'} clause {way}")
    found.append(f"{kind} {'same' if inside else 'other'} clause {way} {relation}")
    if not crossed:
        found += ["clear", f"{kind} clear {way} {relation}"]
    if group and group.places[0].said:
        edge = any(m.i <= g < m.j for g in range(max(0, i - 4), i) for m in scene.marks["part"])
        found += [f"{kind} said near"] + ([f"{kind} said part"] if edge else [])
    ahead = scene.has("part", max(0, i - 4), i)
    if ahead:
        found += ["part ahead", f"{kind} part ahead", f"{kind} {form} part ahead"]
    return (*found, *common, *_rank(scene, trigger, i, j, way, kind))


def _of_trigger(scene: Scene, trigger: Mark, clause: Clause) -> Iterator[str]:
    """Evidence that is the same for all places: modality, mood, voice."""
    kind, form = trigger.value, trigger.entry.form or "active"
    start = max(clause.left, trigger.i - 8)
    for name in _SCOPES:
        near = scene.has(name, max(start, trigger.i - 3), trigger.i)
        far = near or scene.has(name, start, trigger.i)
        if far:
            yield f"{name} ahead"
            yield f"{kind} {name} ahead"
            yield f"{kind} {form} {name} {'near' if near else 'far'}"
        if scene.has(name, trigger.j, min(trigger.j + 4, clause.right)):
            yield f"{name} behind"
            yield f"{kind} {name} behind"
    if is_infinitive(scene, trigger):
        yield "infinitive"
        yield f"{kind} infinitive"
        begun = scene.has("begun", start, trigger.i)
        yield "infinitive begun" if begun else "infinitive bare"
    if is_passive(scene, trigger, clause):
        yield f"{kind} {form} passive"
    if clause.relative:
        yield "relative"
        yield f"{kind} relative"
    if clause.conditional:
        yield "conditional"
    if scene.question:
        yield "question"
    if scene.has("force", clause.left, trigger.i):
        yield f"{kind} {form} force ahead"
    elif scene.has("force", trigger.j, clause.right):
        yield f"{kind} {form} force behind"
    else:
        yield f"{kind} {form} no force"
    if any(k in scene.covered["claimant"] for k in range(clause.left, trigger.i)):
        yield f"{kind} claimant ahead"


def _of_voice(scene: Scene, trigger: Mark, clause: Clause, voice: Voice) -> Iterator[str]:
    """Evidence from who speaks: only a side that knows better denies."""
    told = "side" if voice.side in FORCES else "third"
    neg = scene.has("neg", max(clause.left, trigger.i - 8), trigger.i)
    yield f"{told} speaks"
    if voice.denies:
        yield f"{told} denies"
        yield f"{trigger.value} denies"
    if neg:
        yield f"{told} neg"


def _rank(scene: Scene, trigger: Mark, i: int, j: int, way: str, kind: str) -> Iterator[str]:
    """Whether each is the nearest to the other on its side."""
    after = way == "after"
    groups = [g for g in scene.groups if (g.i >= trigger.j if after else g.j <= trigger.i)]
    nearer = sum((g.i < i) if after else (g.i > i) for g in groups)
    yield f"place {way} {min(nearer, 2)}"
    yield f"{kind} place {way} {min(nearer, 2)}"
    marks = [m for m in scene.marks["trigger"] if m.value != "none" and m is not trigger]
    between = sum((trigger.i < m.i < i) if after else (j <= m.i < trigger.i) for m in marks)
    yield f"triggers between {way} {min(between, 2)}"
    gap = i - trigger.j if after else trigger.i - j
    rival = min((m.i - j if m.i >= j else i - m.j for m in marks), default=99)
    yield f"{'nearest' if gap <= rival else 'rival'} {way}"
    alike = any(m.value == kind for m in marks)
    if alike:
        yield f"{kind} twice"


def _short(trigger: Mark) -> str:
    """Name of a row of the lexicon."""
    return f"{trigger.value} {trigger.entry.form} {trigger.entry.pattern[:40]}"


def _sort(group: Group | None) -> str:
    if group is None:
        return "reference"
    if group.unit:
        return "unit"
    if not group.places[0].spot.known:
        return "unheard"
    kinds = group.places[0].spot.kinds
    if "sector" in kinds:
        return "sector"
    return next(iter(sorted(kinds & {"river", "area"})), "town")


def _bin(gap: int) -> int:
    return sum(gap > bound for bound in _NEAR_WORDS) + (gap > 0)


def _tongue(scene: Scene) -> str:
    return "en" if scene.latin else "slavic"
