"""Places named in running English, Ukrainian and Russian text: longest match, with offsets.

A name is found by its match key, inflected or not, never by near misses. Persons, newspapers,
brigades and words that only look like a place's name are told by the words around them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from gazetteer.naming import (
    bearing,
    common_words,
    given_names,
    namesake,
    not_places,
    oblast_called,
    unit_words,
)
from gazetteer.place import UNIT_KINDS, Kind
from gazetteer.resolution import Resolution
from gazetteer.resolve import Gazetteer

MOST_WORDS = 4  # of a name
SHORTEST = 3  # letters; shorter names are found only after a word for their kind
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´‑-][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n•*|])[\s\"'«»“”„(\[–—-]*$")
_POSSESSIVE = re.compile(r"['’]s?$")
_LATIN = re.compile("[A-Za-z]")
_OPENING, _CLOSING = '«“„"', '»”“"'
_TITLE_SHARE = 0.6  # of capitals in a line from which it is a headline in title case


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in a text, before it is resolved.

    Attributes
    ----------
    start, end
        Offsets of the name itself, end excluded.
    first, last
        Offsets with the words for its kind around it (``Kharkiv`` in "the Kharkiv region").
    name
        The name without them.
    query
        What to ask the gazetteer for.
    kinds
        Values of :class:`gazetteer.place.Kind` that those words allow; empty where none.
    sharing
        The word for its kind that stands only after the last name of its list.
    """

    start: int
    end: int
    first: int
    last: int
    name: str
    query: str
    kinds: frozenset[str] = frozenset()
    sharing: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text: offsets (end excluded), the words, and what they resolve to."""

    start: int
    end: int
    text: str
    resolution: Resolution


def mentions(
    text: str, *, gazetteer: Gazetteer | None = None, on: date | None = None
) -> tuple[Mention, ...]:
    """Find the places that a text names, and resolve them together.

    Parameters
    ----------
    text
        Running text in English, Ukrainian or Russian, of any length.
    gazetteer
        Where to look; the embedded one by default.
    on
        Day whose names are in force.

    Returns
    -------
    tuple of Mention
        In the order of the text; empty where no place is named. A name of many bearers stays
        ambiguous unless the other names of the text settle it.
    """
    found = find_spots(text)
    answers = (gazetteer or Gazetteer()).resolve_all([spot.query for spot in found], on=on)
    return tuple(
        Mention(spot.first, spot.last, text[spot.first : spot.last], answer)
        for spot, answer in zip(found, answers, strict=True)
    )


def find_spots(text: str) -> tuple[Spot, ...]:
    """Find the names of places in a text without resolving them.

    Parameters
    ----------
    text
        As for :func:`mentions`.

    Returns
    -------
    tuple of Spot
        In the order of the text, without overlaps.
    """
    words = [match.span() for match in _WORD.finditer(text)]
    found = list(_scan(_Text(text, words)))
    return tuple(_share_kinds(text, found))


class _Text:
    """The words of a text and the questions that are asked about each."""

    def __init__(self, text: str, words: list[tuple[int, int]]) -> None:
        self.text, self.words = text, words
        self.lower = [text[a:b].lower().replace("’", "'") for a, b in words]
        self.capital = [text[a].isupper() and b - a > 1 for a, b in words]
        self._titles: dict[int, bool] = {}

    def __len__(self) -> int:
        return len(self.words)

    def joined(self, i: int) -> bool:
        """Whether nothing but a blank stands between a word and the one before it."""
        return 0 < i < len(self.words) and self.text[self.words[i - 1][1] : self.words[i][0]] in (
            " ", "\u00a0",
        )  # fmt: skip

    def opens_sentence(self, i: int) -> bool:
        """Whether a word is the first of its sentence, line or quotation."""
        start = self.words[i][0]
        return bool(_SENTENCE_START.search(self.text[max(0, start - 12) : start]))

    def in_title_case(self, i: int) -> bool:
        """Whether most longer words of its line are capitals, so that capitals say nothing."""
        start = self.text.rfind("\n", 0, self.words[i][0]) + 1
        if start not in self._titles:
            end = self.text.find("\n", start)
            line = self.text[start : end if end >= 0 else len(self.text)][:300]
            long = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
            capitals = sum(word[0].isupper() for word in long)
            self._titles[start] = len(long) > 3 and capitals > _TITLE_SHARE * len(long)
        return self._titles[start]


def _scan(text: _Text) -> Iterator[Spot]:
    i = 0
    while i < len(text):
        if not text.capital[i]:
            i += 1
            continue
        skip = _other_name(text, i)
        if skip:
            i += skip
            continue
        spot, taken = _name_at(text, i)
        if spot:
            yield spot
        i += taken


def _other_name(text: _Text, i: int) -> int:
    """Count the words of what begins here and bears a name, but is no place."""
    longest, phrases = not_places()
    for n in range(min(longest.get(text.lower[i], 0), len(text) - i), 0, -1):
        if all(text.joined(k) for k in range(i + 1, i + n)):
            phrase = " ".join(text.lower[i : i + n])
            if phrase in phrases and not (n == 1 and _unit_after(text, i + 1)[1]):
                return n
    if text.lower[i] in given_names() and i + 1 < len(text) and text.capital[i + 1]:
        return 2 if text.joined(i + 1) else 0
    return 0


def _name_at(text: _Text, i: int) -> tuple[Spot | None, int]:
    """Find the longest name that begins at a word, and how many words to go on by."""
    run = 1
    while run < MOST_WORDS and i + run < len(text):
        if not (text.joined(i + run) and text.capital[i + run]):
            break
        run += 1
    for n in range(run, 0, -1):
        start, end = text.words[i][0], text.words[i + n - 1][1]
        if n > 1 and text.lower[i + n - 1] in unit_words().after:
            continue
        name = _POSSESSIVE.sub("", text.text[start:end])
        borne = bearing(name)
        if not borne:
            continue
        if n < run and _before(text, i)[2] and not _unit_after(text, i + n)[0]:
            break
        last, kinds, after = _after(text, i + n)
        first, before, ahead = _before(text, i)
        kinds = kinds or before
        only_units = not borne - {kind.value for kind in UNIT_KINDS}
        if only_units and not kinds and not (oblast := oblast_called(name)):
            continue
        if not _is_place(text, i, n, told=after or ahead, borne=borne, name=name):
            continue
        oblast = oblast_called(name)
        spot_end = last if last > end else start + len(name)
        unit = unit_words().singular.get(text.text[end:spot_end].strip().lower(), "")
        query = oblast or _query(f"{name} {unit}".strip(), name, kinds)
        kinds = frozenset({"oblast"}) if oblast else kinds
        return Spot(start, start + len(name), first, spot_end, name, query, kinds), n
    return _unknown(text, i, run)


def _unknown(text: _Text, i: int, run: int) -> tuple[Spot | None, int]:
    """Take an unheard-of name if the word before it says what it is ("the village of X")."""
    first, kinds, ahead = _before(text, i)
    plural = text.lower[i - 1] in unit_words().plurals
    if not ahead or text.in_title_case(i) or not (kinds or plural):
        return None, 1
    start, end = text.words[i][0], text.words[i + run - 1][1]
    name = _POSSESSIVE.sub("", text.text[start:end])
    return Spot(start, start + len(name), first, start + len(name), name, name, kinds), run


def _query(told: str, name: str, kinds: Collection[str]) -> str:
    """Words to ask for; a sector's adjective becomes the name of its town."""
    if "sector" in kinds and not _LATIN.search(name):
        town = namesake(name)
        return f"{town} direction" if town else f"на {told}"
    return told


