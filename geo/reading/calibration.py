"""From what the evidence makes of a claim to how often such claims are right."""

from __future__ import annotations

from collections.abc import Sequence

Points = Sequence[tuple[float, float]]


def calibrated(score: float, points: Points) -> float:
    """Confidence of a claim.

    Parameters
    ----------
    score
        Product of what each step was sure of, from 0 to 1.
    points
        Scores in rising order, each with the share of claims that were right at it.

    Returns
    -------
    float
        That share, between the points on the straight line, beyond them as at the last; the
        score itself without points.
    """
    if not points:
        return round(score, 2)
    low = points[0]
    for high in points:
        if score <= high[0]:
            span = high[0] - low[0]
            share = (score - low[0]) / span if span else 0.0
            return round(low[1] + share * (high[1] - low[1]), 2)
        low = high
    return round(points[-1][1], 2)
