"""Which places of a clause a trigger speaks of."""

from __future__ import annotations

from geo.claim import Kind
from geo.reading.frame import Frame
from geo.reading.scene import Group, PlaceAt, Scene

_PARTIAL = (
    "part", "half", "outskirt", "edge", "suburb", "centre", "center", "district", "quarter",
    "частин", "околиц", "центр", "передміст", "половин", "окраин", "част", "пригород", "квартал",
    "промзон",
)  # fmt: skip


_POSITIONS = ("position", "trench", "height", "позиц", "опорн", "висот", "высот", "рубеж", "рубіж")


def groups_in(scene: Scene, i: int, j: int) -> list[Group]:
    """Lists of places that stand among words ``i`` up to ``j``."""
    return [group for group in scene.groups if i <= group.i and group.j <= j]


def places_after(scene: Scene, frame: Frame) -> list[Group]:
    """Lists of places after a trigger, in order; those behind "including" first."""
    reach = frame.right
    while reach < len(scene.lower) and any(g.i < reach < g.j for g in scene.groups):
        reach += 1
    found = groups_in(scene, frame.trigger.i, max(reach, frame.right))
    # A list may run on behind words that end the clause: "including A and B".
    listed = scene.has("list", frame.trigger.j, len(scene.lower))
    if listed and scene.covered["territory"] & set(range(frame.trigger.j, listed.i)):
        behind = [g for g in scene.groups if listed.j <= g.i <= listed.j + 6]
        found = [*behind[:1], *[g for g in found if g not in behind]]
    colon = next((k for k in range(frame.trigger.j, len(scene.lower)) if scene.lower[k] == ":"), 0)
    if colon and frame.right == colon:
        found += [g for g in scene.groups if g.i <= colon + 5 and g.i > colon]
    return found


def places_before(scene: Scene, frame: Frame, *, relative: bool = True) -> list[Group]:
    """Places before a trigger, nearest first; before "which" too, if it opens the clause."""
    left = frame.left
    if frame.previous is not None:
        left = max(left, frame.previous.trigger.j)
    here = groups_in(scene, left, frame.trigger.i)
    if not here and relative and frame.left and scene.relative_at(frame.left):
        here = [g for g in scene.groups if g.j <= frame.left][-1:]
        between = range(here[0].j, frame.left) if here else range(0)
        if len(between) > 3 and not set(between) & scene.covered["territory"]:
            here = []
    return here[::-1]


def is_direct(scene: Scene, frame: Frame, group: Group) -> bool:
    """Whether a list is the object itself, with no preposition before it."""
    words = range(frame.trigger.j, group.i)
    if group.relation == "at" and len(words) < 3:
        return True
    if any(scene.lower[k] == "," for k in words):
        return False
    if any(k in scene.covered["prep"] or k in scene.covered["near"] for k in words):
        return group.relation == "" and len(words) == 0
    if any(k in scene.covered["force"] and not scene.lower[k].startswith("ukrain") for k in words):
        return not scene.latin
    return len(words) <= 9


def says_part(scene: Scene, i: int, j: int) -> bool:
    """Whether "the outskirts of" or "half of" stands among words ``i`` up to ``j``."""
    told = scene.covered["territory"] | scene.covered["near"]
    return any(k in told and scene.lower[k].startswith(_PARTIAL) for k in range(i, j))


def unnamed_ground(scene: Scene, frame: Frame) -> bool:
    """Whether unnamed ground is the object or subject: "more than 20 settlements"."""
    words = set(range(frame.trigger.j, min(frame.trigger.j + 9, frame.right)))
    words |= set(range(max(frame.left, frame.trigger.i - 8), frame.trigger.i))
    return bool(words & scene.covered["territory"])


def refers_back(scene: Scene, frame: Frame) -> bool:
    """Whether "it" or "the town" stands where the place should."""
    if scene.has("anaphor", frame.trigger.j, min(frame.trigger.j + 3, frame.right)):
        return True
    ahead = scene.has("anaphor", max(frame.left, frame.trigger.i - 6), frame.trigger.i)
    state = frame.passive or frame.kind in (Kind.CLASH, Kind.HOLD)
    return ahead is not None and (state or not scene.latin)


def unit_places(groups: list[Group]) -> list[PlaceAt]:
    """Places of the first list of larger units; empty if none."""
    return next((group.places for group in groups if group.unit), [])


def is_apposed(scene: Scene, frame: Frame, group: Group) -> bool:
    """Whether "a town" stands for the place before it: "over Balakliia, a town taken by ..."."""
    between = range(group.j, frame.trigger.i)
    comma = bool(between) and scene.lower[between[0]] == ","
    return comma and len(between) < 8 and bool(set(between) & scene.covered["territory"])


def is_listed(scene: Scene, frame: Frame, group: Group) -> bool:
    """Whether "including" or a colon leads from a trigger to a list."""
    between = scene.lower[frame.trigger.j : group.i]
    return scene.has("list", frame.trigger.j, group.i) is not None or ":" in between


def near_positions(scene: Scene, frame: Frame, group: Group) -> bool:
    """Whether trenches or heights near a place are meant, not the place."""
    return any(scene.lower[k].startswith(_POSITIONS) for k in range(frame.trigger.j, group.i))


def is_relative(scene: Scene, frame: Frame) -> bool:
    """Whether the clause hangs on the noun before it."""
    return scene.relative_at(frame.left)


def is_goal(scene: Scene, group: Group) -> bool:
    """Whether «в Донецку область» is where to, by its accusative, not where."""
    if group.relation != "in" or scene.lower[group.i].isascii():
        return False
    return scene.lower[group.i].endswith(("ку", "ську", "скую", "цкую", "цьку"))


def is_edge(group: Group) -> bool:
    """Whether a list stands after "the outskirts of"."""
    return any(
        word in group.places[0].said for word in ("outskirt", "edge", "suburb", "околиц", "окраин")
    )
