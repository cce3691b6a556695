"""Spelling: one Unicode form, apostrophes, hyphens, look-alikes and words around a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from gazetteer.tables import rows

_APOSTROPHES = dict.fromkeys(map(ord, '’‘ʼ`´ʹʺ′″ˈ\u02bb\u055a＇“”"«»„'), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
# Marks that sit on a letter of another alphabet only by accident: the stress on Cyrillic
# vowels. U+0306 and U+0308 are kept, for they make й and ї.
_STRESS = re.compile("(?<=[аеєиіїоуюяёыэАЕЄИІЇОУЮЯЁЫЭ])[\u0300\u0301]")
_SPACE = re.compile(r"[\s\u00a0\u2000-\u200f\u2028-\u202f\u205f\u2060\ufeff]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]")
_LOOKALIKES = str.maketrans("aceiopxykmtbhABCEHIKMOPTXyY", "асеіорхукмтвнАВСЕНІКМОРТХуУ")
_LATIN_LOOKALIKES = str.maketrans("асеіорхуАВСЕНІКМОРТХУ", "aceiopxyABCEHIKMOPTXY")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
_MIXED = re.compile("[A-Za-z\u0400-\u04ff']+")


def has_cyrillic(text: str) -> bool:
    """Whether any letter of a text is Cyrillic."""
    return _CYRILLIC.search(text) is not None


class Bare(NamedTuple):
    """A name without the words around it, and the kind of place those words told."""

    name: str
    kinds: frozenset[str]


def unify(text: str) -> str:
    """Bring text to one Unicode form.

    Compatibility composition, one apostrophe ('), one hyphen (-), single spaces, no control
    characters, no stress marks; letters of the other alphabet inside a Cyrillic or Latin
    word are replaced by their look-alikes. Idempotent; empty for blank text.
    """
    if text.isascii() and text.isprintable() and '"' not in text and "`" not in text:
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", _CONTROL.sub(" ", text))
    text = _STRESS.sub("", unicodedata.normalize("NFKC", text))
    text = unicodedata.normalize("NFC", text).translate(_APOSTROPHES).translate(_HYPHENS)
    text = re.sub("''+", "'", _SPACE.sub(" ", text)).strip()
    if _LATIN.search(text) and _CYRILLIC.search(text):
        text = _MIXED.sub(_one_alphabet, text)
    return text


def bare(text: str) -> Bare:
    """Strip quotes, punctuation and kind words (``м.``, ``city of``, ``Oblast``, ``'s``).

    Parameters
    ----------
    text
        One name, in the form that :func:`unify` returns.

    Returns
    -------
    Bare
        The name, and the kinds that the words allow (values of
        :class:`~gazetteer.place.Kind`); an empty set where nothing was said.
    """
    if text.isalpha() and text[-1] not in "sS":  # one word: nothing stands around it
        return Bare(text, frozenset())
    kinds: frozenset[str] = frozenset()
    name = text.strip(" '.,;:!?()[]-*_#/\\|<>=")
    for _ in range(3):
        shorter = name
        for pattern, groups in _affixes():
            match = pattern.search(shorter)
            if match is None or match.end() - match.start() == len(shorter):
                continue
            word = match.lastgroup
            kinds = (
                groups[word] & kinds
                if word and kinds and groups[word]
                else (groups[word] if word and groups[word] else kinds)
            )
            shorter = (shorter[: match.start()] + shorter[match.end() :]).strip(" '.,;:-")
        if shorter == name or not shorter:
            break
        name = shorter
    return Bare(name, kinds)


def split(text: str) -> Iterator[tuple[str, str]]:
    """Ways to part a text into a name and what may be its unit, the likeliest first.

    At a comma, a bracket or "in"; else before the last two words if they end in the word for
    a unit ("село Роботине Запорізької області"); the rest is empty where it is all name.
    """
    if text.isalpha():
        yield text, ""
        return
    for pattern in _PARTINGS:
        head, *rest = pattern.split(text, maxsplit=1)
        if rest and head.strip() and any(c.isalpha() for c in rest[0]):
            yield head, rest[0].strip(" ()[]")
    yield text, ""
    words = text.split(" ")
    unit = " ".join(words[-2:])
    if len(words) > 2 and bare(unit).kinds & {"oblast", "raion", "hromada"}:
        yield " ".join(words[:-2]), unit


_PARTINGS = tuple(map(re.compile, (",", r"[(\[]", r"(?<=\w)\s+in\s+(?=\w)")))


def _one_alphabet(match: re.Match[str]) -> str:
    word = match.group()
    if not _CYRILLIC.search(word) or not _LATIN.search(word):
        return word
    # Cyrillic first: its words are disguised in Latin letters more often than the reverse.
    for table, foreign in ((_LOOKALIKES, _LATIN), (_LATIN_LOOKALIKES, _CYRILLIC)):
        swapped = word.translate(table)
        if not foreign.search(swapped):
            return swapped
    return word


@cache
def _affixes() -> tuple[tuple[re.Pattern[str], dict[str, frozenset[str]]], ...]:
    """One pattern for the words before a name and one for those after it."""
    found = []
    for side, frame in (("before", "^(?:{})"), ("after", "(?:{})$")):
        table = sorted(
            (row for row in rows("affixes.csv") if row["side"] == side),
            key=lambda row: -len(row["word"]),
        )
        groups = {f"g{i}": frozenset(row["kinds"].split("|")) - {""} for i, row in enumerate(table)}
        parts = []
        for i, row in enumerate(table):
            word = re.escape(row["word"]).replace(r"\ ", r"\s+")
            gap = "" if row["joined"] == "yes" else r"\s+" if side == "before" else r"[\s\-]+"
            part = f"(?P<g{i}>{word}){gap}" if side == "before" else f"{gap}(?P<g{i}>{word})"
            parts.append(part)
        found.append((re.compile(frame.format("|".join(parts)), re.IGNORECASE), groups))
    return tuple(found)
