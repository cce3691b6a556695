"""What a map on paper cannot do without: scale, north, where in the country it lies, the key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo.claim import CODES, Control, Kind, Side, Standing
from maps.still_frame import Frame
from maps.still_labels import Box
from maps.still_map import HATCHES, Colours
from maps.still_marks import Mark
from maps.still_signs import draw_kind, draw_sign
from maps.still_text import font, width_of
from maps.story import Story
from maps.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SWATCH, KEY_SIZE, KEY_LINE = 18.0, 7.6, 13.0
_ROUND = (1, 2, 5)
_INSET = (74.0, 54.0)
_PAD = 7.0
_COARSE = 0.03  # degrees
_ISLET = 0.01  # of the largest part; what is smaller is not drawn


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the key.

    Attributes
    ----------
    text
        What it means.
    draw
        Draws its sign around a spot (points) of axes that are points.
    """

    text: str
    draw: Callable[[Axes, float, float], None]


def draw_scale(axes: Axes, frame: Frame, words: Words, colours: Colours) -> Box:
    """Draw a scale bar and north in the lower left corner.

    Parameters
    ----------
    axes
        Metres of the frame's projection.
    frame
        What is seen.
    words
        The picture's language.
    colours
        By role.

    Returns
    -------
    tuple
        The box they take, points.
    """
    from matplotlib import patheffects

    km = _round_km(frame.metres * frame.width / 5000)
    length = km * 1000 / frame.metres
    halo = [patheffects.withStroke(linewidth=2.4, foreground=colours["halo"])]
    spot = partial(_metres, frame=frame)
    xs, ys = zip(*(spot(*p) for p in ((_PAD, _PAD + 3), (_PAD, _PAD), (_PAD + length, _PAD),
                                      (_PAD + length, _PAD + 3))), strict=True)  # fmt: skip
    axes.plot(xs, ys, color=colours["ink"], linewidth=0.9, zorder=9, path_effects=halo,
              solid_capstyle="butt")  # fmt: skip
    text = words.say("still", "km", km=f"{km:g}")
    style: dict[str, Any] = {"color": colours["ink"], "zorder": 9, "path_effects": halo}
    axes.text(*spot(_PAD + 2, _PAD + 3.5), text, fontproperties=font("sans", 7), **style)
    x = _PAD + length + 12
    axes.annotate("", spot(x, _PAD + 15), spot(x, _PAD), zorder=9,
                  arrowprops={"arrowstyle": "-|>", "color": colours["ink"], "linewidth": 0.9,
                              "mutation_scale": 7, "shrinkA": 0, "shrinkB": 0})  # fmt: skip
    north = words.say("still", "north")
    axes.text(*spot(x + 4, _PAD + 1), north, fontproperties=font("semibold", 7), **style)
    return 0.0, 0.0, x + 8 + width_of(north, "semibold", 7), _PAD + 18


def draw_inset(
    axes: Axes, story: Story, frame: Frame, colours: Colours, *, marks: Sequence[Mark]
) -> Box | None:
    """Draw the country small, with the frame in it, in the emptiest corner but the lower left.

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
    marks
        What the corner should not cover.

    Returns
    -------
    tuple or None
        The box it takes, points; ``None`` where the frame shows a third of the country or more.
    """
    whole = shapely.union_all(story.background.oblasts.geometry.to_numpy())
    country = frame.projection.to_metres(shapely.simplify(whole, _COARSE))
    west, south, east, north = shapely.bounds(country).tolist()
    if 4 * frame.half_x * frame.half_y > (east - west) * (north - south) / 3:
        return None
    width, height = _INSET
    corners = [(frame.width - width, frame.height - height), (0.0, frame.height - height),
               (frame.width - width, 0.0)]  # fmt: skip
    boxes: list[Box] = [(x, y, x + width, y + height) for x, y in corners]
    box = min(boxes, key=lambda b: sum(b[0] < m.x < b[2] and b[1] < m.y < b[3] for m in marks))
    part = (box[0] / frame.width, box[1] / frame.height, width / frame.width,
            height / frame.height)  # fmt: skip
    inset = axes.inset_axes(part, zorder=10)
    inset.set(xticks=[], yticks=[], facecolor=colours["paper"])
    for spine in inset.spines.values():
        spine.set(color=colours["edge"], linewidth=0.5)
    # Outlines only: whatever was claimed, the little map takes no side.
    parts = shapely.get_parts(country)
    parts = parts[shapely.area(parts) > _ISLET * shapely.area(parts).max()]
    for ring in shapely.get_exterior_ring(parts):
        inset.fill(*shapely.get_coordinates(ring).T, facecolor=colours["unknown"],
                   edgecolor=colours["soft"], linewidth=0.5)  # fmt: skip
    inset.plot(*shapely.get_coordinates(frame.box).T, color=colours["ink"], linewidth=1.0)
    scale = max((east - west) / (width - 8), (north - south) / (height - 8)) / 2
    middle = (west + east) / 2, (south + north) / 2
    inset.set_xlim(middle[0] - scale * width, middle[0] + scale * width)
    inset.set_ylim(middle[1] - scale * height, middle[1] + scale * height)
    return box


