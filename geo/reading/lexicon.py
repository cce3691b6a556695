"""The lexicon: patterns of words kept as data, one table a language, and their marks in a text.

A pattern is words parted by blanks. ``stem*`` is any word that begins so, ``a|b`` one or the
other, ``word?`` may be missing, ``~`` stands for up to three words. Every pattern begins with
a word or a stem of three letters or more, so a text is read in one pass.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from geo.errors import LexiconError

_STEM = 3  # letters by which stems are looked up
_GAP = 3  # words that ~ may stand for
_PUNCTUATION = frozenset('.,;:!?—()[]"…/|•*-')


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the lexicon: what the words mark, with which value, and how they are built."""

    sort: str
    value: str
    form: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A pattern found: words ``i`` up to ``j`` (end excluded)."""

    entry: Entry
    i: int
    j: int

    @property
    def value(self) -> str:
        """Value of the row."""
        return self.entry.value


class _Part:
    """One word of a pattern."""

    __slots__ = ("exact", "gap", "optional", "stems")

    def __init__(self, source: str) -> None:
        self.gap = source == "~"
        self.optional = source.endswith("?")
        words = source.rstrip("?").split("|")
        self.exact = frozenset(word for word in words if not word.endswith("*"))
        self.stems = tuple(word[:-1] for word in words if word.endswith("*"))

    def fits(self, word: str) -> bool:
        return word in self.exact or (bool(self.stems) and word.startswith(self.stems))


class Lexicon:
    """Patterns of one language, ready to be found.

    Parameters
    ----------
    rows
        Mappings with ``sort``, ``pattern``, ``value`` and ``form``.
    """

    def __init__(self, rows: Sequence[dict[str, str]]) -> None:
        self._exact: dict[str, list[tuple[Entry, list[_Part]]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[Entry, list[_Part]]]] = defaultdict(list)
        for row in rows:
            entry = Entry(row["sort"], row["value"], row["form"], row["pattern"])
            parts = [_Part(word) for word in row["pattern"].split()]
            if not parts or parts[0].gap or parts[0].optional:
                raise LexiconError(f"pattern {row['pattern']!r} does not begin with a word")
            for word in parts[0].exact:
                self._exact[word].append((entry, parts))
            for stem in parts[0].stems:
                if len(stem) < _STEM:
                    raise LexiconError(f"pattern {row['pattern']!r}: {stem}* is too short")
                self._stems[stem[:_STEM]].append((entry, parts))
        self._first = lru_cache(maxsize=65_536)(self._beginning)

    def marks(self, words: Sequence[str]) -> Iterator[Mark]:
        """Find every pattern, of each sort the longest at each word.

        Parameters
        ----------
        words
            Lower-case words and marks.

        Yields
        ------
        Mark
            In the order of the text; marks of one sort do not overlap.
        """
        busy: dict[str, int] = {}
        for i, word in enumerate(words):
            best: dict[str, Mark] = {}
            for entry, parts in self._first(word):
                if i < busy.get(entry.sort, 0):
                    continue
                j = _match(parts, words, i)
                if j and (entry.sort not in best or j > best[entry.sort].j):
                    best[entry.sort] = Mark(entry, i, j)
            for sort, mark in best.items():
                busy[sort] = mark.j
                yield mark

    def _beginning(self, word: str) -> tuple[tuple[Entry, list[_Part]], ...]:
        stems = self._stems.get(word[:_STEM], ())
        return (*self._exact.get(word, ()), *(hit for hit in stems if hit[1][0].fits(word)))


def _match(parts: Sequence[_Part], words: Sequence[str], i: int) -> int:
    """End of a pattern that begins at a word, 0 if it does not fit; never looks back."""
    j = i
    k = 0
    while k < len(parts):
        part = parts[k]
        if part.gap:
            following = parts[k + 1]
            for step in range(_GAP + 1):
                if j + step >= len(words) or words[j + step] in _PUNCTUATION:
                    return 0
                if following.fits(words[j + step]):
                    j += step
                    break
            else:
                return 0
        elif j < len(words) and part.fits(words[j]):
            j += 1
        elif not part.optional:
            return 0
        k += 1
    return j


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of one table of ``geo/reading/data``.

    Parameters
    ----------
    name
        File name, such as ``en.csv``.

    Returns
    -------
    tuple of dict
        One per row in file order.

    Raises
    ------
    LexiconError
        If a row has more or fewer fields than the header.
    """
    text = files("geo").joinpath("reading", "data", name).read_text(encoding="utf-8")
    reader = csv.DictReader(text.splitlines())
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise LexiconError(f"{name}:{reader.line_num}: not as many fields as columns")
        rows.append(row)
    return tuple(rows)


@cache
def lexicon(language: str) -> Lexicon:
    """Lexicon of a language, with the claimants' aliases; read once a process.

    Parameters
    ----------
    language
        ``en``, ``uk`` or ``ru``.

    Returns
    -------
    Lexicon
        Ready for use.
    """
    rows = list(table(f"{language}.csv"))
    for row in table("claimants.csv"):
        if row["language"] == language:
            value = f"{row['side']}|{row['role']}|{row['name']}"
            rows += [
                {"sort": "claimant", "pattern": alias, "value": value, "form": ""}
                for alias in row["aliases"].split(";")
            ]
    return Lexicon(rows)
