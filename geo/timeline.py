"""Control over time: a baseline and claims to the label of every cell on every day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import shapely
from geopandas import GeoDataFrame
from numpy.typing import NDArray
from pandas import DataFrame, Index

from gazetteer import Gazetteer
from geo import areas
from geo.baseline import Baseline, check_units
from geo.cells import Cells
from geo.claim import CODES, CONTROLS, Claim, Control, Review, View
from geo.crs import WGS84
from geo.errors import BaselineError, DateOutsideError, Fault, NoCellError
from geo.standing import Assessment, assess
from geo.tracks import Clock, Explanation, Track, effective_day, track

Ids = tuple[str, ...]


def history(
    claims: Iterable[Claim],
    *,
    baseline: Baseline,
    cells: Cells,
    gazetteer: Gazetteer,
    by: Clock = "event",
    as_known_on: date | None = None,
    until: date | None = None,
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

    Returns
    -------
    History
        From the day of the baseline on.

    Raises
    ------
    BaselineError
        If the baseline names units that there are none of, or every claim is older than it.
    """
    check_units(baseline, gazetteer)
    known = {
        claim.id: claim
        for claim in sorted(claims, key=lambda claim: claim.id)
        if claim.review is not Review.REJECTED
        and (as_known_on is None or claim.published_day <= as_known_on)
    }
    days = [effective_day(claim, by=by) for claim in known.values()]
    if days and max(days) < baseline.date:
        problem = f"{baseline.date} is after every claim; the last is of {max(days)}"
        raise BaselineError([Fault(baseline.name, "date", problem)])
    base = np.array([CODES[baseline.control(place)] for place in cells.places], dtype=np.int8)
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
        )
        for view in View
    }
    end = until or max([baseline.date, *days])
    return History(baseline, cells, known, assessments, baseline.date, end, base, tracks)


