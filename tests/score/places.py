"""Names to places: the evaluation rows, the spellings of towns, the calibration."""

from __future__ import annotations

import csv
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from gazetteer import Gazetteer, InvalidQueryError, Kind, Resolution, Status
from gazetteer.distance import distance_km
from gazetteer.romanization import romanize, systems
from tests.score import peers

DATA = Path(__file__).parents[1] / "gazetteer" / "data"
CLOSE_KM = 15.0  # a peer's point this close to the place is right: peers have other identifiers
CONFIDENT = 0.9


class Row(NamedTuple):
    """One query and what a careful editor would answer."""

    id: str
    category: str
    query: str
    oblast: str
    near: str
    on: str
    status: str
    place_id: str


class Answer(NamedTuple):
    """What a resolver said: a place's id or a point, or nothing, and how sure it is."""

    place_id: str = ""
    point: tuple[float, float] | None = None
    confidence: float = 1.0


Resolver = Callable[[Row], Answer]


def read_rows(split: str) -> list[Row]:
    """Rows of the development (`dev`) or the blind (`test`) half."""
    path = DATA / f"places_{split}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Row(
                row["id"], row["category"], row["query"], row["oblast"], row["near"], row["on"],
                row["expected_status"], row["expected_id"],
            )
            for row in csv.DictReader(lines)
        ]  # fmt: skip


def spellings() -> list[Row]:
    """Every city of Ukraine as each system would write it, without context."""
    cities = [place for place in Gazetteer().settlements() if place.kind is Kind.CITY]
    return [
        Row("", "spellings", text, "", "", "", "resolved", place.id)
        for place in cities
        for text in sorted({place.name_uk} | _romanized(place.name_uk))
    ]


def _romanized(name: str) -> set[str]:
    return {romanize(name, system=system) for system in systems(language="uk")}


def ours(gazetteer: Gazetteer) -> Resolver:
    """The gazetteer of this project as a resolver."""

    def resolve(row: Row) -> Answer:
        try:
            found = _ask(gazetteer, row)
        except InvalidQueryError:  # a unit that it does not know
            return Answer(confidence=0.0)
        if found.status is not Status.RESOLVED or found.place is None:
            return Answer(confidence=found.confidence)
        return Answer(found.place.id, None, found.confidence)

    return resolve


def _ask(gazetteer: Gazetteer, row: Row) -> Resolution:
    lat, _, lon = row.near.partition(",")
    near = (float(lat), float(lon)) if lon else None
    return gazetteer.resolve(row.query, oblast=row.oblast or None, near=near, on=row.on or None)


def right(row: Row, answer: Answer, gazetteer: Gazetteer) -> bool | None:
    """Whether an answer is right; ``None`` if there was none although one was due."""
    answered = bool(answer.place_id) or answer.point is not None
    if row.status != "resolved":
        return not answered
    if not answered:
        return None
    if answer.place_id:
        return answer.place_id == row.place_id
    place = gazetteer.place(row.place_id)
    if answer.point is None or place.lat is None or place.lon is None:
        return False
    return distance_km(*answer.point, place.lat, place.lon) <= CLOSE_KM + place.radius_km


def report(splits: Iterable[str], *, misses: bool = False) -> Iterator[str]:
    """The tables, line by line."""
    gazetteer = Gazetteer()
    resolvers = {"ours": ours(gazetteer), **peers.resolvers(Answer)}
    sets = {"spellings": spellings()} | {f"hard, {s}": read_rows(s) for s in splits}
    names = " | ".join(f"right / wrong %, {name} ({len(rows)})" for name, rows in sets.items())
    yield f"| | {names} | negatives answered | queries/s, hard |"
    yield "|---|" + "---|" * (len(sets) + 2)
    for name, resolver in resolvers.items():
        cells, negatives, speed = [], 0, 0.0
        for rows in sets.values():
            started = time.perf_counter()
            answers = [resolver(row) for row in rows]
            speed = len(rows) / (time.perf_counter() - started)
            judged = [right(r, a, gazetteer) for r, a in zip(rows, answers, strict=True)]
            share = 100 / len(rows)
            cells.append(f"{judged.count(True) * share:.1f} / {judged.count(False) * share:.1f}")
            negatives += sum(
                r.status == "not_found" and ok is False for r, ok in zip(rows, judged, strict=True)
            )
        yield f"| {name} | {' | '.join(cells)} | {negatives} | {speed:,.0f} |"
    yield ""
    for set_name, rows in sets.items():
        yield from _categories(set_name, rows, resolvers["ours"], gazetteer, misses=misses)
        yield ""
    yield from _calibration(
        [r for rows in sets.values() for r in rows], resolvers["ours"], gazetteer
    )


def _categories(
    name: str, rows: list[Row], resolver: Resolver, gazetteer: Gazetteer, *, misses: bool
) -> Iterator[str]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    wrong = []
    for row in rows:
        answer = resolver(row)
        verdict = right(row, answer, gazetteer)
        counts[row.category][{True: 0, False: 1, None: 2}[verdict]] += 1
        if verdict is not True:
            wrong.append((row, answer, verdict))
    yield f"ours on {name}, by category: right / wrong / unanswered"
    for category, (yes, no, none) in counts.items():
        yield f"  {category:12} {yes:5} {no:5} {none:5}"
    if misses:
        for row, answer, verdict in wrong:
            place = str(gazetteer.place(answer.place_id)) if answer.place_id else "-"
            due = str(gazetteer.place(row.place_id)) if row.place_id else row.status
            mark = "wrong" if verdict is False else "none"
            told = f"{place} [{answer.confidence}], due: {due}"
            yield f"    {mark:5} {row.id} {row.query!r} {row.oblast} -> {told}"


def _calibration(rows: list[Row], resolver: Resolver, gazetteer: Gazetteer) -> Iterator[str]:
    judged = [(a.confidence, right(r, a, gazetteer)) for r in rows for a in [resolver(r)]
              if a.place_id]  # fmt: skip
    yield "confidence of ours: answers, of these right"
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = [ok for confidence, ok in judged if low <= confidence < high]
        share = f"{100 * sum(map(bool, inside)) / len(inside):.1f} %" if inside else "-"
        yield f"  {low:.1f} to {min(high, 1.0):.1f} {len(inside):6} {share:>8}"
    correct = [confidence for confidence, ok in judged if ok]
    sure = sum(confidence >= CONFIDENT for confidence in correct)
    yield f"  of the right answers, {100 * sure / len(correct):.1f} % carry {CONFIDENT} or more"
