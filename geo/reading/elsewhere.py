"""What the other sentences of a report tell of a place that a sentence speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geo.reading.scene import Scene

_OFTEN = 4  # mentions from which a place is named often


@dataclass(slots=True)
class Naming:
    """How often a report names a place, and what stands in the sentences that name it.

    Attributes
    ----------
    times
        How often it is named.
    told
        By what triggers tell by themselves, the first and the last sentence with such a trigger.
    """

    times: int = 0
    told: dict[str, tuple[int, int]] = field(default_factory=dict)


def naming(scenes: Sequence[Scene]) -> dict[str, Naming]:
    """Find how often a report names each of its places, and what is told there.

    Parameters
    ----------
    scenes
        Its sentences.

    Returns
    -------
    dict of str to Naming
        By name, in the order of the text.
    """
    found: dict[str, Naming] = defaultdict(Naming)
    for number, scene in enumerate(scenes):
        named = [place.spot.query for group in scene.groups for place in group.places]
        values = dict.fromkeys(mark.value for mark in scene.triggers)
        for name in named:
            found[name].times += 1
        for name in dict.fromkeys(named):
            told = found[name].told
            for value in values:
                told[value] = (told.get(value, (number,))[0], number)
    return found


def told_elsewhere(
    named: Mapping[str, Naming], number: int, place: str, kind: str, *, short: bool
) -> tuple[str, ...]:
    """Give the evidence of how often a place is named, and of what is told beside it elsewhere.

    Parameters
    ----------
    named
        Of the report, as :func:`naming` gives it.
    number
        Of the sentence with the trigger.
    place, kind
        Name that it may speak of, and what the trigger tells by itself.
    short
        Whether the report is too short for it to mean anything that a place is named once.

    Returns
    -------
    tuple of str
        Names of evidence; the sentence itself counts only among the mentions.
    """
    one = named.get(place) or Naming()
    often = min(one.times, _OFTEN)
    counted = () if short else (f"seen {often}", f"{kind} seen {often}")
    before = (f"{kind} also {value} before" for value, at in one.told.items() if at[0] < number)
    later = (f"{kind} also {value} later" for value, at in one.told.items() if at[1] > number)
    return (*counted, *before, *later)
