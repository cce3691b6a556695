"""Who has the floor where in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.claim import FORCES, Side
from geo.reading.allegiance import Item
from geo.reading.lexicon import Mark
from geo.reading.scene import Scene
from geo.reading.speakers import Speaker, inherited, speaker_at
from geo.reading.voices import NOBODY, Cast, Voice

_BEFORE, _AFTER = 24, 8  # words between a speaker and the verb of speech
_TELLS = 12  # words between a speaker and the colon before what he says
_ARTICLE = 3  # words before a speaker that still belong to him
_EXPLICIT = 6  # words between a verb of speech and "that"
_TAG = 5  # words between the end of a quotation and its speaker
_THAT = frozenset(["that", "що", "что", "ніби", "нібито", "буцімто", "будто", "якобы", ":"])
_HE = frozenset(["he", "she", "it", "they", "він", "вона", "воно", "вони", "он", "она", "они"])
_AS = frozenset(["as", "як", "как"])
_IN = frozenset(["in", "on", "at", "у", "в", "на"])
_AND = frozenset(["and", "та", "і", "й", "и"])
_SPEAKING = frozenset(["expert", "blogger", "channel"])  # classes that fight nowhere
_STOPS = frozenset([",", '"', "—", ")"])
_CONTRAST = frozenset(["while", "but", "however", "whereas", "але", "натомість", "однак", "но",
                       "однако", "тоді", "проте", "а", ";"])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Floor:
    """Words ``i`` up to ``j`` of a sentence, in which a voice speaks.

    Attributes
    ----------
    at, to
        The words that give the floor: speaker and verb.
    leading
        Whether what is said comes after them.
    """

    i: int
    j: int
    voice: Voice
    at: int
    to: int
    leading: bool


def floors(scene: Scene, items: Sequence[Item], cast: Cast) -> list[Floor]:
    """Find who speaks where in a sentence.

    Parameters
    ----------
    scene, items
        The sentence and its parts of noun phrases that can speak.
    cast
        Who was named before; who is named here is added.

    Returns
    -------
    list of Floor
        In the order of the text; empty where nobody is named.
    """
    found: list[Floor] = []
    quoted = _quoted(scene) if scene.marks["say"] else []
    for mark in scene.marks["say"]:
        cites = any(cite.i <= mark.i < cite.j for cite in scene.marks["cite"])
        if cites or (quoted[mark.i] and scene.lower[mark.i - 1] not in ("—", '"')):
            continue
        speaker = _speaker(scene, items, mark, cast, found)
        if speaker is not None:
            voice = replace(speaker.voice, denies=mark.value == "deny")
            _place(scene, found, voice, min(speaker.i, mark.i), max(speaker.j, mark.j))
    for i, j, voice in _unsaid(scene, items, cast, found):
        _place(scene, found, voice, i, j)
    for mark in scene.marks["cite"]:
        speaker = _after(scene, items, mark, cast)
        if speaker is not None:
            _cite(found, speaker.voice, mark.i, len(scene.lower))
    if not found:
        subject = _subject(scene, items, cast)
        if subject is not None:
            found.append(Floor(0, len(scene.lower), subject, 0, 0, leading=True))
    return found


def _cite(found: list[Floor], voice: Voice, i: int, end: int) -> None:
    """Give a claim to whom a third party cites; a party speaks for itself."""
    for n, floor in enumerate(found):
        if floor.voice.side not in FORCES:
            found[n] = replace(floor, voice=voice)
    if not found:
        found.append(Floor(0, end, voice, i, i, leading=False))


def _quoted(scene: Scene) -> list[bool]:
    """Which words stand in a quotation."""
    inside, found = scene.sentence.quoted, []
    for word in scene.lower:
        inside ^= word == '"'
        found.append(inside)
    return found


def _subject(scene: Scene, items: Sequence[Item], cast: Cast) -> Voice | None:
    """Body that only speaks, as the subject of a sentence: "DeepState marked the village red"."""
    first = min(scene.told, default=0)
    for n, item in enumerate(items):
        if item.i >= first:
            return None
        if item.sort == "cue" or item.value == "media":
            continue
        speaker = speaker_at(scene, items, n, cast)
        body = any(
            one.sort == "known" and one.value == "body" and speaker.i <= one.i < speaker.j
            for one in items
        )
        return speaker.voice if body or speaker.classes & _SPEAKING else None
    return None


def voice_at(found: Sequence[Floor], i: int) -> Voice | None:
    """Who speaks at a word; ``None`` if nobody is named."""
    here = [floor for floor in found if floor.i <= i < floor.j]
    return max(here, key=lambda floor: floor.i).voice if here else None


def _speaker(
    scene: Scene, items: Sequence[Item], mark: Mark, cast: Cast, found: Sequence[Floor]
) -> Speaker | None:
    """Who is the subject of a verb of speech."""
    if mark.value == "according":
        return _after(scene, items, mark, cast)
    previous = scene.lower[mark.i - 1] if mark.i else ","
    inverted = previous in _STOPS or previous in _AS
    after = _after(scene, items, mark, cast) if inverted or not scene.latin else None
    before = _before(scene, items, mark.i, cast)
    apposed = before is not None and "," in scene.lower[before.i : mark.i - 1]
    if after and inverted and not apposed:
        return after
    return before or after or _unnamed(scene, mark, cast, found, inverted=inverted)


def _unnamed(
    scene: Scene, mark: Mark, cast: Cast, found: Sequence[Floor], *, inverted: bool
) -> Speaker | None:
    """Who speaks where no office is named: a bare name, footage, whoever spoke before."""
    k = mark.j + (scene.lower[mark.j : mark.j + 1] == ['"'])
    placed = any(place.i <= k < place.j for place in scene.places)
    if inverted and not placed and k < len(scene.lower) and scene.words.capital(k):
        return Speaker(mark.i, k + 1, Voice(_raw(scene, k), Side.THIRD_PARTY), frozenset())
    if found and mark.i and scene.lower[mark.i - 1] in _AND:
        return Speaker(mark.i, mark.j, found[-1].voice, frozenset())
    unnamed = scene.has("unnamed", max(0, mark.i - 10), mark.j + 3)
    if unnamed:
        return Speaker(min(unnamed.i, mark.i), max(unnamed.j, mark.j), NOBODY, frozenset())
    if inverted and not scene.latin and cast.last is not NOBODY:
        return Speaker(mark.i, mark.j, inherited(cast.last), frozenset())
    return None


def _raw(scene: Scene, k: int) -> str:
    return scene.words.text[slice(*scene.words.spans[k])]


def _before(scene: Scene, items: Sequence[Item], at: int, cast: Cast) -> Speaker | None:
    """Speaker before a verb, the nearest, with nothing told in between."""
    nearest = _nearest(scene, items, at)
    for k in range(at - 1, max(-1, at - 4), -1):
        if scene.lower[k] in _HE and (nearest is None or items[nearest].i < k):
            if cast.last is NOBODY:
                return None
            return Speaker(k, at, inherited(cast.last), frozenset())
    return None if nearest is None else speaker_at(scene, items, nearest, cast)


def _nearest(scene: Scene, items: Sequence[Item], at: int) -> int | None:
    """Nearest noun before a verb; one with "in" or "on" before it only where there is no other."""
    inside = None
    for n in range(len(items) - 1, -1, -1):
        item = items[n]
        if item.j > at or item.sort == "cue" or item.value == "media":
            continue
        if at - item.j > _BEFORE:
            return inside
        cited = any(cite.j <= item.i <= cite.j + 2 for cite in scene.marks["cite"])
        if cited or _aside(scene, item, at):
            continue
        if not _clear(scene, item.j, at):
            return inside
        if not any(word in _IN for word in scene.lower[max(0, item.i - 2) : item.i]):
            return n
        inside = n if inside is None else inside
    return inside


def _aside(scene: Scene, item: Item, at: int) -> bool:
    """Whether a noun only stands in an aside: "the channel, which analysts quote, says"."""
    opens = any(
        item.i - 3 <= mark.i < item.i and mark.i and scene.lower[mark.i - 1] == ","
        for mark in scene.marks["relative"]
    )  # fmt: skip
    return opens and "," in scene.lower[item.j : at]


def _clear(scene: Scene, i: int, j: int) -> bool:
    """Whether a speaker at the left may be the subject of a verb at the right."""
    gap = scene.lower[i:j]
    aside = any(i <= mark.i <= i + 3 for mark in scene.marks["relative"]) and "," in gap
    if any(word in ";:" for word in gap) or gap.count("—") % 2:
        return False
    if aside and gap[-1] == ",":
        return True
    covered = scene.covered
    return not any(
        k in scene.told
        or (k in covered["say"] and not any(c.i <= k < c.j for c in scene.marks["cite"]))
        or (k in covered["boundary"] and scene.lower[k] not in _AND)
        for k in range(i, j)
    )  # fmt: skip


def _after(scene: Scene, items: Sequence[Item], mark: Mark, cast: Cast) -> Speaker | None:
    """Speaker after a verb: "..., said the governor", "according to the ministry"."""
    end = min(len(scene.lower), mark.j + _AFTER)
    stop = next(
        (k for k in range(mark.j, end)
         if scene.lower[k] in _THAT or scene.lower[k] in ",;.—" or k in scene.told),
        end,
    )  # fmt: skip
    for k in range(mark.j, min(stop, mark.j + 2)):
        if scene.lower[k] in _HE and cast.last is not NOBODY:
            return Speaker(mark.i, k + 1, inherited(cast.last), frozenset())
    for n, item in enumerate(items):
        if mark.j <= item.i < stop and item.value != "media":
            return speaker_at(scene, items, n, cast)
    return None


def _unsaid(
    scene: Scene, items: Sequence[Item], cast: Cast, found: Sequence[Floor]
) -> list[tuple[int, int, Voice]]:
    """Speakers without a known verb: "The mayor: ...", «..., — [усміхається] комбат»."""
    lower, echoes = scene.lower, scene.marks["echo"]
    if not echoes and ":" not in lower and '"' not in lower:
        return []
    last = inherited(cast.last)
    voices = [(m.i, m.j, last) for m in echoes if cast.last is not NOBODY]
    for k, word in enumerate(lower):
        if word not in (":", '"') or any(
            floor.at <= k + 1 and k - 8 <= floor.to for floor in found
        ):
            continue
        if word == ":" and k + 1 < len(lower) and not lower[k - 1].isdigit():
            quote = lower[k + 1] in '"—'
            nearest = _nearest(scene, items, k)
            if nearest is not None and (
                quote or k - items[nearest].j < 4 or _opens(items[nearest], k)
            ):
                voices.append(
                    (items[nearest].i, k + 1, speaker_at(scene, items, nearest, cast).voice)
                )
            elif quote and cast.last is not NOBODY:
                voices.append((k, k + 1, last))
        elif word == '"' and k + 2 < len(lower) and lower[k + 1] in ",—":
            n = next((n for n, item in enumerate(items)
                      if k < item.i <= k + _TAG and item.sort != "cue"), None)  # fmt: skip
            if n is not None and not scene.has("relative", k, items[n].i):
                voices.append((k + 1, items[n].j, speaker_at(scene, items, n, cast).voice))
    return voices


def _opens(item: Item, colon: int) -> bool:
    """Whether a person or body at the head of a sentence has what follows the colon to say."""
    return item.i < 6 and item.value != "generic" and colon - item.j <= _TELLS


def _place(scene: Scene, found: list[Floor], voice: Voice, at: int, to: int) -> None:
    """Give a voice the part of the sentence that is its."""
    end = len(scene.lower)
    before = any(k < at for k in scene.told)
    after = any(k >= to for k in scene.told)
    explicit = _explicit(scene.lower, to)
    ahead = scene.lower[max(0, at - _ARTICLE) : at]
    inset = any(word in _STOPS or word in _AS for word in ahead)
    last = found[-1] if found else None
    sep = _separator(scene, last.to, at) if last else 0
    if explicit or not before or (after and not inset):
        if last and last.leading and not sep:
            takes_over = last.voice.side not in FORCES
            if not takes_over and last.voice.name != voice.name:
                return
        if last and last.j > at:
            found[-1] = replace(last, j=sep or at)
        found.append(Floor(at, end, voice, at, to, leading=True))
        return
    start = 0
    if last:
        start = sep or (last.j if not last.leading else last.to)
        found[-1] = replace(last, j=min(last.j, max(start, last.i)))
    found.append(Floor(start, end if after else to, voice, at, to, leading=False))


def _explicit(lower: Sequence[str], to: int) -> bool:
    """Whether what is said follows: "said on Friday that", «заявив, що», "said:"."""
    if lower[to - 1] == ":":
        return True
    for k in range(to, min(to + _EXPLICIT, len(lower))):
        if lower[k] in _THAT:
            return True
        if lower[k] == ",":
            return k + 1 < len(lower) and lower[k + 1] in _THAT
    return False


def _separator(scene: Scene, i: int, j: int) -> int:
    """Word that begins another voice's part."""
    return next((k for k in range(max(i, 0), j) if scene.lower[k] in _CONTRAST), 0) or (
        j - 1 if j and scene.lower[j - 1] in _AND else 0
    )
