"""The lexicon: patterns of words kept as data, one table a language, and their marks in a text.

A pattern is words parted by blanks. ``stem*`` is any word that begins so, ``a|b`` one or the
other, ``word?`` may be missing, ``~`` stands for up to three words. Every pattern begins with
a word or a stem of three letters or more, so a text is read in one pass.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, islice
from typing import NamedTuple

from geo.errors import LexiconError

_STEM = 3  # letters by which stems are looked up
_NONE: frozenset[str] = frozenset()
_NAMED = 40  # characters of a pattern that tell its row from others
_GAP = 3  # words that ~ may stand for
_PUNCTUATION = frozenset('.,;:!?—()[]"…/|•*-')


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the lexicon: what the words mark, with which value, and how they are built."""

    sort: str
    value: str
    form: str
    pattern: str


class Mark(NamedTuple):
    """A pattern found: words ``i`` up to ``j`` (end excluded)."""

    entry: Entry
    i: int
    j: int

    @property
    def value(self) -> str:
        """Value of the row."""
        return self.entry.value

    @property
    def form(self) -> str:
        """How the row is built; ``active`` where it does not say."""
        return self.entry.form or "active"

    @property
    def row(self) -> str:
        """Beginning of the pattern, by which evidence names the row."""
        return self.entry.pattern[:_NAMED]


