"""Who is the subject of a verb of speech: before it, behind it, named before, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from geo.claim import FORCES, Side
from geo.reading.allegiance import Item, aside_side, cued, given_side
from geo.reading.lexicon import Mark
from geo.reading.scene import Scene
from geo.reading.speakers import PREPOSITIONS, Speaker, inherited, speaker_at
from geo.reading.voices import NOBODY, Cast, Voice

THAT = frozenset(["that", "що", "что", "ніби", "нібито", "буцімто", "будто", "якобы", ":"])
AS = frozenset(["as", "як", "как"])
AND = frozenset(["and", "та", "і", "й", "и"])
STOPS = frozenset([",", '"', "—", ")"])
_BEFORE, _AFTER = 24, 8  # words between a speaker and the verb of speech
_GOVERNED = 5  # words before a noun in which a preposition governs it
_NAMES = 3  # words of a name at the head of a sentence
_HE = frozenset(["he", "she", "it", "they", "він", "вона", "воно", "вони", "он", "она", "они"])
_PAPERS = ("зведенн", "заяв", "повідомленн", "звіт", "сводк", "сообщени", "отчет", "обращени")
_FORCED = {"ukraine": Side.UKRAINE, "russia": Side.RUSSIA}
_AUXILIARIES = frozenset(["has", "have", "had", "also", "later", "earlier", "since", "now", "then",
                          "themselves", "today", "yesterday", "already", "never", "did", "do",
                          "not", '"'])  # fmt: skip
_VERB = 5  # words between forces and the verb of speech of which they are the subject
_HEAD = 3  # words of a sentence in which its subject begins
_NAMED = frozenset(["person", "office", "military", "civil", "blogger", "channel", "expert"])
_OBJECTS = frozenset(["it"])  # "sees it" behind an English verb
_WHICH = frozenset(["which", "who", "whose", "whom", "where"])
_ADDRESSING = frozenset(["told", "tells"])  # verbs with whom one speaks to behind them
_WE = frozenset(["i", "we", "я", "ми", "мы"])


def teller(
    scene: Scene, items: Sequence[Item], mark: Mark, cast: Cast, last: Voice
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

    Returns
    -------
    Speaker or None
        ``None`` where the words tell of nobody else than who speaks in the sentence anyway.
    """
    if mark.value == "according":
        found = after(scene, items, mark, cast, last) or _document(scene, mark, last)
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
    return (before or behind or _heading(scene, items, mark, cast) or _troops(scene, mark, cast)
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
    return "," in scene.lower[before.i : mark.i - 1] or not (told or quoted or before.i > _NAMES)


def _unnamed(
    scene: Scene, items: Sequence[Item], mark: Mark, cast: Cast, last: Voice, *, inverted: bool
) -> Speaker | None:
    """Who speaks where no office is named: a bare name, footage, whoever spoke before."""
    k = mark.j + (scene.lower[mark.j : mark.j + 1] == ['"'])
    placed = any(place.i <= k < place.j for place in scene.places)
    if inverted and not placed and k < len(scene.lower) and scene.words.capital(k):
        return _bare(scene, k, cast)
    second = bool(mark.i) and scene.lower[mark.i - 1] in AND
    if second and items and items[0].i < _NAMES and items[0].value in _NAMED:
        return speaker_at(scene, items, 0, cast)  # "The founder appeared and said"
    if second and last is not NOBODY:
        return Speaker(mark.i, mark.j, last, frozenset())
    unnamed = scene.has("unnamed", max(0, mark.i - 10), mark.j + 3)
    if unnamed:
        return Speaker(min(unnamed.i, mark.i), max(unnamed.j, mark.j), NOBODY, frozenset())
    if inverted and not scene.latin and last is not NOBODY:
        return Speaker(mark.i, mark.j, inherited(last), frozenset())
    return None


def _heading(scene: Scene, items: Sequence[Item], mark: Mark, cast: Cast) -> Speaker | None:
    """Person without an office at the head of a sentence: "Oleh Dub, whom ..., denied"."""
    found = _bare(scene, 0, cast) if scene.words.capital(0) else None
    if found is None or not 1 < found.j <= _NAMES or _taken(scene, items, found):
        return _name_before(scene, items, mark, cast)
    gap = scene.lower[found.j : mark.i]
    aside = gap[:1] == [","] and gap.count(",") > 1
    return found if aside or found.j == mark.i else None


def _name_before(scene: Scene, items: Sequence[Item], mark: Mark, cast: Cast) -> Speaker | None:
    """Person without an office right before a verb: "In a video, Maksym Storozhuk said"."""
    k = mark.i
    while k > 0 and scene.words.capital(k - 1) and mark.i - k < _NAMES:
        k -= 1
    if not scene.latin or mark.i - k < _NAMES - 1 or scene.lower[k - 1 : k] != [","]:
        return None
    found = _bare(scene, k, cast)
    return None if found.j != mark.i or _taken(scene, items, found) else found


def _taken(scene: Scene, items: Sequence[Item], found: Speaker) -> bool:
    """Whether words of a name belong to an office or to a place."""
    spans = [(one.i, one.j) for one in items] + [(one.i, one.j) for one in scene.places]
    return any(i < found.j and found.i < j for i, j in spans)


def _troops(scene: Scene, mark: Mark, cast: Cast) -> Speaker | None:
    """Forces or a people as the subject: "The Russians announced", «Українські військові»."""
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
        name = " ".join(scene.words.text[slice(*span)].split())
        return Speaker(force.i, force.j, Voice(name, side, span), frozenset())
    return None


def _bare(scene: Scene, k: int, cast: Cast) -> Speaker:
    """Read a name without an office, with what an aside says of it."""
    j = k + 1
    while j < len(scene.lower) and scene.words.capital(j):
        j += 1
    side = aside_side(scene, j, cast) or (given_side(scene, k, j) if j > k + 1 else None)
    span = scene.offsets(k, j)
    voice = Voice(scene.words.text[slice(*span)], side or Side.THIRD_PARTY, span)
    return Speaker(k, j, voice, frozenset())


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
    if aside and gap[-1] == ",":
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
            if item.sort != "cue" or found.j - found.i > 1 or scene.words.capital(item.i):
                return found
    return None
