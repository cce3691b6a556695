"""Labelled cells to areas and to the estimated line of contact."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import shapely
from geopandas import GeoDataFrame
from numpy.typing import NDArray

from geo.cells import OUTSIDE, Cells
from geo.claim import CODES, CONTROLS, Control
from geo.crs import WGS84
from geo.measure import lengths_km
from geo.outlines import Outlines
from geo.tracks import Track

SIDES = (CODES[Control.UKRAINE], CODES[Control.RUSSIA])
ORDER = (Control.UKRAINE, Control.RUSSIA, Control.CONTESTED, Control.UNKNOWN)


class Stretch(StrEnum):
    """What lies on the two sides of a stretch of the estimated line of contact."""

    CONTACT = "contact"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


def areas(cells: Cells, labels: NDArray[np.int8]) -> GeoDataFrame:
    """Dissolve cells of one label into areas.

    Parameters
    ----------
    cells
        The division.
    labels
        Codes of control (:data:`geo.claim.CODES`), one a cell.

    Returns
    -------
    GeoDataFrame
        A row for each control that occurs, in the order ukraine, russia, contested, unknown:
        ``control``, ``area_km2`` (square kilometres, equal-area; they add up to the country),
        ``geometry`` (MultiPolygon, EPSG:4326). They share borders without gaps or overlaps.
    """
    rows = []
    for control in ORDER:
        chosen = labels == CODES[control]
        if chosen.any():
            union = shapely.coverage_union_all(shapely.get_parts(cells.metres[chosen]))
            shape = shapely.multipolygons(shapely.get_parts(union))
            rows.append((control.value, float(cells.area_km2[chosen].sum()), shape))
    names, sizes, shapes = zip(*rows, strict=True)
    degrees = cells.projection.to_degrees(np.array(shapes, dtype=object))
    return GeoDataFrame({"control": names, "area_km2": sizes}, geometry=degrees, crs=WGS84)


def line(cells: Cells, labels: NDArray[np.int8]) -> GeoDataFrame:
    """Draw the estimated line of contact.

    It runs along the edges between cells of different control, each edge once. Between a cell
    of one side and one of the other it is a ``contact``. Where contested or unknown cells lie
    between the sides no single line can be told: the outline of that land toward either side
    is given instead, as a stretch of its own. Edges between contested and unknown cells, the
    state border and the coast are no part of it.

    Parameters
    ----------
    cells
        The division.
    labels
        Codes of control, one a cell.

    Returns
    -------
    GeoDataFrame
        A row for each kind of stretch that occurs, in the order contact, contested, unknown:
        ``stretch``, ``length_km`` (geodesic kilometres), ``geometry`` (MultiLineString,
        EPSG:4326). Empty where all cells are alike.
    """
    edges = cells.edges
    inner = edges.right != OUTSIDE
    left, right = labels[edges.left], labels[edges.right]
    rows = []
    for stretch, pairs in PAIRS.items():
        pieces = edges.metres[pairs[left, right] & inner].reshape(-1, 2, 2)
        if len(pieces):
            merged = shapely.line_merge(shapely.multilinestrings(shapely.linestrings(pieces)))
            degrees = cells.projection.to_degrees(shapely.multilinestrings(_lines(merged)))
            rows.append((stretch.value, _length_km(degrees), degrees))
    return _stretches(rows)


def areas_of(outlines: Outlines, cells: Cells, labels: NDArray[np.int8]) -> GeoDataFrame:
    """Give what :func:`areas` gives, from outlines that are there already.

    Parameters
    ----------
    outlines
        Of a track in which the labels are a state.
    cells, labels
        As for :func:`areas`.

    Returns
    -------
    GeoDataFrame
        The same areas; their rings may begin at other corners.
    """
    shapes, sizes = outlines.areas(labels), area_by_control(cells, labels)
    found = [control for control in ORDER if CODES[control] in shapes]
    columns = {
        "control": [control.value for control in found],
        "area_km2": sizes[[CODES[control] for control in found]],
    }
    geometry = [shapes[CODES[control]] for control in found]
    return GeoDataFrame(columns, geometry=geometry, crs=WGS84)


def line_of(outlines: Outlines, labels: NDArray[np.int8]) -> GeoDataFrame:
    """Give what :func:`line` gives, from outlines that are there already.

    Parameters
    ----------
    outlines
        Of a track in which the labels are a state.
    labels
        As for :func:`line`.

    Returns
    -------
    GeoDataFrame
        The same lines; a closed one may begin at another corner.
    """
    rows = []
    for stretch, pairs in PAIRS.items():
        arcs = outlines.lines(labels, pairs)
        if not shapely.is_empty(arcs):
            merged = shapely.multilinestrings(_lines(shapely.line_merge(arcs)))
            rows.append((stretch.value, outlines.length_km(labels, pairs), merged))
    return _stretches(rows)


def area_by_control(cells: Cells, labels: NDArray[np.int8]) -> NDArray[np.float64]:
    """Add up the areas of the cells of each control.

    Parameters
    ----------
    cells
        The division.
    labels
        Codes of control, one a cell.

    Returns
    -------
    array
        Square kilometres by code, zero for a control that does not occur.
    """
    sizes = np.bincount(labels, weights=cells.area_km2, minlength=len(CONTROLS))
    return sizes.astype(np.float64)


def by_day(
    cells: Cells, base: NDArray[np.int8], changes: Track, days: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Add up the areas of each control on many days, at the cost of the changes alone.

    Parameters
    ----------
    cells
        The division.
    base
        Codes of control before the first change, one a cell.
    changes
        What changes and when.
    days
        Ordinals of the days, ascending.

    Returns
    -------
    array
        Square kilometres at the end of each day: a row a day, a column a code.
    """
    gained = np.zeros((len(changes.days) + 1, len(CONTROLS)))
    gained[0] = area_by_control(cells, base)
    labels = base.copy()
    for turn, (cell, code) in enumerate(zip(changes.cells, changes.codes, strict=True), start=1):
        gained[turn, labels[cell]] -= cells.area_km2[cell]
        gained[turn, code] += cells.area_km2[cell]
        labels[cell] = code
    after: NDArray[np.float64] = gained.cumsum(axis=0)
    return after[np.searchsorted(changes.days, days, side="right")]