@dataclass(frozen=True, eq=False)
class History:
    """Control of every cell on every day from the baseline on, established and claimed.

    Attributes
    ----------
    baseline, cells
        What it starts from.
    claims
        Those that were known, by id.
    assessments
        Their standings and evidence, by id.
    start, end
        First and last day, both included.
    """

    baseline: Baseline
    cells: Cells
    claims: Mapping[str, Claim]
    assessments: Mapping[str, Assessment]
    start: date
    end: date
    _base: NDArray[np.int8]
    _tracks: Mapping[View, Track]
    _drawn: dict[tuple[str, View, int], GeoDataFrame] = field(default_factory=dict)

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """Every day covered, first to last."""
        count = (self.end - self.start).days + 1
        return tuple(self.start + timedelta(days=turn) for turn in range(count))

    def labels(self, day: date, *, view: View) -> NDArray[np.int8]:
        """Give the control of every cell at the end of a day.

        Parameters
        ----------
        day
            Within :attr:`dates`.
        view
            ``established`` or ``claimed``.

        Returns
        -------
        array
            Codes (:data:`geo.claim.CODES`), in the order of the cells; a copy of one's own.

        Raises
        ------
        DateOutsideError
            If the day is not covered.
        """
        changes = self._tracks[view]
        done = changes.done(self._covered(day))
        labels = self._base.copy()
        # Where a cell comes twice, numpy lets the later one win.
        labels[changes.cells[:done]] = changes.codes[:done]
        return labels

    def at(self, day: date, *, view: View) -> GeoDataFrame:
        """Give the control of every settlement that has a cell.

        Parameters
        ----------
        day
            Within :attr:`dates`.
        view
            ``established`` or ``claimed``.

        Returns
        -------
        GeoDataFrame
            In the order of the cells: ``id``, ``name``, ``control``, ``reason``, ``basis``
            (``baseline`` or ``claims``), ``claims`` (tuple of ids), ``geometry`` (point,
            EPSG:4326).

        Raises
        ------
        DateOutsideError
            If the day is not covered.
        """
        places = self.cells.places
        told = [self._decided(cell, self._covered(day), view) for cell in range(len(places))]
        return GeoDataFrame(
            {
                "id": self.cells.ids,
                "name": [place.name for place in places],
                "control": [control.value for control, *_ in told],
                "reason": [reason for _, _, reason, _ in told],
                "basis": [basis for _, basis, _, _ in told],
                "claims": [claims for *_, claims in told],
            },
            geometry=shapely.points([(place.lon, place.lat) for place in places]),
            crs=WGS84,
        )

    def areas(self, day: date, *, view: View) -> GeoDataFrame:
        """Give the areas by control.

        Parameters
        ----------
        day, view
            As for :meth:`labels`.

        Returns
        -------
        GeoDataFrame
            See :func:`geo.areas.areas`: square kilometres, EPSG:4326.

        Raises
        ------
        DateOutsideError
            If the day is not covered.
        """
        return self._draw(areas.areas, day, view)

    def line(self, day: date, *, view: View) -> GeoDataFrame:
        """Give the estimated line of contact.

        Parameters
        ----------
        day, view
            As for :meth:`labels`.

        Returns
        -------
        GeoDataFrame
            See :func:`geo.areas.line`: geodesic kilometres, EPSG:4326.

        Raises
        ------
        DateOutsideError
            If the day is not covered.
        """
        return self._draw(areas.line, day, view)

    def areas_by_day(self, *, view: View) -> DataFrame:
        """Give the areas of all days as a table.

        Parameters
        ----------
        view
            ``established`` or ``claimed``.

        Returns
        -------
        DataFrame
            A row a day (index ``date``), a column a control; square kilometres.
        """
        changes = self._tracks[view]
        ordinals = np.arange(self.start.toordinal(), self.end.toordinal() + 1)
        table = areas.by_day(self.cells, self._base, changes, ordinals)
        columns = [control.value for control in CONTROLS]
        return DataFrame(table, index=Index(self.dates, name="date"), columns=columns)

    def changes(self, start: date, end: date, *, view: View) -> GeoDataFrame:
        """Give what changed between the end of one day and the end of another.

        Parameters
        ----------
        start, end
            Within :attr:`dates`, in this order.
        view
            ``established`` or ``claimed``.

        Returns
        -------
        GeoDataFrame
            A row for each cell whose control differs, in the order of the cells: ``id``,
            ``name``, ``before``, ``after``, ``claims`` (tuple of ids), ``area_km2`` (square
            kilometres), ``geometry`` (EPSG:4326); empty if nothing changed.

        Raises
        ------
        DateOutsideError
            If a day is not covered, or the end comes before the start.
        """
        if end < start:
            raise DateOutsideError(f"{end} comes before {start}")
        before, after = self.labels(start, view=view), self.labels(end, view=view)
        changed = np.flatnonzero(before != after)
        return GeoDataFrame(
            {
                "id": [self.cells.ids[index] for index in changed],
                "name": [self.cells.places[index].name for index in changed],
                "before": [CONTROLS[code].value for code in before[changed]],
                "after": [CONTROLS[code].value for code in after[changed]],
                "claims": [self._decided(index, end, view)[-1] for index in changed.tolist()],
                "area_km2": self.cells.area_km2[changed],
            },
            geometry=self.cells.polygons[changed],
            crs=WGS84,
        )

    def explain(self, place_id: str, day: date, *, view: View) -> Explanation:
        """Say why a place has the control it has.

        Parameters
        ----------
        place_id
            A settlement with a cell.
        day
            Within :attr:`dates`.
        view
            ``established`` or ``claimed``.

        Returns
        -------
        Explanation
            The rule that decided and every claim about the place until then.

        Raises
        ------
        NoCellError
            If the place has no cell.
        DateOutsideError
            If the day is not covered.
        """
        cell = self.cells.position.get(place_id)
        if cell is None:
            raise NoCellError(
                f"{place_id!r} has no cell: no settlement with coordinates of its own"
            )
        control, basis, reason, claims = self._decided(cell, self._covered(day), view)
        steps = tuple(s for s in self._tracks[view].steps.get(cell, ()) if s.day <= day)
        return Explanation(place_id, day, view, control, basis, reason, claims, steps)

    def _covered(self, day: date) -> date:
        if not self.start <= day <= self.end:
            raise DateOutsideError(f"{day} is not within {self.start} to {self.end}")
        return day

    def _draw(
        self,
        drawer: Callable[[Cells, NDArray[np.int8]], GeoDataFrame],
        day: date,
        view: View,
    ) -> GeoDataFrame:
        """Draw each state once: days without a change share one drawing; copies go out."""
        key = (drawer.__name__, view, self._tracks[view].done(self._covered(day)))
        if key not in self._drawn:
            self._drawn[key] = drawer(self.cells, self.labels(day, view=view))
        return self._drawn[key].copy()

    def _decided(self, cell: int, day: date, view: View) -> tuple[Control, str, str, Ids]:
        """Control, basis, reason and claims of a cell: its last change, else the baseline."""
        step = self._tracks[view].last(cell, day)
        if step:
            return step.after, "claims", step.reason, step.claims
        row = self.baseline.row(self.cells.places[cell])
        told = f"{row.name}: {row.source}" if row else "no row covers it"
        reason = f"baseline of {self.baseline.date} ({told})"
        return CONTROLS[self._base[cell]], "baseline", reason, ()
