"""The layers of a page as data that its script decodes: ground, control, places, claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from rapidfuzz.fuzz import partial_ratio

from gazetteer.place import Place, Precision
from geo.claim import CONTROLS, Claim, Kind
from maps.encoding import Grid, differences, encode, encode_lines
from maps.ground import Bounds, ground_layer, thinned_lines
from maps.naming import label, named_ground, other_label, within
from maps.notes import claimant_of
from maps.search import fold_tables
from maps.slices import Slice
from maps.story import Story
from maps.topology import Topology, topology

_TOWNS, _TOWNS_INSIDE, _NAMED_CHANGES = 160, 140, 5
_OPEN_MARGIN, _ENOUGH = 0.25, 3
_LARGE = frozenset({Precision.RAION, Precision.OBLAST})
_AREA_TOLERANCE = 0.005
_ALIKE = 60.0  # of 100; spellings of one name come out above it
_OUTLINE = 7.0


def payload(story: Story, *, grid: Grid | None = None) -> dict[str, Any]:
    """All the data of a page, ready for JSON.

    Parameters
    ----------
    story
        What the page tells, checked (:func:`maps.story.check`).
    grid
        What coordinates are rounded to; about 40 m where ``None``.

    Returns
    -------
    dict
        Plain lists, numbers and texts; the same story gives the same data.
    """
    grid = grid or Grid()
    bounds = story.bounds or claim_bounds(story)
    told = [_tables(one) for one in story.tellings]
    count = len(story.cells.ids)
    states = np.concatenate([codes.reshape(-1, count) for one in told for codes in one.values()]).T
    dissolved = topology(story.cells.polygons, states, grid=grid, outline=_OUTLINE, near=bounds)
    shown = _places(story, bounds, [name for one in story.tellings for name in _changed(one)])
    number = {place.id: at for at, place in enumerate(shown)}
    return {
        "lang": story.lang,
        "asOf": story.as_of.isoformat(),
        "grid": [grid.lon, grid.lat, grid.step_lon, grid.step_lat],
        "bounds": [round(edge, 4) for edge in bounds],
        "slices": _slices(story.slices),
        "fold": fold_tables(),
        "ground": ground_layer(
            named_ground(story.background, story.lang), grid=grid, bounds=bounds
        ),
        "topology": _topology(dissolved),
        "tellings": _side_by_side(
            [
                _telling(one, tables, dissolved)
                for one, tables in zip(story.tellings, told, strict=True)
            ]
        ),
        "places": _place_rows(story, shown, dissolved, grid),
        "claims": _claim_rows(story, number, grid),
        "tiles": _tiles(story),
    }


def claim_bounds(story: Story) -> Bounds:
    """What holds the places that claims name, with a margin, else their areas, else the country.

    Fighting, which changes no control, counts only where little else is told.
    """
    placed = [c for c in story.claims if c.lon is not None and c.precision not in _LARGE]
    moves = [claim for claim in placed if claim.kind is not Kind.CLASH]
    if len({claim.place_id for claim in moves}) < _ENOUGH:
        moves = placed
    points = [shapely.Point(claim.lon, claim.lat) for claim in moves]
    routed = (n for claim in story.claims for n in (claim.origin_id, claim.destination_id))
    ends = [story.places[name] for name in routed if name in story.places]
    points += [shapely.Point(place.lon, place.lat) for place in ends if place.located]
    found = points or list(story.areas.values()) or list(story.background.oblasts.geometry)
    west, south, east, north = shapely.total_bounds(found).tolist()
    return (
        west - _OPEN_MARGIN,
        south - _OPEN_MARGIN,
        east + _OPEN_MARGIN,
        north + _OPEN_MARGIN,
    )


def _slices(steps: Sequence[Slice]) -> dict[str, str]:
    """The first day, and for each slice the days since the one before it and to its own last."""
    numbers, last = [], steps[0].start
    for step in steps:
        numbers += [(step.start - last).days, (step.end - step.start).days]
        last = step.end
    return {"from": steps[0].start.isoformat(), "days": encode(numbers)}


def _tiles(story: Story) -> dict[str, Any] | None:
    found = story.tiles
    if found is None:
        return None
    return {"url": found.url, "subdomains": found.subdomains, "maxZoom": found.max_zoom}


def _tables(story: Story) -> dict[str, NDArray[np.int8]]:
    """Codes by view, slice and cell: control, what follows from claims, what rests on one.

    Control has a moment more, the start of the first slice.
    """
    found = {"labels": story.states}
    if story.reached is not None:
        found["reach"] = story.reached
    if story.without:
        found["alone"] = story.rests.alone.astype(np.int8)
    return found


def _topology(dissolved: Topology) -> dict[str, Any]:
    """Patches with their number of cells, and arcs with the patches on their sides."""
    sides = np.array([arc.sides for arc in dissolved.arcs], dtype=np.int64).reshape(-1, 2)
    return {
        "cells": encode(np.bincount(dissolved.patch_of, minlength=dissolved.count).tolist()),
        "arcs": encode_lines(arc.points for arc in dissolved.arcs),
        "sides": encode(np.diff(sides, axis=0, prepend=0).ravel().tolist()),
    }


def _telling(
    story: Story, tables: Mapping[str, NDArray[np.int8]], dissolved: Topology
) -> dict[str, Any]:
    """Control by one clock: for each table and view the first state and its edits, and areas."""
    cells = np.zeros(dissolved.count, dtype=np.int64)
    cells[dissolved.patch_of[::-1]] = np.arange(len(dissolved.patch_of))[::-1]
    found: dict[str, Any] = {"by": story.by}
    for name, codes in tables.items():
        views = codes[:, :, cells]
        found[name] = [[encode(view[0].tolist()), encode(_edits(view))] for view in views]
    found["km2"] = [_areas(story, view) for view in story.states]
    if story.reached is not None:
        found["reachKm2"] = [_areas(story, view) for view in story.reached]
    if story.without:
        found["bands"] = [_steps(edge) for edge in (*story.rests.low, *story.rests.high)]
    found["runs"] = encode(
        number for run in story.runs for number in (run.first, run.last, run.until)
    )
    return found


def _side_by_side(tellings: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Each table by every clock: close by, where a compressor sees how alike they are."""
    names = dict.fromkeys(name for one in tellings for name in one)
    return {name: [one.get(name) for one in tellings] for name in names}


