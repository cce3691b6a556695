"""What the words around a name say: its kind, or that it is a person's or a longer one's."""

from __future__ import annotations

import re

from gazetteer.cues import (
    cue_before,
    has_ending_of_place,
    is_fate,
    settled_words,
    stands_between,
)
from gazetteer.naming import bearing, given_names, not_places, unit_words
from gazetteer.place import Kind
from gazetteer.running import Text
from gazetteer.spelling import has_cyrillic

LOOK_BACK = 40  # characters in which words for a kind may stand before a name
MOST_BETWEEN = 4  # words between a name and what is said of it
_POSSESSIVE = re.compile(r"['’]s?$|-(?:де|то|таки)$")
_APPOSED = (",", ".", ";")  # after «Ставки, соседнее село»
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
        or cue_before(text.lower, i)
        or word in not_places()[1]
        or word in unit_words().words
        or bearing(text.word(i - 1))
        or word.endswith("'s")
    )


def is_said_of(text: Text, i: int) -> bool:
    """Whether what is said of places follows: «Глубокое мы отдали», «Ставки, соседнее село»."""
    word = text.lower[i]
    if not has_cyrillic(word):
        return False
    k = i + 1
    if text.text[text.words[i][1] :][:2] == ", ":
        called = (n for n in range(k, min(k + 2, len(text))) if text.lower[n] in settled_words())
        return any(text.text[text.words[n][1] :][:1] in _APPOSED for n in called)
    while k < min(i + 1 + MOST_BETWEEN, len(text)) and text.joined(k):
        if is_fate(text.lower[k]):
            return True
        if not stands_between(text.lower[k]):
            break
        k += 1
    return False


def goes_on(text: Text, i: int, name: str) -> bool:
    """Whether a capital word follows that makes the name part of a longer one."""
    if i >= len(text) or not text.joined(i) or not text.text[text.words[i][0]].isupper():
        return False
    previous = text.word(i - 1)
    if previous.isupper() and text.word(i).isupper():
        return False  # capitals throughout say nothing
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
