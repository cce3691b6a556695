"""The grammatical subject of a trigger that does not stand beside it: shared, or of a relative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo.reading.lexicon import Mark
from geo.reading.roles import phrases, tells, tie_of
from geo.reading.scene import BREAKS, Scene

_AND = frozenset(["and", "та", "і", "й", "и", "а", "also", "then", "or", "або", "или", ","])
_BUT = frozenset(["but", "але", "но", "однак", "однако", "проте", "зате", "зато", "before",
                  "after", "while", "when", "since"])  # fmt: skip
_VERBS = ("active", "flip", "object", "speaker")  # rows that begin with a verb
# What begins a part with a subject of its own: "and nobody", "but the town".
_OTHERS = frozenset(["nobody", "none", "no", "the", "those", "that", "there", "it", "others",
                     "никто", "ніхто", "те", "ті", "другие", "інші", "оба", "обе", "обидва",
                     "обидві"])  # fmt: skip
_OBJECTS = frozenset(["их", "его", "їх", "його", "нас"])  # stand for the forces before: «а їх»
_OPENING = 5  # words between "and" and a verb that has no subject of its own


class Subject(NamedTuple):
    """Forces as the subject of a trigger, and by which way: ``shared`` or ``relative``."""

    mark: Mark
    way: str


def distant_subject(scene: Scene, trigger: Mark) -> Subject | None:
    """Find the forces that are the subject of a trigger without standing right before it.

    Parameters
    ----------
    scene, trigger
        The words.

    Returns
    -------
    Subject or None
        Forces of the verb before, where one subject has several: "they stormed X and took Y"; or
        those that a relative clause tells of: "the brigade, which took Y".
    """
    named = phrases(scene)
    edge = _edge(scene, trigger) if trigger.form in _VERBS else None
    if edge is None or _has_own(scene, edge, trigger):
        return None
    if any(edge < mark.i < trigger.i and _heads(scene, mark) for mark in named):
        return None
    before = [mark for mark in named if mark.j <= edge and not tells(scene, mark)]
    if edge in scene.covered["relative"]:
        ahead = edge - (scene.lower[edge - 1] == ",") if edge else 0
        last = next((mark for mark in before if mark.j == ahead), None)
        return Subject(last, "relative") if last else None
    return _shared(scene, edge, before)


def _edge(scene: Scene, trigger: Mark) -> int | None:
    """The word that opens the part of the sentence whose verb the trigger is."""
    for k in range(trigger.i - 1, max(-1, trigger.i - 1 - _OPENING), -1):
        word = scene.lower[k]
        if word in BREAKS or k in scene.covered["say"] or k in scene.told:
            return None
        if word in _AND or word in _BUT or k in scene.covered["relative"]:
            return k
    return None


def _has_own(scene: Scene, edge: int, trigger: Mark) -> bool:
    """Whether what follows "and" has a subject of its own, or tells what befell the one before."""
    joined = edge not in scene.covered["relative"]
    if joined and not _OTHERS.isdisjoint(scene.lower[edge + 1 : min(edge + 3, trigger.i + 1)]):
        return True
    if not _OBJECTS.isdisjoint(scene.lower[edge + 1 : trigger.j]):
        return True
    free = scene.latin or trigger.value == "hold"  # a place may be what "and X holds" is about
    return free and any(edge < place.i < trigger.i for place in scene.places)


def _shared(scene: Scene, edge: int, before: Sequence[Mark]) -> Subject | None:
    """Subject of the verb before the edge, if the two stand in one sentence without a break."""
    verbs = [mark for mark in scene.triggers if mark.j <= edge]
    if not verbs or _parted(scene, verbs[-1].j, edge):
        return None
    for mark in reversed(before):
        if not _heads(scene, mark):
            continue
        verb = next((one for one in verbs if one.j > mark.i), None)
        if verb is None or _parted(scene, mark.j, edge):
            return None
        if not _is_object(scene, mark):
            return Subject(mark, "shared")
    return None


def _parted(scene: Scene, i: int, j: int) -> bool:
    """Whether someone speaks or another sentence begins between two words."""
    return any(scene.lower[k] in BREAKS or k in scene.covered["say"] for k in range(i, j))


def _heads(scene: Scene, mark: Mark) -> bool:
    """Whether forces may be a subject by their case and preposition."""
    return tie_of(scene, mark) in ("", "noun of")


def _is_object(scene: Scene, mark: Mark) -> bool:
    """Whether forces stand right behind a verb, in English its object: "beat the enemy"."""
    if not scene.latin:
        return False
    return any(
        verb.j <= mark.i <= verb.j + 1 or verb.i < mark.i < verb.j for verb in scene.triggers
    )
