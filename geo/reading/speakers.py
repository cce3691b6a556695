"""Noun phrases that can speak: "Captain Yaryna Holub, a brigade spokeswoman", and their side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.claim import FORCES, Side
from geo.reading.allegiance import BODIES, ITS, Item, Phrase, cued, side_of
from geo.reading.scene import Scene
from geo.reading.voices import NOBODY, Cast, Voice

_REACH = 6  # words between two parts of one noun phrase
_APPOSED = 3  # of them after a comma
_LONGEST_NAME = 4  # words
_ALIAS = 9  # words between a person and his call sign
_RANK = {"person": 3, "body": 3, "office": 2, "generic": 1}
_NAMED = 4  # rank of a person whom the report itself has introduced
PREPOSITIONS = frozenset(
    ["in", "on", "at", "around", "near", "from", "to", "with", "by", "for", "of", "against",
     "over", "under", "into", "about", "у", "в", "на", "від", "до", "з", "із", "зі", "про", "для",
     "під", "біля", "через", "проти", "от", "с", "со", "из", "о", "об", "под", "против", "к"]
)  # fmt: skip
_PARTING = frozenset([";", ":", "—", "?", "!", ".", "that", "що", "что", "did", "does", "has",
                      "had", "have", "was", "were", "is", "are", "not"])  # fmt: skip
_ADJECTIVE = re.compile("ськ|цьк|ск|цк")  # in a Slavic word for a side: «украинский»
_ARTICLES = frozenset(["the", "a", "an", "in", "but", "our", "this", "that"])
_BESIDE = frozenset([",", '"', "a", "an"])  # between a name and what he is: "X, an analyst"
_PEOPLE = frozenset(["military", "office", "civil", "blogger", "channel", "resident", "expert"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """A noun phrase at words ``i`` up to ``j`` and who it is."""

    i: int
    j: int
    voice: Voice
    classes: frozenset[str]


def items_of(scene: Scene, cast: Cast) -> list[Item]:
    """Find the parts of noun phrases that can speak.

    Parameters
    ----------
    scene
        The sentence.
    cast
        Persons named before.

    Returns
    -------
    list of Item
        In the order of the text; empty where nobody is named.
    """
    found = [Item(mark.i, mark.j, "who", mark.value) for mark in scene.marks["who"]]
    for mark in scene.marks["claimant"]:
        side, role, name = mark.value.split("|")
        troops = mark.j - mark.i > 1 and _of_forces(scene, mark.i, mark.j - 1)
        if role != "media" and (role in BODIES or not troops):
            told = cast.sides.get(name) or (Side(side) if side else None)
            found.append(Item(mark.i, mark.j, "known", role, told, name))
    for mark in scene.marks["cue"]:  # "us" is no country
        if scene.lower[mark.i] == "us" and scene.words.printed(mark.i) != "US":
            continue
        told = cued(mark.value, cast)
        if told is None:
            continue
        if mark.value[-1] == "!" or not _of_forces(scene, mark.i, mark.j):
            strength = mark.value[len(mark.value.rstrip("!")) :]
            found.append(Item(mark.i, mark.j, "cue", strength, told))
    if cast.people:
        for k, word in enumerate(scene.lower):
            voice = cast.recall(word) if word[:4] in cast.people else None
            if voice is None or k in scene.covered["cue"]:  # "Ukrainian" is no "Ukraina"
                continue
            if scene.words.capital(k):
                found.append(Item(k, k + 1, "name", "", voice.side, voice.name))
    return sorted(found, key=lambda item: (item.i, -item.j))


def _of_forces(scene: Scene, i: int, j: int) -> bool:
    """Whether words for a side only belong to its forces: "Russian troops"."""
    return any(
        mark.i <= i and j < mark.j and not any(mark.i <= w.i <= mark.j for w in scene.marks["who"])
        for mark in scene.marks["force"]
    )


def speaker_at(scene: Scene, items: Sequence[Item], k: int, cast: Cast) -> Speaker:
    """Read the whole noun phrase around one of its parts.

    Parameters
    ----------
    scene, items
        The sentence and all its parts of noun phrases.
    k
        Number of the part.
    cast
        Who was named before.

    Returns
    -------
    Speaker
        With a side in any case; that of the report where the words tell none.
    """
    first = last = k
    while first > 0 and _linked(scene, items[first - 1], items[first]):
        first -= 1
    while last + 1 < len(items) and _linked(scene, items[last], items[last + 1]):
        last += 1
    part = items[first : last + 1]
    return _described(scene, part, cast)


def _linked(scene: Scene, left: Item, right: Item) -> bool:
    """Whether two parts stand in one noun phrase."""
    if right.i - left.j > _REACH or "media" in (left.value, right.value):
        return False
    gap = scene.lower[left.j : right.i]
    if not gap:
        return True
    if gap.count(",") > 1 or not _PARTING.isdisjoint(gap):
        return False
    if not scene.parting.isdisjoint(range(left.j, right.i)) or _past_name(scene, left.j, right.i):
        return False
    return "," not in gap or _apposed(scene, left, right, left.j + gap.index(","))


def _past_name(scene: Scene, i: int, j: int) -> bool:
    """Whether a name and a word of another phrase stand there: "Roman Pushkar argued with"."""
    k = i
    while k < j and scene.words.capital(k):
        k += 1
    return k > i + 1 and k < j and scene.lower[k].isalpha()


def _apposed(scene: Scene, left: Item, right: Item, comma: int) -> bool:
    """Whether what follows a comma says more of who stands before it."""
    tagged = left.sort == "name" and right.i == comma + 1  # "said Hryb, Russian police had left"
    # "at dawn, says the sergeant, Ukrainian marines roll out"
    inset = left.i > 1 and left.i - 1 in scene.words_of("say") and right.sort == "cue"
    inset = inset and scene.lower[left.i - 2] in (",", "—")
    if inset or tagged or left.sort == "cue" or right.i - comma - 1 > _APPOSED:
        return False
    if not all(_name_like(scene, k) for k in range(left.j, comma)):
        return False
    between = scene.lower[comma + 1 : right.i]
    if any(word in ITS for word in between) or between[:1] == ["за"]:
        return False
    if not PREPOSITIONS.isdisjoint(between[:1]):
        return False
    if right.sort != "cue" or right.value:
        return True
    adjective = scene.latin or _ADJECTIVE.search(scene.lower[right.i]) is not None
    return adjective and all(word in _ARTICLES for word in between)


def _name_like(scene: Scene, k: int) -> bool:
    return scene.words.capital(k) or scene.lower[k] == '"' or scene.lower[k].isdigit()


def _described(scene: Scene, part: Sequence[Item], cast: Cast) -> Speaker:
    i, j = part[0].i, max(item.j for item in part)
    classes = frozenset(item.value for item in part if item.sort == "who")
    phrase = Phrase(scene, part, classes, _run(scene, part, i, j))
    chief = max((item for item in part if item.sort in ("known", "name")), key=_rank, default=None)
    run = phrase.run
    side = side_of(phrase, cast)
    # "The Russian-appointed local administration" is not the one of the table.
    turned = chief is not None and {chief.side, side} == set(FORCES)
    if chief is not None and not turned and (_rank(chief)[0] > 1 or not run):
        name = chief.name
    else:
        name = scene.words.line(*scene.offsets(*(run or (i, j))))
    if run:
        i, j = min(i, run[0]), max(j, run[1])
    voice = Voice(name, side, scene.offsets(i, j))
    given = any(item.sort == "known" and run and item.i == run[1] for item in part)
    if run and classes & _PEOPLE and not given:  # "minister Sergei Shoigu" names no Sergei
        cast.remember(scene.lower[run[1] - 1], voice)
    if chief is not None and chief.value == "body":
        classes |= {"body"}
        if chief.side is Side.THIRD_PARTY:
            cast.sides[name] = voice.side
    for key in (*sorted(classes), *phrase.heads):
        cast.classes[key] = voice
    return Speaker(i, j, voice, classes)


def _rank(item: Item) -> tuple[int, int]:
    """How much a name tells: a person's before an office's, the longer before the shorter."""
    return _RANK.get(item.value, _NAMED), item.j - item.i


def _run(scene: Scene, part: Sequence[Item], i: int, j: int) -> tuple[int, int] | None:
    """Words of a proper name in a noun phrase or beside it; ``None`` if there is none."""
    taken = scene.nameless.union(k for item in part for k in range(item.i, item.j))

    def proper(k: int) -> bool:
        return (0 <= k < len(scene.lower) and k not in taken and scene.words.capital(k)
                and scene.lower[k] not in _ARTICLES)  # fmt: skip

    alias = scene.has("alias", i, j + _ALIAS)
    start = alias.j if alias and alias.j > j else j
    low = i - 1
    while low >= 0 and scene.lower[low] in _BESIDE and i - low < 3:
        low -= 1
    unit = scene.lower[start + 1 : start + _LONGEST_NAME + 2]
    named = scene.lower[start : start + 1] == ['"'] and '"' in unit
    person = start + unit.index('"') + 2 if named else start  # «Дніпро» Віктор Охріменко
    spoken = scene.words_of("say")
    for k in (person, *range(start, start + 3), *range(i, j), low):
        if not proper(k) or (k == 0 and not proper(1)):
            continue
        if scene.latin and not spoken.isdisjoint(range(j, k)):
            continue  # "an expert told AFP"
        a = b = k
        while proper(a - 1) and k - a < _LONGEST_NAME:
            a -= 1
        while proper(b + 1) and b - k < _LONGEST_NAME:
            b += 1
        if k >= j and scene.lower[i:a].count('"') % 2 and scene.lower[b + 1 : b + 2] != ['"']:
            continue
        return a, b + 1
    return None


def inherited(voice: Voice, *, denies: bool = False) -> Voice:
    """Give a voice that goes on where nobody is named anew."""
    if voice.span is None and voice.name == NOBODY.name:
        return NOBODY
    return Voice(voice.name, voice.side, voice.span, inherited=True, denies=denies)
