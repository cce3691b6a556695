"""The log of one view: which claim changed which cell on which day, and which did not and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gazetteer.place import Precision
from geo.cells import Cells
from geo.claim import CODES, CONTROLS, Claim, Control, Extent, Kind, Standing, View
from geo.extents import OTHER, spread
from geo.rules import effect, idle, order
from geo.standing import Assessment

Clock = Literal["event", "published"]


def effective_day(claim: Claim, *, by: Clock) -> date:
    """Give the day from whose end on a claim holds.

    Parameters
    ----------
    claim
        The claim.
    by
        ``event``: the last day on which it may have happened, when it surely had;
        ``published``: the day it was known.

    Returns
    -------
    date
        The day.
    """
    return claim.last_day if by == "event" else claim.published_day


def track(
    claims: Iterable[Claim],
    assessments: Mapping[str, Assessment],
    *,
    cells: Cells,
    base: NDArray[np.int8],
    start: date,
    view: View,
    by: Clock,
    extent: Extent = Extent.NAMED,
) -> Track:
    """Apply claims day by day; a label changes only by a claim.

    Parameters
    ----------
    claims
        Resolved; their order does not matter. Only those of settlements with a cell count:
        one about a hromada, an oblast or a natural area is shown on a map, not applied.
    assessments
        Their standings, by id.
    cells
        The division.
    base
        Codes of control at the start, one a cell.
    start
        Day of the baseline. Claims of that day count, older ones do not: it includes them.
    view
        Which claims count.
    by
        Which of a claim's dates counts.
    extent
        How far claims reach beyond the cells they name; see :mod:`geo.extents`.

    Returns
    -------
    Track
        Empty where no claim changes anything.
    """
    log = _Log(cells, assessments, base.copy(), np.zeros(len(cells), dtype=bool))
    about = [
        (effective_day(claim, by=by), claim)
        for claim in claims
        if claim.place_id in cells.position and claim.precision in (None, Precision.SETTLEMENT)
    ]
    about.sort(key=lambda pair: (pair[0], order(pair[1])))
    for day, group in groupby(about, key=lambda pair: pair[0]):
        today = [claim for _, claim in group]
        if day < start:
            for claim in today:
                log.note(claim, day, f"older than the baseline of {start}")
        else:
            log.live(today, day, view=view, extent=extent)
    return log.track()


@dataclass(frozen=True, slots=True)
class Step:
    """What one claim did to one place in one view.

    Attributes
    ----------
    day
        The day it takes effect.
    claim
        Its id.
    claims
        It and the claims that concede, back or qualify it.
    before, after
        Control; the same where the claim changed nothing.
    reason
        What happened, or why the claim does not count.
    implied
        Whether the claim is about another place, and reaches this one.
    counted
        Whether the claim counts in the view, even if all stayed as it was.
    """

    day: date
    claim: str
    claims: tuple[str, ...]
    before: Control
    after: Control
    reason: str
    implied: bool = False
    counted: bool = True

    @property
    def changed(self) -> bool:
        """Whether control is another one after it."""
        return self.before is not self.after


@dataclass(frozen=True, slots=True)
class Track:
    """Control over time in one view, as what changes.

    Attributes
    ----------
    days, cells, codes
        A change each, in the order they took effect: ordinal of the day, position of the
        cell, new code of control.
    steps
        All steps of a cell by its position, in order; no entry where no claim names it.
    """

    days: NDArray[np.int64]
    cells: NDArray[np.int64]
    codes: NDArray[np.int8]
    steps: Mapping[int, tuple[Step, ...]]

    def done(self, day: date) -> int:
        """Count the changes up to the end of a day.

        Parameters
        ----------
        day
            Any day.

        Returns
        -------
        int
            Zero before the first change.
        """
        return int(np.searchsorted(self.days, day.toordinal(), side="right"))

    def last(self, cell: int, day: date) -> Step | None:
        """Give the last change of a cell up to the end of a day.

        Parameters
        ----------
        cell
            Its position.
        day
            Any day.

        Returns
        -------
        Step or None
            ``None`` while it is as it was in the baseline.
        """
        return next((step for step in reversed(self.until(cell, day)) if step.changed), None)

    def until(self, cell: int, day: date) -> tuple[Step, ...]:
        """Give the steps of a cell up to the end of a day, in order."""
        return tuple(step for step in self.steps.get(cell, ()) if step.day <= day)

    def since(self, cell: int, day: date) -> date | None:
        """Give the day since when a cell has had the control that it has at the end of a day.

        Parameters
        ----------
        cell
            Its position.
        day
            Any day.

        Returns
        -------
        date or None
            The last day whose end found it with another control than its start; ``None`` while
            there is none, and it is as it was in the baseline.
        """
        found = None
        for _, made in groupby(self.until(cell, day), key=lambda step: step.day):
            steps = list(made)
            if steps[0].before is not steps[-1].after:
                found = steps[0].day
        return found

    def affirmed(self, cell: int, day: date) -> date | None:
        """Give the day of the last claim that counted for what a cell is; ``None`` without one."""
        return next((s.day for s in reversed(self.until(cell, day)) if s.counted), None)


@dataclass(frozen=True, slots=True)
class _Log:
    """A track in the making: the labels of the day, and whose last word is a claim's own."""

    cells: Cells
    assessments: Mapping[str, Assessment]
    labels: NDArray[np.int8]
    firm: NDArray[np.bool_]
    steps: defaultdict[int, list[Step]] = field(default_factory=lambda: defaultdict(list))
    words: dict[int, Step] = field(default_factory=dict)

    def note(self, claim: Claim, day: date, reason: str, after: Control | None = None) -> None:
        """Write down what a claim did to its place; one that does not count has no control."""
        cell, found = self.cells.position[claim.place_id], self.assessments[claim.id]
        evidence = (claim.id, *found.conceded_by, *found.backed_by, *found.qualified_by)
        unique = tuple(dict.fromkeys(evidence))
        before = CONTROLS[self.labels[cell]]
        step = Step(
            day, claim.id, unique, before, after or before, reason, counted=after is not None
        )
        self.steps[cell].append(step)
        if after is not None:
            self.words[cell] = step
            self.labels[cell] = CODES[after]
            self.firm[cell] = after is not Control.UNKNOWN

    def live(self, claims: list[Claim], day: date, *, view: View, extent: Extent) -> None:
        """Apply the claims of one day, then what follows from them for other cells."""
        evening, known = self.labels.copy(), self.firm.copy()
        named = set()
        for claim in claims:
            cell, found = self.cells.position[claim.place_id], self.assessments[claim.id]
            if reason := idle(claim, found.standing, view=view):
                self.note(claim, day, reason)
                continue
            after, told = effect(
                claim,
                CONTROLS[self.labels[cell]],
                stayed=bool(found.qualified_by),
                disputed=found.standing is Standing.DISPUTED,
            )
            self.note(claim, day, f"{told}; {found.reason}", after)
            if claim.kind in (Kind.CAPTURE, Kind.HOLD):
                named.add(cell)
        if extent is not Extent.NAMED:
            implied = {cell for cell in named if not known[cell] and self._implied(cell)}
            new = [c for c in sorted(named) if evening[c] != self.labels[c] or c in implied]
            self._follow(new, evening, day, extent)

    def _implied(self, cell: int) -> bool:
        """Whether a cell changed by claims about other places."""
        return any(step.implied for step in self.steps[cell])

    def _follow(self, new: list[int], evening: NDArray[np.int8], day: date, extent: Extent) -> None:
        """Apply what the places taken on a day mean for other cells."""
        taken = {
            code: np.array([c for c in new if self.labels[c] == code], dtype=np.int64)
            for code in OTHER
        }
        if not any(map(len, taken.values())):
            return
        reached = spread(
            self.cells, evening, self.labels, firm=self.firm, taken=taken, extent=extent
        )
        columns = (reached.cells, reached.codes, reached.origins, reached.cut)
        for cell, code, origin, cut in zip(*(c.tolist() for c in columns), strict=True):
            word = self.words[origin]
            how = "cut off from its side after" if cut else "in reach of"
            told = f"{how} {self.cells.places[origin].name}: {word.reason}"
            before, after = CONTROLS[self.labels[cell]], CONTROLS[code]
            step = Step(day, word.claim, word.claims, before, after, told, implied=True)
            self.steps[cell].append(step)
        self.labels[reached.cells] = reached.codes

    def track(self) -> Track:
        """What it comes to."""
        changes = sorted(
            (step.day.toordinal(), cell, turn, CODES[step.after])
            for cell, made in self.steps.items()
            for turn, step in enumerate(made)
            if step.changed
        )
        days, at, _, codes = np.array(changes, dtype=np.int64).reshape(-1, 4).T
        steps = {cell: tuple(made) for cell, made in self.steps.items()}
        return Track(days, at, codes.astype(np.int8), steps)
