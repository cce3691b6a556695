"""Places that a name may mean, with what the day of the report makes of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from math import log10

from gazetteer import Gazetteer, InvalidQueryError
from gazetteer.evidence import weight
from gazetteer.naming import abroad
from gazetteer.place import Kind, Place
from gazetteer.resolution import Candidate
from gazetteer.spelling import bare
from geo.reading.lexicon import table

HOPELESS = 10.0  # points behind the best from which no neighbour makes up
NOT_IN_REGION = -3.0  # points where no bearer of a name lies in the oblast named with it
PEACEFUL = -3.0  # points of a place where nobody fought then
ENOUGH_PEOPLE = 20_000  # of a city; more inhabitants make it no likelier


@dataclass(frozen=True, slots=True)
class Option:
    """A place that a name may mean, with what the day of the report adds.

    Attributes
    ----------
    candidate, place
        As the gazetteer has them.
    score
        Points of the candidate with those of the day.
    lat, lon
        Degrees, WGS 84; 0 where it has no point.
    """

    candidate: Candidate
    place: Place
    score: float
    lat: float
    lon: float


@lru_cache(maxsize=16_384)
def options_of(
    gazetteer: Gazetteer, query: str, within: str, on: date | None
) -> tuple[Option, ...]:
    """List the places that a name may mean, in the unit that is named with it.

    Parameters
    ----------
    gazetteer
        Where to look.
    query, within
        The name, and the larger unit named with it or an empty text.
    on
        Day whose names are in force, and whose war it is.

    Returns
    -------
    tuple of Option
        Those that the others do not outdo by far; near misses only inside the unit.
    """
    label = abroad(within)
    hint, away = None if label else _unit(within, gazetteer), 0.0
    found = gazetteer.candidates(query, oblast=hint, on=on)
    if hint and not bare(hint).kinds & {"oblast"} and not any(_inside(c) for c in found):
        # Raions and hromadas were redrawn and are called alike: such a one settles nothing.
        found, hint = gazetteer.candidates(query, on=on), None
    elif hint and not any(map(_inside, found)):
        found, hint, away = gazetteer.candidates(query, on=on), None, NOT_IN_REGION
    if label:
        abroad_only = (c for c in found if c.place.kind is Kind.PLACE)
        found = tuple(c for c in abroad_only if c.place.oblast == label)
    if any(c.place.kind is Kind.OBLAST for c in found) and "oblast" in bare(query).kinds:
        found = tuple(c for c in found if c.place.kind is Kind.OBLAST)  # not Kyiv itself
    options = [_option(c, on, away) for c in found if hint or not c.guess]
    best = max((option.score for option in options), default=0.0)
    return tuple(option for option in options if best - option.score < HOPELESS)


def _option(candidate: Candidate, on: date | None, away: float) -> Option:
    place = candidate.place
    score = candidate.score + away + _peace(place, on) - _crowd(place)
    return Option(candidate, place, score, place.lat or 0.0, place.lon or 0.0)


def _inside(candidate: Candidate) -> bool:
    """Whether the unit that was named holds a candidate."""
    outside = weight("unit:elsewhere")
    return not any(piece.points == outside for piece in candidate.evidence)


def _crowd(place: Place) -> float:
    """What a large city has above a town for its size: reports tell of villages as often."""
    if not place.population or place.population <= ENOUGH_PEOPLE:
        return 0.0
    return weight("population") * log10(place.population / ENOUGH_PEOPLE)


def _peace(place: Place, on: date | None) -> float:
    """What a settlement loses where nobody fought on the ground around that day."""
    if not place.is_settlement:
        return 0.0
    theatre = _theatre()
    spans = theatre.get(place.raion_id)
    if spans is None:
        spans = theatre.get(place.oblast_id or place.oblast)
    if not spans:
        return PEACEFUL
    if on is None or any(since <= on.isoformat() and (not until or on.isoformat() <= until)
                         for since, until in spans):  # fmt: skip
        return 0.0
    return PEACEFUL / 2


@cache
def _theatre() -> dict[str, list[tuple[str, str]]]:
    """Days of fighting on the ground by raion, where it has rows of its own, and by oblast."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in table("theatre.csv"):
        spans = found[row["unit"]]
        if row["since"]:
            spans.append((row["since"], row["until"]))
    return dict(found)


def _unit(within: str, gazetteer: Gazetteer) -> str | None:
    if not within:
        return None
    try:
        gazetteer.resolve_all(["Kyiv"], oblast=within)
    except InvalidQueryError:
        return None
    return within