def _pairs(control: Control | None) -> NDArray[np.bool_]:
    """Which pairs of codes make a stretch: a side and the control given, or the two sides."""
    found = np.zeros((len(CONTROLS), len(CONTROLS)), dtype=bool)
    others = [CODES[control]] if control else list(SIDES)
    for side in SIDES:
        for other in others:
            found[side, other] = found[other, side] = side != other
    return found


PAIRS = {
    Stretch.CONTACT: _pairs(None),
    Stretch.CONTESTED: _pairs(Control.CONTESTED),
    Stretch.UNKNOWN: _pairs(Control.UNKNOWN),
}


def _stretches(rows: list[tuple[str, float, shapely.Geometry]]) -> GeoDataFrame:
    names, lengths, shapes = zip(*rows, strict=True) if rows else ((), (), ())
    columns = {"stretch": list(names), "length_km": np.array(lengths, dtype=float)}
    return GeoDataFrame(columns, geometry=list(shapes), crs=WGS84)


def _lines(merged: shapely.Geometry) -> NDArray[np.object_]:
    """The lines in an order that does not depend on how they were merged."""
    lines = shapely.get_parts(shapely.normalize(merged))
    return np.asarray(lines)


def _length_km(lines: shapely.Geometry) -> float:
    points, line_ = shapely.get_coordinates(shapely.get_parts(lines), return_index=True)
    within = line_[1:] == line_[:-1]
    return float(lengths_km(np.hstack([points[:-1][within], points[1:][within]])).sum())
