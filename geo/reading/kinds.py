"""One reader for each kind of event: from a trigger to its actor and places."""

from __future__ import annotations

from geo.claim import FORCES, Kind, Side, opponent
from geo.reading import actors
from geo.reading.actors import Actor, Memory
from geo.reading.frame import GROUND, Event, Frame
from geo.reading.objects import (
    is_apposed,
    is_direct,
    is_edge,
    is_goal,
    is_listed,
    is_relative,
    near_positions,
    places_after,
    places_before,
    refers_back,
    says_part,
    unit_places,
    unnamed_ground,
)
from geo.reading.scene import Group, Scene

BE = frozenset(["was", "were", "been", "be", "being", "is", "are", "gets", "got", "'s"])


def _capture(scene: Scene, frame: Frame, memory: Memory) -> Event | None:
    if frame.form == "other" and _attributive(scene, frame):
        return None
    actor = _capturer(scene, frame, memory)
    if actor is None:
        return None
    event = Event(Kind.CAPTURE, actor.side, [], frame.trigger, frame.voice, sure=actor.sure)
    after, before = places_after(scene, frame), places_before(scene, frame)
    nominal = frame.form.startswith("noun")
    chosen, event.kind, event.rule = _taken(scene, frame, after, before)
    if chosen is not None:
        event.places = chosen.places
        ground = unnamed_ground(scene, frame)
        if chosen.unit and nominal and not ground and event.kind is Kind.CAPTURE:
            event.kind = Kind.ADVANCE
        near = chosen.relation == "near" and event.kind is Kind.CAPTURE
        return None if near and event.rule != "passive" else event
    if not nominal and (is_relative(scene, frame) or refers_back(scene, frame)):
        event.anaphor, event.rule = True, "reference"
    elif unnamed_ground(scene, frame):
        event.places, event.rule = unit_places([*after, *before, *scene.groups]), GROUND
        event.kind = Kind.ADVANCE if nominal else Kind.CAPTURE
    return event


def _taken(
    scene: Scene, frame: Frame, after: list[Group], before: list[Group]
) -> tuple[Group | None, Kind, str]:
    """Find what a capture takes: the list of places, what that makes of it, and by which rule."""
    english = scene.lower[frame.trigger.i].isascii()
    if frame.passive and english:
        named = [g for g in before if g.relation in ("", "in", "at") and not g.unit]
        apposed = [g for g in before[:1] if is_apposed(scene, frame, g)]
        if named or apposed:
            return (named or apposed)[0], Kind.CAPTURE, "passive"
    if after and (found := _object(scene, frame, after[0])):
        return after[0], *found
    flexible = frame.passive or not english or is_relative(scene, frame)
    if flexible and not frame.form.startswith("noun"):
        bare = [g for g in before if g.relation in ("", "at") and not g.unit]
        if bare:
            return bare[0], Kind.CAPTURE, "object before"
    return None, Kind.CAPTURE, "object"


def _object(scene: Scene, frame: Frame, group: Group) -> tuple[Kind, str] | None:
    """Weigh what stands between a verb of taking and the places after it."""
    part = says_part(scene, frame.trigger.j, group.i)
    listed = group.relation == "" and is_listed(scene, frame, group)
    if is_direct(scene, frame, group) or listed:
        partly = part and not frame.passive and scene.lower[frame.trigger.i].isascii()
        return (Kind.ENTRY, "part of") if partly else (Kind.CAPTURE, "object")
    if group.relation == "near" and near_positions(scene, frame, group):
        return Kind.ADVANCE, "positions near"
    if part and group.relation in ("in", "") and not group.unit:
        return Kind.ENTRY, "part of"
    return None


def _attributive(scene: Scene, frame: Frame) -> bool:
    """Whether "occupied" only describes: "temporarily occupied Kharkiv", "areas occupied by"."""
    ahead = scene.lower[max(frame.left, frame.trigger.i - 3) : frame.trigger.i]
    force = scene.has("force", max(frame.left, frame.trigger.i - 4), frame.trigger.i)
    return force is None and not any(word in BE for word in ahead)


def _capturer(scene: Scene, frame: Frame, memory: Memory) -> Actor | None:
    voice, form = frame.voice, frame.form
    if form == "flip":
        found = _subject(scene, frame, memory)
        return Actor(opponent(found.side), found.sure * 0.9, found.mark) if found else None
    inside = actors.told_inside(scene, frame.trigger, voice) if form == "passive" else None
    found = inside or (None if frame.passive and scene.lower[frame.trigger.i].isascii()
                       else _subject(scene, frame, memory))  # fmt: skip
    if found is None:
        found = _agent(scene, frame, memory) or actors.loser(
            scene, frame.trigger, frame.right, voice, memory
        )
    if found is not None:
        return found
    return _unsaid(scene, frame, memory)


