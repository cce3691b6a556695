"""Fit the weights of the reader's evidence to the development reports: ``make weights``."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from gazetteer import Gazetteer
from geo.claim import Side, Stance
from geo.reading import RuleReader
from geo.reading.events import stance_features
from geo.reading.weights import OUTCOMES, Weights, bundled
from tests.score.reports import DEV, Result, score
from tests.score.samples import Sample, samples

DATA = Path(__file__).parents[2] / "geo" / "reading" / "data"
LEAST = 3  # samples in which evidence must stand to be weighed
FOLDS = 5  # of the reports, each read by what was fitted to the others
POINTS = 21  # of the calibration
SMALLEST = 0.02  # weights below it are left out
LINKS, SIDES, STANCES = 0.1, 0.1, 0.3  # inverse strength of the penalty on large weights

Fitted = tuple[list[str], NDArray[np.float64]]


def fit(found: Sequence[Sample]) -> Weights:
    """Fit all weights to samples."""
    names, links = fit_links(found)
    rows = {
        name: tuple(
            (k, round(float(links[k, n]), 3))
            for k in range(len(OUTCOMES))
            if abs(links[k, n]) >= SMALLEST
        )
        for n, name in enumerate(names)
    }
    return Weights(rows, _column(*fit_sides(found)), _column(*fit_stances(found)))


def fit_links(found: Sequence[Sample]) -> Fitted:
    """Fit what a trigger tells of a list of places."""
    known = [(one, label) for one in found if (label := one.label) is not None]
    names, matrix = _matrix([["", *one.candidate.features] for one, _ in known])
    labels = [OUTCOMES.index(label) for _, label in known]
    model = _model(LINKS).fit(matrix, labels)
    weights = np.zeros((len(OUTCOMES), len(names)))
    weights[model.classes_] = model.coef_
    return names, weights


def fit_sides(found: Sequence[Sample]) -> Fitted:
    """Fit the votes for a side, without a constant, so that both sides weigh alike."""
    rows, labels = [], []
    moved: dict[tuple[str, int], tuple[int, str]] = {}  # last trigger of a sentence, and its actor
    for sample in found:
        actors = {one.actor for one in sample.claims}
        if len(actors) != 1:
            continue
        one = sample.candidate
        at = (sample.doc, one.number)
        i, actor = moved.get(at, (one.trigger.i, ""))
        previous = Side(actor) if i < one.trigger.i else None
        moved[at] = (one.trigger.i, next(iter(actors)))
        ballot = sample.document.ballot(
            one.number,
            one.trigger,
            one.pair.clause,
            one.voice,
            kind=str(sample.label),
            previous=previous,
        )
        rows.append([(vote.name, vote.sign) for vote in ballot])
        labels.append(actors == {"ukraine"})
    names, matrix = _signed(rows)
    # Each sample stands with its mirror image, so that no side has an advantage.
    both = vstack([matrix, -matrix])
    model = _model(SIDES).fit(both, [*labels, *(not label for label in labels)])
    return names, model.coef_[0]


def fit_stances(found: Sequence[Sample]) -> Fitted:
    """Fit whether a claimant asserts or denies."""
    rows, labels = [], []
    for sample in found:
        stances = {one.stance for one in sample.claims}
        if len(stances) != 1:
            continue
        one, claim = sample.candidate, sample.claims[0]
        rows.append(["", *stance_features(one.features, claim.kind, Side(claim.actor), one.voice)])
        labels.append(stances == {Stance.DENIES})
    names, matrix = _matrix(rows)
    model = _model(STANCES).fit(matrix, labels)
    return names, model.coef_[0]


def folds(found: Sequence[Sample], count: int) -> list[tuple[set[str], Weights]]:
    """Fit once for each fold of reports, without it."""
    docs = sorted({sample.doc for sample in found})
    parts = [set(docs[n::count]) for n in range(count)]
    return [(part, fit([one for one in found if one.doc not in part])) for part in parts]


def crossread(
    found: Sequence[Sample], gazetteer: Gazetteer, **options: float
) -> Callable[[str], RuleReader]:
    """Give the reader of each development report: fitted without it, so that it is unseen.

    With options of the reader its scores stay as they are, without options they are calibrated
    and the usual thresholds hold.
    """
    points = () if options else bundled().points
    readers = [
        (docs, RuleReader(gazetteer, weights=replace(w, points=points), **options))
        for docs, w in folds(found, FOLDS)
    ]

    def reader(doc: str) -> RuleReader:
        return next((one for docs, one in readers if doc in docs), readers[0][1])

    return reader


def fit_points(results: Iterable[Result]) -> tuple[tuple[float, float], ...]:
    """Fit how often claims with a score are right, from reports read unseen."""
    scores, right = [], []
    for result in results:
        hits = {n for _, n in result.pairs}
        scores += [claim.confidence for claim in result.found]
        right += [n in hits for n in range(len(result.found))]
    rising = IsotonicRegression(y_min=0.0, y_max=1.0).fit(scores, right)
    at = np.linspace(0.0, 1.0, POINTS)
    # Neighbouring scores stand for each other: the steps of the fit become slopes.
    smooth = np.convolve(np.pad(rising.predict(np.clip(at, min(scores), max(scores))), 1, "edge"),
                         [0.25, 0.5, 0.25], "valid")  # fmt: skip
    return tuple((round(float(a), 3), round(float(b), 3)) for a, b in zip(at, smooth, strict=True))


def write(weights: Weights) -> None:
    """Write the tables of the weights."""
    links = ((name, OUTCOMES[k], w) for name, row in weights.links.items() for k, w in row)
    for name, header, rows in (
        ("links.csv", ("evidence", "outcome", "weight"), links),
        ("sides.csv", ("evidence", "weight"), weights.sides.items()),
        ("stances.csv", ("evidence", "weight"), weights.stances.items()),
        ("calibration.csv", ("score", "right"), weights.points),
    ):
        with (DATA / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)


def _model(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, fit_intercept=False, max_iter=500, tol=1e-3)


def _matrix(rows: Sequence[Sequence[str]]) -> tuple[list[str], csr_array]:
    return _signed([[(name, 1) for name in dict.fromkeys(row)] for row in rows])


def _signed(rows: Sequence[Sequence[tuple[str, int]]]) -> tuple[list[str], csr_array]:
    seen: dict[str, int] = defaultdict(int)
    for row in rows:
        for name, _ in row:
            seen[name] += 1
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    index = {name: n for n, name in enumerate(names)}
    at, values, starts = [], [], [0]
    for row in rows:
        for name, sign in row:
            if name in index:
                at.append(index[name])
                values.append(float(sign))
        starts.append(len(at))
    return names, csr_array((values, at, starts), shape=(len(rows), len(names)))


def _column(names: Iterable[str], column: NDArray[np.float64]) -> dict[str, float]:
    return {
        name: round(float(weight), 3)
        for name, weight in zip(names, column, strict=True)
        if abs(weight) >= SMALLEST
    }


def main() -> None:
    """Fit to the development reports and write the tables."""
    gazetteer = Gazetteer()
    found = samples([DEV], gazetteer)
    unseen = score(DEV, reader=crossread(found, gazetteer, least=0.0, sure=0.0))
    write(replace(fit(found), points=fit_points(unseen)))


if __name__ == "__main__":
    main()
