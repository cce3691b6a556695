"""Weights of the evidence, fitted to the development reports and kept as data."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from geo.claim import Kind
from geo.reading.calibration import Points
from geo.reading.lexicon import table
from geo.reading.sides import Vote

NOTHING = "none"
OUTCOMES = (NOTHING, *(str(kind) for kind in Kind))


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence weighs, in log odds.

    Attributes
    ----------
    links
        Evidence that a trigger speaks of a place: for each name the numbers of outcomes and
        their weights; the empty name stands in every sum.
    sides
        Votes for a side; one weight for both sides.
    stances
        Evidence that a claimant denies.
    points
        Scores and how often claims with them are right; see :mod:`geo.reading.calibration`.
    """

    links: Mapping[str, tuple[tuple[int, float], ...]]
    sides: Mapping[str, float]
    stances: Mapping[str, float]
    points: Points = ()

    def outcome(self, features: Iterable[str]) -> tuple[str, float]:
        """Weigh what a trigger says of a place.

        Parameters
        ----------
        features
            Names of evidence, as :mod:`geo.reading.pairs` gives them; unknown ones weigh
            nothing.

        Returns
        -------
        tuple of str and float
            The likeliest of ``none`` and the kinds of claims, and its probability; where any
            kind is likelier than none, the likeliest kind.
        """
        totals = [0.0] * len(OUTCOMES)
        links = self.links
        for feature in ("", *features):
            if feature in links:
                for n, weight in links[feature]:
                    totals[n] += weight
        top = max(totals)
        shares = [math.exp(total - top) for total in totals]
        whole = sum(shares)
        best = max(range(1, len(OUTCOMES)), key=totals.__getitem__)
        some = 1.0 - shares[0] / whole
        return (OUTCOMES[best], some) if some >= 0.25 else (NOTHING, 1.0 - some)

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
    links: dict[str, list[tuple[int, float]]] = {}
    for row in table("links.csv"):
        links.setdefault(row["evidence"], []).append(
            (OUTCOMES.index(row["outcome"]), float(row["weight"]))
        )
    return Weights({name: tuple(found) for name, found in links.items()}, _one("sides"),
                   _one("stances"), _points())  # fmt: skip


def _points() -> tuple[tuple[float, float], ...]:
    return tuple((float(row["score"]), float(row["right"])) for row in table("calibration.csv"))


def _one(name: str) -> dict[str, float]:
    return {row["evidence"]: float(row["weight"]) for row in table(f"{name}.csv")}
