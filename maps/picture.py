"""A small still picture of a story's map, as SVG without any script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.claim import CONTROLS, Control
from maps.ground import Bounds
from maps.layers import claim_bounds
from maps.story import VIEWS, Story
from maps.templating import fill

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_DIFFERENT = "claimed-"
_SPECK = 12.0  # square pixels; what is smaller is not drawn
_DETAIL = 1.5  # pixels; finer bends are not drawn


def picture(story: Story, *, at: int = -1, width: int = 720, height: int = 480) -> str:
    """Draw the areas, the line and the places of the claims at one slice.

    Parameters
    ----------
    story
        What to tell.
    at
        Number of the slice; the last one by default.
    width, height
        Size of the picture, pixels. Degrees are stretched to be true to scale in its middle.

    Returns
    -------
    str
        An ``svg`` element for a page that has the styles of ours; hidden from screen readers,
        so what it shows must be told beside it.
    """
    frame = _Frame(story.bounds or claim_bounds(story), width, height)
    shapes = _areas(story, at, frame)
    held = [shapes.get(side) for side in (Control.UKRAINE.value, Control.RUSSIA.value)]
    line = None
    if all(held):
        line = shapely.line_merge(shapely.intersection(*map(shapely.boundary, held)))
    water = frame.drawn(story.background.water.geometry)
    dots = {
        (claim.actor.value, *frame.pixel(claim.lon, claim.lat))
        for claim in story.claims
        if claim.lon is not None and claim.lat is not None and claim.id not in story.areas
    }
    return fill(
        "picture.svg",
        width=width,
        height=height,
        areas={name: frame.path(shape) for name, shape in shapes.items() if shape},
        water=frame.path(water),
        border=frame.path(frame.drawn(story.background.oblasts.geometry)),
        line=frame.path(line),
        dots={
            side: sorted(at for who, *at in dots if who == side and frame.holds(*at))
            for side in sorted({who for who, *_ in dots})
        },
    )


class _Frame:
    """A window of degrees, widened to the shape of the picture, and how it maps to pixels."""

    def __init__(self, bounds: Bounds, width: int, height: int) -> None:
        west, south, east, north = bounds
        self.narrow = float(np.cos(np.radians((south + north) / 2)))
        per_pixel = max((east - west) * self.narrow / width, (north - south) / height)
        half = per_pixel * width / self.narrow / 2, per_pixel * height / 2
        middle = (west + east) / 2, (south + north) / 2
        self.west, self.north = middle[0] - half[0], middle[1] + half[1]
        self.box = shapely.box(self.west, middle[1] - half[1], middle[0] + half[0], self.north)
        self.per_pixel = per_pixel
        self.size = width, height

    def holds(self, x: int, y: int) -> bool:
        """Whether a pixel lies inside the picture."""
        return 0 < x < self.size[0] and 0 < y < self.size[1]

    def pixel(self, lon: float, lat: float) -> tuple[int, int]:
        """Whole pixels from the picture's upper left corner."""
        return (
            round((lon - self.west) * self.narrow / self.per_pixel),
            round((self.north - lat) / self.per_pixel),
        )

    def drawn(self, shapes: Iterable[BaseGeometry]) -> BaseGeometry:
        """What of the shapes is in the picture, without its finer bends."""
        whole = shapely.intersection(shapely.union_all(list(shapes)), self.box)
        parts = shapely.get_parts(shapely.simplify(whole, _DETAIL * self.per_pixel))
        return shapely.multipolygons(parts[shapely.area(parts) > _SPECK * self.per_pixel**2])

    def path(self, shape: BaseGeometry | None) -> str:
        """Path data of polygons and lines; empty for none."""
        parts = shapely.get_parts(shape) if shape is not None else np.array([], dtype=object)
        dimensions = shapely.get_dimensions(parts)
        lines = (*shapely.get_rings(parts[dimensions == 2]), *parts[dimensions == 1])
        drawn = []
        for line in lines:
            points = shapely.get_coordinates(line)
            pixels = np.array([self.pixel(*point) for point in points.tolist()])
            steps = np.diff(pixels, axis=0)
            steps = steps[steps.any(axis=1)]
            if len(steps) > 2 * shapely.is_closed(line):  # else a ring shrunk to a stroke
                drawn.append(f"M{pixels[0][0]} {pixels[0][1]}l" + _joined(steps.ravel().tolist()))
        return "".join(drawn)


def _joined(numbers: list[int]) -> str:
    """Numbers of path data, with a space only where no sign parts them."""
    return " ".join(map(str, numbers)).replace(" -", "-")


def _areas(story: Story, at: int, frame: _Frame) -> dict[str, BaseGeometry]:
    """Areas by established control, then what is claimed beyond it, under ``claimed-...``."""
    seen = shapely.intersects(story.cells.polygons, frame.box)
    cells: NDArray[np.object_] = story.cells.polygons[seen]
    views = story.labels[:, at, seen]
    keys = views[0] * len(CONTROLS) + views[VIEWS.index(VIEWS[-1])]
    kinds = np.unique(keys)
    whole = [shapely.coverage_union_all(cells[keys == kind]) for kind in kinds]
    thin = shapely.coverage_simplify(np.array(whole, dtype=object), _DETAIL * frame.per_pixel)
    cut = shapely.intersection(thin, frame.box)
    found: dict[str, list[BaseGeometry]] = {}
    for kind, shape in zip(kinds.tolist(), cut, strict=True):
        established, claimed = divmod(kind, len(CONTROLS))
        found.setdefault(CONTROLS[established].value, []).append(shape)
        if claimed != established:
            found.setdefault(_DIFFERENT + CONTROLS[claimed].value, []).append(shape)
    return {name: shapely.union_all(found[name]) for name in sorted(found, key=_layer)}


def _layer(name: str) -> tuple[bool, str]:
    return name.startswith(_DIFFERENT), name
