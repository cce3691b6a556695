"""From what the rules make of a claim to how often such claims are right."""

from __future__ import annotations

from functools import cache

from geo.reading.lexicon import table


def calibrated(score: float) -> float:
    """Confidence of a claim.

    Parameters
    ----------
    score
        Product of what each step was sure of, from 0 to 1.

    Returns
    -------
    float
        Share of claims with such a score that were right on the development reports, from
        ``data/calibration.csv``; between its rows on the straight line.
    """
    points = _points()
    low = points[0]
    for high in points:
        if score <= high[0]:
            span = high[0] - low[0]
            share = (score - low[0]) / span if span else 0.0
            return round(low[1] + share * (high[1] - low[1]), 2)
        low = high
    return round(points[-1][1], 2)


@cache
def _points() -> tuple[tuple[float, float], ...]:
    return tuple((float(row["score"]), float(row["right"])) for row in table("calibration.csv"))
