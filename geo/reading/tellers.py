"""Who is the subject of a verb of speech: before it, behind it, named before, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from geo.claim import FORCES
from geo.reading.allegiance import ITS, Item
from geo.reading.lexicon import Mark
from geo.reading.nameless import (
    AND,
    AS,
    NAMES,
    STOPS,
    THAT,
    bare,
    by_name,
    heading,
    sided,
    troops,
)
from geo.reading.scene import Scene
from geo.reading.speakers import PREPOSITIONS, Speaker, inherited, speaker_at
from geo.reading.voices import NOBODY, Cast, Voice

_NEXT = 1  # words between a verb and a side's name that stands for a speaker by itself
_BEFORE, _AFTER = 24, 8  # words between a speaker and the verb of speech
_GOVERNED = 5  # words before a noun in which a preposition governs it
_HE = frozenset(["he", "she", "it", "they", "він", "вона", "воно", "вони", "он", "она", "они"])
_PAPERS = ("зведенн", "заяв", "повідомленн", "звіт", "сводк", "сообщени", "отчет", "обращени")
_NAMED = frozenset(["person", "office", "military", "civil", "blogger", "channel", "expert"])
_OBJECTS = frozenset(["it"])  # "sees it" behind an English verb
_WHICH = frozenset(["which", "who", "whose", "whom", "where"])
_ADDRESSING = frozenset(["told", "tells"])  # verbs with whom one speaks to behind them
_PARTICIPLES = ("ing", "ed", "born")
_SLAVIC_PARTICIPLES = ("щий", "щая", "щие", "вший", "вшая", "вшие", "ючи", "ячи", "вши", "ийся",
                       "аяся", "иеся", "нный", "ный")  # fmt: skip
_SUBJECT_BY = 8  # words of a sentence in which its subject stands
_WE = frozenset(["i", "we", "я", "ми", "мы"])


def teller(
    scene: Scene, items: Sequence[Item], mark: Mark, cast: Cast, last: Voice, *, said: bool = False
) -> Speaker | None:
    """Find who is the subject of a verb of speech.

    Parameters
    ----------
    scene, items
        The sentence and its parts of noun phrases that can speak.
    mark
        The verb, or words such as "according to".
    cast
        Who was named before.
    last
        Who spoke last, in this sentence or before it: "he".
    said
        Whether he spoke in this sentence.

    Returns
    -------
    Speaker or None
        ``None`` where the words tell of nobody else than who speaks in the sentence anyway.
    """
    if mark.value == "according":
        first = head(scene, items) if not ITS.isdisjoint(scene.lower[mark.i : mark.j]) else None
        if first is not None and items[first].j <= mark.i and not said:
            return speaker_at(scene, items, first, cast)  # «Военкор вышел на связь: по его словам»
        found = (after(scene, items, mark, cast, last) or _document(scene, mark, last)
                 or by_name(scene, mark, cast))  # fmt: skip
        if found or not scene.latin or scene.lower[mark.j - 1] != "by":
            return found  # else "the mayor confirmed by telephone"
    lower = scene.lower
    ahead = lower[max(0, mark.i - 4) : mark.i]
    if not _WE.isdisjoint(ahead) and "," not in ahead:
        return None
    previous = lower[mark.i - 1] if mark.i else ","
    if scene.latin and previous == "," and lower[mark.i].endswith("ing") and "," not in ahead[:-1]:
        return None  # "Kyiv said ..., rejecting a boast by ..."
    addressed = previous == "," and lower[mark.i] in _ADDRESSING  # "the mayor, X, told a channel"
    inverted = (previous in STOPS or previous in AS) and not addressed
    behind = after(scene, items, mark, cast, last) if inverted or not scene.latin else None
    before = _before(scene, items, mark.i, cast, last)
    close = behind is not None and not scene.latin and behind.i <= mark.j + 1
    if behind and inverted and (close or not _subject(scene, before, mark)):
        return behind
    return (before or behind or heading(scene, items, mark, cast)
            or sided(scene, items, mark) or troops(scene, mark, cast)
            or _unnamed(scene, items, mark, cast, last, inverted=inverted))  # fmt: skip


def _document(scene: Scene, mark: Mark, last: Voice) -> Speaker | None:
    """Whose paper it is where no owner is named: «У зведенні за 4 вересня сказано»."""
    paper = not scene.latin and scene.lower[mark.j - 1].startswith(_PAPERS)
    if not paper or last.side not in FORCES or mark.i:
        return None
    return Speaker(mark.i, mark.j, inherited(last), frozenset())


def _subject(scene: Scene, before: Speaker | None, mark: Mark) -> bool:
    """Whether a speaker before ", said" is its subject, not part of what was said."""
    if before is None:
        return False
    if scene.lower[before.i - 1 : before.i] == [","] == scene.lower[mark.i - 1 : mark.i]:
        return True  # "the service, HUR, announced"
    quoted = '"' in scene.lower[: mark.i]
    told = any(k < mark.i for k in scene.told)
    return "," in scene.lower[before.i : mark.i - 1] or not (told or quoted or before.i > NAMES)


def _unnamed(
    scene: Scene, items: Sequence[Item], mark: Mark, cast: Cast, last: Voice, *, inverted: bool
) -> Speaker | None:
    """Who speaks where no office is named: a bare name, footage, whoever spoke before."""
    k = mark.j + (scene.lower[mark.j : mark.j + 1] == ['"'])
    placed = any(place.i <= k < place.j for place in scene.places)
    if inverted and not placed and k < len(scene.lower) and scene.words.capital(k):
        return bare(scene, k, cast)
    second = bool(mark.i) and scene.lower[mark.i - 1] in AND
    first = head(scene, items) if second else None
    if first is not None:
        return speaker_at(scene, items, first, cast)  # "The founder appeared and said"
    if second and last is not NOBODY:
        return Speaker(mark.i, mark.j, last, frozenset())
    unnamed = scene.has("unnamed", max(0, mark.i - 10), mark.j + 3)
    if unnamed:
        return Speaker(min(unnamed.i, mark.i), max(unnamed.j, mark.j), NOBODY, frozenset())
    if inverted and not scene.latin and last is not NOBODY:
        return Speaker(mark.i, mark.j, inherited(last), frozenset())
    return None


def head(scene: Scene, items: Sequence[Item]) -> int | None:
    """Find the person who is the subject at the head of a sentence.

    Parameters
    ----------
    scene, items
        The sentence and its parts of noun phrases that can speak.

    Returns
    -------
    int or None
        Number of the part; ``None`` where none begins the sentence or all are governed.
    """
    for n, item in enumerate(items):
        if item.i >= _SUBJECT_BY:
            break
        if item.value in _NAMED and (item.i < NAMES or _nominative(scene, item)):
            return n
    return None


def _nominative(scene: Scene, item: Item) -> bool:
    """Whether nothing before a noun governs it: no preposition right before its phrase."""
    return PREPOSITIONS.isdisjoint(scene.lower[max(0, item.i - 2) : item.i])


def _before(
    scene: Scene, items: Sequence[Item], at: int, cast: Cast, last: Voice
) -> Speaker | None:
    """Speaker before a verb, the nearest, with nothing told in between."""
    closest = nearest(scene, items, at)
    for k in range(at - 1, max(-1, at - 4), -1):
        if scene.lower[k] in _HE and (closest is None or items[closest].i < k):
            return None if last is NOBODY else Speaker(k, at, inherited(last), frozenset())
    return None if closest is None else speaker_at(scene, items, closest, cast)


def nearest(scene: Scene, items: Sequence[Item], at: int) -> int | None:
    """Find the noun that may be the subject of a verb behind it.

    Parameters
    ----------
    scene, items
        The sentence and its parts of noun phrases that can speak.
    at
        Word of the verb, or of the colon.

    Returns
    -------
    int or None
        Number of the nearest part; one behind a preposition only where there is no other.
    """
    inside = None
    for n in range(len(items) - 1, -1, -1):
        item = items[n]
        if item.j > at or item.sort == "cue" or item.value == "media":
            continue
        if at - item.j > _BEFORE:
            return inside
        cited = any(cite.j <= item.i <= cite.j + 2 for cite in scene.marks["cite"])
        retold = item.value == "generic" and item.i > 0 and scene.lower[item.i - 1] in THAT - {":"}
        if cited or retold or _aside(scene, item, at):
            continue
        if not _clear(scene, item.j, at):
            return inside
        if PREPOSITIONS.isdisjoint(scene.lower[max(0, item.i - _GOVERNED) : item.i]):
            return n
        inside = n if inside is None else inside
    return inside


def _aside(scene: Scene, item: Item, at: int) -> bool:
    """Whether a noun only stands in an aside: "the channel, which analysts quote, says"."""
    lower = scene.lower
    opens = any(
        mark.i <= item.i and "," in lower[max(0, mark.i - 2) : mark.i]
        and "," not in lower[mark.i : item.i]
        for mark in scene.marks["relative"]
    )  # fmt: skip
    return opens and "," in lower[item.j : at]


def _clear(scene: Scene, i: int, j: int) -> bool:
    """Whether a speaker at the left may be the subject of a verb at the right."""
    gap = scene.lower[i:j]
    aside = any(i <= mark.i <= i + 3 for mark in scene.marks["relative"]) and "," in gap
    if any(word in ";:" for word in gap) or gap.count("—") % 2:
        return False
    k = next((k for k in range(i, j) if not scene.words.capital(k)), i)  # behind the name
    if gap[-1:] == [","] and (aside or (scene.lower[k] == "," and _participle(scene, k + 1))):
        return True
    while j > i and any(mark.i < j < mark.j for mark in scene.marks["trigger"]):
        j -= 1  # words that tell what happened and that it was denied, at once
    says = any(
        i <= mark.j - 1 and mark.i < j and mark.value != "according"
        and not any(cite.i < mark.j and mark.i < cite.j for cite in scene.marks["cite"])
        for mark in scene.marks["say"]
    )  # fmt: skip
    return not says and not any(
        k in scene.told or (k in scene.covered["boundary"] and scene.lower[k] not in AND)
        for k in range(i, j)
    )


def _participle(scene: Scene, k: int) -> bool:
    """Whether an aside says what a person does: ", standing in front of", ", который", «стоя»."""
    return scene.lower[k].endswith(_PARTICIPLES if scene.latin else _SLAVIC_PARTICIPLES)


def after(
    scene: Scene, items: Sequence[Item], mark: Mark, cast: Cast, last: Voice
) -> Speaker | None:
    """Find a speaker behind a verb: "..., said the governor", "according to the ministry".

    Parameters
    ----------
    scene, items, mark, cast, last
        As for `teller`.

    Returns
    -------
    Speaker or None
        ``None`` where none stands near it.
    """
    end = min(len(scene.lower), mark.j + _AFTER)
    stop = next(
        (k for k in range(mark.j, end)
         if scene.lower[k] in THAT or scene.lower[k] in ",;.—" or k in scene.told
         or (k > mark.j and scene.latin and scene.lower[k] in _WHICH)),
        end,
    )  # fmt: skip
    for k in range(mark.j, min(stop, mark.j + 2)):
        object_ = scene.latin and scene.lower[k] in _OBJECTS
        if scene.lower[k] in _HE and not object_ and last is not NOBODY:
            return Speaker(mark.i, k + 1, inherited(last), frozenset())
    for n, item in enumerate(items):
        if item.value == "media" and item.i == mark.j and scene.lower[mark.i - 1] in AS:
            return Speaker(mark.i, item.j, NOBODY, frozenset())  # "as this newspaper reported"
        if mark.j <= item.i < stop and item.value != "media":
            found = speaker_at(scene, items, n, cast)
            owner = mark.value != "according" and scene.lower[found.j - 1].endswith("'s")
            if owner:
                continue  # "rejected the ministry's account"
            near = item.i <= mark.j + _NEXT and scene.words.capital(item.i)
            if item.sort != "cue" or found.j - found.i > 1 or near:
                return found  # not "images of apparent Russian prisoners"
    return None