def _unsaid(  # noqa: PLR0911 - a ladder of last resorts
    scene: Scene, frame: Frame, memory: Memory
) -> Actor | None:
    """Actor where no words name one: by the claimant for "liberated", else by the context."""
    voice, form = frame.voice, frame.form
    free = (
        frame.passive
        or form.startswith("noun")
        or actors.subjectless(scene, frame.trigger, frame.left)
    )
    free = free or not scene.lower[frame.trigger.i].isascii()
    if not free:
        return None
    if form in ("speaker", "noun-speaker"):
        if voice.side in FORCES and not voice.denies:
            return Actor(voice.side, 0.95)
        return Actor(memory.force or Side.UKRAINE, 0.6)
    if form == "other":
        return Actor(opponent(voice.side) if voice.side in FORCES else Side.RUSSIA, 0.8)
    if memory.force is not None and frame.kind is Kind.WITHDRAWAL:
        return Actor(memory.force, 0.6)
    if voice.side in FORCES and frame.kind is Kind.CAPTURE:
        return Actor(opponent(voice.side) if voice.denies else voice.side, 0.8)
    return Actor(memory.force, 0.55) if memory.force is not None else None


def _subject(scene: Scene, frame: Frame, memory: Memory) -> Actor | None:
    left = frame.left
    if frame.previous is not None and frame.previous.trigger.j > left:
        if actors.coordinated(scene, frame.trigger, frame.previous.trigger.j):
            return Actor(frame.previous.actor, 0.9)
        left = frame.previous.trigger.j
    found = actors.subject(scene, frame.trigger, left, frame.voice, memory)
    if found is None and left != frame.left:
        found = actors.subject(scene, frame.trigger, frame.left, frame.voice, memory)
    if (
        found is None
        and frame.left
        and (is_relative(scene, frame) or actors.subjectless(scene, frame.trigger, frame.left))
    ):
        found = actors.subject(scene, frame.trigger, frame.said, frame.voice, memory)
    return found


def _agent(scene: Scene, frame: Frame, memory: Memory) -> Actor | None:
    english = scene.lower[frame.trigger.i].isascii()
    if english and not frame.passive and not frame.form.startswith("noun"):
        return None
    if english and not scene.has("by", frame.trigger.j, frame.right) and frame.form != "passive":
        return None
    return actors.agent(scene, frame.trigger, frame.right, frame.voice, memory)


def _withdrawal(scene: Scene, frame: Frame, memory: Memory) -> Event | None:
    nominal = frame.form == "noun"
    actor = _subject(scene, frame, memory)
    if actor is None:
        actor = _leaver(scene, frame, memory)
    if actor is None:
        return None
    chosen, anaphor, rule = None, False, "from"
    event = Event(Kind.WITHDRAWAL, actor.side, [], frame.trigger, frame.voice, sure=actor.sure)
    for group in places_after(scene, frame):
        if group.relation == "to" or is_goal(scene, group):
            event.destination = group.places[0].spot.query
        elif group.relation == "from" or (group.relation == "" and is_direct(scene, frame, group)):
            chosen = chosen or group
        elif chosen is None and (
            group.relation == "near" or (group.unit and group.relation in ("in", ""))
        ):
            chosen, rule = group, "at"
    if chosen is None:
        chosen = next(
            (g for g in places_before(scene, frame) if g.relation in ("from", "in", "")), None
        )
        rule = "before"
    if chosen is None:
        anaphor = refers_back(scene, frame) or (nominal and False)
        rule = "reference"
    event.places = chosen.places if chosen else []
    event.anaphor, event.rule = anaphor, rule
    return event


def _leaver(scene: Scene, frame: Frame, memory: Memory) -> Actor | None:
    found = _agent(scene, frame, memory)
    if found is None:  # «виведення російських військ», "withdrawal of Russian troops"
        for mark in scene.marks["force"]:
            if frame.trigger.i <= mark.i < min(frame.trigger.j + 5, len(scene.lower)):
                side, sure = actors.side_of(mark, scene, frame.voice, memory)
                if side is not None:
                    return Actor(side, sure, mark)
    return found or _unsaid_leaver(scene, frame, memory)


def _unsaid_leaver(scene: Scene, frame: Frame, memory: Memory) -> Actor | None:
    own = frame.voice.side in FORCES
    if frame.form == "noun" or not scene.lower[frame.trigger.i].isascii() or frame.passive:
        if own and frame.form == "noun" and not frame.voice.inherited:
            return Actor(frame.voice.side, 0.8)
        if memory.force is not None:
            return Actor(memory.force, 0.7)
        return Actor(frame.voice.side, 0.6) if own else None
    if actors.subjectless(scene, frame.trigger, frame.left) and memory.force is not None:
        return Actor(memory.force, 0.7)
    return None


