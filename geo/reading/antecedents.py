"""What words refer back to: the place that "the town" or "it" means, or one left unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gazetteer.spot import Spot
from geo.reading.adjectives import is_adjective
from geo.reading.pairs import Pair
from geo.reading.salience import salience
from geo.reading.scene import PlaceAt, Scene
from geo.reading.words import stem

_BACK = 8  # sentences over which "the town" reaches back
_FAR = 4  # sentences from which a place was named far back
_HEADING = 6  # words of a sentence that only names what the next ones speak of
_BOTH = frozenset([
    "both", "these", "those", "all", "оба", "обе", "обоих", "обеих", "эти", "этих", "их", "них",
    "ними", "обидва", "обидві", "обох", "ці", "цих", "їх",
])  # fmt: skip


class Topic(NamedTuple):
    """A place of the headline, and the sentence that names it first."""

    at: int
    place: PlaceAt


class Antecedent(NamedTuple):
    """Places that words may refer back to, and the evidence that they do."""

    places: tuple[PlaceAt, ...]
    evidence: tuple[str, ...]


class _Named(NamedTuple):
    """Places that a sentence names, how they were chosen, and whether from a list."""

    how: str
    at: int
    places: tuple[PlaceAt, ...]
    many: bool


def topics(headline: Sequence[Spot], scenes: Sequence[Scene]) -> Iterator[Topic]:
    """Find the places of a headline where the text names them first, whatever their case.

    Parameters
    ----------
    headline, scenes
        What the headline names, and the sentences of the report.

    Yields
    ------
    Topic
        Places that the text does not name, regions and sectors are left out.
    """
    for spot in headline:
        if spot.kinds:
            continue
        alike = stem(spot.query)
        first = next(
            (Topic(n, place) for n, scene in enumerate(scenes) for group in scene.groups
             for place in group.places if stem(place.spot.query) == alike), None
        )  # fmt: skip
        if first:
            yield first


def antecedents(
    scenes: Sequence[Scene], number: int, pair: Pair, headline: Sequence[Topic]
) -> Iterator[Antecedent]:
    """Give the places that words may refer back to, each once, the last named first.

    Parameters
    ----------
    scenes, number
        The sentences of the report, and which of them has the words.
    pair
        The words, without places of their own.
    headline
        Places that the whole report is about.

    Yields
    ------
    Antecedent
        Nothing where no sentence within reach names a place.
    """
    scene = scenes[number]
    seen: set[tuple[str, ...]] = set()
    word = "understood" if pair.understood else scene.lower[pair.i]
    for how, at, places, many in _candidates(scenes, number, pair, headline):
        names = tuple(place.spot.query for place in places)
        if names in seen:
            continue
        seen.add(names)
        back = min(number - at, _BACK)
        evidence = _reference(scene, scenes[number - back], pair, back, many=many)
        manner = _manner(how, pair, places[-1], scene, evidence)
        said = salience(scenes, number, at, places[-1], word, pair.trigger)
        yield Antecedent(places, (*evidence, *manner, *said))


def _candidates(
    scenes: Sequence[Scene], number: int, pair: Pair, headline: Sequence[Topic]
) -> Iterator[_Named]:
    """What words may refer back to.

    The last place named comes first; then the last list where "both" is meant, the first
    place of that sentence, the last of the sentences before, and the place of the headline.
    """
    start = 1 if pair.understood else 0
    told = 0
    for back in range(start, min(_BACK, number) + 1):
        if not (named := _named(scenes[number - back], None if back else pair.i)):
            continue
        many = len(named) > 1
        told += 1
        if told == 1:
            yield _Named("last", number - back, (named[-1],), many)
            if many and _BOTH.intersection(scenes[number].lower[pair.i : pair.j]):
                yield _Named("list", number - back, tuple(named), many)
            if many:
                yield _Named("first", number - back, (named[0],), many)
        else:
            yield _Named("earlier", number - back, (named[-1],), many)
            break
    for topic in headline:
        if topic.at < number:
            yield _Named("title", topic.at, (topic.place,), False)


def _named(scene: Scene, end: int | None) -> list[PlaceAt]:
    """Towns that a sentence names, before a word of it; else those of offices, or any."""
    named = [place for group in scene.groups for place in group.places]
    ranks = (
        [p for p in named if not _is_wide(p) and not is_adjective(scene, p)],
        [p for p in scene.offices if not _is_wide(p)],
        [p for p in named if not _is_wide(p)],
        scene.offices,
    )
    kept = ([p for p in rank if end is None or p.j <= end] for rank in ranks)
    return next(filter(None, kept), [])


def _is_wide(place: PlaceAt) -> bool:
    """Whether a place is a region or a sector, not a town."""
    return place.unit or "sector" in place.spot.kinds


def _reference(
    scene: Scene, earlier: Scene, pair: Pair, back: int, *, many: bool
) -> tuple[str, ...]:
    """Evidence that a sentence speaks of the place that one before it names last."""
    how = "understood" if pair.understood else "named"
    here = "here" if earlier.sentence.paragraph == scene.sentence.paragraph else "elsewhere"
    number, far, kind = "list" if many else "one", min(back, _FAR), pair.trigger.value
    forces = "forces" if scene.forces else "no forces"
    head = "head" if len(earlier.lower) <= _HEADING else "text"
    found: tuple[str, ...] = (
        f"back {far}", f"back {far} {number}", f"{kind} back {far}", f"{how} {here} {far}",
        f"{kind} {how} {here}", f"{how} {number}", f"{how} {here} {head}",
        f"{how} {number} {head} {far}",
    )  # fmt: skip
    if earlier.triggers:  # "That is a lie" denies whatever was said before
        said = earlier.triggers[-1].value
        form = pair.trigger.entry.form
        found += (f"{form} after {said}", f"{kind} {form} after {said} {far}")
    if pair.understood:
        return (*found, f"{how} {forces}", f"{how} {forces} {kind}",
                f"{how} {forces} {here} {far}")  # fmt: skip
    word = scene.lower[pair.i]
    return (*found, f"refers {word} {number}", f"refers {word} {here}")


def _manner(
    how: str, pair: Pair, place: PlaceAt, scene: Scene, reference: Sequence[str]
) -> Iterator[str]:
    """Evidence from how the place was named that words refer to, and whether its gender fits."""
    word = "understood" if pair.understood else scene.lower[pair.i]
    yield f"means {how}"
    yield f"means {how} {pair.trigger.value}"
    yield f"means {how} {word}"
    yield f"means {how} {reference[0]}"
    if not (pair.understood or scene.latin):
        yield f"{stem(scene.lower[pair.j - 1])} means -{place.spot.query.lower()[-1:]}"
