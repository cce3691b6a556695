"""How far the areas of a story move if any one claim is left out, and which cells do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.claim import CONTROLS
from maps.slices import Slice
from maps.story import VIEWS, CellLayer, Labels


@dataclass(frozen=True, slots=True)
class Bands:
    """What of a story's control rests on a single claim, by view and slice (at its end).

    Attributes
    ----------
    alone
        Whether a cell's control is another one without some single claim; shape (views,
        slices, cells).
    low, high
        Least and greatest area with all claims or without one of them, square kilometres;
        shape (views, slices, controls), in the order of :data:`geo.claim.CONTROLS`.
    """

    alone: NDArray[np.bool_]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def bands(
    labels: NDArray[np.int8],
    without: Iterable[Labels],
    steps: tuple[Slice, ...],
    cells: CellLayer,
) -> Bands:
    """Compare control with what it would be without each claim.

    Parameters
    ----------
    labels
        Codes of control with all claims; shape (views, slices, cells).
    without
        Control over time without one claim, one for each claim that could move anything.
    steps
        The slices.
    cells
        Their areas.

    Returns
    -------
    Bands
        Without any claim to leave out, nothing rests on one and the bands are the areas.
    """
    areas = np.array([[_areas(codes, cells) for codes in view] for view in labels])
    areas = areas.reshape(*labels.shape[:2], len(CONTROLS))
    alone = np.zeros(labels.shape, dtype=bool)
    low, high = areas.copy(), areas.copy()
    for other in without:
        for view, at, codes in _states(other, steps):
            moved = np.flatnonzero(codes != labels[view, at])
            if not len(moved):
                continue
            alone[view, at, moved] = True
            part = cells.area_km2[moved]
            area = areas[view, at].copy()
            np.subtract.at(area, labels[view, at, moved], part)
            np.add.at(area, codes[moved], part)
            low[view, at] = np.minimum(low[view, at], area)
            high[view, at] = np.maximum(high[view, at], area)
    return Bands(alone, low, high)


def _states(
    labels: Labels, steps: tuple[Slice, ...]
) -> Iterator[tuple[int, int, NDArray[np.int8]]]:
    for number, view in enumerate(VIEWS):
        for at, step in enumerate(steps):
            yield number, at, labels.labels(step.end, view=view)


def _areas(codes: NDArray[np.int8], cells: CellLayer) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.bincount(
        codes, weights=cells.area_km2, minlength=len(CONTROLS)
    ).astype(np.float64)
    return found
