"""Places named in running English, Ukrainian and Russian text: longest match, with offsets.

A name is found by its match key, inflected or not, never by near misses. Persons, newspapers,
brigades and words that only look like a place's name are told by the words around them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from gazetteer.cues import is_adjective
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
from gazetteer.running import Text
from gazetteer.spelling import has_cyrillic
from gazetteer.spot import Spot
from gazetteer.surroundings import (
    goes_on,
    is_said_of,
    is_surname,
    unit_after,
    unit_before,
    without_possessive,
)
from gazetteer.unheard import (
    bank,
    halves,
    heads_list,
    is_cut,
    opens_region,
    region,
    sector_by_adjective,
    sharing_noun,
    unheard,
    unheard_unit,
)

MOST_WORDS = 4  # of a name
SHORTEST = 3  # letters; shorter names are found only after a word for their kind
LONG_ENOUGH = 5  # letters of an inflected name that may open a sentence
_OPENING, _CLOSING = '«“„"', '»”“"'


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
    return tuple(_share_kinds(text, list(_scan(Text(text)))))


def _scan(text: Text) -> Iterator[Spot]:
    free = 0
    before: Spot | None = None
    adjectival = unit_words().adjectival
    for i, (capital, after) in enumerate(zip(text.capital, (*text.lower[1:], ""), strict=False)):
        if i < free or not (capital or (after in adjectival and _is_adjective_of(text, i))):
            continue
        found, taken = _found_at(text, i, before)
        for spot in found:
            before = spot
            yield spot
        free = i + max(taken, 1)


def _is_adjective_of(text: Text, i: int) -> bool:
    """Whether a word without a capital names the unit or sector that follows: «на лиманському»."""
    return text.joined(i + 1) and is_adjective(text.lower[i])


def _found_at(text: Text, i: int, before: Spot | None) -> tuple[tuple[Spot, ...], int]:
    """Names that begin at a word, and how many words to go on by."""
    spot, taken = region(text, i)
    if taken:
        return ((spot,) if spot else ()), taken
    skip = _other_name(text, i)
    if skip:
        return (), skip
    pair = halves(text, i) or sharing_noun(text, i)
    if pair:
        return pair, 1
    spot = sector_by_adjective(text, i)
    if spot:
        return (spot,), 1
    run = _run(text, i)
    spot, taken = _name_at(text, i, run)
    if not spot:
        spot, taken = unheard(text, i, run, before)
    return ((bank(text, spot),) if spot else ()), taken


def _run(text: Text, i: int) -> int:
    """How many words with capitals stand together."""
    run = 1
    while run < MOST_WORDS and i + run < len(text):
        if not (text.joined(i + run) and text.capital[i + run]) or opens_region(text, i + run):
            break
        run += 1
    return run


def _other_name(text: Text, i: int) -> int:
    """Count the words of what begins here and bears a name, but is no place."""
    longest, phrases = not_places()
    for n in range(min(longest.get(text.lower[i], 0), len(text) - i), 0, -1):
        if all(text.joined(k) for k in range(i + 1, i + n)):
            phrase = " ".join(text.lower[i : i + n])
            if phrase in phrases and not (n == 1 and _is_part(text, i)):
                return n
    if text.lower[i] in given_names() and i + 1 < len(text) and text.capital[i + 1]:
        return 2 if text.joined(i + 1) else 0
    return 0


def _is_part(text: Text, i: int) -> bool:
    """Whether a plain word is part of a name after all: "Nova Basan", "the Azov district"."""
    if unit_after(text, i + 1)[1]:
        return True
    two = i + 1 < len(text) and text.joined(i + 1) and text.capital[i + 1]
    return two and bool(bearing(f"{text.word(i)} {without_possessive(text.word(i + 1))}"))


def _name_at(text: Text, i: int, run: int) -> tuple[Spot | None, int]:
    """Find the longest name that begins at a word, and how many words to go on by."""
    for n in range(run, 0, -1):
        start, end = text.words[i][0], text.words[i + n - 1][1]
        if n > 1 and text.lower[i + n - 1] in unit_words().after:
            continue
        name = without_possessive(text.text[start:end])
        last, kinds = unit_after(text, i + n)
        natural = _natural(text.text[start:last], start) if "area" in kinds else None
        if natural:
            return natural, n + 1
        borne = bearing(name)
        if not borne or (n < run and is_cut(text, i, n)):
            continue
        first, before, ahead = unit_before(text, i)
        if n < run and ahead and not last:
            break
        told = bool(last) or ahead
        kinds = kinds or before
        oblast = oblast_called(name)
        only_units = not borne - {kind.value for kind in UNIT_KINDS}
        if only_units and not kinds and not oblast and not _in_list_of_units(text, i, n):
            continue
        if not _is_place(text, i, n, told=told, borne=borne, name=name):
            continue
        spot_end = last if last > end else start + len(name)
        unit = unit_words().singular.get(text.text[end:spot_end].strip().lower(), "")
        query = oblast or _query(f"{name} {unit}".strip(), name, kinds)
        kinds = frozenset({"oblast"}) if oblast else kinds
        return Spot(start, start + len(name), first, spot_end, name, query, kinds), n
    return unheard_unit(text, i, run)


def _natural(name: str, start: int) -> Spot | None:
    """An area whose name ends in a plain word: «Кінбурнська коса», "Kinburn Spit"."""
    if not {"area", "river"} & bearing(name):
        return None
    end = start + len(name)
    return Spot(start, end, start, end, name, name, frozenset({"area"}))


def _query(told: str, name: str, kinds: Collection[str]) -> str:
    """Words to ask for; a sector's adjective becomes the name of its town."""
    if "sector" in kinds and has_cyrillic(name):
        town = namesake(name)
        return f"{town} direction" if town else f"на {told}"
    return told


