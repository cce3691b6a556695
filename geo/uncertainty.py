"""How much rests on one claim: everything worked out again with each claim left out in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from geopandas import GeoDataFrame
from pandas import DataFrame

from gazetteer.place import Precision
from geo.claim import CONTROLS, Claim, Kind, Stance, View
from geo.crs import WGS84
from geo.history import History
from geo.timeline import rework

_IDLE = {Kind.ADVANCE, Kind.CLASH}


@dataclass(frozen=True, slots=True)
class Band:
    """A figure and how far it moves if any one claim is left out.

    Attributes
    ----------
    value
        With all claims.
    low, high
        Least and greatest without one of them; never on the wrong side of the value.
    claim
        Id of the claim without which it moves most; empty if it rests on no single one.
    """

    value: float
    low: float
    high: float
    claim: str = ""

    def __str__(self) -> str:
        if not self.claim:
            return f"{self.value:,.0f}"
        return f"{self.value:,.0f} ({self.low:,.0f} to {self.high:,.0f})"


def leave_one_out(told: History) -> Mapping[str, History]:
    """Work a history out again without each of its claims.

    Parameters
    ----------
    told
        With all claims.

    Returns
    -------
    mapping
        Claim id to the history without it, sorted by id. Claims that cannot move anything have
        no entry: those about areas, clashes and advances, and those from before the baseline.
    """
    names = [name for name, claim in told.claims.items() if _matters(claim, told)]
    return {name: rework(told, leave_out={name}) for name in sorted(names)}


def _matters(claim: Claim, told: History) -> bool:
    idle = claim.stance is Stance.ASSERTS and claim.kind in _IDLE
    point = claim.precision in (None, Precision.SETTLEMENT)
    return point and not idle and claim.place_id in told.cells.position


def band(told: History, others: Mapping[str, History], measure: Callable[[History], float]) -> Band:
    """Tell how far a figure moves if any one claim is left out.

    Parameters
    ----------
    told
        With all claims.
    others
        What :func:`leave_one_out` gives for it.
    measure
        Takes the figure from a history.

    Returns
    -------
    Band
        Of claims that move it equally far, the first by id is named.
    """
    value = measure(told)
    found = {name: measure(other) for name, other in others.items()}
    moved = {name: abs(other - value) for name, other in found.items()}
    most = max(moved.values(), default=0.0)
    claim = next(name for name in found if moved[name] == most) if most > 0 else ""
    values = [value, *found.values()]
    return Band(value, min(values), max(values), claim)


def areas_with_band(told: History, others: Mapping[str, History], *, view: View) -> DataFrame:
    """Give the areas of all days with their bands.

    Parameters
    ----------
    told
        With all claims.
    others
        What :func:`leave_one_out` gives for it.
    view
        ``established`` or ``claimed``.

    Returns
    -------
    DataFrame
        A row for each day and control: ``date``, ``control``, ``area_km2``, ``low``, ``high``
        (square kilometres) and ``claim``, the id of the one that carries most, else empty.
    """
    full = told.areas_by_day(view=view).to_numpy()
    names = ["", *others]
    without = [other.areas_by_day(view=view).to_numpy() for other in others.values()]
    stack = np.array([full, *without])
    carrier = np.abs(stack - full).argmax(axis=0)
    days, controls = np.indices(full.shape)
    return DataFrame(
        {
            "date": [told.dates[day] for day in days.ravel()],
            "control": [CONTROLS[code].value for code in controls.ravel()],
            "area_km2": full.ravel(),
            "low": stack.min(axis=0).ravel(),
            "high": stack.max(axis=0).ravel(),
            "claim": [names[turn] for turn in carrier.ravel()],
        }
    )


def resting_on_one(
    told: History, others: Mapping[str, History], day: date, *, view: View
) -> GeoDataFrame:
    """Give the cells whose control is another one if a single claim is left out.

    Parameters
    ----------
    told
        With all claims.
    others
        What :func:`leave_one_out` gives for it.
    day
        Within the days covered.
    view
        ``established`` or ``claimed``.

    Returns
    -------
    GeoDataFrame
        A row a cell, in their order: ``id``, ``name``, ``control``, ``otherwise`` (controls
        without one of them, sorted), ``claims`` (tuple of their ids), ``area_km2``,
        ``geometry`` (EPSG:4326); empty if nothing rests on one claim.

    Raises
    ------
    DateOutsideError
        If the day is not covered.
    """
    labels = told.labels(day, view=view)
    differing: dict[int, dict[str, str]] = {}
    for name, other in others.items():
        changed = other.labels(day, view=view)
        for cell in np.flatnonzero(changed != labels).tolist():
            differing.setdefault(cell, {})[name] = CONTROLS[changed[cell]].value
    chosen = sorted(differing)
    places = [told.cells.places[cell] for cell in chosen]
    return GeoDataFrame(
        {
            "id": [place.id for place in places],
            "name": [place.name for place in places],
            "control": [CONTROLS[labels[cell]].value for cell in chosen],
            "otherwise": [tuple(sorted(set(differing[cell].values()))) for cell in chosen],
            "claims": [tuple(differing[cell]) for cell in chosen],
            "area_km2": told.cells.area_km2[chosen],
        },
        geometry=told.cells.polygons[chosen],
        crs=WGS84,
    )
