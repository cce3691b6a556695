"""Figures that a report states: areas, depths, distances between places, counts of settlements."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from geo.claim import Kind, Side, latest_day
from geo.figures import COLUMNS, NEEDS, Quantity
from geo.measure import Compass, Unit
from geo.reading.clauses import clause_of
from geo.reading.document import Document, document
from geo.reading.lexicon import Mark
from geo.reading.measures import measures
from geo.reading.readclaim import digest
from geo.reading.scene import Group, Scene
from geo.reading.weights import bundled
from geo.reading.when import day_of
from geo.reading.words import LANGUAGES, language_of
from geo.report import Report

_SORTS = {Unit.KM2: Quantity.AREA, Unit.SQ_MI: Quantity.AREA, Unit.GREATER_LONDON: Quantity.AREA,
          Unit.SETTLEMENTS: Quantity.COUNT}  # fmt: skip
_REPORTED = ("published", "publisher", "title", "url", "language")
_GAINS = (Kind.CAPTURE, Kind.ADVANCE, Kind.ENTRY, Kind.HOLD)
_MOVES = (Kind.ADVANCE, Kind.ENTRY, Kind.WITHDRAWAL)
_NEAR = 4  # words between a distance and the places that it parts
_SEVERAL = 2  # settlements from which a count says more than their names
_BEFORE = 4  # words before a number in which "more than" stands


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFigure:
    """A figure as read; the fields are the columns of a table of figures.

    Attributes
    ----------
    start, end
        Days, both included; ``None`` where the report gives none. A table of figures needs
        them for areas and counts, so a person must fill them in.
    span
        Offsets of the words into the report's text, end excluded.
    """

    id: str
    doc: str
    quantity: Quantity
    value: float
    unit: Unit
    hedge: str
    actor: Side | None
    start: date | None
    end: date | None
    place: str
    origin: str
    bearing: Compass | None
    within: str
    claimant: str
    claimant_side: Side
    span: tuple[int, int]


def stated_figures(report: Report) -> tuple[ReadFigure, ...]:
    """Read the figures of a report.

    Parameters
    ----------
    report
        In English, Ukrainian or Russian.

    Returns
    -------
    tuple of ReadFigure
        In the order of the text. Areas and counts only where a sentence says that somebody took
        or holds them, depths only beside an advance or a retreat, distances only between two
        places that the sentence names.
    """
    language = report.language[:2] or language_of(report.text)
    if language not in LANGUAGES:
        return ()
    published = latest_day(report.published) if report.published else None
    doc = document(report.text, language, published, publisher=report.publisher, title=report.title)
    found: dict[str, ReadFigure] = {}
    for number in range(len(doc.scenes)):
        for one in _of_sentence(doc, number, language, report, published):
            found.setdefault(one.id, one)
    return tuple(found.values())


def figures_text(found: Iterable[tuple[Report, ReadFigure]]) -> str:
    """Write figures as a table for :func:`geo.figures.read_figures`.

    Parameters
    ----------
    found
        Each with its report.

    Returns
    -------
    str
        CSV with a header. What the report does not say stays empty and is named in the note: a
        person fills it in before the table can be checked.
    """
    out = io.StringIO()
    names = [column.name for column in COLUMNS]
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    for report, one in found:
        row = {name: getattr(one, name, None) for name in names}
        row |= {name: getattr(report, name) for name in _REPORTED}
        lacking = [name for name in NEEDS[one.quantity] if not row[name]]
        row["note"] = f"the report does not say: {', '.join(lacking)}" if lacking else ""
        writer.writerow({name: "" if value is None else value for name, value in row.items()})
    return out.getvalue()


def _of_sentence(
    doc: Document, number: int, language: str, report: Report, published: date | None
) -> Iterator[ReadFigure]:
    scene = doc.scenes[number]
    marks = list(measures(language).marks(scene.lower))
    for mark in marks:
        if mark.entry.sort != "measure":
            continue
        amount = _value(scene, mark, marks)
        if amount is None:
            continue
        value, first = amount
        unit = Unit(mark.value)
        trigger = _trigger(scene, mark)
        quantity, place, origin, bearing = _quantity(scene, unit, mark, marks, trigger)
        if quantity is None or (quantity is Quantity.COUNT and value < _SEVERAL):
            continue
        voice = doc.speech.voice(number, mark.i)
        actor: Side | None = None
        start = end = None
        if trigger and quantity is not Quantity.DISTANCE:
            clause = clause_of(scene, trigger)
            ballot = doc.ballot(number, trigger, clause, voice, kind=trigger.value)
            actor = Side.UKRAINE if bundled().ukrainian(ballot) >= 0.5 else Side.RUSSIA
            dated = day_of(doc.scenes, number, trigger, clause, published)
            if dated:
                start, end = dated.day.first, dated.day.last
        unit_group = next((g for g in scene.groups if g.unit), None)
        said = (quantity, f"{value:g}", unit, place, origin, voice.name)
        yield ReadFigure(
            id=f"{report.doc or 'report'}-f{digest(said)}", doc=report.doc, quantity=quantity,
            value=value, unit=unit, hedge=_hedge(scene, first, marks), actor=actor, start=start,
            end=end, place=place, origin=origin, bearing=bearing,
            within=unit_group.places[0].spot.query if unit_group else "", claimant=voice.name,
            claimant_side=voice.side, span=scene.offsets(first, mark.j),
        )  # fmt: skip


def _quantity(
    scene: Scene, unit: Unit, mark: Mark, marks: list[Mark], trigger: Mark | None
) -> tuple[Quantity | None, str, str, Compass | None]:
    """What a measure measures, with the place, the place it counts from, and the direction."""
    if unit in _SORTS:
        gains = trigger is not None and trigger.value in (*_GAINS, Kind.WITHDRAWAL)
        return (_SORTS[unit] if gains else None), "", "", None
    heading = next(
        (m for m in marks if m.entry.sort == "direction" and -2 <= m.i - mark.j <= 2), None
    )
    bearing = Compass(heading.value) if heading else None
    after = max(mark.j, heading.j if heading else 0)
    origin = _name(next((g for g in scene.groups if 0 <= g.i - after <= _NEAR), None))
    ahead = _name(next((g for g in reversed(scene.groups) if g.j <= mark.i and not g.unit), None))
    if trigger is not None and trigger.value in _MOVES:
        return (Quantity.DEPTH if origin or ahead else None), "", origin or ahead, bearing
    if origin and ahead and ahead != origin:
        return Quantity.DISTANCE, ahead, origin, bearing
    return None, "", "", None


def _name(group: Group | None) -> str:
    return group.places[0].spot.query if group and not group.unit else ""


def _trigger(scene: Scene, mark: Mark) -> Mark | None:
    """The nearest words in the clause that tell of taking, moving or holding."""
    clause = clause_of(scene, mark)
    near = [
        t for t in scene.marks["trigger"]
        if t.value in (*_GAINS, *_MOVES) and clause.left <= t.i and t.j <= clause.right
    ]  # fmt: skip
    return min(near, key=lambda t: abs(t.i - mark.i), default=None)


def _value(scene: Scene, mark: Mark, marks: list[Mark]) -> tuple[float, int] | None:
    """Number before a unit, and the word at which it begins; ``None`` where none stands."""
    lower, k, factor = scene.lower, mark.i, 1.0
    k -= k > 0 and lower[k - 1] == "."  # «3 тис. кв. км»
    times = next((m for m in marks if m.entry.sort == "times" and m.j == k), None)
    if times:
        factor, k = float(times.value), times.i
    word = next((m for m in marks if m.entry.sort == "number" and 0 <= k - m.j <= 1), None)
    first = k
    while first and (lower[first - 1].isdigit() or _parts_digits(lower, first - 1)):
        first -= 1
    if first < k:
        number = _number(lower[first:k])
        return (number * factor, first) if number is not None else None
    if word:
        return float(word.value) * factor, word.i
    if mark.value == Unit.GREATER_LONDON:
        return 1.0, mark.i
    return None


def _parts_digits(lower: list[str], k: int) -> bool:
    """Whether a mark stands between digits: "1,158", "2.5"."""
    inside = 0 < k < len(lower) - 1
    return inside and lower[k] in ",." and lower[k - 1].isdigit() and lower[k + 1].isdigit()


def _number(parts: list[str]) -> float | None:
    """Number of its words: a mark before three digits parts thousands, else decimals."""
    text = parts[0]
    for one, other in pairwise(parts):
        if other in ",.":
            continue
        thousands = len(other) == 3 and not text.startswith("0")
        text += other if one not in ",." or thousands else f".{other}"
    try:
        return float(text)
    except ValueError:
        return None


def _hedge(scene: Scene, first: int, marks: list[Mark]) -> str:
    around = [m for m in marks if m.entry.sort == "around" and 0 <= first - m.j < _BEFORE]
    return " ".join(scene.lower[around[-1].i : around[-1].j]) if around else ""
