"""How a place was named that later words may refer back to: as a town told of, or in passing.

"It" and "the town" go on with what a text is about. That is seldom the place in the name of
a command ("the Khortytsia group"), the seat of an office, a region that only frames a town, or
what a preposition puts beside another place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from geo.reading.lexicon import Mark
from geo.reading.scene import PlaceAt, Scene
from geo.reading.words import stem

_BACK = 12  # sentences over which mentions of a place count
_OFTEN = 4  # mentions from which a place is named often
_MANY = 5  # places from which these sentences name many
_NAMES = ("claimant", "force")  # sorts whose marks beside a place make it part of a name
_STEP, _FAR = 2, 4  # words of a step from a place to the next trigger, and the most steps


def salience(
    scenes: Sequence[Scene], number: int, at: int, place: PlaceAt, word: str, trigger: Mark
) -> Iterator[str]:
    """Give the evidence that words refer back to a place from how it was named.

    Parameters
    ----------
    scenes, number
        The sentences of the report, and which of them has the words that refer back.
    at, place
        The sentence that names the place, and the place there.
    word, trigger
        First of the words that refer back ("understood" where there are none), and what is told.

    Yields
    ------
    str
        Names of evidence.
    """
    scene, relation, kind = scenes[at], place.relation, trigger.value
    sort = "office" if relation == "office" else sort_of(place)
    yield from (f"meant {sort}", f"meant {sort} {word}", f"{kind} meant {sort}")
    yield from (f"meant as {relation}", f"{kind} meant as {relation}",
                f"meant as {relation} {sort}")  # fmt: skip
    yield from _words(scene, place)
    yield from _names(scene, place)
    start = "start" if place.i < _STEP else "later"
    yield from (f"meant {start}", f"meant {start} {word}")
    yield from _told(scene, place, trigger)
    yield from _often(scenes, number, place, word)


def sort_of(place: PlaceAt) -> str:
    """Give the sort of a place: a larger unit, a sector, a river, an area, a town, or unknown."""
    if place.unit:
        return "unit"
    if not place.spot.known:
        return "unheard"
    kinds = place.spot.kinds
    if "sector" in kinds:
        return "sector"
    return next(iter(sorted(kinds & {"river", "area"})), "town")


def _words(scene: Scene, place: PlaceAt) -> Iterator[str]:
    """Evidence from the words beside the place where it was named, and from its case."""
    lower = scene.lower
    if not scene.latin:
        yield f"meant case {place.relation} {lower[place.j - 1][-2:]}"
        yield f"meant case {lower[place.j - 1][-1]}"
    for gap, k in ((-2, place.i - 2), (-1, place.i - 1), (1, place.j)):
        yield f"meant by {gap} {stem(lower[k]) if 0 <= k < len(lower) else 'none'}"


def _told(scene: Scene, place: PlaceAt, trigger: Mark) -> Iterator[str]:
    """Evidence from what was told of the place there: that of which much is told is meant."""
    told = [mark for mark in scene.triggers if mark is not trigger]
    yield f"meant beside {min(len(told), 2)}"
    if not told:
        return
    gap, nearest = min(((max(m.i - place.j, place.i - m.j, 0), m) for m in told),
                       key=lambda one: one[0])  # fmt: skip
    far, side = min(gap // _STEP, _FAR), "after" if nearest.i >= place.j else "before"
    near = min(far, 2)
    yield from (f"meant told {far}", f"meant told {side} {far}", f"meant {nearest.value} {near}",
                f"{trigger.value} meant {nearest.value} {side} {near}")  # fmt: skip


def _names(scene: Scene, place: PlaceAt) -> Iterator[str]:
    """Evidence that the place only stood in a name: of an office, a command, an owner."""
    for sort in _NAMES:
        covered = scene.covered[sort]
        if not covered.isdisjoint(range(place.j, place.j + 2)):
            yield f"meant before {sort}"
        if not covered.isdisjoint(range(place.i - 2, place.i)):
            yield f"meant behind {sort}"
    if place.owned:
        yield "meant owned"


def _often(scenes: Sequence[Scene], number: int, place: PlaceAt, word: str) -> Iterator[str]:
    """Evidence from how often the place was named of late, beside the other places."""
    how = word if word == "understood" else "named"
    times = Counter(
        other.spot.query
        for scene in scenes[max(0, number - _BACK) : number + 1]
        for group in scene.groups
        for other in group.places
    )
    own = times[place.spot.query]
    yield f"meant {'most' if own == max(times.values(), default=0) else 'less'} {how}"
    yield f"meant {min(own, _OFTEN)} times {how}"
    yield f"meant {min(own, _OFTEN)} of {min(len(times), _MANY)}"
