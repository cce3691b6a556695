"""Names of one report settle each other: places of one story lie close together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gazetteer import evidence
from gazetteer.evidence import Piece
from gazetteer.place import Place
from gazetteer.resolution import Resolution, Status, decide

ROUNDS = 3  # of judging each name by what the others were settled to
UNSETTLED = 0.6  # what an ambiguous neighbour counts for
STRONGEST = 2  # neighbours that count, so that long lists do not shout down the name itself


def settle_together(alone: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """Judge each name of a report again in the light of the others.

    Parameters
    ----------
    alone
        The names resolved one by one.

    Returns
    -------
    tuple of Resolution
        In the same order. A name that has one candidate is left as it is.
    """
    settled = list(alone)
    for _ in range(ROUNDS):
        settled = [_settle(found, _others(settled, i)) for i, found in enumerate(alone)]
    return tuple(settled)


def _others(found: Sequence[Resolution], own: int) -> list[tuple[Place, ...]]:
    """What else the report names: per other name its place, or its likely ones."""
    others = {}
    for i, other in enumerate(found):
        if i != own and other.query != found[own].query and other.status is not Status.NOT_FOUND:
            chosen = (other.place,) if other.place else tuple(c.place for c in other.candidates)
            others[other.query] = chosen
    return list(others.values())


def _settle(found: Resolution, others: Sequence[tuple[Place, ...]]) -> Resolution:
    """Judge a name again in the light of the other places of its report."""
    if len(found.candidates) < 2 or not others:
        return found
    judged = []
    for candidate in found.candidates:
        gains: list[Piece] = []
        for places in others:
            options = [_support(candidate.place, place, len(places)) for place in places]
            gains.append(max(options))
        best = sorted(gains, reverse=True)[:STRONGEST]
        score = candidate.score + sum(piece.points for piece in best)
        judged.append(replace(candidate, score=score, evidence=(*candidate.evidence, *best)))
    return decide(found.query, judged)


def _support(place: Place, other: Place, options: int) -> Piece:
    """Closeness and shared unit in one piece; an unsettled neighbour counts for less."""
    shared = evidence.together(place, other)
    if other.lat is None or other.lon is None:
        return shared
    near = evidence.nearness(place, other.lat, other.lon, to=other.name, evidence="together:near")
    share = 1.0 if options == 1 else UNSETTLED
    reason = f"{shared.reason}, {near.reason}" if shared.reason else near.reason
    return Piece(share * (shared.points + near.points), reason)
