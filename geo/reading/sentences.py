"""Sentences of a report, without captions, bylines, "read more" and the rules for comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from geo.reading.lexicon import table

LONGEST = 1500  # characters of a sentence; a longer run of text is cut here
_FURNITURE = 200  # characters of a line that is clutter as a whole; of a longer one only a sentence
_END = re.compile(r"[.!?…]+[\"”»’)\]]*(?=\s|$)")
_OPENS = "“«„"
_CLOSES = "”»"
_MARK = re.compile(f'[{_OPENS}{_CLOSES}"]')
_FAR = 3000  # characters within which a quotation over several paragraphs is closed
_BULLET = re.compile(r"^[\s•*·–—-]+")
_NEXT = re.compile(r"\s*[\"“«„(\[–—-]*\s*[^\W\d_a-zа-яёіїєґ]|\s*[\"“«„(]*\s*\d")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: offsets, the number of its paragraph, and whether a quotation is open at it."""

    start: int
    end: int
    paragraph: int
    quoted: bool


def sentences(text: str) -> Iterator[Sentence]:
    """Split the text of a report.

    Parameters
    ----------
    text
        Lines are paragraphs.

    Yields
    ------
    Sentence
        In the order of the text, clutter left out.
    """
    lower = text.lower()
    within = [phrase for phrase in _phrases("within") if phrase in lower]
    start = 0
    paragraph = 0
    quoted = False
    for line in text.splitlines(keepends=True):
        here, start = start, start + len(line)
        body = line.strip()
        if not body:
            continue
        if _ends_article(body):
            return
        if len(body) <= _FURNITURE and _is_clutter(body.lower(), within):
            continue
        paragraph += 1
        indent = len(line) - len(line.lstrip())
        bullet = _BULLET.match(line)
        begin = here + (bullet.end() if bullet else indent)
        end = here + len(line.rstrip())
        for sentence in _split(text, begin, end, paragraph, quoted):
            said = text[sentence.start : sentence.end].lower()
            if not any(phrase in said for phrase in within) and not (
                sentence.start == begin and said.startswith(_phrases("start"))
            ):
                yield sentence
        quoted = _left_open(text[begin:end], quoted) and _goes_on(text, end)


def _split(
    text: str, start: int, end: int, paragraph: int, open_quote: bool  # noqa: FBT001
) -> Iterator[Sentence]:  # fmt: skip
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if stop < end and not _breaks(text, begin, match.start(), stop):
            continue
        yield Sentence(begin, stop, paragraph, open_quote)
        open_quote = _left_open(text[begin:stop], open_quote)
        begin = stop
        while begin < end and text[begin].isspace():
            begin += 1
    while begin < end:
        stop = min(end, begin + LONGEST)
        yield Sentence(begin, stop, paragraph, open_quote)
        begin = stop


def _breaks(text: str, begin: int, dot: int, stop: int) -> bool:
    """Whether a sentence ends here: no abbreviation, and a capital or a digit follows."""
    if not _NEXT.match(text, stop, stop + 12):
        return False
    if text[dot] != ".":
        return True
    word = re.split(r"[\s(\"“«]", text[max(begin, dot - 12) : dot])[-1].lower()
    return not (word in _abbreviations() or (len(word) == 1 and word.isalpha()) or "." in word)


def _left_open(sentence: str, before: bool) -> bool:  # noqa: FBT001
    opened = sum(sentence.count(mark) for mark in _OPENS)
    closed = sum(sentence.count(mark) for mark in _CLOSES)
    if opened or closed:
        return opened + before > closed
    return (sentence.count('"') + before) % 2 == 1


def _goes_on(text: str, end: int) -> bool:
    """Whether a quotation that a paragraph leaves open is closed in one of the next."""
    depth = 1
    line = text[text.rfind("\n", 0, end) + 1 : end]
    opened = any(mark in line for mark in _OPENS)
    for match in _MARK.finditer(text, end, end + _FAR):
        mark, at = match.group(), match.start()
        if mark == '"' and not opened:
            return not text[at - 1].isspace()
        depth += (mark in _OPENS) - (mark in _CLOSES)
        if not depth:
            return True
    return False


def _ends_article(body: str) -> bool:
    return body.lower().startswith(_phrases("end"))


def _is_clutter(line: str, within: Iterable[str]) -> bool:
    return line.startswith(_phrases("start")) or any(phrase in line for phrase in within)


@cache
def _phrases(sort: str) -> tuple[str, ...]:
    return tuple(row["phrase"] for row in table("clutter.csv") if row["sort"] == sort)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(_phrases("abbreviation"))
