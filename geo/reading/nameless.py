"""Speakers without an office: a bare name, forces, whoever it is whose side alone is told."""

from __future__ import annotations

from collections.abc import Sequence

from geo.claim import Side
from geo.reading.allegiance import Item, aside_side, cued, given_side
from geo.reading.lexicon import Mark
from geo.reading.scene import Scene
from geo.reading.speakers import PREPOSITIONS, Speaker
from geo.reading.voices import Cast, Voice

THAT = frozenset(["that", "що", "что", "ніби", "нібито", "буцімто", "будто", "якобы", ":"])
AS = frozenset(["as", "як", "как"])
AND = frozenset(["and", "та", "і", "й", "и"])
STOPS = frozenset([",", '"', "—", ")"])
NAMES = 3  # words of a name at the head of a sentence
_FORCED = {"ukraine": Side.UKRAINE, "russia": Side.RUSSIA}
_AUXILIARIES = frozenset(["has", "have", "had", "also", "later", "earlier", "since", "now", "then",
                          "themselves", "today", "yesterday", "already", "never", "did", "do",
                          "not", '"'])  # fmt: skip
_VERB = 5  # words between forces and the verb of speech of which they are the subject
_HEAD = 3  # words of a sentence in which its subject begins
_SIDED = 6  # words between a side's name and the verb: "Ukraine's nuclear regulator on Friday said"
_OWNING = ("'s", "ian")
_BEGINS = STOPS | AND | frozenset(["the", "a", "an", "but", "while", "as", "—", ";", "але", "но"])


def by_name(scene: Scene, mark: Mark, cast: Cast) -> Speaker | None:
    """Find a person without an office behind "according to".

    Parameters
    ----------
    scene, mark, cast
        The sentence, the words for "according to" and who was named before.

    Returns
    -------
    Speaker or None
        ``None`` where no name stands there.
    """
    k = mark.j
    placed = k in scene.nameless or any(place.i <= k < place.j for place in scene.places)
    if not scene.latin or placed or k >= len(scene.lower) or not scene.words.capital(k):
        return None
    found = bare(scene, k, cast)
    # One word in capitals is a medium or an agency, which only retells.
    return None if found.j == k + 1 and scene.words.printed(k).isupper() else found


def heading(scene: Scene, items: Sequence[Item], mark: Mark, cast: Cast) -> Speaker | None:
    """Find a person without an office at the head of a sentence: "Oleh Dub, whom ..., denied".

    Parameters
    ----------
    scene, items, mark, cast
        The sentence, its parts that can speak, the verb of speech and who was named before.

    Returns
    -------
    Speaker or None
        ``None`` where no name is its subject.
    """
    found = bare(scene, 0, cast) if scene.words.capital(0) else None
    if found is None or not 1 < found.j <= NAMES or _taken(scene, items, found):
        return _name_before(scene, items, mark, cast)
    gap = scene.lower[found.j : mark.i]
    aside = gap[:1] == [","] and gap.count(",") > 1
    return found if aside or found.j == mark.i else None


def sided(scene: Scene, items: Sequence[Item], mark: Mark) -> Speaker | None:
    """Find whoever it is whose side alone is told: "Ukraine's nuclear regulator said".

    Parameters
    ----------
    scene, items, mark
        The sentence, its parts that can speak and the verb of speech.

    Returns
    -------
    Speaker or None
        ``None`` where no side begins the subject.
    """
    lower = scene.lower
    for item in reversed(items):
        gap = lower[item.j : mark.i]
        if item.j >= mark.i or item.sort != "cue" or item.side is None:
            continue
        if item.i and lower[item.i - 1] not in _BEGINS:
            continue
        if len(gap) > _SIDED:
            return None
        heads = range(item.i, mark.i)
        if not all(word.isalpha() or "-" in word for word in gap):
            return None
        if not (PREPOSITIONS | THAT).isdisjoint(gap[:2]) or not scene.told.isdisjoint(heads):
            return None
        if scene.latin and item.j == item.i + 1 and not lower[item.i].endswith(_OWNING):
            return None
        span = scene.offsets(item.i, item.j + min(len(gap), NAMES))
        name = scene.words.line(*span)
        return Speaker(item.i, mark.i, Voice(name, item.side, span), frozenset())
    return None


def _name_before(scene: Scene, items: Sequence[Item], mark: Mark, cast: Cast) -> Speaker | None:
    """Person without an office right before a verb: "In a video, Maksym Storozhuk said"."""
    k = mark.i
    while k > 0 and scene.words.capital(k - 1) and mark.i - k < NAMES:
        k -= 1
    if not scene.latin or mark.i - k < NAMES - 1 or scene.lower[k - 1 : k] != [","]:
        return None
    found = bare(scene, k, cast)
    return None if found.j != mark.i or _taken(scene, items, found) else found


def _taken(scene: Scene, items: Sequence[Item], found: Speaker) -> bool:
    """Whether words of a name belong to an office or to a place."""
    spans = [(one.i, one.j) for one in items] + [(one.i, one.j) for one in scene.places]
    return any(i < found.j and found.i < j for i, j in spans)


def troops(scene: Scene, mark: Mark, cast: Cast) -> Speaker | None:
    """Find forces or a people as the subject: "The Russians announced", «Українські військові».

    Parameters
    ----------
    scene, mark, cast
        The sentence, the verb of speech and who was named before.

    Returns
    -------
    Speaker or None
        ``None`` where no forces of a known side are it.
    """
    for force in reversed(scene.forces):
        if force.j > mark.i:
            continue
        gap = scene.lower[force.j : mark.i]
        side = _FORCED.get(force.value) or (cued("enemy", cast) if force.value == "enemy" else None)
        far = len(gap) > _VERB
        other = scene.latin and not (_AUXILIARIES.issuperset(gap) or gap[0].endswith("ing"))
        if side is None or far or other or force.i > _HEAD:
            return None
        if not THAT.isdisjoint(gap) or not (STOPS - {'"'}).isdisjoint(gap):
            return None
        span = scene.offsets(force.i, force.j)
        name = scene.words.line(*span)
        return Speaker(force.i, force.j, Voice(name, side, span), frozenset())
    return None


def bare(scene: Scene, k: int, cast: Cast) -> Speaker:
    """Read a name without an office, with what an aside says of it.

    Parameters
    ----------
    scene, k, cast
        The sentence, the first word of the name and who was named before.

    Returns
    -------
    Speaker
        A third party where nothing tells the side.
    """
    j = k + 1
    while j < len(scene.lower) and scene.words.capital(j):
        j += 1
    side = aside_side(scene, j, cast) or (given_side(scene, k, j) if j > k + 1 else None)
    span = scene.offsets(k, j)
    voice = Voice(scene.words.text[slice(*span)], side or Side.THIRD_PARTY, span)
    return Speaker(k, j, voice, frozenset())
