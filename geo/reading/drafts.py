"""From text to events at places: sentence by sentence, with the memory of those before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gazetteer.mentions import Spot, find_spots
from gazetteer.naming import bearing
from geo.claim import Kind, TimePrecision
from geo.reading.actors import Memory, last_force
from geo.reading.dates import Day
from geo.reading.events import events
from geo.reading.frame import GROUND, Event
from geo.reading.lexicon import lexicon
from geo.reading.readclaim import Span
from geo.reading.scene import Scene
from geo.reading.sentences import Sentence, sentences
from geo.reading.voices import NOBODY, Floor, Voice, floors, opening_voice

_LONG_AGO = re.compile(r"1\d{3}|200\d|201[0-3]")  # years before this war


@dataclass(slots=True)
class Placed:
    """An event at one place, with its day, before places are resolved."""

    event: Event
    spot: Spot
    within: str
    vague: bool
    said: str
    day: Day | None
    trigger: tuple[int, int]
    date_span: Span
    sure: float
    background: bool


@dataclass(slots=True)
class Draft:
    """What one sentence gave."""

    claims: list[Placed]
    wide: bool


def drafts(text: str, language: str, published: date | None) -> Iterator[Draft]:
    """Read a text sentence by sentence.

    Parameters
    ----------
    text, language
        The report and the language of its lexicon.
    published
        Latest day that it can tell of; ``None`` if not known.

    Yields
    ------
    Draft
        One for each sentence.
    """
    spots = find_spots(text)
    memory = Memory(NOBODY)
    context = _Context()
    parts = list(sentences(text))
    scenes = [_scene(text, part, language, spots, published) for part in parts]
    quoted = _quoted_voices(scenes)
    for n, scene in enumerate(scenes):
        following = scenes[n + 1] if n + 1 < len(scenes) else None
        yield _draft(scene, following, quoted[n], memory, context)


@dataclass(slots=True)
class _Context:
    """Places and days that later sentences refer back to."""

    place: Spot | None = None
    within: str = ""
    unit: Spot | None = None
    day: Day | None = None
    day_paragraph: int = -1
    day_voice: str = ""
    ground: Event | None = None
    ground_day: Day | None = None
    age: int = 99


def _scene(
    text: str, part: Sentence, language: str, spots: Sequence[Spot], published: date | None
) -> Scene:
    inside = [spot for spot in spots if part.start <= spot.start and spot.last <= part.end]
    return Scene(text, part, lexicon=lexicon(language), spots=inside, published=published)


def _quoted_voices(scenes: Sequence[Scene]) -> list[Voice | None]:
    """Who speaks in a sentence of a quotation whose speaker is named only at its end."""
    found: list[Voice | None] = [None] * len(scenes)
    for n in range(len(scenes) - 1, -1, -1):
        scene = scenes[n]
        following = scenes[n + 1] if n + 1 < len(scenes) else None
        if following is None or not following.sentence.quoted:
            continue
        ahead = floors(following, NOBODY)
        found[n] = ahead[0].voice if ahead else found[n + 1]
        del scene
    return found


def _draft(
    scene: Scene, following: Scene | None, quoted: Voice | None, memory: Memory, context: _Context
) -> Draft:
    wide = bool(scene.marks["wide-hedge"])
    floor = floors(scene, memory.voice)
    default = quoted or _inherited(scene, memory)
    if default is NOBODY and following is not None:
        default = _announced(scene, following)
    if quoted and (scene.sentence.quoted or scene.lower[:1] == ['"']):
        floor = []
    claims: list[Placed] = []
    if not wide:
        for event in events(scene, floor, default, memory):
            claims += _placed(scene, event, context)
            if event.rule == GROUND:
                context.ground = event
                context.ground_day = _day(scene, event, context)[0]
            else:
                context.ground = None
        if not scene.marks["trigger"]:
            claims += _listed(scene, context)
    _remember(scene, floor, memory, context)
    return Draft(claims, wide)


def _announced(scene: Scene, following: Scene) -> Voice:
    """Claimant of a paragraph who is named only at the end of its second sentence."""
    ahead = floors(following, NOBODY)
    if following.sentence.paragraph != scene.sentence.paragraph or not ahead:
        return NOBODY
    return replace(ahead[0].voice, inherited=True) if ahead[0].trailing else NOBODY


def _inherited(scene: Scene, memory: Memory) -> Voice:
    """Claimant of the sentence before, for two paragraphs at most."""
    if memory.voice is NOBODY or scene.sentence.paragraph - memory.paragraph > 2:
        return NOBODY
    return replace(memory.voice, inherited=True, denies=False)


def _placed(scene: Scene, event: Event, context: _Context) -> Iterator[Placed]:
    if any(_LONG_AGO.fullmatch(word) for word in scene.lower):
        return
    day, background = _day(scene, event, context)
    trigger = scene.offsets(event.trigger.i, event.trigger.j)
    date_span = scene.offsets(day.i, day.j) if day and day.j > 0 else None
    sure = event.sure * (0.9 if event.voice.inherited else 1.0)
    if event.anaphor and not event.places:
        here = [g for g in scene.groups if g.j <= event.trigger.i and not g.unit]
        if here:
            place = here[-1].places[-1]
            yield Placed(event, place.spot, place.within, False, "", day, trigger, date_span,
                          sure * 0.85, background)  # fmt: skip
        elif context.place is not None and context.age <= 2:
            yield Placed(event, context.place, context.within, False, "", day, trigger, date_span,
                          sure * 0.75, background)  # fmt: skip
        return
    for place in event.places:
        vague = place.relation == "near" or bool(place.spot.kinds & {"sector"})
        spot = place.spot if place.relation or place.spot.kinds else _nominative(place.spot)
        yield Placed(event, spot, place.within, vague, place.said, day, trigger, date_span,
                      sure, background)  # fmt: skip


def _nominative(spot: Spot) -> Spot:
    """Undo the accusative of an object: «Дворічну» is Дворічна, not Дворічне."""
    words = spot.query.split(" ")
    turned = [_ACCUSATIVE.sub(lambda end: _NOMINATIVE[end[0]], word) for word in words]
    name = " ".join(turned)
    known = turned != words and "exact" in bearing(name)
    return replace(spot, query=name) if known else spot


_NOMINATIVE = {"ую": "ая", "юю": "яя", "у": "а", "ю": "я"}


_ACCUSATIVE = re.compile("(?:ую|юю|у|ю)$")


def _listed(scene: Scene, context: _Context) -> Iterator[Placed]:
    """Towns of a sentence that only names what the one before counted ("Among them are ...")."""
    event = context.ground
    opening = scene.has("list", 0, 3)
    if event is None or opening is None or event.kind is not Kind.CAPTURE:
        return
    groups = [group for group in scene.groups if not group.unit]
    for place in groups[0].places if groups else ():
        trigger = scene.offsets(opening.i, opening.j)
        yield Placed(event, place.spot, place.within, False, "", context.ground_day, trigger,
                      None, event.sure * 0.9, background=False)  # fmt: skip


def _day(scene: Scene, event: Event, context: _Context) -> tuple[Day | None, bool]:
    """Day of an event: in its clause, else its sentence, else when it was said, else before."""
    said: list[Day] = []
    free: list[Day] = []
    for day in scene.days:
        (said if _of_speech(scene, day, event) else free).append(day)
    clause = [day for day in free if event.left <= day.i < _clause_right(scene, event)]
    if clause:
        best = min(
            clause, key=lambda day: min(abs(day.i - event.trigger.j), abs(event.trigger.i - day.j))
        )
        return best, best.precision is TimePrecision.MONTH
    relative = scene.relative_at(event.left)
    if free and not relative:
        best = min(free, key=lambda day: abs(day.i - event.trigger.i))
        if best.precision is TimePrecision.DAY:
            return best, False
    if said:
        return min(said, key=lambda day: abs(day.i - event.trigger.i)), False
    if (
        context.day is not None
        and context.day_paragraph == scene.sentence.paragraph
        and context.day_voice == event.voice.name
    ):
        return replace(context.day, i=0, j=0), False
    return None, False


def _clause_right(scene: Scene, event: Event) -> int:
    following = [
        mark.i
        for sort in ("boundary", "relative", "trigger")
        for mark in scene.marks[sort]
        if mark.i >= event.trigger.j
    ]
    return max(min(following, default=len(scene.lower)), event.right)


def _of_speech(scene: Scene, day: Day, event: Event) -> bool:
    """Whether a day tells when something was said: it stands nearer to the verb of speech."""
    gaps = []
    for mark in scene.marks["say"]:
        between = scene.lower[day.j : mark.i] if day.j <= mark.i else scene.lower[mark.j : day.i]
        if "," not in between and not any(word in ("that", "що", "что") for word in between):
            gaps.append(len(between))
    if not gaps or min(gaps) > 6:
        return False
    trigger = event.trigger
    own = day.i - trigger.j if day.i >= trigger.j else trigger.i - day.j
    return min(gaps) < own


def _remember(scene: Scene, floor: list[Floor], memory: Memory, context: _Context) -> None:
    if floor:
        memory.voice, memory.paragraph = floor[-1].voice, scene.sentence.paragraph
        memory.voice = replace(memory.voice, denies=False)
    elif (named := opening_voice(scene)) is not None:
        memory.voice, memory.paragraph = named, scene.sentence.paragraph
    memory.force = last_force(scene) or memory.force
    context.age += 1
    for group in scene.groups:
        for place in group.places:
            if place.unit:
                context.unit = place.spot
            elif not place.spot.kinds & {"sector"}:
                context.place, context.within, context.age = place.spot, place.within, 0
    free = [day for day in scene.days if day.precision is TimePrecision.DAY]
    if free:
        context.day, context.day_paragraph = free[0], scene.sentence.paragraph
        context.day_voice = memory.voice.name
