"""The areas and the line of every day, at the cost of what changes from one state to the next.

Cells that have the same control as each other on all days are one patch. What parts two patches
is kept once, as an arc in degrees; any state's areas are rings of the arcs whose two sides differ
in it. Neighbours so share their border corner for corner, and no union is ever computed.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.cells import GRID_M, OUTSIDE, Cells
from geo.claim import CODES, Control
from geo.measure import lengths_km
from geo.tracks import Track

Ints = NDArray[np.int64]
Half = int
"""An arc and a direction: its number, or its complement for walking it backwards."""

_NOBODY = -1
_SIDES = (CODES[Control.UKRAINE], CODES[Control.RUSSIA])


class Outlines:
    """Areas and lines of all states of one track.

    Parameters
    ----------
    cells
        The division.
    changes
        Which cells change when; cells without a change must have the control they have in
        every state that is asked for.
    base
        Codes of control before the first change, one a cell.
    """

    def __init__(self, cells: Cells, changes: Track, base: NDArray[np.int8]) -> None:
        self._cells = cells
        patch = _patches(changes, base)
        edges = cells.edges
        left = patch[edges.left]
        right = np.where(edges.right == OUTSIDE, _NOBODY, patch[edges.right])
        differ = left != right
        turned = left[differ] < right[differ]
        metres = edges.metres[differ]
        metres[turned] = metres[turned][:, [2, 3, 0, 1]]
        # The greater patch is to the left of every piece, so the pieces of an arc agree.
        self._chain(metres)
        chosen = np.flatnonzero(differ)[self._order[self._start]]
        self._left = edges.left[chosen].astype(np.int64)
        self._right = edges.right[chosen].astype(np.int64)
        swap = turned[self._order[self._start]]
        self._left[swap], self._right[swap] = self._right[swap], self._left[swap].copy()
        self._walk(metres)
        self._drawn: dict[tuple[tuple[Half, ...], ...], shapely.Geometry] = {}

    def areas(self, labels: NDArray[np.int8]) -> dict[int, shapely.Geometry]:
        """Give the areas of a state.

        Parameters
        ----------
        labels
            Codes of control, one a cell.

        Returns
        -------
        dict
            Code of control to MultiPolygon in degrees WGS 84, longitude first; no entry for a
            control that does not occur.
        """
        left, right = self._sides(labels)
        rings = defaultdict(list)
        for ring in self._rings(left, right):
            first = ring[0]
            rings[int(left[first] if first >= 0 else right[~first])].append(ring)
        return {code: shapely.multipolygons(self._polygons(rings[code])) for code in sorted(rings)}

    def lines(self, labels: NDArray[np.int8], chosen: NDArray[np.bool_]) -> shapely.Geometry:
        """Give the arcs between some pairs of controls.

        Parameters
        ----------
        labels
            Codes of control, one a cell.
        chosen
            Whether a pair of codes is wanted: a square table.

        Returns
        -------
        MultiLineString
            In degrees WGS 84, longitude first; its lines meet at their ends.
        """
        return shapely.multilinestrings(self._lines[self._between(labels, chosen)])

    def length_km(self, labels: NDArray[np.int8], chosen: NDArray[np.bool_]) -> float:
        """Measure the arcs between some pairs of controls.

        Parameters
        ----------
        labels, chosen
            As for :meth:`lines`.

        Returns
        -------
        float
            Geodesic kilometres.
        """
        return float(self._lengths[self._between(labels, chosen)].sum())

    def _sides(self, labels: NDArray[np.int8]) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
        padded = np.append(labels, np.int8(_NOBODY))  # OUTSIDE is the last
        return padded[self._left], padded[self._right]

    def _between(self, labels: NDArray[np.int8], chosen: NDArray[np.bool_]) -> Ints:
        left, right = self._sides(labels)
        found = (left != right) & (left != _NOBODY) & (right != _NOBODY) & chosen[left, right]
        return np.flatnonzero(found)

    def _chain(self, metres: NDArray[np.float64]) -> None:
        """Line the pieces up into arcs that end where more than two pieces meet."""
        grid = np.round(metres / GRID_M).astype(np.int64)
        keys = np.concatenate([grid[:, 0], grid[:, 2]]) * (1 << 31)
        keys += np.concatenate([grid[:, 1], grid[:, 3]])
        _, node = np.unique(keys, return_inverse=True)
        start, end = node.reshape(2, -1)
        corner = np.bincount(node) != 2
        leaving = np.full(len(corner), _NOBODY)
        leaving[start] = np.arange(len(start))
        follower = np.where(corner[end], _NOBODY, leaving[end]).tolist()
        order: list[int] = []
        begins: list[int] = []
        done = [False] * len(start)
        heads = np.flatnonzero(corner[start]).tolist()
        for head in [*heads, *range(len(start))]:  # what is left then are closed arcs
            if done[head]:
                continue
            begins.append(len(order))
            piece = head
            while piece != _NOBODY and not done[piece]:
                done[piece] = True
                order.append(piece)
                piece = follower[piece]
        self._order = np.array(order, dtype=np.int64)
        self._start = np.array(begins, dtype=np.int64)
        self._stop = np.append(self._start[1:], len(order))
        self._from: list[int] = start[self._order[self._start]].tolist()
        self._to: list[int] = end[self._order[self._stop - 1]].tolist()

    def _walk(self, metres: NDArray[np.float64]) -> None:
        """Coordinates of each arc in both directions, each without its last point."""
        pieces = metres[self._order]
        points = shapely.points(np.vstack([pieces[:, :2], pieces[self._stop - 1][:, 2:]]))
        degrees = shapely.get_coordinates(self._cells.projection.to_degrees(points))
        begin, finish = degrees[: len(pieces)], degrees[len(pieces) :]
        doubled = pieces[:, 0] * pieces[:, 3] - pieces[:, 2] * pieces[:, 1]
        self._area = np.add.reduceat(doubled, self._start).tolist() if len(pieces) else []
        self._points = [
            np.vstack([begin[a:b], finish[arc]])
            for arc, (a, b) in enumerate(zip(self._start, self._stop, strict=True))
        ]

    @cached_property
    def _lines(self) -> NDArray[np.object_]:
        return np.array([shapely.linestrings(points) for points in self._points], dtype=object)

    @cached_property
    def _lengths(self) -> NDArray[np.float64]:
        pieces = [np.hstack([points[:-1], points[1:]]) for points in self._points]
        lengths = lengths_km(np.vstack(pieces)) if pieces else np.zeros(0)
        return np.add.reduceat(lengths, self._start) if pieces else lengths

    def _rings(self, left: NDArray[np.int8], right: NDArray[np.int8]) -> list[tuple[Half, ...]]:
        """Closed ways round the areas, each with its area to the left and no corner twice."""
        differ = np.flatnonzero(left != right)
        forward = differ[left[differ] != _NOBODY]
        back = differ[right[differ] != _NOBODY]
        halves = [*forward.tolist(), *(~back).tolist()]
        code_of = dict(zip(halves, [*left[forward].tolist(), *right[back].tolist()], strict=True))
        leaving: dict[tuple[int, int], list[Half]] = {}
        for half in halves:
            leaving.setdefault((code_of[half], self._tail(half)), []).append(half)
        found: list[tuple[Half, ...]] = []
        for first in halves:
            code = code_of[first]
            way: list[Half] = []
            at: dict[int, int] = {}
            node = self._tail(first)
            while True:
                if node in at:
                    found.append(tuple(way[at[node] :]))
                    for half in way[at[node] :]:
                        at.pop(self._tail(half))
                    del way[len(at) :]
                choices = leaving.get((code, node))
                if not choices:
                    break
                half = choices[0] if len(choices) == 1 else self._leftmost(way, choices)
                choices.remove(half)
                at[node] = len(way)
                way.append(half)
                node = self._head(half)
        return found

    def _tail(self, half: Half) -> int:
        return self._from[half] if half >= 0 else self._to[~half]

    def _head(self, half: Half) -> int:
        return self._to[half] if half >= 0 else self._from[~half]

    def _leftmost(self, way: list[Half], choices: list[Half]) -> Half:
        """Of several ways on, the one that keeps to the same wedge of the area."""
        if not way:
            return choices[0]
        points = self._coordinates(way[-1])
        back = np.arctan2(*(points[-2] - points[-1])[::-1])

        def turn(half: Half) -> float:
            ahead = self._coordinates(half)
            angle = np.arctan2(*(ahead[1] - ahead[0])[::-1])
            return float((back - angle) % (2 * np.pi))

        return min(choices, key=turn)

    def _coordinates(self, half: Half) -> NDArray[np.float64]:
        return self._points[half] if half >= 0 else self._points[~half][::-1]

    def _polygons(self, rings: list[tuple[Half, ...]]) -> list[shapely.Geometry]:
        """Put holes into the smallest shells around them."""
        sized = [(sum(self._turned(half) for half in ring), ring) for ring in rings]
        shells = sorted((size, ring) for size, ring in sized if size > 0)
        inside: dict[tuple[Half, ...], list[tuple[Half, ...]]] = {ring: [] for _, ring in shells}
        for _, hole in (pair for pair in sized if pair[0] <= 0):
            outline = self._polygon((hole,))
            around = (ring for _, ring in shells if shapely.covers(self._polygon((ring,)), outline))
            inside[next(around)].append(hole)
        return [self._polygon((ring, *inside[ring])) for _, ring in reversed(shells)]

    def _turned(self, half: Half) -> float:
        return float(self._area[half]) if half >= 0 else -float(self._area[~half])

    def _polygon(self, rings: tuple[tuple[Half, ...], ...]) -> shapely.Geometry:
        if rings not in self._drawn:
            shell, *holes = (
                np.concatenate([self._coordinates(half)[:-1] for half in ring]) for ring in rings
            )
            self._drawn[rings] = shapely.Polygon(shell, holes)
        return self._drawn[rings]


def _patches(changes: Track, base: NDArray[np.int8]) -> Ints:
    """Number the ways in which control goes: the same for cells that are always alike."""
    ways: dict[int, list[tuple[int, int]]] = {}
    for day, cell, code in zip(
        changes.days.tolist(), changes.cells.tolist(), changes.codes.tolist(), strict=True
    ):
        ways.setdefault(cell, []).append((day, code))
    patch = base.astype(np.int64)
    known: dict[tuple[int, tuple[tuple[int, int], ...]], int] = {}
    for cell, way in sorted(ways.items()):
        key = (int(base[cell]), tuple(way))
        patch[cell] = known.setdefault(key, len(CODES) + len(known))
    return patch
