"""A report in its publisher's own words: a bulletin, a brigade's channel, a blog."""

from __future__ import annotations

import re
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
_TAKING = _WRITERS | {"channel"}  # classes that write for a side if their name says so
_PLATFORMS = ("telegram", "facebook", "телеграм", "фейсбук")
_UKRAINE = re.compile("украин|україн|(?:всу|зсу)$")  # the nation and its soldiers
_RUSSIA = re.compile("россиян|российск|росіян|російськ")  # "Russia" is named by its own too
_RUSSIAN = re.compile(r"(?:[oe]vka|oy?e|[oe]vo|ino|ovsk|evsk|kov|etsk)\b")
_UKRAINIAN = re.compile(r"(?:ivka|[sn]e|[oie]ve|yne|ivsk|kiv|ii?a)\b")


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
        items = items_of(scene, cast)
        voice = _professed(items, publisher) or _party(scene, items, cast, publisher)
        if voice is not NOBODY and not _is_paper(scene, items):
            return voice
    scene = _scene(title, language)
    bulletin = scene.marks["bulletin"]
    if not bulletin:
        return NOBODY
    voice = _party(scene, items_of(scene, cast), cast, "")
    if voice.side in FORCES:
        return voice
    return Voice(publisher or title, Side(bulletin[0].value))


def _professed(items: Sequence[Item], publisher: str) -> Voice | None:
    """Voice of a channel or body that a header says is on a side: "(Telegram, pro-Russian)"."""
    sides = [item.side for item in items if item.sort == "cue"]
    if not writes(items) or not sides or sides[-1] not in FORCES:
        return None
    return Voice(publisher.split(" (", maxsplit=1)[0], sides[-1])


def writes(items: Sequence[Item]) -> bool:
    """Tell whether a name is that of a channel or body that writes itself, not of a paper."""
    return any(item.value in _TAKING for item in items)


def is_channel(publisher: str, language: str) -> bool:
    """Tell whether a publisher's name says that it is a channel or a blog."""
    scene = _scene(publisher, language)
    items = [item for item in items_of(scene, Cast(None)) if item.i or not scene.latin]
    return writes(items) and not _is_paper(scene, items)


def is_known(publisher: str, language: str) -> bool:
    """Tell whether a publisher is a body of the table of claimants: DeepState."""
    return any("|body|" in mark.value for mark in _scene(publisher, language).marks["claimant"])


def _is_paper(scene: Scene, items: Sequence[Item]) -> bool:
    """Whether a name is that of a newspaper, an agency, a radio; Telegram only carries others."""
    return any(
        item.value == "media" and not scene.lower[item.i].startswith(_PLATFORMS) for item in items
    )


def spelled(scenes: Sequence[Scene]) -> Side | None:
    """Tell in whose language a text in Latin letters names the places: Avdiivka or Avdeyevka."""
    names = {place.spot.query for scene in scenes for place in scene.places if scene.latin}
    russian = sum(_RUSSIAN.search(name) is not None for name in names)
    ukrainian = sum(_UKRAINIAN.search(name) is not None for name in names)
    if russian == ukrainian:
        return None
    return Side.RUSSIA if russian > ukrainian else Side.UKRAINE


def unnamed(scenes: Sequence[Scene]) -> Side | None:
    """Tell which side a text in Cyrillic never names though it names the other: «армия», «ВСУ».

    Parameters
    ----------
    scenes
        The report's sentences.

    Returns
    -------
    Side or None
        ``None`` where it names both or neither.
    """
    words = {word for scene in scenes for word in scene.lower if not scene.latin}
    ukraine, russia = (any(map(one.match, words)) for one in (_UKRAINE, _RUSSIA))
    if ukraine == russia:
        return None
    return Side.RUSSIA if ukraine else Side.UKRAINE


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


def titled(title: str, language: str, cast: Cast) -> Voice:
    """Tell whom a headline names first, and keep all whom it names.

    Parameters
    ----------
    title, language
        The headline and the language of the lexicon.
    cast
        Who is named in the report.

    Returns
    -------
    Voice
        Nobody's where it names nobody who could speak.
    """
    scene = _scene(title, language)
    items, first, end = items_of(scene, cast), NOBODY, 0
    for n, item in enumerate(items):
        if item.sort == "cue" or item.value == "media" or item.i < end:
            continue
        speaker = speaker_at(scene, items, n, cast)
        end = speaker.j
        first = speaker.voice if first is NOBODY else first
    return first


def _scene(text: str, language: str) -> Scene:
    sentence = Sentence(0, len(text), 0, quoted=False)
    return Scene(text, sentence, lexicon=lexicon(language), spots=(), published=None)


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
    alone = [
        n for n in telling
        if not (spoken[n] or scenes[n].sentence.quoted or '"' in scenes[n].lower)
    ]  # fmt: skip
    own = sum(takes_side(scenes[n], "enemy", "own") for n in alone)
    first_person = sum(
        bool(scene.marks["self"]) and not scene.sentence.quoted and '"' not in scene.lower
        for scene in scenes
    )
    return first_person * 4 >= len(scenes) > 0 or (own > 1 and len(alone) * 3 >= len(telling) * 2)


def takes_side(scene: Scene, *words: str) -> bool:
    """Tell whether a sentence says "the enemy" or "our soldiers".

    Parameters
    ----------
    scene
        The sentence.
    words
        ``enemy``, ``own`` or both. Any paper says "the soldiers", so these need "our".

    Returns
    -------
    bool
        Whether one of them is said.
    """
    ours = scene.words_of("self")
    return any(
        mark.value in words
        and (mark.value == "enemy" or not ours.isdisjoint(range(mark.i - 1, mark.j)))
        for mark in scene.forces
    )