def _is_place(text: Text, i: int, n: int, *, told: bool, borne: frozenset[str], name: str) -> bool:
    """Whether the words around a name let it be a place."""
    if told:
        return True
    start, end = text.words[i][0], text.words[i + n - 1][1]
    around = text.text[start - 1 : start], text.text[end : end + 1]
    if all(around) and around[0] in _OPENING and around[1] in _CLOSING:
        return False
    if n == 1 and not _is_place_alone(text, i, borne):
        return False
    return text.in_title_case(i) or not (is_surname(text, i) or goes_on(text, i + n, name))


def _is_place_alone(text: Text, i: int, borne: frozenset[str]) -> bool:
    """Whether a single word is no person's name and no plain word that opens a sentence."""
    word = text.lower[i]
    if len(word) < SHORTEST or common_words().get(word) == "person":
        return False
    if word in text.surnames and Kind.CITY not in borne:
        return False
    return not text.opens_sentence(i) or _may_open(text, i, borne)


def _may_open(text: Text, i: int, borne: frozenset[str]) -> bool:
    """Whether the first word of a sentence is a name, not a word that happens to be one."""
    word = text.lower[i]
    exact = Kind.CITY in borne or "exact" in borne
    if word in common_words():
        return exact and (text.stands_alone(i) or heads_list(text, i, 1) or is_said_of(text, i))
    return exact or (len(word) >= LONG_ENOUGH and has_cyrillic(word) and not is_adjective(word))


_AND = re.compile(r"\s*(?:,|\band\b|\bта\b|\bі\b|\bй\b|\bи\b|&|\bas well as\b|\s|\bthe\b)+\s*")


def _is_singular(adjective: str, unit: str) -> bool:
    """Whether «Донецької області» is a single oblast in the genitive, not a plural."""
    return adjective.endswith(("ої", "ой")) and not unit.endswith(("ей", "ях", "ям", "ад"))


_JOINS = frozenset({"та", "і", "й", "и", "а", "також", "также"})
_LIST = 10  # words of a list of units


def _in_list_of_units(text: Text, i: int, n: int) -> bool:
    """Whether a unit's adjective stands in a list whose noun follows: «Сумській і Донецькій»."""
    if n > 1 or not is_adjective(text.lower[i]):
        return False
    for k in range(i + 1, min(i + _LIST, len(text))):
        word = text.lower[k]
        if word in unit_words().singular:
            return k > i + 1
        if word not in _JOINS and not (text.capital[k] and is_adjective(word)):
            return False
    return False


def _is_plural(unit: str) -> bool:
    """Whether an English word for a unit says several: "regions", "axes"."""
    return unit.endswith("s") and not unit.endswith(("'s", "’s", "is"))


def _share_kinds(text: str, spots: list[Spot]) -> list[Spot]:
    """Give what a plural says ("the Kharkiv and Donetsk regions") to every name of its list."""
    shared = list(spots)
    for k in range(len(shared) - 2, -1, -1):
        here, after = shared[k], shared[k + 1]
        joined = here.last == here.end and _AND.fullmatch(text[here.last : after.first])
        word = text[after.end : after.last].strip().lower()
        # «області» is one oblast's genitive as well: only what names a unit shares the word.
        if has_cyrillic(word):
            units = is_adjective(here.name.lower()) and not _is_singular(after.name, word)
        else:  # "Ivanivka, Kharkiv region" is one region, in which Ivanivka lies
            units = _is_plural(word) or not after.kinds & UNIT_KINDS
        if joined and units and word in unit_words().singular:
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
