"""A report in its publisher's own words: a bulletin, a brigade's channel, an interview."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geo.claim import FORCES, Side
from geo.reading.allegiance import BODIES, Item
from geo.reading.lexicon import lexicon
from geo.reading.scene import Scene
from geo.reading.sentences import Sentence
from geo.reading.speakers import items_of, speaker_at
from geo.reading.voices import NOBODY, Cast, Voice

PARTIES = frozenset(["military", "office", "body", "civil", "blogger"])  # classes that take sides
USUAL = {"ru": Side.RUSSIA}  # whose channels write in a language; Ukraine's in the others
_WRITERS = frozenset(["military", "civil", "blogger"])  # classes that write for a side
_QUESTIONS = 3  # paragraphs that ask, from which a report is an interview
_ASKS = frozenset(["q", "question", "питання", "запитання", "вопрос"])
_SHORT = 40  # words of a question at most


@lru_cache(maxsize=1024)
def own_voice(publisher: str, title: str, language: str, tone: Side | None) -> Voice:
    """Tell whether a publisher speaks for itself: a ministry, a brigade, a blogger, an institute.

    Parameters
    ----------
    publisher, title
        As the report's header gives them; the title counts where it is that of a bulletin.
    language
        Of the lexicon.
    tone
        Side whose words the report uses.

    Returns
    -------
    Voice
        Nobody's for a newspaper, which only prints.
    """
    cast = Cast(tone or USUAL.get(language, Side.UKRAINE))
    if publisher:
        scene = _scene(publisher, language)
        voice = _party(scene, items_of(scene, cast), cast, publisher)
        if voice is not NOBODY:
            return voice
    scene = _scene(title, language)
    bulletin = scene.marks["bulletin"]
    if not bulletin:
        return NOBODY
    voice = _party(scene, items_of(scene, cast), cast, "")
    if voice.side in FORCES:
        return voice
    return Voice(publisher or title, Side(bulletin[0].value))


def _party(scene: Scene, items: Sequence[Item], cast: Cast, publisher: str) -> Voice:
    """Read a name as that of somebody who makes claims himself."""
    for n, item in enumerate(items):
        if item.sort == "cue":
            continue
        speaker = speaker_at(scene, items, n, cast)
        if "media" in speaker.classes:
            break
        known = item.sort == "known" and item.value in BODIES
        name = publisher.split(" (", maxsplit=1)[0] or speaker.voice.name
        named = known or bool(speaker.classes & _WRITERS)
        named = named or (bool(speaker.classes & PARTIES) and any(one.side for one in items))
        if speaker.voice.side in FORCES and named:
            return Voice(name, speaker.voice.side)
        if speaker.voice.side not in FORCES and (known or "expert" in speaker.classes):
            return Voice(name, Side.THIRD_PARTY)
    return NOBODY


def _scene(text: str, language: str) -> Scene:
    sentence = Sentence(0, len(text), 0, quoted=False)
    return Scene(text, sentence, lexicon=lexicon(language), spots=(), published=None)


def questions(scenes: Sequence[Scene]) -> frozenset[int]:
    """Find the paragraphs that ask in an interview.

    Parameters
    ----------
    scenes
        The report's sentences.

    Returns
    -------
    frozenset of int
        Their numbers; empty where a report is no interview.
    """
    length: dict[int, int] = {}
    asking: dict[int, bool] = {}
    for scene in scenes:
        paragraph = scene.sentence.paragraph
        length[paragraph] = length.get(paragraph, 0) + len(scene.lower)
        asks = scene.question or (scene.lower[0] in _ASKS and scene.lower[1:2] == [":"])
        asking[paragraph] = asks
    marked = sum(scene.lower[0] in _ASKS and scene.lower[1:2] == [":"] for scene in scenes)
    asked = frozenset(n for n, asks in asking.items() if asks and length[n] < _SHORT)
    if marked > 1:
        return asked
    return asked if len(asked) >= _QUESTIONS and len(asked) * 5 >= len(asking) else frozenset()


def in_own_words(scenes: Sequence[Scene], spoken: Sequence[bool]) -> bool:
    """Tell whether a text in its own voice says "we", "ours" and "the enemy".

    Parameters
    ----------
    scenes
        The report's sentences.
    spoken
        For each, whether somebody named speaks in it.

    Returns
    -------
    bool
        Whether the writer takes a side.
    """
    telling = [n for n, scene in enumerate(scenes) if scene.marks["trigger"]]
    alone = [n for n in telling if not spoken[n] and not scenes[n].sentence.quoted]
    own = sum(any(mark.value in ("own", "enemy") for mark in scenes[n].forces) for n in alone)
    first_person = sum(
        bool(scene.marks["self"]) and not scene.sentence.quoted and '"' not in scene.lower
        for scene in scenes
    )
    return first_person * 4 >= len(scenes) > 0 or (own > 1 and len(alone) * 3 >= len(telling) * 2)
