"""Whose turn a paragraph is: interviews with questions and answers, entries of a live page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from geo.reading.scene import Scene

_QUESTIONS = 3  # paragraphs that ask, from which a report is an interview
_TWICE = 2  # times that a label returns
_LABEL = 3  # words of the longest label: "Colonel Ivan Petrenko:"
_ASKS = frozenset(["q", "question", "питання", "запитання", "вопрос", "ведуча", "ведучий",
                   "ведущая", "ведущий", "кореспондент", "корреспондент", "журналіст",
                   "журналист", "host", "interviewer", "reporter", "presenter"])  # fmt: skip
_ANSWERS = frozenset(["a", "answer", "відповідь", "ответ"])
_SHORT = 40  # words of a question at most
_DASH = re.compile(r"\s*[–—-]")
_STAMP = re.compile(r"\W{0,3}(?:[01]?\d|2[0-4])[:.][0-5]\d\b(?!\s*%)")


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of an interview: whether it asks, and the label before it, if there is one."""

    asks: bool
    label: str = ""


def turns(scenes: Sequence[Scene]) -> dict[int, Turn]:
    """Tell who has the word in each paragraph of an interview.

    Parameters
    ----------
    scenes
        The report's sentences.

    Returns
    -------
    dict of int to Turn
        By the number of the paragraph; empty where a report is no interview. What stands
        before the first question, and an afterword in the paper's own voice, are not in it.
    """
    paragraphs: dict[int, list[Scene]] = {}
    for scene in scenes:
        paragraphs.setdefault(scene.sentence.paragraph, []).append(scene)
    return _labelled(paragraphs) or _asked(paragraphs)


def stamped(scene: Scene) -> bool:
    """Whether a sentence opens an entry of a live page: "14:05 ..."."""
    return _STAMP.match(scene.words.text, scene.sentence.start) is not None


def _labelled(paragraphs: dict[int, list[Scene]]) -> dict[int, Turn]:
    """Turns told by labels: "Q: ...", «Ведущая: ...», «Шрам: ...»."""
    labels = {number: _label(found[0]) for number, found in paragraphs.items()}
    count = Counter(label for label in labels.values() if label)
    asking = [label for label in count if label in _ASKS]
    again = [label for label, times in count.items() if times >= _TWICE]
    if not asking or not again:
        return {}
    found: dict[int, Turn] = {}
    last = None
    for number, label in labels.items():
        if label:
            last = Turn(label in _ASKS, "" if label in _ANSWERS else label)
        if last:
            found[number] = last
    return found


def _label(scene: Scene) -> str:
    colon = scene.lower.index(":") if ":" in scene.lower[: _LABEL + 1] else 0
    words = [k for k in range(colon) if scene.words.capital(k)]
    return scene.lower[colon - 1] if colon and len(words) == colon else ""


def _asked(paragraphs: dict[int, list[Scene]]) -> dict[int, Turn]:
    """Turns told by question marks, and by the dashes before questions and answers."""
    asked = {
        number for number, found in paragraphs.items()
        if found[-1].question and sum(len(scene.lower) for scene in found) < _SHORT
    }  # fmt: skip
    if len(asked) < _QUESTIONS or len(asked) * 5 < len(paragraphs):
        return {}
    dashed = {number for number, found in paragraphs.items() if _dashed(found[0])}
    alternating = len(asked & dashed) >= _QUESTIONS and len(dashed) > len(asked) + 1
    turns: dict[int, Turn] = {}
    answered = False
    for number in range(min(asked), max(paragraphs) + 1):
        if number not in paragraphs:
            continue
        if alternating and number not in dashed and number not in asked:
            answered = False
            continue
        asks = number in asked or (alternating and answered)
        turns[number] = Turn(asks)
        answered = not asks
    return turns


def _dashed(scene: Scene) -> bool:
    text, start = scene.words.text, scene.sentence.start
    return _DASH.match(text, text.rfind("\n", 0, start) + 1, start) is not None
