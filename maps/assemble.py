"""From a claims table to the story of a page: places, control, slices, ground and credits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from gazetteer import Gazetteer, Kind, Place
from geo import borders
from geo.baseline import Baseline, bundled, bundled_names
from geo.cells import Cells, make_cells
from geo.claim import Claim, Extent
from geo.errors import ClaimsError, Fault, UnresolvedPlacesError
from geo.places import resolve_claims
from geo.tables import readable_claims
from geo.timeline import History, history, rework
from geo.tracks import Clock
from geo.uncertainty import leave_one_out
from maps.credits import credits_of
from maps.errors import StoryError
from maps.extents import claim_areas
from maps.slices import Step, slices
from maps.story import Background, Story, Version
from maps.tiles import tiles as find_tiles

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

MOST_LEFT_OUT = 300  # claims; of more, what rests on a single one is not worked out
DELAY_HOURS = 72.0  # younger claims stay out of a page: it shows nothing live


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a page is to show of a claims table.

    Attributes
    ----------
    title, summary
        Headline and what stands under it; the summary may be empty.
    start, end
        First and last day, both included; the last is no later than ``as_of``.
    as_of
        The day of the page: what was published later is left out, and so is what was younger
        than ``delay_hours`` at its end.
    step
        ``day``, ``week`` or ``claims`` (only days with claims).
    baseline
        Who held what before; by default the latest bundled one that is not after ``start``.
    by
        Whether the page opens by the day of the ``event`` or by that of being ``published``;
        a reader can switch.
    tiles
        Name of a provider of picture tiles (see :func:`maps.tiles.tiles`); empty for none.
    versions
        The page in other languages.
    """

    title: str
    start: date
    end: date
    as_of: date
    summary: str = ""
    step: Step = "day"
    baseline: Baseline | None = None
    by: Clock = "event"
    lang: str = "en"
    delay_hours: float = DELAY_HOURS
    tiles: str = ""
    versions: tuple[Version, ...] = ()


class Tables(NamedTuple):
    """Claims of one or more tables: those that count, resolved, and those set ``aside``."""

    claims: tuple[Claim, ...]
    aside: tuple[Claim, ...]


def load_claims(
    paths: Iterable[Path], *, gazetteer: Gazetteer, today: date | None = None
) -> tuple[Claim, ...]:
    """Read and resolve the claims of one or more tables that count.

    Parameters
    ----------
    paths, gazetteer, today
        As for :func:`load_tables`.

    Returns
    -------
    tuple of Claim
        In the order of the tables.

    Raises
    ------
    ClaimsError, UnresolvedPlacesError
        As :func:`load_tables` does.
    """
    return load_tables(paths, gazetteer=gazetteer, today=today).claims


def load_tables(
    paths: Iterable[Path],
    *,
    gazetteer: Gazetteer,
    today: date | None = None,
    as_known_on: date | None = None,
) -> Tables:
    """Read one or more tables and resolve the claims that count.

    Parameters
    ----------
    paths
        Claims tables.
    gazetteer
        Where to look up their places.
    today
        A claim published later is a fault; without it, none is.
    as_known_on
        What was superseded after this day is not superseded yet.

    Returns
    -------
    Tables
        In their order; set aside are claims that were rejected or superseded, and drafts of the
        reader that nobody has accepted.

    Raises
    ------
    ClaimsError
        With every fault of every table, ids that two tables share and places that are ambiguous
        or not found among them.
    UnresolvedPlacesError
        With every such place, where nothing else is wrong.
    """
    found: list[Claim] = []
    faults: list[Fault] = []
    seen: dict[str, str] = {}
    for path in paths:
        claims, wrong = readable_claims(path, today=today)
        faults += wrong
        for claim in claims:
            if claim.id in seen:
                problem = f"{claim.id!r} is already at {seen[claim.id]}"
                faults.append(Fault(claim.where, "id", problem, "an id used once"))
        seen = {claim.id: claim.where for claim in claims if claim.id} | seen
        found += claims
    kept = [
        replace(claim, superseded_by="", superseded=None)  # what came later is not known yet
        for claim in found
        if claim.counts(as_known_on)
    ]
    if not faults:
        aside = tuple(claim for claim in found if not claim.counts(as_known_on))
        return Tables(resolve_claims(kept, gazetteer), aside)
    try:
        resolve_claims(kept, gazetteer)
    except UnresolvedPlacesError as error:
        faults += error.faults
    raise ClaimsError(faults)