def _edits(states: NDArray[np.int8]) -> list[int]:
    """For each moment but the first: how many patches change, and which to what."""
    found = []
    for before, now in pairwise(states):
        at = np.flatnonzero(before != now)
        found.append(len(at))
        steps = differences(at.tolist())
        found += [number for pair in zip(steps, now[at].tolist(), strict=True) for number in pair]
    return found


def _areas(story: Story, labels: NDArray[np.int8]) -> str:
    """Area by control for each slice."""
    totals = [
        np.bincount(codes, weights=story.cells.area_km2, minlength=len(CONTROLS))
        for codes in labels
    ]
    return _steps(np.array(totals))


def _steps(areas: NDArray[np.float64]) -> str:
    """Areas by slice and control in tenths of a square kilometre, less the slice before."""
    tenths = np.rint(areas * 10).astype(np.int64)
    return encode(np.diff(tenths, axis=0, prepend=0).ravel().tolist())


def _changed(story: Story) -> list[str]:
    """The largest places among those whose control changes at each slice, in either view."""
    people = np.array([story.places[name].population or 0 for name in story.cells.ids])
    found: list[str] = []
    for view in story.states:
        for before, now in pairwise(view):
            cells = np.flatnonzero(before != now)
            largest = cells[np.argsort(-people[cells], kind="stable")][:_NAMED_CHANGES]
            found += [story.cells.ids[cell] for cell in largest]
    return found


def _places(story: Story, bounds: Bounds, changed: Sequence[str]) -> list[Place]:
    """Places of the claims and changes, then the largest towns in all and in the bounds."""
    west, south, east, north = bounds
    towns = sorted(
        (place for place in story.places.values() if place.located and place.population),
        key=lambda place: (-(place.population or 0), place.id),
    )
    inside = [
        place
        for place in towns
        if west <= (place.lon or 0) <= east and south <= (place.lat or 0) <= north
    ]
    told = [
        name
        for claim in story.claims
        for name in (claim.place_id, claim.origin_id, claim.destination_id)
        if name in story.places
    ]
    wanted = {name: story.places[name] for name in (*told, *changed)}
    wanted |= {place.id: place for place in (*towns[:_TOWNS], *inside[:_TOWNS_INSIDE])}
    return list(wanted.values())


