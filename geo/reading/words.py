"""Text to words with offsets, and the language that a text is in."""

from __future__ import annotations

import re
from collections.abc import Iterable

LANGUAGES = ("en", "uk", "ru")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ`‑-][^\W_]+)*|[^\w\s]")
_SAME = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‑": "-", "ё": "е", "“": '"', "”": '"',
                       "«": '"', "»": '"', "„": '"', "–": "—"})  # fmt: skip
_ODD = re.compile(f"[{''.join(map(chr, _SAME))}]")
_STEM = 5  # letters by which forms of one word are alike
_SAMPLE = 20_000  # characters that tell a language
_CYRILLIC = re.compile("[а-яёіїєґ]", re.IGNORECASE)
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_UKRAINIAN_PARTS = re.compile("ння|ськ|цьк|зьк|ував|овув|\\bта\\b|\\bу\\b|\\bзсу\\b", re.IGNORECASE)
_RUSSIAN = re.compile("[ыэъё]", re.IGNORECASE)


class Words:
    """The words and marks of a stretch of text.

    Attributes
    ----------
    lower
        Each in lower case, with one apostrophe, one quotation mark, one dash and no ё.
    spans
        Offsets of each into the whole text, end excluded.
    """

    __slots__ = ("lower", "spans", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.spans = [match.span() for match in _WORD.finditer(text, start, end)]
        lower = text[start:end].lower()
        if len(lower) == end - start:
            same = lower.translate(_SAME) if _ODD.search(lower) else lower
            self.lower = [same[a - start : b - start] for a, b in self.spans]
        else:  # a letter such as "İ" has two in lower case
            self.lower = [text[a:b].lower().translate(_SAME) for a, b in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def capital(self, i: int) -> bool:
        """Whether a word begins with a capital."""
        return self.text[self.spans[i][0]].isupper()

    def printed(self, i: int) -> str:
        """Give a word as it is printed."""
        return self.text[slice(*self.spans[i])]

    def line(self, start: int, end: int) -> str:
        """Give the text between two offsets with single blanks, for a name."""
        return " ".join(self.text[start:end].split())

    def between(self, i: int, j: int) -> Iterable[str]:
        """Words from ``i`` up to ``j``, end excluded."""
        return self.lower[max(i, 0) : max(j, 0)]


def stem(word: str) -> str:
    """Give the beginning of a word, by which its forms are alike; all of a short one."""
    return word[:_STEM]


def language_of(text: str) -> str:
    """Tell English, Ukrainian and Russian apart by their letters.

    Parameters
    ----------
    text
        A sentence or more.

    Returns
    -------
    str
        ``en``, ``uk`` or ``ru``; ``en`` where nothing speaks for the others.
    """
    sample = text[:_SAMPLE]
    cyrillic = len(_CYRILLIC.findall(sample))
    latin = sum(c.isascii() and c.isalpha() for c in sample)
    if cyrillic <= latin:
        return "en"
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    if ukrainian == russian:  # a line that does without "і" and without "ы"
        return "uk" if _UKRAINIAN_PARTS.search(sample) else "ru"
    return "uk" if ukrainian > russian else "ru"