def assemble(claims: Sequence[Claim], frame: Frame, *, gazetteer: Gazetteer) -> Story:
    """Put together what one page tells.

    Parameters
    ----------
    claims
        Resolved; those outside the frame are left out.
    frame
        What to show of them.
    gazetteer
        Where the claims' places came from.

    Returns
    -------
    Story
        With the claims of the frame, their standings and control over time.

    Raises
    ------
    StoryError
        If no bundled baseline is old enough and none is given, or no claim is left.
    TilesError
        If there are no such tiles.
    """
    baseline = frame.baseline or baseline_for(frame.start)
    if frame.start > frame.as_of:
        raise StoryError(f"as_of: {frame.as_of} is before the first day, {frame.start}")
    frame = replace(frame, end=min(frame.end, frame.as_of))  # nothing is known of later days
    shown = claims_within(claims, frame, since=baseline.date)
    if not shown:
        raise StoryError(
            f"no claim is left between {baseline.date} and {frame.end} that was published"
            f" {frame.delay_hours:g} hours before the end of {frame.as_of}"
        )
    cells = country_cells(gazetteer)
    places = _places(shown, cells, gazetteer)
    oblasts = borders.oblasts()
    outlines = dict(zip(oblasts["id"], oblasts.geometry, strict=True))
    clocks: tuple[Clock, Clock] = (frame.by, "published" if frame.by == "event" else "event")
    told, other = (
        history(
            shown, baseline=baseline, cells=cells, gazetteer=gazetteer, by=clock, until=frame.end
        )
        for clock in clocks
    )
    assessments = told.assessments
    story = Story(
        title=frame.title,
        summary=frame.summary,
        lang=frame.lang,
        as_of=frame.as_of,
        claims=shown,
        standings={name: found.standing for name, found in assessments.items()},
        slices=slices(frame.start, frame.end, step=frame.step, claims=shown, by=frame.by),
        by=frame.by,
        cells=cells,
        history=told,
        places=places,
        background=Background(
            oblasts=oblasts,
            neighbours=borders.neighbours(),
            rivers=borders.rivers(),
            water=_water_of(frame.start),
        ),
        areas=claim_areas(shown, cells=cells, places=places, units=outlines),
        credits=credits_of(baseline),
        since=baseline.date,
        against={name: found.denied_by for name, found in assessments.items() if found.denied_by},
        tiles=find_tiles(frame.tiles) if frame.tiles else None,
        versions=frame.versions,
    )
    by_other = replace(story, by=clocks[1], history=other, **_doubted(other))
    return replace(story, other=by_other, **_doubted(told))


class _Doubted(TypedDict):
    reach: History
    without: tuple[History, ...]


def _doubted(told: History) -> _Doubted:
    """What follows from the claims, and control without each of them where there are not many."""
    without = leave_one_out(told) if len(told.claims) <= MOST_LEFT_OUT else {}
    return {"reach": rework(told, extent=Extent.IMPLIED), "without": tuple(without.values())}


def _places(claims: Iterable[Claim], cells: Cells, gazetteer: Gazetteer) -> dict[str, Place]:
    """Places by id: oblasts and raions, those with a cell and those that claims name."""
    places = {unit.id: unit for unit in gazetteer.units() if unit.kind is not Kind.HROMADA}
    places |= {place.id: place for place in cells.places}
    for name in sorted(
        {n for c in claims for n in (c.place_id, c.origin_id, c.destination_id) if n}
    ):
        places.setdefault(name, gazetteer.place(name))
    return places


def claims_within(claims: Iterable[Claim], frame: Frame, *, since: date) -> tuple[Claim, ...]:
    """Claims that a page shows: of its days, none older than a day, and out for the delay."""
    return tuple(claim for claim in claims if not left_out(claim, frame, since=since))


def left_out(claim: Claim, frame: Frame, *, since: date) -> str:
    """Say why a page does not show a claim that counts; empty if it does."""
    last = min(frame.end, frame.as_of)
    if claim.last_day < since:
        return f"older than the baseline of {since}"
    if claim.event_date > last:
        return f"after the last day, {last}"
    if not _old_enough(claim, frame):
        hours = f"{frame.delay_hours:g} hours at the end of {frame.as_of}"
        return f"not out for {hours} (--as-of, --delay)"
    return ""


def tell_control(
    claims: Sequence[Claim],
    *,
    baseline: Baseline,
    gazetteer: Gazetteer,
    until: date,
    extent: Extent = Extent.NAMED,
) -> History:
    """Control over time of the whole country by the claims since a baseline."""
    since = [claim for claim in claims if claim.last_day >= baseline.date]
    cells = country_cells(gazetteer)
    return history(
        since, baseline=baseline, cells=cells, gazetteer=gazetteer, until=until, extent=extent
    )


@cache
def country_cells(gazetteer: Gazetteer) -> Cells:
    """Cells of all settlements of Ukraine that have coordinates of their own."""
    located: list[Place] = [place for place in gazetteer.settlements() if place.located]
    return make_cells(located, borders.country())


def baseline_for(day: date) -> Baseline:
    """Give the latest bundled baseline that is not after a day.

    Parameters
    ----------
    day
        First day of a map.

    Returns
    -------
    Baseline
        With its own date.

    Raises
    ------
    StoryError
        If the day is before the first one; the message lists those there are.
    """
    names = [name for name in bundled_names() if date.fromisoformat(name) <= day]
    if not names:
        raise StoryError(
            f"no bundled baseline is as old as {day}: give your own (--baseline);"
            f" there are {', '.join(bundled_names())}"
        )
    return bundled(names[-1])


def _water_of(day: date) -> GeoDataFrame:
    """Waters that were there on a day: some reservoirs have since been drained."""
    water = borders.water()
    return water[(water["until"] == "") | (water["until"] > day.isoformat())]


def _old_enough(claim: Claim, frame: Frame) -> bool:
    """Whether a claim had been out for the delay when the day of the page was over."""
    over = datetime.combine(frame.as_of, time.max, tzinfo=UTC)
    known = claim.published
    if not isinstance(known, datetime):
        known = datetime.combine(known, time.min, tzinfo=UTC)
    return known + timedelta(hours=frame.delay_hours) <= over
