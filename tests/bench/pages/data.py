"""Seeded days of a made-up front over the real cells, told with everything that a page can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, partial
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from gazetteer import Gazetteer, Kind, Place
from geo import borders
from geo.baseline import Baseline
from geo.cells import Cells
from geo.claim import CODES, Claim, Control, Extent, Side, Stance, View
from geo.claim import Kind as Deed
from geo.history import History
from geo.standing import assess
from geo.tracks import Clock, Track
from maps.assemble import country_cells
from maps.credits import credits_of
from maps.extents import claim_areas
from maps.slices import slices
from maps.story import Background, Story

START = date(2031, 1, 1)
UKRAINE, RUSSIA, CONTESTED = (
    CODES[control] for control in (Control.UKRAINE, Control.RUSSIA, Control.CONTESTED)
)
SHOWN = ("russia", "contested")
KNOWN_AFTER = (1, 3, 2, 1, 4)  # days, of one change after the other
NOT_ESTABLISHED = 3  # one change in so many
SECOND_CLAIM = 3  # on one change in so many
BENDS_M = ((600_000, 60_000), (90_000, 15_000), (32_000, 16_000))  # length and depth, metres
POCKET_M = 4_000
FRONT_AT_M = -225_000  # from the middle of the theatre, where the front is long


@dataclass(frozen=True)
class Told:
    """A story, and the control that all pages draw, as claimed by the day of the event."""

    story: Story
    history: History

    @property
    def days(self) -> tuple[date, ...]:
        return self.history.dates

    @property
    def changes(self) -> Track:
        return self.history.tracks[View.CLAIMED]

    @property
    def states(self) -> int:
        """How many different states of control there are."""
        return len(np.unique(self.changes.days)) + 1

    @property
    def cells_changed(self) -> int:
        """How many cells are at some time not what they were at first."""
        return len(np.unique(self.changes.cells))

    def state(self, day: date) -> int:
        """Number of the state that a day is in, from nought."""
        return len(np.unique(self.changes.days[: self.changes.done(day)]))

    @cached_property
    def shapes(self) -> tuple[dict[str, shapely.Geometry], ...]:
        """What is not Ukraine's in each state, by control; degrees to five decimals."""
        firsts = [START, *map(date.fromordinal, np.unique(self.changes.days).tolist())]
        return tuple(map(self._shapes, firsts))

    def _shapes(self, day: date) -> dict[str, shapely.Geometry]:
        rows = self.history.areas(day, view=View.CLAIMED)
        return {
            control: shapely.transform(shape, lambda points: points.round(5))
            for control, shape in zip(rows["control"], rows.geometry, strict=True)
            if control in SHOWN and not shape.is_empty
        }

    def corners(self) -> float:
        """Mean number of corners of a day's polygons."""
        shapes = [shape for day in self.days for shape in self.shapes[self.state(day)].values()]
        return int(shapely.get_num_coordinates(shapes).sum()) / len(self.days)


def told(days: int, states: int, *, sweep_m: float) -> Told:
    """Tell so many days with so many states of control.

    Parameters
    ----------
    days
        Slices of one day.
    states
        The first one among them.
    sweep_m
        How wide a stretch of the front one change moves, and about how far, metres.
    """
    gazetteer = Gazetteer()
    cells = country_cells(gazetteer)
    base, changes = _course(cells, days, states, sweep_m)
    places = {unit.id: unit for unit in gazetteer.units() if unit.kind is not Kind.HROMADA}
    places |= {place.id: place for place in cells.places}
    claims = tuple(_claims(cells, changes, places))
    assessments = assess(claims)
    oblasts = borders.oblasts()
    outlines = dict(zip(oblasts["id"], oblasts.geometry, strict=True))
    known = {claim.id: claim for claim in claims}
    baseline, end = Baseline("seeded", START, ()), START + timedelta(days=days - 1)
    plain = partial(History, baseline, cells, known, assessments, START, end)
    by_event, by_published = (_doubted(plain, base, changes, by) for by in _CLOCKS)
    story = Story(
        title=f"A made-up front, {days} days",
        summary="Made-up claims about made-up changes, to measure how large and fast a page is.",
        as_of=START + timedelta(days=days + 9),
        claims=claims,
        standings={name: found.standing for name, found in assessments.items()},
        slices=slices(START, end),
        cells=cells,
        places=places,
        background=Background(
            oblasts=oblasts,
            neighbours=borders.neighbours(),
            rivers=borders.rivers(),
            water=borders.water(),
        ),
        areas=claim_areas(claims, cells=cells, places=places, units=outlines),
        credits=credits_of(baseline),
        since=START,
        against={name: found.denied_by for name, found in assessments.items() if found.denied_by},
        **by_event,
    )
    return Told(replace(story, other=replace(story, **by_published)), by_event["history"])


