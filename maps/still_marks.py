"""Claims and names on one map of a still picture: side by shape and colour, standing by filling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely

from geo.claim import Claim, Kind, Side, Standing
from maps.naming import label, named_ground
from maps.still_frame import Frame
from maps.still_labels import Box, Name, Placed, place
from maps.still_map import Colours
from maps.still_signs import CONFIRMED, REACH, SHAPES, draw_kind, draw_sign, side_role
from maps.still_text import drawable, font, width_of
from maps.story import Story

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_RANKS = (
    Standing.CONCEDED, Standing.CORROBORATED, Standing.DISPUTED, Standing.CLAIMED, Standing.DENIED,
)  # fmt: skip
_KINDS = (Kind.CAPTURE, Kind.HOLD, Kind.WITHDRAWAL, Kind.ENTRY, Kind.ADVANCE, Kind.CLASH)
_MOST_TOWNS, _DOT = 400, 1.4
_PAPER = 4200.0  # square points to a name
_SPACED = "\u200a"
_ROOM = 0.8  # of a name: how wide the land or water has to be


@dataclass(frozen=True, slots=True)
class Mark:
    """The claims about one place and one side's forces, as one mark.

    Attributes
    ----------
    place_id
        The place.
    actor
        Whose forces: ``ukraine`` or ``russia``.
    standing, kind
        Of the firmest among them.
    x, y
        Where it is drawn, points.
    """

    place_id: str
    actor: Side
    standing: Standing
    kind: Kind
    x: float
    y: float


def marks(story: Story, frame: Frame, *, at: int) -> list[Mark]:
    """Claims at places of their own that hold in a slice, a mark for each side's forces.

    Parameters
    ----------
    story
        What to tell.
    frame
        What is seen; marks outside are left out.
    at
        Number of the slice.

    Returns
    -------
    list of Mark
        By place id; two at one place stand side by side.
    """
    found: dict[tuple[str, Side], tuple[Standing, Kind]] = {}
    spots: dict[str, tuple[float, float]] = {}
    for claim, run in zip(story.claims, story.runs, strict=True):
        if not (run.first <= at < run.until and _has_point(claim, story)):
            continue
        spot = frame.at(claim.lon or 0.0, claim.lat or 0.0)
        if frame.holds(*spot, margin=REACH):
            spots[claim.place_id] = spot
            key = claim.place_id, claim.actor
            said = story.standings[claim.id], claim.kind
            found[key] = min(said, found.get(key, said), key=_rank)
    placed = []
    for (place_id, actor), (standing, kind) in sorted(found.items()):
        other = (place_id, next(side for side in SHAPES if side is not actor)) in found
        aside = 0.0 if not other else REACH if actor is Side.RUSSIA else -REACH
        x, y = spots[place_id]
        placed.append(Mark(place_id, actor, standing, kind, x + aside, y))
    return placed


def draw_mark(axes: Axes, mark: Mark, frame: Frame, colours: Colours) -> None:
    """Draw one mark: filled where confirmed, hollow where only claimed, struck out where denied."""
    spot = _metres(mark.x, mark.y, frame)
    draw_sign(axes, mark.actor, mark.standing, colours, at=spot)
    colour = colours[
        "paper" if mark.standing in CONFIRMED else side_role(mark.actor, mark.standing)
    ]
    draw_kind(axes, mark.kind, colour, at=spot)


def draw_names(
    axes: Axes, story: Story, frame: Frame, colours: Colours, *, told: list[Mark], taken: list[Box]
) -> list[Placed]:
    """Name the marked places, then towns by size, then the land around.

    Parameters
    ----------
    axes
        Metres of the frame's projection.
    story
        What to tell.
    frame
        What is seen.
    colours
        By role.
    told
        The marks; their places are named first.
    taken
        Boxes that no name may cover.

    Returns
    -------
    list of Placed
        The names that found room.
    """
    full = [*taken, *((m.x - REACH, m.y - REACH, m.x + REACH, m.y + REACH) for m in told)]
    names = [*_marked(story, told), *_land(story, frame), *_towns(story, frame, told, full)]
    most = len(told) + round(frame.width * frame.height / _PAPER)
    placed = place(names, frame, taken=full, most=most)
    for one in placed:
        _draw_name(axes, one, frame, colours)
    return placed


def _rank(said: tuple[Standing, Kind]) -> tuple[int, int]:
    return _RANKS.index(said[0]), _KINDS.index(said[1])


def _has_point(claim: Claim, story: Story) -> bool:
    return claim.lon is not None and claim.id not in story.areas and claim.actor in SHAPES


def _marked(story: Story, told: list[Mark]) -> list[Name]:
    spots: dict[str, list[Mark]] = {}
    for mark in told:
        spots.setdefault(mark.place_id, []).append(mark)
    ranked = sorted(spots, key=lambda name: (-(story.places[name].population or 0), name))
    found = []
    for name in ranked:
        here = spots[name]
        x = sum(mark.x for mark in here) / len(here)
        reach = REACH * len(here)
        text = drawable(label(story.places[name], story.lang), "semibold")
        found.append(Name(text=text, x=x, y=here[0].y, reach=reach, font="semibold", size=8.2,
                          kind="marked"))  # fmt: skip
    return found


def _towns(story: Story, frame: Frame, told: list[Mark], full: list[Box]) -> list[Name]:
    """The largest towns in the frame whose dots are not under anything else."""
    named = {mark.place_id for mark in told}
    seen = frame.degrees
    west, south, east, north = shapely.bounds(seen).tolist()
    towns = [
        one
        for one in story.places.values()
        if one.located and one.population and one.id not in named
        and west < (one.lon or 0) < east and south < (one.lat or 0) < north
    ]  # fmt: skip
    towns.sort(key=lambda one: (-(one.population or 0), one.id))
    found = []
    for town in towns[:_MOST_TOWNS]:
        x, y = frame.at(town.lon or 0.0, town.lat or 0.0)
        clear = all(not (b[0] < x < b[2] and b[1] < y < b[3]) for b in full)
        if frame.holds(x, y, margin=3) and clear:
            large = (town.population or 0) > 100_000
            text = drawable(label(town, story.lang), "sans")
            found.append(Name(text=text, x=x, y=y, reach=_DOT, font="sans",
                              size=8.4 if large else 7.0, kind="town"))  # fmt: skip
    return found


def _land(story: Story, frame: Frame) -> list[Name]:
    """Names of oblasts, neighbours and waters where most of them is seen."""
    ground = named_ground(story.background, story.lang)
    found = []
    for table, kind, size in (
        (ground.neighbours, "country", 9.5),
        (ground.oblasts, "oblast", 7.2),
        (ground.water, "water", 7.2),
    ):
        for name, shape in zip(table["name"], table.geometry, strict=True):
            parts = [p for p in frame.drawn([shape]) if shapely.get_dimensions(p) == 2]
            if not name or not parts:
                continue
            text = drawable(str(name), "light")
            text = text if kind == "water" else _SPACED.join(text.upper())
            circle = shapely.maximum_inscribed_circle(max(parts, key=shapely.area))
            centre = shapely.get_coordinates(circle)[0]
            room = 2 * shapely.length(circle) / frame.metres
            if room < _ROOM * width_of(text, "light", size):
                continue
            found.append(Name(text=text, x=(centre[0] + frame.half_x) / frame.metres,
                              y=(centre[1] + frame.half_y) / frame.metres, reach=0, font="light",
                              size=size, kind=kind))  # fmt: skip
    return found


def _draw_name(axes: Axes, one: Placed, frame: Frame, colours: Colours) -> None:
    from matplotlib import patheffects

    name = one.name
    role = {"marked": "ink", "town": "ink", "water": "river-ink"}.get(name.kind, "land-ink")
    # The type itself is drawn apart from its edge: in an SVG its letters are then kept once.
    halo = [patheffects.Stroke(linewidth=1.8, foreground=colours["halo"], joinstyle="round")]
    quiet = name.kind in ("country", "oblast", "water")
    spot = _metres(one.box[0] + 1, one.box[1] + 1, frame)
    style: dict[str, Any] = {"fontproperties": font(name.font, name.size), "color": colours[role]}
    if not quiet:
        axes.text(*spot, name.text, zorder=6.9, path_effects=halo, **style)
    axes.text(*spot, name.text, zorder=7, **style)
    if name.kind == "town":
        axes.plot(*_metres(name.x, name.y, frame), marker="o", markersize=2 * _DOT, zorder=6,
                  color=colours["ink"], markeredgecolor=colours["halo"],
                  markeredgewidth=0.4)  # fmt: skip


def _metres(x: float, y: float, frame: Frame) -> tuple[float, float]:
    return x * frame.metres - frame.half_x, y * frame.metres - frame.half_y
