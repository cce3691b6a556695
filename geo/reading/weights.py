"""Weights of the evidence, fitted to the development reports and kept as data."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

import numpy as np

from geo.claim import Kind
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
    claims
        Evidence that a claim is right; without any, each is as likely as its steps together.
    """

    links: Evidence
    rivals: Evidence
    sides: Mapping[str, float]
    stances: Mapping[str, float]
    claims: Mapping[str, float] = field(default_factory=dict)

    def shares(self, many: Iterable[Sequence[str]]) -> list[tuple[float, ...]]:
        """Weigh what triggers say of places, each by itself.

        Parameters
        ----------
        many
            Of each candidate the names of its evidence, as :mod:`geo.reading.pairs` gives them,
            that of the lexicon's row first; unknown ones weigh nothing.

        Returns
        -------
        list of tuple of float
            Of each the probability of each of :data:`OUTCOMES`.
        """
        return softmax(self.links.totals(map(self.links.heard, many)))

    def outcomes(
        self, shares: Sequence[Sequence[float]], rivals: Iterable[Iterable[str]]
    ) -> Iterator[tuple[str, float, float]]:
        """Weigh them once more, beside their rivals.

        Parameters
        ----------
        shares
            As they were weighed by themselves.
        rivals
            Of each the names of evidence, as :mod:`geo.reading.rivals` gives them.

        Yields
        ------
        tuple of str, float and float
            The likeliest of ``none`` and the kinds of claims; where any kind is likely enough,
            the likeliest kind. The probability of that or, for a kind, of any kind; and the
            share of that kind among all of them.
        """
        logs = np.log(np.reshape(shares, (-1, len(OUTCOMES))) + FAINTEST)
        of_logs = np.array([self.rivals.row(f"log {name}") for name in OUTCOMES])
        for found in softmax(self.rivals.totals(rivals) + logs @ of_logs):
            best = max(range(1, len(OUTCOMES)), key=found.__getitem__)
            some = 1.0 - found[0]
            yield (OUTCOMES[best], some, found[best] / some) if some >= LEAST else (
                NOTHING, found[0], 1.0)  # fmt: skip

    def ukrainian(self, ballot: Iterable[Vote]) -> float:
        """Probability that Ukraine's forces are meant; 0.5 where nothing tells."""
        known = self.sides
        return _logistic(sum([known[name] * sign for name, sign in ballot if name in known]))

    def denied(self, features: Iterable[str]) -> float:
        """Probability that the claimant says it did not happen."""
        known = self.stances
        return _logistic(sum([known[name] for name in chain(("",), features) if name in known]))

    def right(self, found: Mapping[str, float]) -> float:
        """Probability that a claim is right, by what :mod:`geo.reading.confidence` tells of it."""
        known = self.claims
        return _logistic(sum([known[name] * much for name, much in found.items() if name in known]))


def _logistic(total: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, total))))


@cache
def bundled() -> Weights:
    """Give the weights of ``geo/reading/data``; read once a process."""
    return Weights(
        _table("links"), _table("rivals"), _one("sides"), _one("stances"), _one("claims")
    )


def _table(name: str) -> Evidence:
    rows = list(table(f"{name}.csv"))
    weights = np.array([[float(row[outcome] or 0) for outcome in OUTCOMES] for row in rows])
    return Evidence.of([row["evidence"] for row in rows], weights.reshape(-1, len(OUTCOMES)))


def _one(name: str) -> dict[str, float]:
    return {row["evidence"]: float(row["weight"]) for row in table(f"{name}.csv")}
