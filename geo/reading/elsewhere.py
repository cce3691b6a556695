"""What the other sentences of a report tell of a place that a sentence speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from geo.reading.scene import Scene

_SHORT = 4  # sentences of a report in which it means nothing to be named once
_OFTEN = 4  # mentions from which a place is named often

Naming = Mapping[str, Sequence[int]]  # by name the numbers of the sentences, one each time


def naming(scenes: Sequence[Scene]) -> Naming:
    """Find the sentences of a report that name each of its places.

    Parameters
    ----------
    scenes
        Its sentences.

    Returns
    -------
    mapping of str to sequence of int
        In the order of the text; a sentence stands there as often as it gives the name.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for number, scene in enumerate(scenes):
        for group in scene.groups:
            for place in group.places:
                found[place.spot.query].append(number)
    return found


def told_elsewhere(
    scenes: Sequence[Scene], named: Naming, number: int, place: str, kind: str
) -> tuple[str, ...]:
    """Give the evidence of how often a place is named, and of what is told beside it elsewhere.

    Parameters
    ----------
    scenes, named
        The sentences of the report, and which of them name what.
    number
        Of the sentence with the trigger.
    place, kind
        Name that it may speak of, and what the trigger tells by itself.

    Returns
    -------
    tuple of str
        Names of evidence; the sentence itself counts only among the mentions, and in a report
        of a few sentences none is counted.
    """
    at = named.get(place, ())
    found: dict[str, None] = {}  # keeps the order of the text
    if len(scenes) > _SHORT:
        often = min(len(at), _OFTEN)
        found |= dict.fromkeys((f"seen {often}", f"{kind} seen {often}"))
    for other in dict.fromkeys(at):
        if other != number:
            when = "before" if other < number else "later"
            found |= dict.fromkeys(
                f"{kind} also {mark.value} {when}" for mark in scenes[other].triggers
            )
    return tuple(found)
