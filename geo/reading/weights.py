"""Weights of the evidence, fitted to the development reports and kept as data."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from geo.claim import Kind
from geo.reading.calibration import Points
from geo.reading.evidence import Evidence, softmax
from geo.reading.lexicon import table
from geo.reading.sides import Vote

NOTHING = "none"
OUTCOMES = (NOTHING, *(str(kind) for kind in Kind))
LEAST = 0.25  # probability from which a trigger speaks of a place
FAINTEST = 1e-5  # share that is added to each before it is logged


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence weighs, in log odds.

    Attributes
    ----------
    links
        Evidence that a trigger speaks of a place, for each of :data:`OUTCOMES`.
    rivals
        Evidence from the other candidates of a report, likewise; "log" and an outcome stand for
        the logarithm of its share as first weighed.
    sides
        Votes for a side; one weight for both sides.
    stances
        Evidence that a claimant denies.
    points
        Scores and how often claims with them are right; see :mod:`geo.reading.calibration`.
    """

    links: Evidence
    rivals: Evidence
    sides: Mapping[str, float]
    stances: Mapping[str, float]
    points: Points = ()

    def shares(self, features: Sequence[str]) -> tuple[float, ...]:
        """Weigh what a trigger says of a place, by itself.

        Parameters
        ----------
        features
            Names of evidence, as :mod:`geo.reading.pairs` gives them, that of the lexicon's row
            first; unknown ones weigh nothing.

        Returns
        -------
        tuple of float
            Probability of each of :data:`OUTCOMES`.
        """
        return softmax(self.links.total_of(features))

    def outcome(self, shares: Sequence[float], rivals: Iterable[str]) -> tuple[str, float]:
        """Weigh it once more, beside its rivals.

        Parameters
        ----------
        shares
            As it was weighed by itself.
        rivals
            Names of evidence, as :mod:`geo.reading.rivals` gives them.

        Returns
        -------
        tuple of str and float
            The likeliest of ``none`` and the kinds of claims, and its probability; where any
            kind is likelier than none, the likeliest kind.
        """
        totals = self.rivals.total(rivals)
        for name, share in zip(OUTCOMES, shares, strict=True):
            totals = totals + self.rivals.row(f"log {name}") * math.log(share + FAINTEST)
        found = softmax(totals)
        best = max(range(1, len(OUTCOMES)), key=found.__getitem__)
        some = 1.0 - found[0]
        return (OUTCOMES[best], some) if some >= LEAST else (NOTHING, found[0])

    def ukrainian(self, ballot: Iterable[Vote]) -> float:
        """Probability that Ukraine's forces are meant; 0.5 where nothing tells."""
        return _logistic(sum(self.sides.get(v.name, 0.0) * v.sign for v in ballot))

    def denied(self, features: Iterable[str]) -> float:
        """Probability that the claimant says it did not happen."""
        known = self.stances
        return _logistic(known.get("", 0.0) + sum(known.get(name, 0.0) for name in features))


def _logistic(total: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, total))))


@cache
def bundled() -> Weights:
    """Give the weights of ``geo/reading/data``; read once a process."""
    return Weights(_table("links"), _table("rivals"), _one("sides"), _one("stances"), _points())


def _table(name: str) -> Evidence:
    rows = list(table(f"{name}.csv"))
    weights = np.array([[float(row[outcome] or 0) for outcome in OUTCOMES] for row in rows])
    return Evidence.of([row["evidence"] for row in rows], weights.reshape(-1, len(OUTCOMES)))


def _points() -> tuple[tuple[float, float], ...]:
    return tuple((float(row["score"]), float(row["right"])) for row in table("calibration.csv"))


def _one(name: str) -> dict[str, float]:
    return {row["evidence"]: float(row["weight"]) for row in table(f"{name}.csv")}
