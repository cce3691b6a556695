"""What the words around a name say: its kind, or that it is a person's or a longer one's."""

from __future__ import annotations

import re

from gazetteer.cues import has_ending_of_place
from gazetteer.naming import bearing, given_names, not_places, unit_words
from gazetteer.place import Kind
from gazetteer.running import Text
from gazetteer.spelling import has_cyrillic

LOOK_BACK = 40  # characters in which words for a kind may stand before a name
_POSSESSIVE = re.compile(r"['’]s?$|-(?:де|то|таки)$")
_INITIAL = re.compile(r"(?:^|[\s.(])\w\.\s?$")


def without_possessive(name: str) -> str:
    """A name without the 's or ' of its owner, and without a Slavic particle."""
    return _POSSESSIVE.sub("", name)


def unit_after(text: Text, i: int) -> tuple[int, frozenset[str]]:
    """End of the words for a kind that begin at a word, and the kinds; 0 where there are none."""
    if i >= len(text.words) or text.lower[i] not in unit_words().after_starts:
        return 0, frozenset()
    for n in (2, 1):
        if i + n <= len(text) and all(text.joined(k) for k in range(i, i + n)):
            kinds = unit_words().after.get(" ".join(text.lower[i : i + n]))
            if kinds is not None:
                return text.words[i + n - 1][1], kinds
    return 0, frozenset()


def unit_before(text: Text, i: int) -> tuple[int, frozenset[str], bool]:
    """Where the words for a kind before a name begin, the kinds, and whether there are any."""
    start = text.words[i][0]
    if not i or text.lower[i - 1] not in unit_words().last_ahead:
        last = text.text[start - 2 : start - 1]
        if last != ".":
            return start, frozenset(), False
    head = text.text[max(0, start - LOOK_BACK) : start]
    match = unit_words().ahead.search(head.lower())
    if not match:
        return start, frozenset(), False
    kinds = unit_words().before[match.group().rstrip()]
    return start - len(match.group()), kinds, True


def is_surname(text: Text, i: int) -> bool:
    """Whether a given name, an initial or another capital word stands right before a name."""
    start = text.words[i][0]
    if text.text[max(0, start - 2) : start].strip().endswith(".") and _INITIAL.search(
        text.text[max(0, start - 5) : start]
    ):
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
        or bearing(text.word(i - 1))
        or word.endswith("'s")
    )


def goes_on(text: Text, i: int, name: str) -> bool:
    """Whether a capital word follows that makes the name part of a longer one."""
    if i >= len(text) or not text.joined(i) or not text.text[text.words[i][0]].isupper():
        return False
    previous = text.word(i - 1)
    if _POSSESSIVE.search(previous) and previous != name:
        return False
    word = text.lower[i]
    if has_cyrillic(name) and (has_ending_of_place(name.lower()) or Kind.CITY in bearing(name)):
        return False  # Slavic organisations take adjectives, not the bare names of places
    return not (
        word in unit_words().words
        or word in not_places()[1]
        or bearing(text.word(i))
        or len(word) == 1
    )
