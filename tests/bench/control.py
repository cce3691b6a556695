"""Control over time: polygons, lines and areas of many days, and how exact they are."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from gazetteer.place import Kind, Place, Precision
from geo import areas, borders
from geo.baseline import Baseline
from geo.cells import Cells, make_cells
from geo.claim import CODES, Claim, Control, Extent, Side, View
from geo.claim import Kind as Deed
from geo.history import History
from geo.outlines import Outlines
from geo.standing import assess
from geo.tracks import Track, track
from tests.geo import fronts

DAYS, STATES, CELLS, MANY = 1_641, 290, 17_265, 30_000
START = date(2022, 2, 24)
UKRAINE, RUSSIA = CODES[Control.UKRAINE], CODES[Control.RUSSIA]
SEEDS = 10
CHECKED = 12  # states whose polygons are compared with a plain union


def report() -> Iterator[str]:
    """The table, line by line."""
    cells = seeded_cells(CELLS)
    _ = cells.edges, cells.seeds, cells.neighbours, cells.outer
    base, changes = seeded_track(cells)
    told = seeded_history(cells, base, changes)
    days = [date.fromordinal(day) for day in np.unique(changes.days).tolist()]
    yield f"{DAYS:,} days, {len(days)} with changes, {len(changes.days):,} of a cell"
    yield f"{len(cells):,} cells"
    yield ""
    yield "| on one core | ours | wanted |"
    yield "|---|---|---|"
    took, _ = _timed(lambda: [told.areas(day, view=View.CLAIMED) for day in told.dates])
    yield f"| polygons of every day | {took:.2f} s | < 2 s |"
    outlines = Outlines(cells, changes, base)
    states = [told.labels(day, view=View.CLAIMED) for day in days]
    contact = areas.PAIRS[areas.Stretch.CONTACT]
    outlines.length_km(base, contact)
    outlines.lines(base, contact)
    took, _ = _timed(lambda: [outlines.lines(labels, contact) for labels in states])
    yield f"| line of every state, from the arcs | {took:.2f} s | < 0.1 s |"
    took, _ = _timed(lambda: told.areas_by_day(view=View.CLAIMED))
    yield f"| areas per day, from a table | {took:.3f} s | < 0.05 s |"
    took, _ = _timed(lambda: seeded_cells(MANY))
    yield f"| {MANY:,} cells built | {took:.2f} s | < 3 s |"
    for extent in Extent:
        took = max(_propagation(cells, base, extent))
        yield f"| 20 claims of a day, {extent}, slowest of 10 | {took * 1000:.0f} ms | < 50 ms |"
    worst, slow = _exactness(outlines, cells, states)
    yield f"| largest difference from `union_all`, {CHECKED} states | {worst:.4f} m2 | < 1 m2 |"
    yield f"| `union_all` for all states (from those) | {slow * len(days):.0f} s | |"
    yield ""
    yield from _fronts()


def _fronts() -> Iterator[str]:
    """How well claims about some places give the land that changed, where it is known."""
    yield f"Overlap of the change with the truth (intersection over union), mean of {SEEDS} draws"
    yield ""
    named = [(20, 0), (20, 10)]
    columns = [f"{extent}, {held} held" for extent in Extent for _, held in named]
    yield f"| front, 20 places taken | true change, km2 | {' | '.join(columns)} |"
    yield "|---" * (len(columns) + 2) + "|"
    for name, front in fronts.FRONTS.items():
        means = []
        for extent in Extent:
            for taken, held in named:
                found = [
                    fronts.change_of(
                        fronts.told(front, fronts.named(front, taken, seed=s, held=held), extent)
                    )
                    for s in range(SEEDS)
                ]
                means.append(np.mean([fronts.overlap(one, front.change) for one in found]))
        told = " | ".join(f"{mean:.2f}" for mean in means)
        yield f"| {name} | {fronts.on_ground_km2(front.change):,.0f} | {told} |"


def seeded_cells(count: int) -> Cells:
    """Cells of random places, always the same, within the border."""
    random = np.random.default_rng(20220224)
    border = borders.country()
    shapely.prepare(border)
    west, south, east, north = border.bounds
    drawn = random.uniform((west, south), (east, north), (count * 4, 2)).round(5)
    inside = drawn[shapely.contains_xy(border, drawn)][:count]
    places = [
        Place(
            id=f"p{number}",
            name=f"p{number}",
            name_uk="",
            kind=Kind.VILLAGE,
            lat=lat,
            lon=lon,
            precision=Precision.SETTLEMENT,
        )
        for number, (lon, lat) in enumerate(inside.tolist())
    ]
    return make_cells(places, border)


def seeded_track(cells: Cells) -> tuple[NDArray[np.int8], Track]:
    """A front that moves to and fro: each change takes some ten cells on one stretch of it."""
    random = np.random.default_rng(1641)
    along, across = cells.seeds[:, 1], cells.seeds[:, 0]
    front = np.zeros(len(cells))
    base = np.where(across > front, RUSSIA, UKRAINE).astype(np.int8)
    labels, rows, made = base.copy(), [], 0
    for day in sorted(random.choice(np.arange(1, DAYS), 2 * STATES, replace=False).tolist()):
        if made == STATES:
            break
        middle = random.uniform(*np.quantile(along, (0.1, 0.9)))
        move = random.normal(0, 20_000)
        front += move * np.exp(-(((along - middle) / 20_000) ** 2))
        now = np.where(across > front, RUSSIA, UKRAINE).astype(np.int8)
        pocket = np.flatnonzero(np.hypot(across - 30_000, along - middle) < 5_000)
        now[pocket] = random.choice([UKRAINE, RUSSIA, CODES[Control.CONTESTED]])
        changed = np.flatnonzero(now != labels)
        if len(changed):
            made += 1
            rows += [(START.toordinal() + day, cell, int(now[cell])) for cell in changed.tolist()]
        labels = now
    days, at, codes = np.array(rows, dtype=np.int64).T
    return base, Track(days, at, codes.astype(np.int8), {})


def seeded_history(cells: Cells, base: NDArray[np.int8], changes: Track) -> History:
    """A history of these changes, the same in both views."""
    end = START + timedelta(days=DAYS - 1)
    tracks = dict.fromkeys(View, changes)
    baseline = Baseline("seeded", START, ())
    return History(baseline, cells, {}, {}, START, end, "event", Extent.NAMED, base, tracks)


def _propagation(cells: Cells, base: NDArray[np.int8], extent: Extent) -> Iterator[float]:
    """Seconds that the claims of one day take, for ten days of twenty places each."""
    random = np.random.default_rng(7)
    close = np.flatnonzero((base == RUSSIA) & (cells.seeds[:, 0] < 25_000))
    for _ in range(10):
        claims = [_claim(cells.places[cell]) for cell in random.choice(close, 20).tolist()]
        known = {claim.id: claim for claim in claims}
        assessments = assess(known.values())
        options: dict[str, Any] = {"cells": cells, "base": base, "start": START, "by": "event"}
        apply = partial(track, known.values(), assessments, view=View.CLAIMED, **options)
        took, _ = _timed(partial(apply, extent=extent))
        yield took


def _claim(place: Place) -> Claim:
    return Claim(
        id=place.id,
        kind=Deed.CAPTURE,
        actor=Side.UKRAINE,
        place=place.name,
        place_id=place.id,
        event_date=START,
        published=START,
        claimant="seeded",
        claimant_side=Side.THIRD_PARTY,
    )


def _exactness(
    outlines: Outlines, cells: Cells, states: list[NDArray[np.int8]]
) -> tuple[float, float]:
    """Largest symmetric difference from a plain union, m2, and seconds that one state takes."""
    worst, seconds = 0.0, 0.0
    chosen = states[:: max(1, len(states) // CHECKED)][:CHECKED]
    for labels in chosen:
        for code, shape in outlines.areas(labels).items():
            took, union = _timed(partial(shapely.union_all, cells.polygons[labels == code]))
            seconds += took
            off = cells.projection.to_metres(shapely.symmetric_difference(shape, union))
            worst = max(worst, shapely.area(off))
    return worst, seconds / len(chosen)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    found = work()
    return time.perf_counter() - started, found
