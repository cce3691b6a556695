"""Words that tell a place although no table has its name: prepositions, endings, banks."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from gazetteer.tables import rows

SHORTEST = 4  # letters of an unheard-of name
_GENDERS = {
    "область": "а", "громада": "а", "община": "ая", "район": "ий", "напрямку": "ий",
    "направлении": "ий", "region": "", "district": "", "direction": "",
}  # fmt: skip
_ADJECTIVE = re.compile(
    "(.+(?:ськ|цьк|зьк|ск|цк))(?:ий|ого|ому|им|ім|ом|ої|ій|у|ою|е|і|их|ими|ая|ой|ую|ое|ие|а)"
)
_LOCATIVE = re.compile(".+(?:ському|цькому|зькому|ськім|ском|цком)")


@cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(row["pattern"] for row in rows("place_cues.csv") if row["sort"] == sort)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(_words("ending")))


@cache
def _foreign() -> dict[str, list[tuple[str, bool]]]:
    """Beginnings of capital words that are no places here; English ones are whole words."""
    found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for row in rows("place_cues.csv"):
        if row["sort"] == "foreign":
            found[row["pattern"][:2]].append((row["pattern"], row["language"] == "en"))
    return found


@lru_cache(maxsize=16_384)
def is_elsewhere(word: str) -> bool:
    """Whether a capital word in lower case is a country, an office or a weapon, not a place."""
    return any(
        word == stem if whole or len(stem) < 4 else word.startswith(stem)
        for stem, whole in _foreign().get(word[:2], ())
    )


def has_ending_of_place(word: str) -> bool:
    """Whether a word in lower case ends as the names of villages do."""
    return len(word) > 5 and word.endswith(_endings())


def cue_before(words: list[str], i: int) -> str:
    """How a place is announced right before a word: ``near``, ``in`` or not at all."""
    if i and words[i - 1] == "the":
        return ""
    for n in (3, 2, 1):
        if i >= n and " ".join(words[i - n : i]) in _words("near"):
            return "near"
    return "in" if i and words[i - 1] in _words("in") else ""


def is_fate(word: str) -> bool:
    """Whether a word in lower case tells what became of a place: «взято», «отдали»."""
    return word in _words("fate")


def stands_between(word: str) -> bool:
    """Whether a word may stand between a place and what became of it: «мы», «вроде»."""
    return word in _words("between")


def settled_words() -> frozenset[str]:
    """Words that a place is called after its name: «соседнее село»."""
    return _words("settled")


def is_ordinal(word: str) -> bool:
    """Whether the second word of a village's name counts it: «Новосёловка Вторая»."""
    return word[:4] in _words("ordinal") or word[:5] in _words("ordinal")


def is_size(word: str) -> bool:
    """Whether a word begins names of two words: "Nova", «Мала», «Верхняя»."""
    return word in _words("size")


def is_locative_adjective(word: str) -> bool:
    """Whether a word is an adjective of a place after "on": «на Лиманському»."""
    return bool(_LOCATIVE.fullmatch(word))


def is_adjective(word: str) -> bool:
    """Whether a word in lower case is a Slavic adjective such as towns give to units."""
    return bool(_ADJECTIVE.fullmatch(word))


def unit_in_base_form(name: str, unit: str) -> str:
    """Adjective and unit in the nominative: «Суджанському», «район» -> «Суджанський район».

    Parameters
    ----------
    name
        The adjective in any case.
    unit
        The word for its kind as ``unit_words.csv`` has it.
    """
    match = _ADJECTIVE.fullmatch(name.lower())
    if not match or unit not in _GENDERS:
        return f"{name} {unit}".strip()
    russian = match[1].endswith(("ск", "цк")) and not match[1].endswith(("ьск", "ьцк"))
    ending = _GENDERS[unit]
    if russian and ending == "а":
        ending = "ая"
    return f"{match[1].capitalize()}{ending} {unit}"


_BANK_HEAD = 60  # characters in which the words for a bank may stand before the river
_OF_RIVER = r"(?:\s+of)?(?:\s+the)?(?:\s+(?:river|річки|ріки|реки|р\.))?\s+$"


@cache
def _banks() -> tuple[re.Pattern[str], dict[str, str]]:
    found, parts = {}, []
    for n, row in enumerate(row for row in rows("place_cues.csv") if row["sort"] == "bank"):
        found[f"g{n}"] = row["value"]
        words = [re.escape(w).replace(r"\*", r"\w*") for w in row["pattern"].split(" ")]
        phrase = r"\s+".join(words)
        parts.append(f"(?P<g{n}>{phrase})")
    return re.compile(rf"\b(?:{'|'.join(parts)}){_OF_RIVER}"), found


def bank_before(text: str, start: int) -> tuple[int, str]:
    """Find the words for a river's bank right before its name.

    Parameters
    ----------
    text
        The whole text.
    start
        Offset of the river's name.

    Returns
    -------
    tuple
        Where the words begin and ``right`` or ``left``; an empty text where there are none.
    """
    head = text[max(0, start - _BANK_HEAD) : start].lower()
    if not any(word in head for word in ("bank", "shore", "бере")):
        return start, ""
    pattern, values = _banks()
    match = pattern.search(head)
    if not match or match.lastgroup is None:
        return start, ""
    return start - len(head) + match.start(), values[match.lastgroup]
