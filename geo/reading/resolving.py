"""Places of one report, resolved together: where war is, in its regions, near each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from math import hypot
from typing import NamedTuple

from gazetteer import Gazetteer, Resolution, Status
from gazetteer.evidence import Piece
from gazetteer.place import UNIT_KINDS
from gazetteer.place import Kind as PlaceKind
from gazetteer.resolution import Candidate, decide
from gazetteer.spelling import bare
from geo.reading.options import HOPELESS, Option, options_of

Name = tuple[str, str]  # as asked for, and the larger unit named with it or an empty text

SURE = 4.0  # points by which a place leads that others may be judged by
SETTLED = 2.2  # the same for places that others have settled
IN_REGION, IN_ANY_REGION = 2.0, 0.8  # of the region named last, or elsewhere in the report
NEAR, HALF_NEAR_KM = 4.5, 25.0  # points of a neighbour at no distance, and where half is left
SAME_HROMADA = 0.2  # of the same points more
FAR, FAR_KM = -2.0, 120.0  # away from every neighbour
CLOSE_KM, ASIDE_KM, ASIDE = 30.0, 60.0, -1.5  # one namesake close by, another aside
BESIDE, AROUND = 3, 9  # mentions away that count in full, and for the larger part
SHARES = (1.0, 0.7, 0.4)  # of a neighbour beside, around and elsewhere in the report
SECTION = 5  # mentions that the heading of a sector counts for
MOST_NEIGHBOURS = 12  # that are looked at; the two that help most count
MOST_SHOWN = 12  # candidates of a name that the report keeps
ROUNDS = 3
LEAD = 0.8  # points that settle a name once its whole report was asked ...
LEAD_CONFIDENCE = 0.9  # ... and the share of right ones among those of the sample reports
SURELY = 9.8  # points from which the only bearer of a name needs no neighbours
KM_LAT, KM_LON = 111.2, 72.5  # of a degree, at 49.5 degrees north


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
    held = {n: _held(asked[n].at, regions) for n in open_names}
    for _ in range(ROUNDS):
        before = [one.settled for one in asked]
        anchors = _anchors(asked)
        for n in open_names:
            one = asked[n]
            near = _neighbours(n, one.at, anchors)
            scores[n] = [_score(option, near, held[n]) for option in one.options]
            _contrast(one.options, scores[n], near)
            one.settled = _leader(one, scores[n], SETTLED)
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
    rival = max((score for n, score in enumerate(scores) if n != best), default=-99.0)
    return one.options[best] if scores[best] - rival >= margin and scores[best] > 6 else None


class _Anchor(NamedTuple):
    """A settled name: where it stands in the text, and where it lies."""

    at: list[int]
    number: int
    lat: float
    lon: float
    hromada: str


class _Neighbour(NamedTuple):
    """An anchor as one name sees it: what it may add, where it lies, its hromada."""

    most: float
    lat: float
    lon: float
    hromada: str


def _anchors(asked: Sequence[_Asked]) -> list[_Anchor]:
    return [
        _Anchor(one.at, n, one.settled.lat, one.settled.lon, one.settled.place.hromada_id)
        for n, one in enumerate(asked)
        if one.settled and one.settled.lat and one.settled.place.kind is not PlaceKind.OBLAST
    ]


def _neighbours(n: int, positions: Sequence[int], anchors: Sequence[_Anchor]) -> list[_Neighbour]:
    """The anchors that stand nearest in the text, with what each may add."""
    gaps = sorted(
        (min((abs(a - b) for a in anchor.at for b in positions), default=AROUND + 1), anchor)
        for anchor in anchors
        if anchor.number != n
    )
    return [
        _Neighbour(
            SHARES[(gap > BESIDE) + (gap > AROUND)] * NEAR, anchor.lat, anchor.lon, anchor.hromada
        )
        for gap, anchor in gaps[:MOST_NEIGHBOURS]
    ]


def _regions(asked: Sequence[_Asked]) -> list[tuple[int, str]]:
    """Positions of the larger units in the text, with their identifiers."""
    return sorted(
        (position, one.options[0].place.id)
        for one in asked
        if len(one.options) == 1 and one.options[0].place.kind in UNIT_KINDS
        for position in one.at
    )


def _held(positions: Sequence[int], regions: Sequence[tuple[int, str]]) -> dict[str, float]:
    """What a place gains by lying in each of the regions that the report names."""
    gains = dict.fromkeys((unit for _, unit in regions), IN_ANY_REGION)
    for position in positions:
        last = ""
        for at, unit in regions:
            if at <= position:
                last = unit
            elif at - position <= BESIDE:
                gains[unit] = IN_REGION
        if last:
            gains[last] = IN_REGION
    return gains


def _score(option: Option, neighbours: Sequence[_Neighbour], regions: Mapping[str, float]) -> float:
    """Points of a place with what it gains from the regions and neighbours of its report."""
    score = option.score
    place = option.place
    if regions:
        own = (place.oblast_id, place.raion_id, place.hromada_id)
        score += max([regions.get(unit, 0.0) for unit in own])
    if not neighbours or not option.lat:
        return score
    lat, lon, hromada = option.lat, option.lon, place.hromada_id
    first = second = 0.0
    nearest = FAR_KM + 1
    for most, other_lat, other_lon, other_hromada in neighbours:
        away = hypot((lat - other_lat) * KM_LAT, (lon - other_lon) * KM_LON)
        gain = most * HALF_NEAR_KM / (HALF_NEAR_KM + away)
        if hromada and hromada == other_hromada:
            gain += most * SAME_HROMADA
        nearest = min(nearest, away)
        if gain > first:
            first, second = gain, first
        elif gain > second:
            second = gain
    return score + first + second + (FAR if nearest > FAR_KM else 0.0)


def _contrast(
    options: Sequence[Option], scores: list[float], neighbours: Sequence[_Neighbour]
) -> None:
    """Take points off those far from what stands beside the name, where another is close."""
    beside = [one for one in neighbours if one.most >= NEAR]
    if not beside or len(options) < 2:
        return
    away = [
        min(hypot((o.lat - b.lat) * KM_LAT, (o.lon - b.lon) * KM_LON) for b in beside)
        for o in options
    ]
    if min(away) > CLOSE_KM:
        return
    for n, km in enumerate(away):
        if km > ASIDE_KM and options[n].lat:
            scores[n] += ASIDE


def _told(option: Option, score: float) -> Candidate:
    """The candidate with the points that the report gave it."""
    points = score - option.candidate.score
    if not points:
        return option.candidate
    reason = "fits the other places of the report" if points > 0 else "is far from this war"
    evidence = (*option.candidate.evidence, Piece(points, reason))
    return replace(option.candidate, score=score, evidence=evidence)
