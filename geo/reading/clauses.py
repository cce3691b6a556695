"""The clause in which a trigger stands, and its mood and voice."""

from __future__ import annotations

from dataclasses import dataclass

from geo.reading.lexicon import Mark
from geo.reading.scene import BREAKS, Scene

BE = frozenset(["was", "were", "been", "be", "being", "is", "are", "gets", "got", "'s"])
_PARTICIPLES = ("но", "то", "ний", "ена", "ено", "ены", "ані", "ені", "аны", "ута", "ута", "нена",
                "тий", "тая", "нный", "нная", "нное", "нные")  # fmt: skip
_INFINITIVES = ("ти", "тися", "тись", "ать", "ить", "ять", "еть", "уть", "ться", "йти", "сти",
                "чь")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``left`` up to ``right`` around a trigger, and what opens them."""

    left: int
    right: int
    relative: bool
    conditional: bool


def clause_of(scene: Scene, trigger: Mark) -> Clause:
    """Find the clause of a trigger: between conjunctions, relatives, dashes and semicolons.

    Parameters
    ----------
    scene
        The sentence.
    trigger
        A mark in it.

    Returns
    -------
    Clause
        At most the whole sentence.
    """
    left = _left(scene, trigger.i)
    right = _right(scene, trigger.j)
    conditional = scene.has("if", max(0, left - 1), trigger.i) is not None
    return Clause(left, right, scene.relative_at(left), conditional)


def _left(scene: Scene, i: int) -> int:
    edges = scene.covered["boundary"] | scene.covered["relative"]
    return next((k + 1 for k in range(i - 1, -1, -1) if k in edges or scene.lower[k] in BREAKS), 0)


def _right(scene: Scene, j: int) -> int:
    edges = scene.covered["boundary"] | scene.covered["relative"]
    end = len(scene.lower)
    return next((k for k in range(j, end) if k in edges or scene.lower[k] in BREAKS), end)


def is_passive(scene: Scene, trigger: Mark, clause: Clause) -> bool:
    """Whether the place or the force before a trigger suffers it: "was retaken", «звільнено»."""
    if trigger.entry.form == "passive":
        return True
    word = scene.lower[trigger.i]
    if not scene.latin:
        return word.endswith(_PARTICIPLES)
    ahead = scene.lower[max(clause.left, trigger.i - 3) : trigger.i]
    if any(w in BE for w in ahead) and not word.endswith("ing"):
        return True
    return scene.has("by", trigger.j, min(trigger.j + 5, len(scene.lower))) is not None


def is_infinitive(scene: Scene, trigger: Mark) -> bool:
    """Whether a trigger is an infinitive: "to take", «взяти», «взять»."""
    word = scene.lower[trigger.i]
    if scene.latin:
        return trigger.i > 0 and scene.lower[trigger.i - 1] == "to"
    return word.endswith(_INFINITIVES)