class Covered(dict[str, frozenset[int]]):
    """Numbers of the words that marks of a sort cover, worked out when first asked for."""

    def __init__(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        super().__init__()
        self._marks = marks

    def __missing__(self, sort: str) -> frozenset[int]:
        found = [k for mark in self._marks.get(sort, ()) for k in range(mark.i, mark.j)]
        self[sort] = frozenset(found)
        return self[sort]


_Best = dict[str, tuple[int, int, Entry]]  # by sort: end, rank and row of the longest


class _Node:
    """Patterns that begin with the same words: what ends here, and what may follow.

    Attributes
    ----------
    ends
        By sort the first row that ends here, with its rank: the higher goes before.
    must, may, far
        What may follow, by the part of the pattern: at once, perhaps, or after a gap.
    reach
        What is reached from here; ``None`` until it is asked for.
    """

    __slots__ = ("ends", "far", "may", "must", "reach")

    def __init__(self) -> None:
        self.ends: dict[str, tuple[int, Entry]] = {}
        self.must: dict[str, _Node] = {}
        self.may: dict[str, _Node] = {}
        self.far: dict[str, _Node] = {}
        self.reach: _Reach | None = None

    def add(self, pattern: Iterator[str], rank: int, entry: Entry) -> None:
        """Put the rest of a pattern below this node."""
        node = self
        for part in pattern:
            if part == "~":
                ways, part = node.far, next(pattern)  # noqa: PLW2901 - the part after the gap
            else:
                ways = node.may if part.endswith("?") else node.must
            key = part.rstrip("?")
            if key not in ways:
                ways[key] = _Node()
            node = ways[key]
        node.ends.setdefault(entry.sort, (rank, entry))

    def close(self) -> _Reach:
        """Work out what is reached from here, when no more is added."""
        below = [node.reach or node.close() for node in self.may.values()]
        ends: dict[str, tuple[int, Entry]] = {}
        for sort, row in chain(self.ends.items(), *(one.ends for one in below)):
            ends[sort] = max(row, ends.get(sort, row))
        self.reach = _Reach(
            tuple(ends.items()),
            frozenset(self.must).union(self.may, *(one.next for one in below)),
            frozenset(self.far).union(*(one.later for one in below)),
        )
        return self.reach


class _Reach(NamedTuple):
    """What is reached from a node.

    Attributes
    ----------
    ends
        Rows that end here if all that may be missing is missing.
    next, later
        Parts of patterns one of which follows if any does: at once, or after a gap.
    """

    ends: tuple[tuple[str, tuple[int, Entry]], ...]
    next: frozenset[str]
    later: frozenset[str]


_Word = tuple[_Node | None, frozenset[str]]  # what a word begins, and the parts that it fits
_END: _Word = (None, _NONE)  # behind the last word


class Lexicon:
    """Patterns of one language, ready to be found.

    Parameters
    ----------
    rows
        Mappings with ``sort``, ``pattern``, ``value`` and ``form``.
    """

    def __init__(self, rows: Sequence[dict[str, str]]) -> None:
        self._rows: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
        self._parts: dict[str, set[str]] = defaultdict(set)
        for number, row in enumerate(rows):
            entry = Entry(row["sort"], row["value"], row["form"], row["pattern"])
            first, *rest = entry.pattern.split() or ["~"]
            if first == "~" or first.endswith("?"):
                raise LexiconError(f"pattern {entry.pattern!r} does not begin with a word")
            for word in first.split("|"):
                if word.endswith("*") and len(word) <= _STEM:
                    raise LexiconError(f"pattern {entry.pattern!r}: {word} is too short")
                self._rows[word].append((number, entry))
            for part in rest:
                source = part.rstrip("?")
                for word in source.split("|"):
                    self._parts[word].add(source)
        self._known = lru_cache(maxsize=65_536)(self._know)
        self._head, self._fitting = cache(self._begin), cache(self._fit)  # alike for inflected ones

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
        busy: dict[str, int] = defaultdict(int)
        known = [*map(self._known, words), _END]
        for i, (head, _) in enumerate(known):
            if head is None:
                continue
            ends, at_once, later = head.reach or head.close()
            if at_once.isdisjoint(known[i + 1][1]) and not _ahead(later, words, known, i + 1):
                for sort, (_, entry) in ends:
                    if i >= busy[sort]:
                        busy[sort] = i + 1
                        yield Mark(entry, i, i + 1)
                continue
            best: _Best = {}
            _walk(head, words, known, i + 1, best)
            for sort, (j, _, entry) in best.items():
                if i >= busy[sort]:
                    busy[sort] = j
                    yield Mark(entry, i, j)

    def _know(self, word: str) -> _Word:
        forms = [word, *(f"{word[:n]}*" for n in range(1, len(word) + 1))]
        begun = tuple(form for form in forms if form in self._rows)
        fits = tuple(form for form in forms if form in self._parts)
        return self._head(begun) if begun else None, self._fitting(fits) if fits else _NONE

    def _begin(self, forms: tuple[str, ...]) -> _Node:
        """What begins with words of these forms: a whole word before stems."""
        whole = [row for form in forms if not form.endswith("*") for row in self._rows[form]]
        begun = sorted(row for form in forms if form.endswith("*") for row in self._rows[form])
        head = _Node()
        for rank, (_, entry) in enumerate((*whole, *begun)):
            head.add(islice(entry.pattern.split(), 1, None), -rank, entry)
        return head

    def _fit(self, forms: tuple[str, ...]) -> frozenset[str]:
        """Parts of patterns that words of these forms fit."""
        return _NONE.union(*(self._parts[form] for form in forms))


def _walk(node: _Node, words: Sequence[str], known: Sequence[_Word], j: int, best: _Best) -> None:
    """Follow all patterns from a node that is reached before a word; never look back."""
    ends, at_once, later = node.reach or node.close()
    for sort, row in ends:
        found = (j, *row)
        if sort not in best or found > best[sort]:
            best[sort] = found
    here = known[j][1]
    if at_once.isdisjoint(here) and not _ahead(later, words, known, j):
        return
    for part in at_once & here:
        if part in node.must:
            _walk(node.must[part], words, known, j + 1, best)
    for part, following in node.may.items():
        _walk(following, words, known, j, best)
        if part in here:  # what follows may need this word: "in (the) (school)? school"
            _walk(following, words, known, j + 1, best)
    ahead = set(node.far)
    for k in _ahead(later, words, known, j) if ahead else ():
        for part in known[k][1] & ahead:
            _walk(node.far[part], words, known, k + 1, best)
            ahead.discard(part)


def _ahead(
    parts: frozenset[str], words: Sequence[str], known: Sequence[_Word], j: int
) -> list[int]:
    """Words within a gap that fit any of some parts of patterns."""
    found: list[int] = []
    if not parts:
        return found
    for k in range(j, min(j + _GAP + 1, len(words))):
        if words[k] in _PUNCTUATION:
            break
        if not parts.isdisjoint(known[k][1]):
            found.append(k)
    return found


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
                {"sort": "claimant", "pattern": _owning(alias, row), "value": value, "form": ""}
                for alias in row["aliases"].split(";")
            ]
    for name in ("speakers.csv", "calendar.csv"):
        rows += [{**row, "form": "", "pattern": _owning(row["pattern"], row)} for row in table(name)
                 if row["language"] == language]  # fmt: skip
    return Lexicon(rows)


def _owning(pattern: str, row: dict[str, str]) -> str:
    """Pattern of an English word for an office or a side also as an owner: "the mayor's"."""
    speaks = row.get("role") in ("body", "person", "office") or row.get("sort") in ("who", "cue")
    if row["language"] != "en" or not speaks or "president" in pattern:
        return pattern
    *first, last = pattern.split()
    words = last.rstrip("?").split("|")
    owning = [f"{word}'s" for word in words if word.isalpha() and f"{word}'s" not in words]
    return " ".join([*first, "|".join([*words, *owning]) + "?" * last.endswith("?")])