def _place_rows(
    story: Story, shown: Sequence[Place], dissolved: Topology, grid: Grid
) -> dict[str, Any]:
    """Places by column; ``patch`` is -1 where control is not told, ``at`` skips none."""
    patch = dict(zip(story.cells.ids, dissolved.patch_of.tolist(), strict=True))
    aliases = _aliases(story)
    units: dict[str, int] = {}
    told = {claim.place_id for claim in story.claims}
    points = np.array([[place.lon or 0.0, place.lat or 0.0] for place in shown]).reshape(-1, 2)
    return {
        "id": [place.id for place in shown],
        "name": [label(place, story.lang) for place in shown],
        "other": [other_label(place, story.lang) if place.id in told else "" for place in shown],
        "alias": {at: aliases[place.id] for at, place in enumerate(shown) if place.id in aliases},
        "within": [units.setdefault(within(place, story), len(units)) for place in shown],
        "units": list(units),
        "people": [place.population or 0 for place in shown],
        "settled": [int(place.located) for place in shown],
        "known": [int(place.lat is not None) for place in shown],
        "patch": [patch.get(place.id, -1) if place.located else -1 for place in shown],
        "at": encode(differences(grid.quantise(points).T.ravel().tolist())),
    }


def _aliases(story: Story) -> dict[str, str]:
    """By place id, the first name in the claims that a reader would not know a place by."""
    found: dict[str, str] = {}
    for claim in story.claims:
        for name, printed in (
            (claim.place_id, claim.place),
            (claim.origin_id, claim.origin),
            (claim.destination_id, claim.destination),
        ):
            place = story.places.get(name)
            if place is not None and place.located and name not in found:
                own = place.name.casefold(), place.name_uk.casefold()
                likeness = max(partial_ratio(printed.casefold(), one) for one in own)
                if likeness < _ALIKE:
                    found[name] = printed
    return found


def _claim_rows(story: Story, number: Mapping[str, int], grid: Grid) -> dict[str, Any]:
    """Claims by column; texts that come again and again are kept once."""
    texts: dict[str, int] = {"": 0}

    def kept(text: str) -> int:
        return texts.setdefault(text, len(texts))

    rows = [_claim_row(claim, story, number) for claim in story.claims]
    columns = {
        name: [kept(row[name]) if isinstance(row[name], str) else row[name] for row in rows]
        for name in (rows[0] if rows else ())
    }
    shapes = {
        name: encode_lines(thinned_lines(np.array([shape]), grid=grid, tolerance=_AREA_TOLERANCE))
        for name, shape in sorted(story.areas.items())
    }
    by_shape: dict[str, list[str]] = {}
    for name, shape in shapes.items():
        by_shape.setdefault(shape, []).append(name)
    return {
        "id": [claim.id for claim in story.claims],
        "columns": columns,
        "texts": list(texts),
        "against": _against(story),
        "areas": [[names, shape] for shape, names in by_shape.items()],
    }


def _against(story: Story) -> list[list[int]]:
    """Numbers of the claims that deny or contradict a claim, after its own; only where any do."""
    number = {claim.id: at for at, claim in enumerate(story.claims)}
    return [
        [number[name], *(number[other] for other in others if other in number)]
        for name, others in sorted(story.against.items())
        if name in number and any(other in number for other in others)
    ]


def _claim_row(claim: Claim, story: Story, number: Mapping[str, int]) -> dict[str, Any]:
    return {
        "kind": str(claim.kind),
        "actor": str(claim.actor),
        "standing": str(story.standings[claim.id]),
        "stance": str(claim.stance),
        "place": number.get(claim.place_id, -1),
        "printed": claim.place,
        "within": claim.within,
        "precision": str(claim.precision or ""),
        "begin": claim.event_date.isoformat(),
        "end": claim.last_day.isoformat(),
        "timePrecision": str(claim.time_precision),
        "published": claim.published_day.isoformat(),
        "claimant": claimant_of(claim),
        "claimantSide": str(claim.claimant_side),
        "hedge": claim.hedge,
        "origin": claim.origin,
        "originPlace": number.get(claim.origin_id, -1),
        "destination": claim.destination,
        "destinationPlace": number.get(claim.destination_id, -1),
        "publisher": claim.publisher,
        "title": claim.title,
        "url": claim.url,
        "archive": claim.archive_url,
        "note": claim.note,
    }