def _is_place(text: _Text, i: int, n: int, *, told: bool, borne: frozenset[str], name: str) -> bool:
    """Whether the words around a name let it be a place."""
    if told:
        return True
    word = text.lower[i]
    start, end = text.words[i][0], text.words[i + n - 1][1]
    if n == 1 and (len(word) < SHORTEST or common_words().get(word) == "person"):
        return False
    around = text.text[start - 1 : start], text.text[end : end + 1]
    if all(around) and around[0] in _OPENING and around[1] in _CLOSING:
        return False
    if n == 1 and text.opens_sentence(i):
        exact = Kind.CITY in borne or "exact" in borne
        if word in common_words() or not exact:
            return False
    if text.in_title_case(i):
        return True
    return not (_surname(text, i) or _goes_on(text, i + n, name))


def _surname(text: _Text, i: int) -> bool:
    """Whether a given name, an initial or another capital word stands right before a name."""
    start = text.words[i][0]
    if re.search(r"(?:^|[\s.(])\w\.\s?$", text.text[max(0, start - 5) : start]):
        before = text.text[max(0, start - 3) : start].strip()
        return before[:1].isupper()
    if not text.joined(i) or not text.text[text.words[i - 1][0]].isupper():
        return False
    word = text.lower[i - 1]
    if word in given_names():
        return True
    return not (
        text.opens_sentence(i - 1)
        or word in not_places()[1]
        or word in unit_words().words
        or bearing(text.text[slice(*text.words[i - 1])])
        or word.endswith("'s")
    )