def _course(cells: Cells, days: int, states: int, sweep_m: float) -> tuple[NDArray[np.int8], Track]:
    """A front from north to south that moves to and fro in its belt, now here and now there."""
    random = np.random.default_rng(1641)
    across, along = cells.seeds.T
    bends = sum(deep * np.sin(2 * np.pi * along / long) for long, deep in BENDS_M)
    front = rest = FRONT_AT_M + bends
    labels = base = np.where(across > front, RUSSIA, UKRAINE).astype(np.int8)
    stretch = np.quantile(along[np.abs(across - front) < sweep_m], (0.05, 0.95))
    turns = np.linspace(1, days - 1, states - 1).round().astype(int).tolist()
    rows: list[tuple[int, int, int]] = []
    while turns:
        middle = random.uniform(*stretch)
        move = random.choice([-1, 1]) * random.uniform(0.5, 1.2) * sweep_m
        moved = front + move * np.exp(-(((along - middle) / sweep_m) ** 2))
        now = np.where(across > moved, RUSSIA, UKRAINE).astype(np.int8)
        now[np.hypot(across - moved, along - middle) < POCKET_M] = CONTESTED
        changed = np.flatnonzero(now != labels)
        if len(changed) and np.abs(moved - rest).max() < 2.5 * sweep_m:
            day = START.toordinal() + turns.pop(0)
            rows += [(day, cell, int(now[cell])) for cell in changed.tolist()]
            front, labels = moved, now
    at, places, codes = np.array(rows, dtype=np.int64).T
    return base, Track(at, places, codes.astype(np.int8), {})


_CLOCKS: tuple[Clock, Clock] = ("event", "published")


def _doubted(
    plain: Callable[..., History], base: NDArray[np.int8], changes: Track, by: Clock
) -> dict[str, Any]:
    """Control by a clock; what would follow from the claims; and control without each change."""
    turn = np.unique(changes.days, return_inverse=True)[1].reshape(-1)
    late = np.resize(KNOWN_AFTER, turn.max() + 1)[turn] if by == "published" else 0
    days = changes.days + late
    order = np.argsort(days, kind="stable")
    turn = turn[order]
    known = Track(days[order], changes.cells[order], changes.codes[order], {})

    def so(kept: NDArray[np.bool_]) -> History:
        tracks = {
            View.CLAIMED: _some(known, kept),
            View.ESTABLISHED: _some(known, kept & (turn % NOT_ESTABLISHED > 0)),
        }
        return plain(by, Extent.NAMED, base, tracks)

    history = so(np.ones(len(turn), dtype=bool))
    return {
        "by": by,
        "history": history,
        "reach": _Ahead(history, history.cells.neighbours.T),
        "without": tuple(so(turn != one) for one in range(turn.max() + 1)),
    }


def _some(changes: Track, kept: NDArray[np.bool_]) -> Track:
    return Track(changes.days[kept], changes.cells[kept], changes.codes[kept], {})


def _claims(cells: Cells, changes: Track, places: dict[str, Place]) -> Iterator[Claim]:
    """For each change a claim about its largest place, and about some a second one."""
    random = np.random.default_rng(11)
    voices = (("Sample Staff", Side.UKRAINE), ("Sample Ministry", Side.RUSSIA))
    people = np.array([place.population or 0 for place in cells.places])
    for number, day in enumerate(np.unique(changes.days).tolist()):
        rows = np.flatnonzero(changes.days == day)
        row = rows[np.argmax(people[changes.cells[rows]])]
        place, code = cells.places[changes.cells[row]], changes.codes[row]
        actor = Side.UKRAINE if code == UKRAINE else Side.RUSSIA
        claimant, side = voices[actor is Side.RUSSIA]
        one = Claim(
            id=f"sample-{number:03}",
            kind=Deed.ENTRY if code == CONTESTED else Deed.CAPTURE,
            actor=actor,
            place=place.name,
            place_id=place.id,
            lat=place.lat,
            lon=place.lon,
            precision=place.precision,
            event_date=date.fromordinal(day),
            published=date.fromordinal(day + KNOWN_AFTER[number % len(KNOWN_AFTER)]),
            claimant=claimant,
            claimant_side=side,
            publisher=("Sample Gazette", "Sample Agency", "Sample Wire")[random.integers(3)],
            title=f"Report {number} of a made-up front",
            url=f"https://example.org/reports/{number}",
            hedge=("", "", "reportedly", "could not be verified")[random.integers(4)],
        )
        yield one
        if number % SECOND_CLAIM == 0:
            yield _second(one, number // SECOND_CLAIM, places[place.oblast_id])


def _second(one: Claim, number: int, oblast: Place) -> Claim:
    """Somebody else's word on the same: a denial, a concession, or an advance in the oblast."""
    made = partial(replace, one)
    if number % 3 == 0:
        voice = {"claimant": "Sample Council", "claimant_side": Side.THIRD_PARTY}
        return made(id=f"{one.id}-denied", stance=Stance.DENIES, **voice)
    if number % 3 == 1:
        loser = Side.RUSSIA if one.actor is Side.UKRAINE else Side.UKRAINE
        voice = {"claimant": "Sample Governor", "claimant_side": loser}
        return made(id=f"{one.id}-left", kind=Deed.WITHDRAWAL, actor=loser, **voice)
    return made(
        id=f"{one.id}-oblast",
        kind=Deed.ADVANCE,
        place=oblast.name,
        place_id=oblast.id,
        lat=oblast.lat,
        lon=oblast.lon,
        precision=oblast.precision,
    )


@dataclass(frozen=True)
class _Ahead:
    """Control if what changed reached farther: its neighbours that have not, follow it."""

    one: History
    pairs: NDArray[np.int32]

    def labels(self, day: date, /, *, view: View) -> NDArray[np.int8]:
        """Codes of control at the end of a day."""
        labels = self.one.labels(day, view=view)
        new = (labels != self.one.base) & (labels != CONTESTED)
        reached = labels.copy()
        for here, there in (self.pairs, self.pairs[::-1]):
            inside = new[here] & ~new[there] & (labels[there] != CONTESTED)
            reached[there[inside]] = labels[here[inside]]
        return reached

    def before(self, day: date, /, *, view: View) -> NDArray[np.int8]:
        """Codes of control at the start of a day."""
        return self.one.before(day, view=view)
