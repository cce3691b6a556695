"""What a trigger and its clause tell, whatever place is meant: mood, voice, words, company."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from geo.claim import FORCES
from geo.reading.clauses import Clause, is_infinitive, is_passive
from geo.reading.lexicon import Mark
from geo.reading.scene import Scene
from geo.reading.voices import Voice
from geo.reading.words import stem

_SCOPES = ("neg", "attempt", "plan", "begun", "hedge", "civil", "strike", "announce", "background")
_REACH = 8  # words before a trigger in which "not", "try to" and the like belong to it
_AROUND = ("strike", "civil", "plan", "attempt", "neg", "heading", "hedge", "wide-hedge", "say",
           "cite", "recall", "background")  # fmt: skip
_MANY = 5  # triggers or lists of places from which a sentence is one of many
_FAR = 3  # pairs of words from which forces stand far from a trigger
_LONG = 8, 5  # words of a step of length, and the most steps
_LONG_STEM = 6  # letters by which rows of the lexicon share a word
_SHORT = 3  # letters of words that tell little by themselves


def evidence_of(scene: Scene, trigger: Mark, clause: Clause, voice: Voice) -> Iterator[str]:
    """Give the evidence that is the same for all places of a trigger.

    Parameters
    ----------
    scene, trigger, clause, voice
        The words, and who speaks there.

    Yields
    ------
    str
        Names of evidence.
    """
    yield from _scopes(scene, trigger, clause)
    yield from _grammar(scene, trigger, clause)
    yield from _of_voice(scene, trigger, clause, voice)
    yield from _company(scene, trigger)
    yield from _sentence(scene, trigger)
    yield from _of_words(tuple(scene.lower[trigger.i : trigger.j]), trigger.value)
    kind, lower = trigger.value, scene.lower
    for gap in (-2, -1, 1, 2):
        k = trigger.i + gap if gap < 0 else trigger.j + gap - 1
        if 0 <= k < len(lower):
            yield f"{kind} {lower[k]} {gap}"
    clause_words = lower[clause.left : clause.right]
    yield from dict.fromkeys(f"{kind} clause {stem(word)}" for word in clause_words)
    yield f"{kind} {'dated' if scene.days else 'undated'}"
    yield f"{kind} {'quoted' if scene.quoted[trigger.i] else 'told'}"


def _scopes(scene: Scene, trigger: Mark, clause: Clause) -> Iterator[str]:
    kind, form = trigger.value, trigger.form
    start = max(clause.left, trigger.i - _REACH)
    for name in _SCOPES:
        if not scene.marks.get(name):
            continue
        near = scene.has(name, max(start, trigger.i - 3), trigger.i)
        far = near or scene.has(name, start, trigger.i)
        if far:
            yield f"{name} ahead"
            yield f"{kind} {name} ahead"
            yield f"{kind} {form} {name} {'near' if near else 'far'}"
        if scene.has(name, trigger.i, trigger.j):
            yield f"{name} inside"
            yield f"{kind} {name} inside"
        if scene.has(name, trigger.j, min(trigger.j + 4, clause.right)):
            yield f"{name} behind"
            yield f"{kind} {name} behind"


def _grammar(scene: Scene, trigger: Mark, clause: Clause) -> Iterator[str]:
    kind, form = trigger.value, trigger.form
    if is_infinitive(scene, trigger):
        yield "infinitive"
        yield f"{kind} infinitive"
        begun = scene.has("begun", max(clause.left, trigger.i - _REACH), trigger.i)
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
    if ahead := scene.has("force", clause.left, trigger.i):
        yield f"{kind} {form} force ahead"
        yield f"{kind} {ahead.value} ahead"
    elif behind := scene.has("force", trigger.j, clause.right):
        yield f"{kind} {form} force behind"
        yield f"{kind} {behind.value} behind"
    else:
        yield f"{kind} {form} no force"
        yield f"{kind} {form} no force {'here' if scene.forces else 'at all'}"
    yield from _forces(scene, trigger, clause)
    if any(k in scene.covered["claimant"] for k in range(clause.left, trigger.i)):
        yield f"{kind} claimant ahead"


def _forces(scene: Scene, trigger: Mark, clause: Clause) -> Iterator[str]:
    """Evidence from how near the forces stand that a clause names on either side."""
    kind, form = trigger.value, trigger.form
    ahead = [m.j for m in scene.forces if clause.left <= m.i and m.j <= trigger.i]
    behind = [m.i for m in scene.forces if trigger.j <= m.i < clause.right]
    if ahead:
        yield f"{kind} {form} force ahead {min(_FAR, (trigger.i - ahead[-1]) // 2)}"
    if behind:
        yield f"{kind} {form} force behind {min(_FAR, (behind[0] - trigger.j) // 2)}"


def _of_voice(scene: Scene, trigger: Mark, clause: Clause, voice: Voice) -> Iterator[str]:
    """Evidence from who speaks: only a side that knows better denies."""
    told = "side" if voice.side in FORCES else "third"
    yield f"{trigger.value} {told} speaks"
    neg = scene.has("neg", max(clause.left, trigger.i - _REACH), trigger.j)
    yield f"{told} speaks"
    if voice.denies:
        yield f"{told} denies"
        yield f"{trigger.value} denies"
    if neg:
        yield f"{told} neg"


def _company(scene: Scene, trigger: Mark) -> Iterator[str]:
    """Evidence from the triggers beside it, those that tell of something else among them."""
    kind = trigger.value
    before = after = None
    for mark in scene.marks["trigger"]:
        if mark.j <= trigger.i:
            before = mark
        elif mark.i >= trigger.j:
            after = mark
            break
    if before:
        yield f"{before.value} before"
        yield f"{kind} {before.value} before"
    if after:
        yield f"{after.value} after"
        yield f"{kind} {after.value} after"


def _sentence(scene: Scene, trigger: Mark) -> Iterator[str]:
    """Evidence from the whole sentence: what else it speaks of, how it begins, how long it is."""
    kind, step, most = trigger.value, *_LONG
    for sort in _AROUND:
        yield f"{kind} {'with' if scene.marks.get(sort) else 'without'} {sort}"
    yield f"begins {scene.lower[0]}"
    yield f"{kind} begins {scene.lower[0]}"
    yield f"{kind} length {min(len(scene.lower) // step, most)}"
    yield f"triggers {min(len(scene.triggers), _MANY)}"
    yield f"lists {min(len(scene.groups), _MANY)}"


@lru_cache(maxsize=16_384)
def _of_words(words: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Evidence from the words themselves, so that rows of the lexicon that share them are alike."""
    long = [word for word in words if len(word) > _SHORT]
    stems = (f"{kind} stem {word[:_LONG_STEM]}" for word in long)
    return (*(f"word {word}" for word in long), *stems, f"{kind} ending {words[0][-2:]}")
