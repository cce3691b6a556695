"""The day of a digest that a report retells: "In the assessment for June 12"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from geo.reading.absolute import Day, words
from geo.reading.scene import Scene

_OLD = timedelta(days=14)  # beyond which a digest is not what a report retells
_OPENING = 3  # sentences in which a digest is named
_NAMED = 3  # words between it and its day


def of_digest(scenes: Sequence[Scene], number: int, published: date | None) -> Day | None:
    """Give the day of the digest that a report names in its first sentences.

    Parameters
    ----------
    scenes, number
        The report's sentences, and the one before which the digest is named.
    published
        Day of the report, if known.

    Returns
    -------
    Day or None
        ``None`` where none is named.
    """
    found = (day_of_digest(scene, published) for scene in scenes[: min(number, _OPENING)])
    return next((day for day in found if day), None)


def day_of_digest(scene: Scene, published: date | None) -> Day | None:
    """Give the day of a digest that a sentence or a headline names.

    Parameters
    ----------
    scene
        The sentence.
    published
        Day of the report, if known.

    Returns
    -------
    Day or None
        ``None`` where it names none.
    """
    if published is None:
        return None
    for day in scene.days:
        ahead = scene.lower[max(0, day.i - _NAMED) : day.i]
        recent = day.first == day.last and published - day.last <= _OLD
        if day.goes_on and recent and not words("digest").isdisjoint(ahead):
            return day
    return None
