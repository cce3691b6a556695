"""Stated figures beside what the map gives: flagged where they part, never corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from gazetteer import Gazetteer, InvalidQueryError, Place
from geo.claim import Extent, Kind, Side, View
from geo.figures import Figure, Quantity
from geo.history import History
from geo.measure import angle_between, bearing_deg, distance_km
from geo.rules import idle
from geo.summary import Told, gained_km2
from geo.uncertainty import band

# Stated over measured: roads wind, and writers round.
RATIO_LOW, RATIO_HIGH = 0.9, 1.35
BEARING_OFF_DEG = 45.0
_GAINS = {Kind.CAPTURE, Kind.WITHDRAWAL}

Point = tuple[float, float]
"""Latitude and longitude, degrees."""


class Verdict(StrEnum):
    """What came of a check."""

    PASSED = "passed"
    FLAGGED = "flagged"
    SHOWN = "shown"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Finding:
    """A stated figure and what the map gives for it.

    Attributes
    ----------
    figure
        What was stated.
    verdict
        ``passed`` or ``flagged`` for a distance; ``shown`` where the map gives a figure of
        another kind, to be read beside it; ``unchecked`` where it gives none.
    measured
        What was measured, by name: kilometres, degrees, square kilometres or settlements.
    text
        Both in words.
    """

    figure: Figure
    verdict: Verdict
    measured: dict[str, float]
    text: str

    @property
    def flagged(self) -> bool:
        """Whether stated and measured part."""
        return self.verdict is Verdict.FLAGGED

    def __str__(self) -> str:
        return f"{self.figure.id}: {self.verdict}: {self.text}"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What a figure about land speaks of: whose gains, from when to when, and where.

    Attributes
    ----------
    start, end
        Days, both included.
    places
        Ids of the settlements in its unit.
    """

    side: Side
    start: date
    end: date
    places: frozenset[str]


def check_figures(
    figures: Iterable[Figure],
    history: History,
    *,
    gazetteer: Gazetteer,
    extents: Mapping[Extent, Told] | None = None,
) -> tuple[Finding, ...]:
    """Put stated figures beside the map.

    Parameters
    ----------
    figures
        What reports state.
    history
        The map; figures about days that it does not cover stay unchecked.
    gazetteer
        Where to find the places of distances.
    extents
        The map at other extents and with claims left out in turn, as
        :func:`geo.summary.at_extents` gives it.

    Returns
    -------
    tuple of Finding
        One for each figure, in order. A distance passes if stated over measured (geodesic) is
        within 0.9 to 1.35 and the bearing, if stated, within 45 degrees. Areas stand beside
        the cells of the named places alone, for both views: the least that the claims give;
        and beside what the map gives at the extents, with the band if any one claim is left
        out. Counts stand beside the number of settlements that the claims name.
    """
    return tuple(_check(figure, history, gazetteer, extents or {}) for figure in figures)


def _check(
    figure: Figure, history: History, gazetteer: Gazetteer, extents: Mapping[Extent, Told]
) -> Finding:
    if figure.quantity is Quantity.DISTANCE:
        return _distance(figure, gazetteer)
    if figure.quantity is Quantity.DEPTH:
        return _unchecked(figure, "claims name no place where the depth ends")
    return _land(figure, history, gazetteer, extents)


def _land(
    figure: Figure, history: History, gazetteer: Gazetteer, extents: Mapping[Extent, Told]
) -> Finding:
    if figure.start is None or figure.end is None or figure.actor is None:
        return _unchecked(figure, "it names no days or no side")
    if not history.start <= figure.start <= figure.end <= history.end:
        covered = f"{history.start} to {history.end}"
        return _unchecked(figure, f"{figure.start} to {figure.end} is not within {covered}")
    unit = gazetteer.resolve(figure.within).place if figure.within else None
    if figure.within and not unit:
        return _unchecked(figure, f"{figure.within!r} is no unit of the gazetteer")
    inside = {place.id for place in history.cells.places if unit is None or _lies_in(place, unit)}
    stretch = _Stretch(figure.actor, figure.start, figure.end, frozenset(inside))
    is_area = figure.quantity is Quantity.AREA
    return _area(figure, history, stretch, extents) if is_area else _count(figure, history, stretch)