def _entry(scene: Scene, frame: Frame, memory: Memory) -> Event | None:
    actor = _subject(scene, frame, memory) or (
        _agent(scene, frame, memory) if not scene.lower[frame.trigger.i].isascii() else None
    ) or actors.told_inside(scene, frame.trigger, frame.voice)  # fmt: skip
    if actor is None:
        actor = _unsaid(scene, frame, memory)
    if actor is None:
        return None
    groups = [g for g in places_after(scene, frame) if g.relation in ("", "in", "to") or says_part(
        scene, frame.trigger.i, g.i) or (g.relation == "near" and is_edge(g))]  # fmt: skip
    groups = groups or [g for g in places_before(scene, frame) if g.relation in ("in", "")]
    places = groups[0].places if groups else []
    kind = Kind.ADVANCE if places and groups[0].unit else Kind.ENTRY
    return Event(kind, actor.side, places, frame.trigger, frame.voice, sure=actor.sure * 0.95,
                 rule="into", anaphor=not places and refers_back(scene, frame))  # fmt: skip


def _advance(scene: Scene, frame: Frame, memory: Memory) -> Event | None:
    actor = _subject(scene, frame, memory)
    if actor is None and not scene.lower[frame.trigger.i].isascii():
        actor = _agent(scene, frame, memory)
    if actor is None:
        reach = min(frame.trigger.j + 4, frame.right)
        actor = actors.agent(scene, frame.trigger, reach, frame.voice, memory)
    if actor is None:
        actor = _unsaid(scene, frame, memory)
    if actor is None:
        return None
    origin = ""
    groups = []
    for group in [*places_after(scene, frame), *places_before(scene, frame)]:
        if group.relation == "from" and not origin:
            origin = group.places[0].spot.query
        elif group.relation != "from":
            groups.append(group)
    if not groups and origin:
        groups = [g for g in places_after(scene, frame) if g.relation == "from"]
        origin = ""
    return Event(Kind.ADVANCE, actor.side, groups[0].places if groups else [], frame.trigger,
                 frame.voice, sure=actor.sure * 0.9, rule="towards", origin=origin)  # fmt: skip


def _clash(scene: Scene, frame: Frame, memory: Memory) -> Event | None:
    actor = _subject(scene, frame, memory) or actors.agent(
        scene, frame.trigger, frame.right, frame.voice, memory
    )
    if actor is not None and actor.mark is not None and actor.mark.value == "they":
        actor = None  # "units" of the clause before need not be those that fight
    if actor is None:
        side = frame.voice.side if frame.voice.side in FORCES else Side.UKRAINE
        actor = Actor(side, 0.5)
    groups = [*places_after(scene, frame), *places_before(scene, frame)]
    groups = [g for g in groups if g.relation != "from"]
    settled = [g for g in groups if not g.unit] or groups
    return Event(Kind.CLASH, actor.side, settled[0].places if settled else [], frame.trigger,
                 frame.voice, sure=actor.sure * 0.85, rule="fighting",
                 anaphor=not settled and refers_back(scene, frame))  # fmt: skip


def _hold(scene: Scene, frame: Frame, memory: Memory) -> Event | None:
    inside = (
        actors.told_inside(scene, frame.trigger, frame.voice) if frame.form == "passive" else None
    )
    actor = inside or (None if frame.passive else _subject(scene, frame, memory))
    actor = actor or actors.agent(scene, frame.trigger, min(frame.right, frame.trigger.j + 6),
                                  frame.voice, memory)  # fmt: skip
    if actor is None:
        return None
    after = [g for g in places_after(scene, frame) if g.relation in ("", "in") and not g.unit]
    before = [g for g in places_before(scene, frame) if g.relation in ("", "in") and not g.unit]
    groups = [*before, *after] if frame.passive or frame.form == "passive" else [*after, *before]
    places = groups[0].places if groups else []
    return Event(Kind.HOLD, actor.side, places, frame.trigger, frame.voice, sure=actor.sure * 0.9,
                 rule="control", anaphor=not places and refers_back(scene, frame))  # fmt: skip


READERS = {
    Kind.CAPTURE: _capture,
    Kind.WITHDRAWAL: _withdrawal,
    Kind.ENTRY: _entry,
    Kind.ADVANCE: _advance,
    Kind.CLASH: _clash,
    Kind.HOLD: _hold,
}
