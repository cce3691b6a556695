"""One map of a still picture: control, ground, the line, claims and names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray

from gazetteer.place import Precision
from geo.claim import CONTROLS, Control
from maps.naming import named_ground
from maps.still_frame import Frame
from maps.story import Story

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path
    from shapely.geometry.base import BaseGeometry

Colours = Mapping[str, str]
"""``#rrggbb`` by role, as in ``data/palette.csv``."""

HATCHES = {"ukraine": "//////", "russia": "\\\\\\\\\\\\", "contested": "xxxxx", "unknown": "..."}
HATCH_WIDTH = 0.9
_LARGE = frozenset({Precision.RAION, Precision.OBLAST})


def draw_ground(axes: Axes, story: Story, frame: Frame, colours: Colours, *, at: int) -> None:
    """Draw the areas at the end of a slice, the ground and the line of contact.

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
    at
        Number of the slice. Established control is filled, claimed control beyond it hatched.
    """
    established, claimed = _controls(story, frame, at)
    for control, shape in established.items():
        _fill(axes, [shape], colours[control], zorder=1)
        if control in ("contested", "unknown"):
            _hatch(axes, shape, control, colours, zorder=2)
    for control, shape in claimed.items():
        _hatch(axes, shape, control, colours, zorder=2)
        _lines(axes, [shape], zorder=2.5, color=colours[f"{control}-mark"], linewidth=0.6,
               linestyle=(0, (3, 1.6)))  # fmt: skip
    ground = named_ground(story.background, story.lang)
    _fill(axes, frame.drawn(ground.neighbours.geometry), colours["land"], zorder=3)
    _fill(axes, frame.drawn(ground.water.geometry), colours["water"], zorder=3.1)
    _lines(axes, frame.drawn(ground.rivers.geometry), zorder=3.2, color=colours["river"],
           linewidth=0.8)  # fmt: skip
    oblasts = shapely.intersection(ground.oblasts.geometry.to_numpy(), frame.degrees)
    # Each border once, and thinned out once: two neighbours' own would come apart.
    borders = shapely.line_merge(shapely.union_all(shapely.boundary(oblasts)))
    _lines(axes, frame.drawn([borders]), zorder=3.3, color=colours["oblast"], linewidth=0.5,
           linestyle=(0, (5, 2)))  # fmt: skip
    country = shapely.boundary(shapely.union_all(oblasts))
    _lines(axes, frame.drawn([country]), zorder=3.4, color=colours["contact"], linewidth=0.9,
           alpha=0.55)  # fmt: skip
    line = _contact(established)
    for width, colour in ((3.4, colours["halo"]), (1.5, colours["contact"])):
        _lines(axes, [line], zorder=4, color=colour, linewidth=width)


def areas_of(story: Story, frame: Frame, *, at: int) -> list[tuple[str, BaseGeometry]]:
    """Areas in the frame that claims of a slice are known to, but for whole regions.

    Parameters
    ----------
    story
        What to tell.
    frame
        What is seen.
    at
        Number of the slice.

    Returns
    -------
    list of tuple
        Whose forces, and the outline in metres; each once.
    """
    found: dict[tuple[str, str], BaseGeometry] = {}
    for claim, run in zip(story.claims, story.runs, strict=True):
        shape = story.areas.get(claim.id)
        if shape is None or claim.precision in _LARGE or not run.first <= at < run.until:
            continue
        outline = shapely.boundary(frame.projection.to_metres(shape))
        if shapely.intersects(outline, frame.box):
            found[claim.actor, claim.place_id] = outline
    return [(actor, outline) for (actor, _), outline in sorted(found.items())]


def draw_areas(axes: Axes, areas: Iterable[tuple[str, BaseGeometry]], colours: Colours) -> None:
    """Outline areas with dashes in the colour of a side."""
    for actor, outline in areas:
        _lines(axes, [outline], zorder=4.5, color=colours[f"{actor}-mark"],
               linewidth=0.9, linestyle=(0, (4, 2)))  # fmt: skip


