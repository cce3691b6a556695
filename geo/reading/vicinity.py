"""What the places of one report gain by lying near each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from gazetteer.place import Kind
from geo.reading.options import Option

NEAR, HALF_NEAR_KM = 4.5, 25.0  # points of a neighbour at no distance, and where half is left
SAME_HROMADA = 0.2  # of the same points more
FAR, FAR_KM = -2.0, 120.0  # away from every neighbour
CLOSE_KM, ASIDE_KM, ASIDE = 30.0, 60.0, -1.5  # one namesake close by, another aside
BESIDE, AROUND = 3, 9  # mentions away that count in full, and for the larger part
SHARES = (1.0, 0.7, 0.4)  # of a neighbour beside, around and elsewhere in the report
MOST_NEIGHBOURS = 12  # that are looked at; the two that help most count
KM_LAT, KM_LON = 111.2, 72.5  # of a degree, at 49.5 degrees north

_Floats = NDArray[np.float64]


class Vicinity:
    """Names of a report, each with the places that it may mean.

    Parameters
    ----------
    options
        Of each name, at least one.
    points
        Of each option without its neighbours.
    at
        Positions of each name in the text.
    """

    def __init__(
        self, options: Sequence[Sequence[Option]], points: Sequence[Sequence[float]],
        at: Sequence[Sequence[int]],
    ) -> None:  # fmt: skip
        self._at = at
        counts = [len(several) for several in options]
        self._starts = [0, *accumulate(counts)]
        self._name = np.repeat(np.arange(len(counts)), counts)
        self._several = np.repeat(np.array(counts) > 1, counts)
        self._points = np.array([one for several in points for one in several])
        self._places = _where([option for several in options for option in several])
        self._gaps: dict[int, list[float]] = {}

    def judged(self, anchors: Sequence[tuple[list[int], Option]]) -> list[list[float]]:
        """Give the points of all options beside the names that are settled.

        Parameters
        ----------
        anchors
            Positions of each settled name in the text, and what it was settled to. A name is
            no neighbour of itself: it is known by its positions being the same list.

        Returns
        -------
        list of list of float
            For each name those of its options, in order.
        """
        known = sorted(
            ((at, one) for at, one in anchors if one.lat and one.place.kind is not Kind.OBLAST),
            key=lambda anchor: anchor[0],
        )
        points = self._beside(known) if known else self._points
        return [points[i:j].tolist() for i, j in pairwise(self._starts)]

    def _beside(self, anchors: Sequence[tuple[list[int], Option]]) -> _Floats:
        """Points of all options with what the anchors add or take; at least one anchor."""
        y, x, hromada = _where([option for _, option in anchors])
        away = np.hypot(
            np.subtract.outer(self._places[0], y) * KM_LAT,
            np.subtract.outer(self._places[1], x) * KM_LON,
        )
        most = self._most([at for at, _ in anchors])[self._name]
        gains = most * HALF_NEAR_KM / (HALF_NEAR_KM + away)
        same = (self._places[2][:, None] == hromada) & (hromada != "")
        gains += same * most * SAME_HROMADA
        gains.sort(axis=1)
        gains = gains[:, -2:].sum(axis=1)
        nearest = np.where(most > 0, away, np.inf).min(axis=1)
        gains[(nearest > FAR_KM) & (nearest < np.inf)] += FAR
        beside = np.where(most >= NEAR, away, np.inf).min(axis=1)
        close = np.minimum.reduceat(beside, self._starts[:-1])[self._name] <= CLOSE_KM
        gains[close & (beside > ASIDE_KM) & self._several] += ASIDE
        return np.where(self._places[0] != 0.0, self._points + gains, self._points)

    def _most(self, positions: Sequence[list[int]]) -> _Floats:
        """What each anchor may add to each name; nothing to itself and to those too far off."""
        gaps = np.array([self._gaps_to(at) for at in positions]).T
        shares = np.array(SHARES)[(gaps > BESIDE) * 1 + (gaps > AROUND)]
        most = np.where(gaps < np.inf, shares * NEAR, 0.0)
        if len(positions) > MOST_NEIGHBOURS:
            farther = gaps.argsort(axis=1, kind="stable")[:, MOST_NEIGHBOURS:]
            np.put_along_axis(most, farther, 0.0, axis=1)
        return most

    def _gaps_to(self, at: list[int]) -> list[float]:
        """Mentions between each name and an anchor where they stand nearest, worked out once."""
        known = self._gaps.get(id(at))
        if known is None:
            known = self._gaps[id(at)] = [
                math.inf if own is at
                else min([abs(a - b) for a in at for b in own], default=AROUND + 1)
                for own in self._at
            ]  # fmt: skip
        return known


def _where(options: Sequence[Option]) -> tuple[_Floats, _Floats, NDArray[np.str_]]:
    """Latitudes, longitudes and hromadas of options."""
    hromadas = np.array([one.place.hromada_id for one in options])
    return np.array([one.lat for one in options]), np.array([one.lon for one in options]), hromadas
