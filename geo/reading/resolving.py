"""Places of one report, resolved together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gazetteer import Gazetteer, InvalidQueryError, Resolution, Status
from gazetteer.place import Kind as PlaceKind
from gazetteer.together import settle_together
from geo.reading.drafts import Placed

SURE = 0.8  # confidence of a place from which its neighbours are not asked


ANCHORS = 3  # places that are sure and settle the others
CLOSE = 2.0  # points of the gazetteer's score within which two places fit alike


def resolve_places(
    found: Sequence[Placed], gazetteer: Gazetteer, on: date | None
) -> list[Resolution]:
    """Resolve the places of one report together, each once."""
    names = list(dict.fromkeys((one.spot.query, one.within) for one in found))
    known: dict[str, str] = {}
    for query, within in names:
        if within:
            known.setdefault(query, within)
    names = list(dict.fromkeys((query, within or known.get(query, "")) for query, within in names))
    hints = [_unit(within, gazetteer) for _, within in names]
    answers = _answers([query for query, _ in names], hints, gazetteer, on)
    by_name = dict(zip(names, answers, strict=True))
    return [by_name[one.spot.query, one.within or known.get(one.spot.query, "")] for one in found]


def _answers(
    names: Sequence[str], hints: Sequence[str | None], gazetteer: Gazetteer, on: date | None
) -> Sequence[Resolution]:
    """Resolve each name alone; where one stays in doubt, all of them together."""
    alone = [
        gazetteer.resolve(name, oblast=hint, on=on) for name, hint in zip(names, hints, strict=True)
    ]
    alone = [_by_size(answer) for answer in alone]
    sure = [answer.confidence >= SURE and answer.place is not None for answer in alone]
    if all(sure):
        return alone
    # What is sure helps the others and is not judged again; a few such anchors are enough.
    anchors = [
        replace(answer, candidates=answer.candidates[:1])
        for answer, fixed in zip(alone, sure, strict=True)
        if fixed
    ][:ANCHORS]
    if len(anchors) < ANCHORS:
        return [_by_size(answer) for answer in settle_together(alone)]
    return [
        answer if fixed else _by_size(settle_together([answer, *anchors])[0])
        for answer, fixed in zip(alone, sure, strict=True)
    ]


def _by_size(answer: Resolution) -> Resolution:
    """Take the only city among the bearers of an inflected name; a report means that one."""
    if answer.status is not Status.AMBIGUOUS:
        return answer
    best = answer.candidates[0].score
    near = [c for c in answer.candidates if best - c.score < CLOSE]
    cities = [c for c in near if c.place.kind is PlaceKind.CITY]
    towns = [c for c in near if c.place.kind is PlaceKind.TOWN]
    chosen = cities or towns
    if len(chosen) != 1:
        return answer
    reasons = (f"the only {chosen[0].place.kind} of that name", *answer.reasons)
    return replace(
        answer, status=Status.RESOLVED, place=chosen[0].place, confidence=SURE, reasons=reasons
    )


def _unit(within: str, gazetteer: Gazetteer) -> str | None:
    if not within:
        return None
    try:
        gazetteer.resolve("Kyiv", oblast=within)
    except InvalidQueryError:
        return None
    return within
