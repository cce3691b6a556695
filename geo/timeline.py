"""Control over time: a baseline and claims to the label of every cell on every day."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from gazetteer import Gazetteer
from geo.baseline import Baseline, check_units
from geo.cells import Cells
from geo.claim import CODES, Claim, Extent, View
from geo.errors import BaselineError, Fault
from geo.history import History
from geo.standing import assess
from geo.tracks import Clock, effective_day, track

__all__ = ["History", "history", "rework"]


def history(
    claims: Iterable[Claim],
    *,
    baseline: Baseline,
    cells: Cells,
    gazetteer: Gazetteer,
    by: Clock = "event",
    as_known_on: date | None = None,
    until: date | None = None,
    extent: Extent | str = Extent.NAMED,
) -> History:
    """Work out control over time from a baseline and claims, established and claimed.

    Parameters
    ----------
    claims
        Resolved to places; rejected ones do not count, and their order does not matter.
    baseline
        Who held what at the start.
    cells
        The settlements whose control is followed.
    gazetteer
        To check the units of the baseline by.
    by
        ``event``: a claim counts from the last day on which it may have happened;
        ``published``: from the day it was known.
    as_known_on
        Leave out what was published after this day, from standings too.
    until
        Last day to cover; without it, that of the last claim.
    extent
        How far claims reach: ``named``, ``near`` or ``implied``; see :mod:`geo.extents`.

    Returns
    -------
    History
        From the day of the baseline on.

    Raises
    ------
    BaselineError
        If the baseline names units that there are none of, every claim is older than it, or
        it is after the last day.
    """
    check_units(baseline, gazetteer)
    known = {
        claim.id: claim
        for claim in sorted(claims, key=lambda claim: claim.id)
        if claim.counts(as_known_on) and (as_known_on is None or claim.published_day <= as_known_on)
    }
    days = [effective_day(claim, by=by) for claim in known.values()]
    if days and max(days) < baseline.date:
        problem = f"{baseline.date} is after every claim; the last is of {max(days)}"
        raise BaselineError([Fault(baseline.name, "date", problem)])
    end = until or max([baseline.date, *days])
    if end < baseline.date:
        problem = f"{baseline.date} is after the last day asked for, {end}"
        raise BaselineError([Fault(baseline.name, "date", problem)])
    base = np.array([CODES[baseline.control(place)] for place in cells.places], dtype=np.int8)
    return _history(known, baseline, cells, base, end=end, by=by, extent=Extent(extent))


def rework(
    told: History, *, leave_out: Container[str] = (), extent: Extent | str | None = None
) -> History:
    """Work out a history again, with fewer claims or at another extent.

    Parameters
    ----------
    told
        What to start from.
    leave_out
        Ids of claims to leave out; standings are worked out without them.
    extent
        As for :func:`history`; without it, that of the history given.

    Returns
    -------
    History
        Over the same days.
    """
    known = {name: claim for name, claim in told.claims.items() if name not in leave_out}
    reach = told.extent if extent is None else Extent(extent)
    return _history(
        known, told.baseline, told.cells, told.base, end=told.end, by=told.by, extent=reach
    )


def _history(
    known: Mapping[str, Claim],
    baseline: Baseline,
    cells: Cells,
    base: NDArray[np.int8],
    *,
    end: date,
    by: Clock,
    extent: Extent,
) -> History:
    assessments = assess(known.values())
    tracks = {
        view: track(
            known.values(),
            assessments,
            cells=cells,
            base=base,
            start=baseline.date,
            view=view,
            by=by,
            extent=extent,
        )
        for view in View
    }
    return History(
        baseline, cells, known, assessments, baseline.date, end, by, extent, base, tracks
    )