def _goes_on(text: _Text, i: int, name: str) -> bool:
    """Whether a capital word follows that makes the name part of a longer one."""
    if i >= len(text) or not text.joined(i) or not text.text[text.words[i][0]].isupper():
        return False
    previous = text.text[text.words[i - 1][0] : text.words[i - 1][1]]
    if _POSSESSIVE.search(previous) and previous != name:
        return False
    word = text.lower[i]
    whole = text.text[slice(*text.words[i])]
    return not (
        word in unit_words().words or word in not_places()[1] or bearing(whole) or len(word) == 1
    )


def _after(text: _Text, i: int) -> tuple[int, frozenset[str], bool]:
    """End of the words for a kind that follow a name, the kinds, and whether there are any."""
    end, kinds = _unit_after(text, i)
    return end, kinds, end > 0


def _unit_after(text: _Text, i: int) -> tuple[int, frozenset[str]]:
    for n in (2, 1):
        if i + n <= len(text) and all(text.joined(k) for k in range(i, i + n)):
            kinds = unit_words().after.get(" ".join(text.lower[i : i + n]))
            if kinds is not None:
                return text.words[i + n - 1][1], kinds
    return 0, frozenset()


def _before(text: _Text, i: int) -> tuple[int, frozenset[str], bool]:
    """Where the words for a kind before a name begin, the kinds, and whether there are any."""
    start = text.words[i][0]
    head = text.text[max(0, start - 40) : start]
    match = unit_words().ahead.search(head.lower())
    if not match:
        return start, frozenset(), False
    kinds = unit_words().before[match.group().rstrip()]
    return start - len(match.group()), kinds, True


_AND = re.compile(r"\s*(?:,|\band\b|\bта\b|\bі\b|\bй\b|\bи\b|&|\bas well as\b|\s|\bthe\b)+\s*")


def _share_kinds(text: str, spots: list[Spot]) -> list[Spot]:
    """Give what a plural says ("the Kharkiv and Donetsk regions") to every name of its list."""
    shared = list(spots)
    for k in range(len(shared) - 2, -1, -1):
        here, after = shared[k], shared[k + 1]
        joined = here.last == here.end and _AND.fullmatch(text[here.last : after.first])
        word = text[after.end : after.last].strip().lower()
        if joined and word in unit_words().singular:
            singular = unit_words().singular[word]
            shared[k] = replace(
                here, query=_query(f"{here.name} {singular}", here.name, after.kinds or {"area"}),
                kinds=after.kinds, sharing=singular,
            )  # fmt: skip
        elif joined and after.sharing:
            shared[k] = replace(
                here, query=_query(f"{here.name} {after.sharing}", here.name, after.kinds),
                kinds=after.kinds, sharing=after.sharing,
            )  # fmt: skip
    return shared
