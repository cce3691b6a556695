"""Running text as words, with the questions that are asked about each of them."""

from __future__ import annotations

import re
from functools import cached_property

from gazetteer.naming import given_names, unit_words

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´‑-][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…\n•*|])[\s\"'«»“”„(\[–—-]*$")
_HEADING_END = re.compile(r"[.:]|\s+[–—-]\s")
_TITLE_SHARE = 0.6  # of capitals in a line from which it is a headline in title case
_BLANKS = (" ", "\u00a0")


class Text:
    """The words of a text.

    Parameters
    ----------
    text
        Running text.

    Attributes
    ----------
    words
        Offsets of each word, end excluded.
    lower
        Each in lower case, with one apostrophe.
    capital
        Whether each has more than one letter and begins with a capital.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [match.span() for match in _WORD.finditer(text)]
        lower = text.lower().replace("’", "'")
        if len(lower) == len(text):
            self.lower = [lower[a:b] for a, b in self.words]
        else:  # a letter such as "İ" has two in lower case
            self.lower = [text[a:b].lower().replace("’", "'") for a, b in self.words]
        self.capital = [text[a].isupper() and b - a > 1 for a, b in self.words]
        self._titles: dict[int, bool] = {}

    def __len__(self) -> int:
        return len(self.words)

    def word(self, i: int) -> str:
        """A word as printed."""
        return self.text[slice(*self.words[i])]

    def joined(self, i: int) -> bool:
        """Whether nothing but a blank stands between a word and the one before it."""
        if not 0 < i < len(self.words):
            return False
        return self.text[self.words[i - 1][1] : self.words[i][0]] in _BLANKS

    def opens_sentence(self, i: int) -> bool:
        """Whether a word is the first of its sentence, line or quotation."""
        start = self.words[i][0]
        return bool(_SENTENCE_START.search(self.text[max(0, start - 12) : start]))

    def is_heading(self, i: int, n: int) -> bool:
        """Whether words begin a line and are set off in it: "Tykhe. Our men ..."."""
        start, end = self.words[i][0], self.words[i + n - 1][1]
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return not any(c.isalnum() for c in before) and bool(_HEADING_END.match(self.text, end))

    def stands_alone(self, i: int) -> bool:
        """Whether a word is a heading or a sentence by itself: "No change. Hlyboke. Our ..."."""
        return self.is_heading(i, 1) or self.text[self.words[i][1] :][:1] == "."

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

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Words that follow a given name somewhere in the text."""
        return frozenset(
            self.lower[i + 1]
            for i, word in enumerate(self.lower[:-1])
            if word in given_names() and self.capital[i] and self.capital[i + 1]
            and self.joined(i + 1)
        )  # fmt: skip

    @cached_property
    def tells_sectors(self) -> bool:
        """Whether a sector of the front is called one somewhere in the text."""
        sectors = unit_words().sectors
        return any(word in sectors for word in self.lower)
