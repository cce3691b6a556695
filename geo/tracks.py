"""The log of one view: which claim changed which cell on which day, and which did not and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gazetteer.place import Precision
from geo.cells import Cells
from geo.claim import CODES, CONTROLS, Claim, Control, View
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

    Returns
    -------
    Track
        Empty where no claim changes anything.
    """
    dated = [(effective_day(claim, by=by), claim) for claim in claims]
    dated.sort(key=lambda pair: (pair[0], order(pair[1])))
    steps: dict[int, list[Step]] = defaultdict(list)
    for day, claim in dated:
        cell = cells.position.get(claim.place_id)
        if cell is None or claim.precision not in (None, Precision.SETTLEMENT):
            continue
        before = steps[cell][-1].after if steps[cell] else CONTROLS[base[cell]]
        found = assessments[claim.id]
        reason, after = idle(claim, found.standing, view=view), before
        if day < start:
            reason = f"older than the baseline of {start}"
        if not reason:
            after, reason = effect(claim, before, stayed=bool(found.qualified_by))
            reason = f"{reason}; {found.reason}"
        evidence = (claim.id, *found.conceded_by, *found.backed_by, *found.qualified_by)
        steps[cell].append(
            Step(day, claim.id, tuple(dict.fromkeys(evidence)), before, after, reason)
        )
    changes = sorted(
        (step.day.toordinal(), cell, turn, CODES[step.after])
        for cell, made in steps.items()
        for turn, step in enumerate(made)
        if step.changed
    )
    days, at, _, codes = np.array(changes, dtype=np.int64).reshape(-1, 4).T
    return Track(days, at, codes.astype(np.int8), {cell: tuple(s) for cell, s in steps.items()})


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
    """

    day: date
    claim: str
    claims: tuple[str, ...]
    before: Control
    after: Control
    reason: str

    @property
    def changed(self) -> bool:
        """Whether control is another one after it."""
        return self.before is not self.after


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a place has the control it has on a date, in one view.

    Attributes
    ----------
    place_id, day, view, control
        What is explained.
    basis
        ``baseline`` or ``claims``.
    reason
        The rule that decided.
    claims
        The claims it rests on; empty for the baseline.
    steps
        All claims about the place until that date, in the order they took effect, those that
        changed nothing included.
    """

    place_id: str
    day: date
    view: View
    control: Control
    basis: str
    reason: str
    claims: tuple[str, ...]
    steps: tuple[Step, ...]


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
        changes = [s for s in self.steps.get(cell, ()) if s.changed and s.day <= day]
        return changes[-1] if changes else None
