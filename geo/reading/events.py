"""What a sentence says happened: triggers with their places, actors and modality."""

from __future__ import annotations

from collections.abc import Iterator

from geo.claim import Kind
from geo.reading import actors
from geo.reading.actors import Memory
from geo.reading.frame import GROUND, Event, Frame
from geo.reading.kinds import BE, READERS
from geo.reading.lexicon import Mark
from geo.reading.modality import weigh
from geo.reading.scene import Scene
from geo.reading.voices import Floor, Voice, voice_at

_NOTHING = "none"  # said by phrases such as "took place", which no other row may claim


def events(scene: Scene, floor: list[Floor], default: Voice, memory: Memory) -> Iterator[Event]:
    """Read the events of one sentence.

    Parameters
    ----------
    scene
        The sentence.
    floor
        Who speaks where in it.
    default
        Who speaks where the sentence names nobody.
    memory
        Of the sentences before.

    Yields
    ------
    Event
        In the order of the text. Those that happened or are denied; plans, attempts and
        conditions are left out.
    """
    triggers = [mark for mark in scene.marks["trigger"] if mark.value != _NOTHING]
    previous: Event | None = None
    for n, trigger in enumerate(triggers):
        voice = voice_at(floor, trigger.i) or default
        verb = max((f.verb for f in floor if not f.trailing and f.i <= trigger.i < f.j), default=-1)
        if verb >= 0 and scene.has("neg", max(0, verb - 3), verb):
            continue
        left = max(actors.clause_left(scene, trigger.i), verb + 1)
        right = _right(scene, trigger, triggers[n + 1] if n + 1 < len(triggers) else None)
        frame = Frame(trigger, left, right, voice, previous, verb + 1)
        event = _event(scene, frame, memory)
        if event is not None:
            event.left, event.right = left, right
            previous = event
            yield event


def _right(scene: Scene, trigger: Mark, following: Mark | None) -> int:
    end = following.i if following else len(scene.lower)
    for sort in ("boundary", "relative", "say"):
        for mark in scene.marks[sort]:
            if trigger.j <= mark.i < end:
                end = mark.i
    for k in range(trigger.j, end):
        if scene.lower[k] in ";:" or (scene.lower[k] == "—" and k > trigger.j + 1):
            return k
    return end


def _event(scene: Scene, frame: Frame, memory: Memory) -> Event | None:
    frame.passive = _is_passive(scene, frame)
    event = READERS[frame.kind](scene, frame, memory)
    if event is None or not (event.places or event.anaphor or event.rule == GROUND):
        return None
    if _blocked(scene, frame):
        return None
    return weigh(scene, frame, event)


def _is_passive(scene: Scene, frame: Frame) -> bool:
    trigger = frame.trigger
    if frame.form == "passive":
        return True
    ahead = scene.lower[max(frame.left, trigger.i - 3) : trigger.i]
    if any(word in BE for word in ahead) and not scene.lower[trigger.i].endswith("ing"):
        return True
    by = scene.has("by", trigger.j, min(trigger.j + 5, len(scene.lower)))
    word = scene.lower[trigger.i]
    return by is not None or word.endswith(("но", "то", "ний", "ена", "ено", "ены", "ані", "ені"))


def _blocked(scene: Scene, frame: Frame) -> bool:
    """Whether civilians, prisoners or ships are meant, not troops."""
    trigger = frame.trigger
    near = scene.has("civil", max(frame.left, trigger.i - 4), min(trigger.j + 3, frame.right))
    force = scene.has("force", max(frame.left, trigger.i - 5), trigger.i)
    if near is None:
        return False
    if frame.kind in (Kind.CAPTURE, Kind.HOLD) and near.i < trigger.i and force:
        return False
    return not (force and force.i > near.i)
