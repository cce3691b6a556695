"""Samples to fit the reader's weights to: candidates of reports with what gold says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazetteer import Gazetteer
from geo.claim import latest_day
from geo.reading.document import Candidate, Document, document
from geo.reading.resolving import resolve_names
from geo.reading.weights import NOTHING
from geo.reading.words import language_of
from geo.report import load_report
from tests.score.reports import Gold, gold_claims, is_place

# What the words for one kind may turn out to tell of: "seized positions near" is an advance.
TURNS = {
    "capture": ("entry", "advance", "clash", "hold", "withdrawal"),
    "entry": ("advance", "clash", "capture", "hold"),
    "advance": ("entry", "clash", "capture"),
    "withdrawal": ("capture", "clash"),
    "clash": ("entry", "advance", "hold"),
    "hold": ("capture", "entry", "clash"),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A candidate of a report, with the gold claims about its places.

    Attributes
    ----------
    told
        Gold claims whose very words the candidate's trigger stands in.
    """

    doc: str
    document: Document
    candidate: Candidate
    gold: tuple[Gold, ...]
    told: tuple[Gold, ...]

    @property
    def label(self) -> str | None:
        """Kind that it tells of, or ``none``; ``None`` where gold does not decide.

        A gold claim names the words that say it once; another sentence may well repeat it, so
        what fits without standing in those words teaches nothing.
        """
        kind = self.candidate.trigger.value
        if self.told:
            kinds = {one.kind for one in self.told}
            return kind if kind in kinds else self.told[0].kind
        if any(one.kind == kind for one in self.gold):
            return None if all(one.words for one in self.gold) else kind
        if any(one.kind in TURNS[kind] and not one.words for one in self.gold):
            return None
        return NOTHING

    @property
    def claims(self) -> tuple[Gold, ...]:
        """Gold claims of its label's kind."""
        return tuple(one for one in self.told or self.gold if one.kind == self.label)


def samples(folders: Iterable[Path], gazetteer: Gazetteer) -> list[Sample]:
    """Read reports into candidates with their gold claims."""
    found: list[Sample] = []
    for folder in folders:
        gold = gold_claims(folder / "gold.csv", gazetteer)
        for path in sorted(folder.glob("*.txt")):
            found += _of_report(path, gold.get(path.stem, []), gazetteer)
    return found


def _of_report(path: Path, gold: Sequence[Gold], gazetteer: Gazetteer) -> Iterator[Sample]:
    report = load_report(path)
    language = report.language[:2] or language_of(report.text)
    day = latest_day(report.published) if report.published else None
    read = document(report.text, language, day, publisher=report.publisher, title=report.title)
    candidates = list(read.candidates())
    names = [(p.spot.query, p.within) for c in candidates for p in c.places]
    resolved = resolve_names(names, gazetteer, day, around=read.names())
    answers = dict(zip(names, resolved, strict=True))
    spans = {one.words: tuple(_found(report.text, one.words)) for one in gold if one.words}
    for candidate in candidates:
        told = [answers[place.spot.query, place.within] for place in candidate.places]
        about = tuple(one for one in gold if any(is_place(one, answer) for answer in told))
        trigger = candidate.trigger
        first, last = candidate.scene.offsets(trigger.i, trigger.j)
        said = tuple(
            one for one in about
            if any(a < last and first < b for a, b in spans.get(one.words, ()))
        )  # fmt: skip
        yield Sample(path.stem, read, candidate, about, said)


def _found(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)
