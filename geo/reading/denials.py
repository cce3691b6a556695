"""Evidence that who speaks of an event says that it did not happen."""

from __future__ import annotations

from collections.abc import Iterator

from geo.claim import Kind, Side, opponent
from geo.reading.document import Candidate
from geo.reading.lexicon import Mark

_NEGATED = frozenset({"neg ahead", "neg inside", "neg behind"})  # evidence of triggers
_DENIES = ("deny", "lie")  # verbs of speech that deny, and words that call what is said a lie
_REACHES = (4, "near"), (12, "far")  # words between a denial and a trigger
_LONG = 2, 4  # words of a step between a negation and a trigger, and the most steps
_STEM = 6  # letters by which words are alike
_MANY = 2  # negations from which one may undo another


def denying(candidate: Candidate, kind: str, actor: Side) -> tuple[str, ...]:
    """Give all evidence of whether a claimant asserts or denies.

    Parameters
    ----------
    candidate
        What the claimant speaks of; the evidence of its trigger speaks here too.
    kind, actor
        What would have happened, and by whose forces.

    Returns
    -------
    tuple of str
        Names of evidence.
    """
    own = dict.fromkeys((*_denials(candidate), *_negations(candidate)))
    return (*candidate.features, *_interests(candidate, kind, actor), *own)


def _interests(candidate: Candidate, kind: str, actor: Side) -> Iterator[str]:
    """Evidence from whom the event would serve: its loser denies it."""
    voice = candidate.voice
    loses = actor if kind == Kind.WITHDRAWAL else opponent(actor)
    serves = "harms" if voice.side is loses else "serves" if voice.side is opponent(loses) else "no"
    neg = "plain" if _NEGATED.isdisjoint(candidate.features) else "neg"
    yield f"{serves} speaker"
    yield f"{serves} {neg}"
    yield f"{serves} {kind}"
    yield f"{serves} denies {voice.denies}"


def _denials(candidate: Candidate) -> Iterator[str]:
    """Evidence from verbs that deny anywhere in the sentence: "the loss of X he denied"."""
    for mark in candidate.scene.marks["say"]:
        if mark.value in _DENIES:
            where, far = _beside(mark, candidate.trigger)
            reach = next((name for words, name in _REACHES if far < words), "farthest")
            yield f"says {mark.value} {where}"
            yield f"says {mark.value} {where} {reach}"


def _negations(candidate: Candidate) -> Iterator[str]:
    """Evidence from negations: which words, how far, on which side, and whether two of them."""
    scene, clause, trigger = candidate.scene, candidate.pair.clause, candidate.trigger
    step, most = _LONG
    found = 0
    for mark in scene.marks["neg"]:
        if not clause.left <= mark.i < clause.right:
            yield "not elsewhere"
            continue
        found += 1
        where, far = _beside(mark, trigger)
        yield f"not {where}"
        yield f"not {where} {min(far // step, most)}"
        yield f"not {where} {scene.lower[mark.i][:_STEM]}"
    yield f"not {min(found, _MANY)} denies {candidate.voice.denies}"
    yield f"not {found > 0} {'quoted' if scene.quoted[trigger.i] else 'told'}"


def _beside(mark: Mark, trigger: Mark) -> tuple[str, int]:
    """On which side of a trigger words stand, and how many words off."""
    if mark.i >= trigger.j:
        return "behind", mark.i - trigger.j
    if mark.j <= trigger.i:
        return "ahead", trigger.i - mark.j
    return "inside", 0