def _lies_in(place: Place, unit: Place) -> bool:
    return unit.id in (place.id, place.hromada_id, place.raion_id, place.oblast_id)


def _unchecked(figure: Figure, why: str) -> Finding:
    return Finding(figure, Verdict.UNCHECKED, {}, f"{figure.value:g} {figure.unit} stated; {why}")


def _distance(figure: Figure, gazetteer: Gazetteer) -> Finding:
    places = _places(figure, gazetteer)
    if places is None:
        return _unchecked(figure, f"no points for {figure.origin!r} and {figure.place!r}")
    start, end = places
    km = distance_km(start, end)
    measured = {"km": km, "bearing_deg": bearing_deg(start, end)}
    ratio = figure.stated / km if km else float("inf")
    fits = RATIO_LOW <= ratio <= RATIO_HIGH
    text = (
        f"{figure.place} from {figure.origin}: {figure.stated:.0f} km stated,"
        f" {km:.0f} km measured ({ratio - 1:+.0%})"
    )
    if figure.bearing:
        off = angle_between(figure.bearing.degrees, measured["bearing_deg"])
        fits = fits and off <= BEARING_OFF_DEG
        direction = figure.bearing.replace("_", "-")
        text += f"; {direction} stated, {measured['bearing_deg']:.0f} degrees measured"
    return Finding(figure, Verdict.PASSED if fits else Verdict.FLAGGED, measured, text)


def _places(figure: Figure, gazetteer: Gazetteer) -> tuple[Point, Point] | None:
    """Find origin and place; nothing unless both are settlements with points of their own."""
    names = (figure.origin, figure.place)
    try:
        found = gazetteer.resolve_all(names, oblast=figure.within or None)
    except InvalidQueryError:
        return None
    points = [
        (place.lat, place.lon)
        for answer in found
        if (place := answer.place) and place.located
        if place.lat is not None and place.lon is not None
    ]
    return (points[0], points[1]) if len(points) == len(names) else None


def _area(
    figure: Figure, history: History, stretch: _Stretch, extents: Mapping[Extent, Told]
) -> Finding:
    """Add up the cells that the side gained, both days included."""

    def gained(view: View, told: History) -> float:
        days = stretch.start, stretch.end
        return gained_km2(told, *days, side=stretch.side, view=view, within=stretch.places)

    measured = {view.value: gained(view, history) for view in View}
    told = ", ".join(f"{km2:,.0f} km2 {view}" for view, km2 in measured.items())
    text = f"{figure.stated:,.0f} km2 stated"
    if Extent.NAMED not in extents:
        text += f"; cells of the named places: {told}"
    for extent, found in extents.items():
        bands = {view: band(found.history, found.without, partial(gained, view)) for view in View}
        for view, one in bands.items():
            ends = {"": one.value, " low": one.low, " high": one.high}
            measured |= {f"{view} {extent}{end}": km2 for end, km2 in ends.items()}
        text += f"; {extent}: " + ", ".join(f"{one} km2 {view}" for view, one in bands.items())
    return Finding(figure, Verdict.SHOWN, measured, text)


def _count(figure: Figure, history: History, stretch: _Stretch) -> Finding:
    """Count the settlements that claims name as gained by the side or left by the other."""
    measured = {}
    for view in View:
        named = {
            claim.place_id
            for claim in history.claims.values()
            if claim.kind in _GAINS
            and claim.gaining is stretch.side
            and stretch.start <= claim.last_day <= stretch.end
            and claim.place_id in stretch.places
            and not idle(claim, history.assessments[claim.id].standing, view=view)
        }
        measured[view.value] = float(len(named))
    told = ", ".join(f"{count:.0f} {view}" for view, count in measured.items())
    text = f"{figure.stated:,.0f} settlements stated; named by claims: {told}"
    return Finding(figure, Verdict.SHOWN, measured, text)
