"""The steps of a map's time, and when a claim is news, holds and is superseded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from geo.claim import Claim, Kind, Stance, Standing
from maps.errors import StoryError

Step = Literal["day", "week", "claims"]
Clock = Literal["event", "published"]

_ABOUT_CONTROL = frozenset({Kind.CAPTURE, Kind.ENTRY, Kind.WITHDRAWAL, Kind.HOLD})


@dataclass(frozen=True, slots=True, order=True)
class Slice:
    """One step of a map's time.

    Attributes
    ----------
    start, end
        First and last day, both included.
    """

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Run:
    """When one claim is on the map, as numbers of slices.

    Attributes
    ----------
    first, last
        The slices it is news in, both included; ``first`` is -1 for what happened before the
        first slice, and ``last`` is -1 where all of it did.
    until
        The first slice in which it no longer holds, the number of slices if it holds to the
        end.
    """

    first: int
    last: int
    until: int


def slices(
    start: date,
    end: date,
    *,
    step: Step = "day",
    claims: Iterable[Claim] = (),
    by: Clock = "event",
) -> tuple[Slice, ...]:
    """Cut a stretch of time into slices.

    Parameters
    ----------
    start, end
        First and last day, both included.
    step
        ``day``; ``week`` (seven days from the start, the last slice may be shorter); or
        ``claims``: the first day and each day on which a claim's event ends, or on which it
        was published.
    claims, by
        The claims that ``step="claims"`` goes by, and which of their days.

    Returns
    -------
    tuple of Slice
        In order, without gaps for ``day`` and ``week``.

    Raises
    ------
    StoryError
        If the end is before the start.
    """
    if end < start:
        raise StoryError(f"end: {end} is before start {start}")
    if step == "claims":
        told = {c.last_day if by == "event" else c.published_day for c in claims}
        days = {day for day in told if start <= day <= end}
        return tuple(Slice(day, day) for day in sorted({start, *days}))
    width = timedelta(days=7 if step == "week" else 1)
    found = []
    while start <= end:
        found.append(Slice(start, min(start + width - timedelta(days=1), end)))
        start += width
    return tuple(found)


def runs(
    claims: Sequence[Claim],
    standings: Mapping[str, Standing],
    steps: Sequence[Slice],
    *,
    by: Clock = "event",
) -> tuple[Run, ...]:
    """When each claim is on the map.

    A claim is news in the slices its days touch and holds after them until a later claim
    about the same place supersedes it. One about control is superseded by the next about
    control, fighting and advances by whatever is said next; what is denied, and what only
    denies, supersedes nothing.

    Parameters
    ----------
    claims
        The claims, resolved.
    standings
        Standing of each claim by its id.
    steps
        The slices, in order.
    by
        Whether a claim's days are those of the event or the day it was published.

    Returns
    -------
    tuple of Run
        One for each claim; what comes after the last slice has ``first`` and ``last`` at the
        number of slices.
    """
    spans = [_span(claim, steps, by) for claim in claims]
    at_place: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        speaks = claim.stance is Stance.ASSERTS and standings[claim.id] is not Standing.DENIED
        if claim.place_id and speaks:
            at_place[claim.place_id].append(index)
    found = []
    for claim, (first, last) in zip(claims, spans, strict=True):
        later = [
            spans[other][0]
            for other in at_place[claim.place_id]
            if spans[other][0] > last
            and (claim.kind not in _ABOUT_CONTROL or claims[other].kind in _ABOUT_CONTROL)
        ]
        found.append(Run(first, last, min(later, default=len(steps))))
    return tuple(found)


def _span(claim: Claim, steps: Sequence[Slice], by: Clock) -> tuple[int, int]:
    """First and last slice that a claim's days touch; -1 before all, their number after."""
    if by == "published":
        begin = end = claim.published_day
    else:
        begin, end = claim.event_date, claim.last_day
    last = bisect_right(steps, end, key=lambda step: step.start) - 1
    if begin < steps[0].start:
        return -1, last
    first = bisect_left(steps, begin, key=lambda step: step.end)
    return first, max(first, last)