def _controls(
    story: Story, frame: Frame, at: int
) -> tuple[dict[str, BaseGeometry], dict[str, BaseGeometry]]:
    """Areas by established control, and by claimed control where it is another; metres."""
    seen = np.flatnonzero(shapely.intersects(story.cells.polygons, frame.degrees))
    cells = frame.projection.to_metres(story.cells.polygons[seen])
    established, claimed = story.labels[:, at, seen].astype(int)
    keys = established * len(CONTROLS) + claimed
    kinds = np.unique(keys)
    whole = [shapely.coverage_union_all(cells[keys == kind]) for kind in kinds]
    thin = shapely.coverage_simplify(np.array(whole, dtype=object), frame.tolerance)
    one: dict[str, list[BaseGeometry]] = {}
    other: dict[str, list[BaseGeometry]] = {}
    for kind, shape in zip(kinds.tolist(), thin, strict=True):
        first, second = (CONTROLS[code].value for code in divmod(kind, len(CONTROLS)))
        one.setdefault(first, []).append(shape)
        if first != second:
            other.setdefault(second, []).append(shape)
    return _joined(one), _joined(other)


def _joined(shapes: Mapping[str, list[BaseGeometry]]) -> dict[str, BaseGeometry]:
    return {name: shapely.union_all(shapes[name]) for name in sorted(shapes)}


def _contact(established: Mapping[str, BaseGeometry]) -> BaseGeometry:
    """Where the land of one side meets that of the other."""
    sides = [established.get(side.value) for side in (Control.UKRAINE, Control.RUSSIA)]
    if None in sides:
        return shapely.LineString()
    return shapely.line_merge(shapely.intersection(*map(shapely.boundary, sides)))


def _fill(axes: Axes, shapes: Iterable[BaseGeometry], colour: str, *, zorder: float) -> None:
    # An edge of the same colour closes the hairlines between neighbours.
    _patch(axes, shapes, facecolor=colour, edgecolor=colour, linewidth=0.25, zorder=zorder)


def _hatch(
    axes: Axes, shape: BaseGeometry, control: str, colours: Colours, *, zorder: float
) -> None:
    _patch(axes, [shape], facecolor="none", edgecolor=colours[f"{control}-mark"], linewidth=0,
           hatch=HATCHES[control], zorder=zorder)  # fmt: skip


def _lines(axes: Axes, shapes: Iterable[BaseGeometry], **style: Any) -> None:
    from matplotlib.collections import LineCollection

    parts = _line_parts(np.array(list(shapes), dtype=object))
    if parts:
        axes.add_collection(
            LineCollection(parts, capstyle="round", joinstyle="round", **style), autolim=False
        )


def _patch(axes: Axes, shapes: Iterable[BaseGeometry], **style: Any) -> None:
    from matplotlib.patches import PathPatch

    path = _path(np.array(list(shapes), dtype=object))
    if path is not None:
        axes.add_patch(PathPatch(path, **style))


def _path(shapes: NDArray[np.object_]) -> Path | None:
    """Polygons as one path, holes turning against their outlines."""
    from matplotlib.path import Path

    parts = shapely.get_parts(shapely.get_parts(shapes))
    rings = shapely.get_rings(shapely.orient_polygons(parts[shapely.get_dimensions(parts) == 2]))
    if not len(rings):
        return None
    return Path.make_compound_path(
        *(Path(shapely.get_coordinates(ring), closed=True) for ring in rings)
    )


def _line_parts(shapes: NDArray[np.object_]) -> list[NDArray[np.float64]]:
    parts = shapely.get_parts(shapely.get_parts(shapes))
    dimensions = shapely.get_dimensions(parts)
    lines = (*shapely.get_rings(parts[dimensions == 2]), *parts[dimensions == 1])
    return [shapely.get_coordinates(line) for line in lines if not line.is_empty]
