"""Names on a still picture, placed one after another where nothing is in their way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maps.still_frame import Frame
from maps.still_text import width_of

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, points."""

_LINE = 0.72  # height of capitals to the size of the type
_GAP = 2.0
# Right of the spot first, as one reads; then left, above, below and the corners.
_PLACES = (
    (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name that is to be placed.

    Attributes
    ----------
    text
        The name.
    x, y
        What it names, points.
    reach
        How far its mark reaches from there, points; 0 puts the name on the spot itself.
    font, size
        The type, its size in points.
    kind
        For the one who draws it.
    """

    text: str
    x: float
    y: float
    reach: float
    font: str
    size: float
    kind: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A name and the box it was given.

    Attributes
    ----------
    name
        The name.
    box
        Left, bottom, right, top, points.
    """

    name: Name
    box: Box


def place(
    names: Iterable[Name], frame: Frame, *, taken: Iterable[Box] = (), most: int | None = None
) -> list[Placed]:
    """Place names, the most important first; what finds no room is left out.

    Parameters
    ----------
    names
        In order of importance.
    frame
        The paper; names stay 2 points inside.
    taken
        Boxes that nothing may cover: marks, scale, north.
    most
        How many names there is quiet for; without it, as many as find room.

    Returns
    -------
    list of Placed
        In the same order; no two boxes overlap, nor does one with what is taken.
    """
    full = list(taken)
    found: list[Placed] = []
    for name in names:
        if len(found) == most:
            break
        if name.reach and any(overlap(_spot(name), other.box) for other in found):
            continue
        for box in _boxes(name):
            inside = frame.holds(*box[:2], margin=_GAP) and frame.holds(*box[2:], margin=_GAP)
            if inside and not any(overlap(box, other) for other in full):
                found.append(Placed(name, box))
                full += [box, _spot(name)]
                break
    return found


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _boxes(name: Name) -> Iterable[Box]:
    width, height = width_of(name.text, name.font, name.size), _LINE * name.size
    if not name.reach:
        yield _box(name.x - width / 2, name.y - height / 2, width, height)
        return
    for right, up in _PLACES:
        away = (name.reach + _GAP) * (1 if not (right and up) else 0.75)
        x = name.x + right * away - (0, width / 2, width)[_turn(right)]
        y = name.y + up * away - (0, height / 2, height)[_turn(up)]
        yield _box(x, y, width, height)


def _spot(name: Name) -> Box:
    """What the mark of a name takes."""
    return name.x - name.reach, name.y - name.reach, name.x + name.reach, name.y + name.reach


def _turn(direction: int) -> int:
    """0 to the right or up, 1 in the middle, 2 to the left or down."""
    return 1 - direction


def _box(x: float, y: float, width: float, height: float) -> Box:
    return x - 1, y - 1, x + width + 1, y + height + 1