def key_entries(
    story: Story,
    words: Words,
    colours: Colours,
    *,
    at: Iterable[int],
    marks: Iterable[Mark],
    outlined: bool,
) -> list[Entry]:
    """Make the key of what occurs in the pictures.

    Parameters
    ----------
    story
        What to tell.
    words
        The picture's language.
    colours
        By role.
    at
        Numbers of the slices shown.
    marks
        The marks on them.
    outlined
        Whether areas are outlined that claims are known to.

    Returns
    -------
    list of Entry
        Established areas, claimed areas, the line, then marks by side and by standing.
    """
    said = words.table["key"] | words.table["still"]
    pairs = {
        (int(one), int(other))
        for slice_ in at
        for one, other in np.unique(story.labels[:, slice_], axis=1).T
    }
    held = {one for one, _ in pairs}
    beyond = {other for one, other in pairs if one != other}
    swatch = partial(_swatch, colours=colours)
    found = [
        Entry(said[side], partial(swatch, base=side.value, hatch=""))
        for side in (Control.UKRAINE, Control.RUSSIA)
    ]
    for side, key, base in (
        (Control.UKRAINE, "claimUkraine", "russia"),
        (Control.RUSSIA, "claimRussia", "ukraine"),
    ):
        if CODES[side] in beyond:
            found.append(Entry(said[key], partial(swatch, base=base, hatch=side.value)))
    for control in (Control.CONTESTED, Control.UNKNOWN):
        if CODES[control] in held | beyond:
            name = control.value
            found.append(Entry(said[control], partial(swatch, base=name, hatch=name)))
    found.append(Entry(said["contact"], partial(_line, colours=colours)))
    if outlined:
        found.append(Entry(said["area"], partial(_outline, colours=colours)))
    return found + _mark_entries(words, colours, list(marks))


def _mark_entries(words: Words, colours: Colours, marks: list[Mark]) -> list[Entry]:
    def entry(key: str, *signs: tuple[Side, Standing]) -> Entry:
        return Entry(words.say("still", key), partial(_signs, colours=colours, signs=signs))

    both = (Side.UKRAINE, Side.RUSSIA)
    found = []
    sides = {mark.actor for mark in marks}
    kinds = {mark.kind for mark in marks}
    for side, key in zip(both, ("ofUkraine", "ofRussia"), strict=True):
        if side in sides:
            found.append(entry(key, (side, Standing.CONCEDED)))
    standings = {mark.standing for mark in marks}
    for key, meant in (
        ("confirmed", {Standing.CONCEDED, Standing.CORROBORATED}),
        ("only", {Standing.CLAIMED, Standing.DISPUTED}),
        ("denied", {Standing.DENIED}),
    ):
        if standings & meant:
            found.append(entry(key, *((side, min(meant)) for side in both if side in sides)))
    for kind in Kind:
        if kind in kinds:
            drawer = partial(_kind, colours=colours, kind=kind)
            found.append(Entry(words.say("kindOf", kind), drawer))
    return found


def _swatch(axes: Axes, x: float, y: float, *, base: str, hatch: str, colours: Colours) -> None:
    from matplotlib.patches import Rectangle

    corner, size = (x, y - 4.5), (SWATCH, 9.0)
    axes.add_patch(Rectangle(corner, *size, facecolor=colours[base], linewidth=0))
    if hatch:
        axes.add_patch(Rectangle(corner, *size, facecolor="none", linewidth=0,
                                 edgecolor=colours[f"{hatch}-mark"],
                                 hatch=HATCHES[hatch]))  # fmt: skip
    axes.add_patch(Rectangle(corner, *size, facecolor="none", edgecolor=colours["edge"],
                             linewidth=0.4))  # fmt: skip


def _line(axes: Axes, x: float, y: float, *, colours: Colours) -> None:
    xs = np.linspace(x, x + SWATCH, 30)
    axes.plot(xs, y + 2 * np.sin((xs - x) / SWATCH * 7), color=colours["contact"], linewidth=1.5)


def _outline(axes: Axes, x: float, y: float, *, colours: Colours) -> None:
    angle = np.linspace(0, 2 * np.pi, 40)
    axes.plot(x + SWATCH / 2 + 8 * np.cos(angle), y + 4.5 * np.sin(angle), linewidth=0.9,
              color=colours["ukraine-mark"], linestyle=(0, (4, 2)))  # fmt: skip


def _signs(
    axes: Axes, x: float, y: float, *, signs: Sequence[tuple[Side, Standing]], colours: Colours
) -> None:
    step = SWATCH / (len(signs) + 1)
    for turn, (side, standing) in enumerate(signs, start=1):
        draw_sign(axes, side, standing, colours, at=(x + turn * step, y))


def _kind(axes: Axes, x: float, y: float, *, kind: Kind, colours: Colours) -> None:
    draw_kind(axes, kind, colours["ink"], at=(x + SWATCH / 2, y))


def _round_km(km: float) -> float:
    """The longest of 1, 2, 5, 10, 20 ... kilometres that is no longer than this."""
    power = 10.0 ** np.floor(np.log10(km))
    return float(max(step * power for step in _ROUND if step * power <= km))


def _metres(x: float, y: float, *, frame: Frame) -> tuple[float, float]:
    return x * frame.metres - frame.half_x, y * frame.metres - frame.half_y
