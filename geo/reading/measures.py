"""Words for measures and points of the compass, from their table."""

from __future__ import annotations

from functools import cache

from geo.measure import Compass
from geo.reading.lexicon import Lexicon, table
from geo.reading.words import Words


@cache
def measures(language: str) -> Lexicon:
    """Give the words for units, numbers and directions of a language; read once a process."""
    rows = [row | {"form": ""} for row in table("measures.csv") if row["language"] == language]
    return Lexicon(rows)


def bearing_of(place: str, language: str) -> Compass | None:
    """Tell on which side of a place something lies: "south of Kharkiv", "eastern Luhansk region".

    Parameters
    ----------
    place
        As a report says it.
    language
        Of the report.

    Returns
    -------
    Compass
        The first point of the compass that is said before or in the name; ``None`` without one.
    """
    marks = measures(language).marks(Words(place, 0, len(place)).lower)
    sides = (mark for mark in marks if mark.entry.sort in ("direction", "side"))
    found = next(sides, None)
    return Compass(found.value) if found else None
