"""Control of every cell on every day, as tables in degrees WGS 84."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import shapely
from geopandas import GeoDataFrame
from numpy.typing import NDArray
from pandas import DataFrame, Index

from geo import areas
from geo.baseline import Baseline
from geo.cells import Cells
from geo.claim import CONTROLS, Claim, Control, Extent, Standing, View
from geo.crs import WGS84
from geo.errors import DateOutsideError, NoCellError
from geo.explanation import Explanation
from geo.outlines import Outlines
from geo.standing import Assessment
from geo.tracks import Clock, Track

Ids = tuple[str, ...]


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
    by
        Which of a claim's dates counts.
    extent
        How far claims reach beyond the places they name.
    base
        Codes of control at the start, one a cell.
    tracks
        What changes it, in each view.
    """

    baseline: Baseline
    cells: Cells
    claims: Mapping[str, Claim]
    assessments: Mapping[str, Assessment]
    start: date
    end: date
    by: Clock
    extent: Extent
    base: NDArray[np.int8]
    tracks: Mapping[View, Track]
    _outlines: dict[View, Outlines] = field(default_factory=dict)
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
        changes = self.tracks[view]
        done = changes.done(self._covered(day))
        labels = self.base.copy()
        # Where a cell comes twice, numpy lets the later one win.
        labels[changes.cells[:done]] = changes.codes[:done]
        return labels

    def before(self, day: date, *, view: View) -> NDArray[np.int8]:
        """Give the control of every cell at the start of a day, in all else as :meth:`labels`.

        That is how the day before ended; on the first day it is the baseline, which no claim of
        that day has changed yet.
        """
        if self._covered(day) == self.start:
            return self.base.copy()
        return self.labels(day - timedelta(days=1), view=view)

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
            (``baseline``, ``claims``, or ``implied`` by claims about other places), ``claims``
            (tuple of ids), ``since`` (ISO date: the day at whose end it first had this control,
            without a break until now; where nothing has changed it that of the baseline, at the
            latest), ``affirmed`` (ISO date of the last claim that counted for it, else of the
            baseline), ``age_days`` (from then to the day), ``disputed_by`` (tuple of who denies
            or contradicts a claim since), ``geometry`` (point, EPSG:4326).

        Raises
        ------
        DateOutsideError
            If the day is not covered.
        """
        places = self.cells.places
        track, covered = self.tracks[view], self._covered(day)
        since = [track.since(cell, covered) or self.start for cell in range(len(places))]
        affirmed = [track.affirmed(cell, covered) or self.start for cell in range(len(places))]
        told = [self._decided(cell, covered, view) for cell in range(len(places))]
        return GeoDataFrame(
            {
                "id": self.cells.ids,
                "name": [place.name for place in places],
                "control": [control.value for control, *_ in told],
                "reason": [reason for _, _, reason, _ in told],
                "basis": [basis for _, basis, _, _ in told],
                "claims": [claims for *_, claims in told],
                "since": [first.isoformat() for first in since],
                "affirmed": [last.isoformat() for last in affirmed],
                "age_days": [(day - last).days for last in affirmed],
                "disputed_by": [self._disputed(cell, day, view) for cell in range(len(places))],
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
        return self._draw(self._areas, day, view)

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
        return self._draw(areas.line_of, day, view)

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
        changes = self.tracks[view]
        ordinals = np.arange(self.start.toordinal(), self.end.toordinal() + 1)
        table = areas.by_day(self.cells, self.base, changes, ordinals)
        columns = [control.value for control in CONTROLS]
        return DataFrame(table, index=Index(self.dates, name="date"), columns=columns)

    def changes(self, start: date, end: date, *, view: View) -> GeoDataFrame:
        """Give what changed from one day to another, both included.

        Parameters
        ----------
        start, end
            Within :attr:`dates`, in this order: from the start of the first, see :meth:`before`,
            to the end of the last.
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
        before, after = self.before(start, view=view), self.labels(end, view=view)
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
        track = self.tracks[view]
        return Explanation(
            place_id=place_id,
            day=day,
            view=view,
            control=control,
            basis=basis,
            reason=reason,
            claims=claims,
            since=track.since(cell, day) or self.start,
            affirmed=track.affirmed(cell, day) or self.start,
            disputed_by=self._disputed(cell, day, view),
            steps=track.until(cell, day),
        )

    def _disputed(self, cell: int, day: date, view: View) -> Ids:
        """Voices against the claims about a cell, from the one that last changed it on."""
        steps = self.tracks[view].until(cell, day)
        last = max((turn for turn, step in enumerate(steps) if step.changed), default=0)
        doubted = [self.assessments[step.claim] for step in steps[last:]]
        against = [
            self.claims[name].voice
            for found in doubted
            if found.standing in (Standing.DISPUTED, Standing.DENIED)
            for name in found.denied_by
        ]
        return tuple(sorted(set(against)))

    def _covered(self, day: date) -> date:
        if not self.start <= day <= self.end:
            raise DateOutsideError(f"{day} is not within {self.start} to {self.end}")
        return day

    def _areas(self, outlines: Outlines, labels: NDArray[np.int8]) -> GeoDataFrame:
        return areas.areas_of(outlines, self.cells, labels)

    def _draw(
        self,
        drawer: Callable[[Outlines, NDArray[np.int8]], GeoDataFrame],
        day: date,
        view: View,
    ) -> GeoDataFrame:
        """Draw each state once: days without a change share one drawing; copies go out."""
        key = (drawer.__name__, view, self.tracks[view].done(self._covered(day)))
        if key not in self._drawn:
            if view not in self._outlines:
                self._outlines[view] = Outlines(self.cells, self.tracks[view], self.base)
            self._drawn[key] = drawer(self._outlines[view], self.labels(day, view=view))
        return self._drawn[key].copy()

    def _decided(self, cell: int, day: date, view: View) -> tuple[Control, str, str, Ids]:
        """Control, basis, reason and claims of a cell: its last change, else the baseline."""
        step = self.tracks[view].last(cell, day)
        if step:
            basis = "implied" if step.implied else "claims"
            return step.after, basis, step.reason, step.claims
        row = self.baseline.row(self.cells.places[cell])
        told = f"{row.name}: {row.source}" if row else "no row covers it"
        reason = f"baseline of {self.baseline.date} ({told})"
        return CONTROLS[self.base[cell]], "baseline", reason, ()
