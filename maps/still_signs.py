"""Signs of the still pictures: a side by shape and colour, a standing by filling, a kind inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.claim import Kind, Side, Standing
from maps.still_map import Colours

if TYPE_CHECKING:
    from matplotlib.axes import Axes

REACH = 5.2  # from the middle of a mark to its edge, points
SHAPES = {Side.UKRAINE: "o", Side.RUSSIA: "D"}
CONFIRMED = frozenset({Standing.CONCEDED, Standing.CORROBORATED})
_SIZE = {Side.UKRAINE: 9.2, Side.RUSSIA: 7.8}
_SIGN = 4.6
# Strokes from point to point, right and up from the middle; as on the page, but simpler.
_KINDS: dict[Kind, tuple[tuple[tuple[float, float], ...], ...]] = {
    Kind.CAPTURE: (((-0.5, -1), (-0.5, 1), (0.8, 0.45), (-0.5, -0.1)),),
    Kind.ENTRY: (((-1, 0), (0.4, 0)), ((-0.2, 0.6), (0.4, 0), (-0.2, -0.6)), ((1, 1), (1, -1))),
    Kind.ADVANCE: (((-0.8, 0), (0, 0.8), (0.8, 0)), ((-0.8, -0.9), (0, -0.1), (0.8, -0.9))),
    Kind.WITHDRAWAL: (((1, 0), (-1, 0)), ((-0.3, 0.7), (-1, 0), (-0.3, -0.7))),
    Kind.CLASH: (((-0.8, -0.8), (0.8, 0.8)), ((-0.8, 0.8), (0.8, -0.8))),
    Kind.HOLD: (((-0.7, 0.7), (0.7, 0.7), (0.7, -0.2), (0, -0.9), (-0.7, -0.2), (-0.7, 0.7)),),
}


def draw_sign(
    axes: Axes, actor: Side, standing: Standing, colours: Colours, *, at: tuple[float, float]
) -> None:
    """Draw the frame of a mark.

    Parameters
    ----------
    axes
        Where to draw.
    actor
        Whose forces: a circle for Ukraine, a diamond for Russia.
    standing
        Filled where another side or an independent third party confirms it, hollow where not,
        struck out where it is denied.
    colours
        By role.
    at
        The middle, in the axes' own units.
    """
    colour = colours[side_role(actor, standing)]
    solid = standing in CONFIRMED
    style: dict[str, Any] = {"marker": SHAPES[actor], "linestyle": "none", "zorder": 8}
    axes.plot(*at, markersize=_SIZE[actor] + 2, markerfacecolor=colours["halo"],
              markeredgewidth=0, **style)  # fmt: skip
    axes.plot(*at, markersize=_SIZE[actor], markerfacecolor=colour if solid else colours["paper"],
              markeredgecolor=colour, markeredgewidth=1.2, **style)  # fmt: skip
    if standing is Standing.DENIED:
        style |= {"marker": (2, 0, 45), "zorder": 9}
        axes.plot(*at, markersize=12, markeredgecolor=colours["ink"], markeredgewidth=1.1, **style)


def draw_kind(axes: Axes, kind: Kind, colour: str, *, at: tuple[float, float]) -> None:
    """Draw the sign of what is said to have happened.

    Parameters
    ----------
    axes
        Where to draw.
    kind
        What.
    colour
        ``#rrggbb``.
    at
        The middle, in the axes' own units.
    """
    from matplotlib.path import Path

    strokes = [Path(stroke) for stroke in _KINDS[kind]]
    axes.plot(*at, marker=Path.make_compound_path(*strokes), markersize=_SIGN, linestyle="none",
              markerfacecolor="none", markeredgecolor=colour, markeredgewidth=0.9,
              zorder=8.5)  # fmt: skip


def side_role(actor: Side, standing: Standing) -> str:
    """Role of a mark's colour: the side's, or none where the claim is denied."""
    return "soft" if standing is Standing.DENIED else f"{actor}-mark"
