"""Lines that give a day and little else: datelines, headings, the date over a report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice

from geo.reading.absolute import Day
from geo.reading.lexicon import lexicon
from geo.reading.scene import Scene
from geo.reading.sentences import sentences

_HEAD = 8  # words in which a dateline names its day
_HEADING = 4  # words that a heading may have besides its day
_FIRST = 2  # sentences among which a dateline stands
_LONGEST = 14  # words of a dateline
_CAPITALS = 3  # letters of a place in capitals, that an abbreviation may not have
_DASHES = frozenset("-—")


def day_at_head(text: str, language: str) -> date | None:
    """Find the day that a report without a date gives at its head.

    Parameters
    ----------
    text, language
        The report and the language of its lexicon.

    Returns
    -------
    date or None
        Of "12 September 2022" on a line of its own, or of "KYIV, Sept 12, 2022 (Agency) -";
        ``None`` where there is none with a year.
    """
    parts = islice(sentences(text), _FIRST + 1)
    scenes = [
        Scene(text, part, lexicon=lexicon(language), spots=(), published=None) for part in parts
    ]
    if not scenes:
        return None
    alone = len(scenes) == 1 or scenes[1].sentence.paragraph != scenes[0].sentence.paragraph
    for number, scene in enumerate(scenes[:_FIRST]):
        for day in scene.days:
            bare = number == 0 and alone and is_bare(scene)
            if day.first == day.last and (bare or is_dateline(scene, day)):
                return day.first
    return None


def is_head(scenes: Sequence[Scene]) -> bool:
    """Whether a report opens with a line of its own that gives a day, as no other line does.

    Parameters
    ----------
    scenes
        Its sentences.

    Returns
    -------
    bool
        Whether that day is the report's own, not the heading of a digest by days.
    """
    alone = len(scenes) > 1 and scenes[1].sentence.paragraph != scenes[0].sentence.paragraph
    return alone and is_bare(scenes[0]) and not any(map(is_bare, scenes[1:]))


def is_bare(scene: Scene) -> bool:
    """Whether a sentence says little but a day.

    Parameters
    ----------
    scene
        The sentence.

    Returns
    -------
    bool
        Whether it is a heading or a fragment, "10 September" or "On Thursday."
    """
    if not scene.days or scene.groups:
        return False
    told = bool(scene.triggers)
    rest = len(scene.lower) - sum(day.j - day.i for day in scene.days)
    return not told and rest <= _HEADING


def is_dateline(scene: Scene, day: Day) -> bool:
    """Whether a day stands in "KYIV, Sept 11 (Agency) -".

    Parameters
    ----------
    scene
        One of the first sentences of a report.
    day
        In it.

    Returns
    -------
    bool
        Whether it tells when the report was written, not when anything happened.
    """
    tail = scene.lower[day.j : day.j + _HEAD]
    if day.i >= _HEAD or not tail:
        return False
    place = day.i > 0 and scene.lower[day.i - 1] in (",", ".")
    return (tail[0] == "(" and ")" in tail) or (tail[0] in ("—", "-", "/") and place)


def dateline_end(scene: Scene) -> int:
    """Find where a dateline at the head of a report ends.

    Parameters
    ----------
    scene
        Its first sentence.

    Returns
    -------
    int
        Words of "KYIV, Sept 11 (Agency) -" or "KHARKIV, Ukraine -"; 0 where there is none, as
        before "POKROVSK AXIS - ", which tells what the text speaks of.
    """
    named = [day.j for day in scene.days if is_dateline(scene, day)]
    first = scene.words.printed(0) if scene.lower else ""
    if named or not first.isupper() or len(first) < _CAPITALS:
        return max(named, default=0)
    for k, word in enumerate(scene.lower[:_LONGEST]):
        if word in _DASHES:
            framed = any(p.spot.kinds and p.i < k and p.i == 0 for p in scene.places)
            return 0 if framed else k + 1
        if word == "," and scene.words.printed(k + 1).isupper():
            return 0  # "BUCHA, IRPIN - HOME" is a list
    return 0
