"""Resolutions: what a name was resolved to, decided from the scores of its candidates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from math import exp

from gazetteer.evidence import ALTERNATE, Piece, weight
from gazetteer.place import Place

MOST_CANDIDATES = 40  # that a resolution carries


class Status(StrEnum):
    """What became of a name."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, its score and the evidence summed up in it."""

    place: Place
    score: float
    evidence: tuple[Piece, ...]
    guess: bool = False

    @property
    def reasons(self) -> tuple[str, ...]:
        """The evidence in words, strongest first."""
        ranked = sorted(self.evidence, key=lambda piece: -abs(piece.points))
        return tuple(piece.reason for piece in ranked if piece.reason)


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name was resolved to.

    Attributes
    ----------
    query
        The name as it was asked for.
    status
        ``resolved``, ``ambiguous`` or ``not_found``.
    place
        The place if resolved, else ``None``.
    confidence
        Between 0 and 1: how often answers with this score are right; 0 if nothing was found.
    reasons
        Why, in words.
    candidates
        Places considered, best first. Where nothing was found these are guesses only, each
        marked so; where it is ambiguous the place is one of them or none.
    """

    query: str
    status: Status
    place: Place | None
    confidence: float
    reasons: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def decide(query: str, candidates: Iterable[Candidate]) -> Resolution:
    """Rank the candidates and say which, if any, the name means.

    Parameters
    ----------
    query
        The name as it was asked for.
    candidates
        In any order.

    Returns
    -------
    Resolution
        Resolved if the best candidate reaches the floor and leads by the margin of
        ``data/weights.csv``; not found without candidates.
    """
    ranked = sorted(candidates, key=lambda c: (-c.score, c.place.id))
    if not ranked:
        return nothing(query, "no place bears this name")
    best, shown = ranked[0], tuple(ranked[:MOST_CANDIDATES])
    margin = best.score - ranked[1].score if len(ranked) > 1 else 2 * weight("decide:margin")
    if best.score < weight("decide:floor"):
        guesses = tuple(replace(c, guess=True) for c in shown)
        reasons = ("nothing fits well enough; the nearest are guesses", *best.reasons[:1])
        return Resolution(query, Status.NOT_FOUND, None, 0.0, reasons, guesses)
    confidence = _confidence(best.score, margin)
    if margin < weight("decide:margin"):
        close = sum(best.score - c.score < weight("decide:margin") for c in ranked)
        reasons = (f"{close} places fit about as well", *best.reasons[:1])
        return Resolution(query, Status.AMBIGUOUS, None, confidence, reasons, shown)
    return Resolution(query, Status.RESOLVED, best.place, confidence, best.reasons, shown)


def doubt_alternates(candidates: list[Candidate]) -> list[Candidate]:
    """Trust an alternate name of GeoNames less where another place is called so itself."""
    doubtful = weight(ALTERNATE)
    if all(c.evidence[0].points <= doubtful or c.guess for c in candidates):
        return candidates
    piece = Piece(weight("name:alternate-of-another"), "another place is called so itself")
    return [
        replace(c, score=c.score + piece.points, evidence=(*c.evidence, piece))
        if c.evidence[0].points == doubtful
        else c
        for c in candidates
    ]


def _confidence(score: float, margin: float) -> float:
    fit = 1 / (1 + exp(-(score - weight("decide:floor")) * 0.9))
    lead = 1 / (1 + exp(-(margin - weight("decide:margin") / 2) * 1.2))
    return round(fit * lead, 3)


def nothing(query: str, reason: str) -> Resolution:
    """Say that a name was not found, and why."""
    return Resolution(query, Status.NOT_FOUND, None, 0.0, (reason,), ())
