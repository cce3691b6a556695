"""What a history comes to: land gained between days, by oblast, at all extents, with bands."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
from pandas import DataFrame

from geo.claim import CODES, CONTROLS, Extent, Side, View, control_by
from geo.history import History
from geo.timeline import rework
from geo.uncertainty import Band, band, leave_one_out


@dataclass(frozen=True, slots=True)
class Told:
    """A history at one extent, with what is left of it without each single claim.

    Attributes
    ----------
    history
        With all claims.
    without
        Claim id to the history without it; empty where no band is wanted.
    """

    history: History
    without: Mapping[str, History]


def at_extents(told: History, *, bands: bool = True) -> dict[Extent, Told]:
    """Work a history out at all three extents.

    Parameters
    ----------
    told
        At any extent.
    bands
        Whether to leave out each claim in turn as well, which takes as many times as long.

    Returns
    -------
    dict
        Extent to history, in the order named, near, implied.
    """
    found = {}
    for extent in Extent:
        history = told if told.extent is extent else rework(told, extent=extent)
        found[extent] = Told(history, leave_one_out(history) if bands else {})
    return found


def gained_km2(
    told: History,
    start: date,
    end: date,
    *,
    side: Side,
    view: View,
    within: Container[str] | None = None,
) -> float:
    """Add up the cells that a side gained from one day to another, both included.

    Parameters
    ----------
    told
        The history.
    start, end
        Within its dates: what the side has at the end of the last and had not at the start of
        the first (see :meth:`geo.history.History.before`).
    side
        ``ukraine`` or ``russia``.
    view
        ``established`` or ``claimed``.
    within
        Ids of the settlements whose cells count; without it, all do.

    Returns
    -------
    float
        Square kilometres.

    Raises
    ------
    DateOutsideError
        If a day is not covered.
    """
    code = CODES[control_by(side)]
    before, after = told.before(start, view=view), told.labels(end, view=view)
    gained = np.flatnonzero((before != code) & (after == code))
    chosen = [cell for cell in gained if within is None or told.cells.ids[cell] in within]
    return float(told.cells.area_km2[chosen].sum())


def changes_by_oblast(told: History, start: date, end: date, *, view: View) -> DataFrame:
    """Add up by oblast what changed from one day to another, both included.

    Parameters
    ----------
    told
        The history.
    start, end
        Within its dates, from the start of the first to the end of the last.
    view
        ``established`` or ``claimed``.

    Returns
    -------
    DataFrame
        A row for each oblast where something changed, by its code: ``id``, ``oblast``, then a
        column a control with the square kilometres that it has more or less.

    Raises
    ------
    DateOutsideError
        If a day is not covered.
    """
    before, after = told.before(start, view=view), told.labels(end, view=view)
    sums: dict[tuple[str, str], list[float]] = {}
    for cell in np.flatnonzero(before != after).tolist():
        place, size = told.cells.places[cell], float(told.cells.area_km2[cell])
        row = sums.setdefault((place.oblast_id, place.oblast), [0.0] * len(CONTROLS))
        row[before[cell]] -= size
        row[after[cell]] += size
    rows = [[*unit, *row] for unit, row in sorted(sums.items())]
    return DataFrame(rows, columns=["id", "oblast", *(control.value for control in CONTROLS)])


def gains(
    extents: Mapping[Extent, Told],
    days: Iterable[date],
    *,
    side: Side,
    within: Container[str] | None = None,
) -> Iterator[tuple[date, View, Extent, Band]]:
    """Give what a side has gained since the baseline, the claims of its day included, with bands.

    Parameters
    ----------
    extents
        What :func:`at_extents` gives.
    days
        Within the dates of the histories.
    side
        ``ukraine`` or ``russia``.
    within
        Ids of the settlements whose cells count; without it, all do.

    Yields
    ------
    tuple
        Day, view, extent and square kilometres with their band.

    Raises
    ------
    DateOutsideError
        If a day is not covered.
    """
    for day in days:
        for view in View:
            for extent, told in extents.items():
                measure = partial(
                    gained_km2,
                    start=told.history.start,
                    end=day,
                    side=side,
                    view=view,
                    within=within,
                )
                yield day, view, extent, band(told.history, told.without, measure)


def figures_table(
    told: History, days: Iterable[date], *, side: Side = Side.UKRAINE
) -> Iterator[str]:
    """Write what a side has gained since the baseline, its day included, as a table in Markdown.

    Parameters
    ----------
    told
        The history.
    days
        Within its dates.
    side
        ``ukraine`` or ``russia``.

    Yields
    ------
    str
        A line: a day and view a row, an extent a column; square kilometres, in brackets the
        least and greatest if any one claim is left out, then the claims that carry most. After
        the table a line for each day, view and extent: how many of the settlements gained would
        not be without one single claim.

    Raises
    ------
    DateOutsideError
        If a day is not covered.
    """
    yield f"| km2 gained by {side} since {told.start} | {' | '.join(Extent)} | carried most by |"
    yield "|---" * (len(Extent) + 2) + "|"
    rows: dict[tuple[date, View], list[Band]] = {}
    days, extents = tuple(days), at_extents(told)
    for day, view, _, found in gains(extents, days, side=side):
        rows.setdefault((day, view), []).append(found)
    for (day, view), bands in rows.items():
        carriers = dict.fromkeys(found.claim for found in bands if found.claim)
        cells = " | ".join(str(found) for found in bands)
        yield f"| {day}, {view} | {cells} | {', '.join(carriers) or '-'} |"
    yield ""
    for day, view in rows:
        counts = [_on_one(one, day, view, side) for one in extents.values()]
        cells = ", ".join(
            f"{extent} {count}" for extent, count in zip(extents, counts, strict=True)
        )
        yield f"{day}, {view}: settlements gained that rest on one claim: {cells}"


def _on_one(one: Told, day: date, view: View, side: Side) -> str:
    """How many of the settlements that a side gained it would not have without some one claim."""
    told, code = one.history, CODES[control_by(side)]
    gained = (told.base != code) & (told.labels(day, view=view) == code)
    single = np.zeros(len(gained), dtype=bool)
    for other in one.without.values():
        single |= gained & (other.labels(day, view=view) != code)
    return f"{single.sum()} of {gained.sum()}"
