"""Places of one report, resolved together: where war is, in its regions, near each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from gazetteer import Gazetteer, Resolution, Status
from gazetteer.evidence import Piece
from gazetteer.place import UNIT_KINDS
from gazetteer.resolution import Candidate, decide
from gazetteer.spelling import bare
from geo.reading.options import HOPELESS, Option, options_of
from geo.reading.vicinity import BESIDE, Vicinity

Name = tuple[str, str]  # as asked for, and the larger unit named with it or an empty text

SURE = 4.0  # points by which a place leads that others may be judged by
SETTLED = 2.2  # the same for places that others have settled
LIKELY = 6.0  # points that a place has at least that others may be judged by
IN_REGION, IN_ANY_REGION = 2.0, 0.8  # of the region named last, or elsewhere in the report
SECTION = 5  # mentions that the heading of a sector counts for
MOST_SHOWN = 12  # candidates of a name that the report keeps
ROUNDS = 3
LEAD = 0.8  # points that settle a name once its whole report was asked ...
LEAD_CONFIDENCE = 0.9  # ... and the share of right ones among those of the sample reports
SURELY = 9.8  # points from which the only bearer of a name needs no neighbours


@dataclass(slots=True)
class _Asked:
    """A name of the report: where it stands, what it may mean, and what it was settled to."""

    at: list[int]
    options: tuple[Option, ...]
    settled: Option | None = None


def resolve_names(
    wanted: Sequence[Name],
    gazetteer: Gazetteer,
    on: date | None,
    *,
    around: Sequence[Name] = (),
) -> list[Resolution]:
    """Resolve the places of one report together, each once.

    Parameters
    ----------
    wanted
        Names, each with the larger unit named with it or an empty text.
    gazetteer
        Where to look.
    on
        Day whose names are in force, and whose war it is.
    around
        Every name of the report in the order of the text, regions and sectors too; those
        wanted by default.

    Returns
    -------
    list of Resolution
        One for each name, in order. What neither the name, the region, the neighbours nor
        the course of the war settles stays ambiguous; what nothing bears is not found.
    """
    told = [*(around or wanted), *(() if not around else wanted)]
    known: dict[str, str] = {}
    for query, within in told:
        if within:
            known.setdefault(query, within)
    asked: dict[Name, _Asked] = {}
    position = 0
    for n, (query, within) in enumerate(told):
        position += SECTION if _opens_section(query) else 1
        name = query, within or known.get(query, "")
        if name not in asked:
            asked[name] = _Asked([], options_of(gazetteer, *name, on))
        if n < len(around) or not around:
            asked[name].at.append(position)
    judged = _judge(list(asked.values()))
    names = [(query, within or known.get(query, "")) for query, within in wanted]
    answers = {
        name: _decided(name[0], judged[n]) for n, name in enumerate(asked) if name in set(names)
    }
    return [answers[name] for name in names]


@lru_cache(maxsize=16_384)
def _opens_section(query: str) -> bool:
    """Whether a name is a sector of the front, under which the names that follow stand."""
    return "sector" in bare(query).kinds


def _decided(query: str, candidates: Sequence[Candidate]) -> Resolution:
    """Decide with the smaller lead that is enough where the whole report was asked."""
    answer = decide(query, candidates)
    if answer.status is not Status.AMBIGUOUS:
        return answer
    best, rival = answer.candidates[:2]
    if best.score - rival.score < LEAD:
        return answer
    return replace(
        answer, status=Status.RESOLVED, place=best.place, reasons=best.reasons,
        confidence=max(answer.confidence, LEAD_CONFIDENCE),
    )  # fmt: skip


def _judge(asked: Sequence[_Asked]) -> list[tuple[Candidate, ...]]:
    """Settle what is sure, then the others by it, and these by each other."""
    regions = _regions(asked)
    scores = [[option.score for option in one.options] for one in asked]
    for one, own in zip(asked, scores, strict=True):
        one.settled = _leader(one, own, SURE)
    open_names = [n for n, one in enumerate(asked) if one.options and not _beyond_doubt(scores[n])]
    if not open_names:
        return [_best(one, own) for one, own in zip(asked, scores, strict=True)]
    vicinity = Vicinity(
        [asked[n].options for n in open_names],
        [_held(asked[n], regions) for n in open_names],
        [asked[n].at for n in open_names],
    )
    for _ in range(ROUNDS):
        before = [one.settled for one in asked]
        anchors = [(one.at, one.settled) for one in asked if one.settled]
        for n, points in zip(open_names, vicinity.judged(anchors), strict=True):
            scores[n] = points
            asked[n].settled = _leader(asked[n], points, SETTLED)
        if before == [one.settled for one in asked]:
            break
    return [_best(one, own) for one, own in zip(asked, scores, strict=True)]


def _best(one: _Asked, scores: Sequence[float]) -> tuple[Candidate, ...]:
    """The likeliest candidates of a name, with the points that the report gave them."""
    ranked = sorted(zip(scores, range(len(scores)), strict=True), reverse=True)[:MOST_SHOWN]
    return tuple(_told(one.options[n], score) for score, n in ranked)


def _beyond_doubt(scores: Sequence[float]) -> bool:
    """Whether no neighbour can change what a name means."""
    if len(scores) == 1:
        return scores[0] > SURELY
    best, rival = sorted(scores, reverse=True)[:2]
    return best - rival > HOPELESS


def _leader(one: _Asked, scores: Sequence[float], margin: float) -> Option | None:
    """The option that leads by a margin, if it may be judged by."""
    if not scores:
        return None
    best = max(range(len(scores)), key=scores.__getitem__)
    rival = max((score for n, score in enumerate(scores) if n != best), default=-math.inf)
    return one.options[best] if scores[best] - rival >= margin and scores[best] > LIKELY else None


def _regions(asked: Sequence[_Asked]) -> list[tuple[int, str]]:
    """Positions of the larger units in the text, with their identifiers."""
    return sorted(
        (position, one.options[0].place.id)
        for one in asked
        if len(one.options) == 1 and one.options[0].place.kind in UNIT_KINDS
        for position in one.at
    )


def _held(one: _Asked, regions: Sequence[tuple[int, str]]) -> list[float]:
    """Points of the options of a name, with what each gains by the regions of its report."""
    gains = dict.fromkeys((unit for _, unit in regions), IN_ANY_REGION)
    for position in one.at:
        last = ""
        for at, unit in regions:
            if at <= position:
                last = unit
            elif at - position <= BESIDE:
                gains[unit] = IN_REGION
        if last:
            gains[last] = IN_REGION
    points = []
    for option in one.options:
        place = option.place
        own = (place.oblast_id, place.raion_id, place.hromada_id) if gains else ()
        points.append(option.score + max([gains.get(unit, 0.0) for unit in own], default=0.0))
    return points


def _told(option: Option, score: float) -> Candidate:
    """The candidate with the points that the report gave it."""
    points = score - option.candidate.score
    if not points:
        return option.candidate
    reason = "fits the other places of the report" if points > 0 else "is far from this war"
    evidence = (*option.candidate.evidence, Piece(points, reason))
    return replace(option.candidate, score=score, evidence=evidence)
