"""Fit the weights of the reader's evidence to the development reports: ``make weights``."""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack
from sklearn.linear_model import LogisticRegression

from gazetteer import Gazetteer
from geo.claim import Side, Stance
from geo.reading import ReadClaim, RuleReader
from geo.reading.company import Move, Neighbour, company
from geo.reading.confidence import grounds
from geo.reading.denials import denying
from geo.reading.evidence import Evidence, softmax, told_rarely
from geo.reading.offensive import offensives
from geo.reading.rivals import rivalry
from geo.reading.sides import Vote
from geo.reading.weights import FAINTEST, OUTCOMES, Weights, bundled
from geo.report import load_report
from tests.score.reports import DEV, Gold, gold_claims, is_event, is_name, pairs, report_files
from tests.score.samples import Sample, samples

DATA = Path(__file__).parents[2] / "geo" / "reading" / "data"
LEAST = 3  # samples in which evidence must stand to be weighed
FOLDS = 5  # of the reports, each read by what was fitted to the others
SMALLEST = 0.02  # weights below it are left out
INNER = 4  # parts of the reports, each weighed by the others before rivals are fitted
# Inverse strength of the penalties.
LINKS, RIVALS, SIDES, STANCES, CLAIMS = 0.05, 0.1, 0.05, 0.1, 0.1

NO_EVIDENCE = Evidence.of([], np.zeros((0, len(OUTCOMES))))

Fitted = tuple[list[str], NDArray[np.float64]]


def fit(found: Sequence[Sample]) -> Weights:
    """Fit all weights to samples: those of links first, then beside them those of rivals."""
    return Weights(
        _table(*fit_links(found)), _table(*fit_rivals(found)),
        _column(*fit_sides(found)), _column(*fit_stances(found)),
    )  # fmt: skip


def fit_links(found: Sequence[Sample]) -> Fitted:
    """Fit what a trigger tells of a list of places."""
    known = [(one, label) for one in found if (label := one.label) is not None]
    tellers: dict[str, set[str]] = defaultdict(set)  # reports in which a row of the lexicon stands
    for one, _ in known:
        tellers[one.candidate.features[0]].add(one.doc)
    rows = [
        ["", *(told_rarely(found) if len(tellers[found[0]] - {one.doc}) < LEAST - 1 else found)]
        for one, _ in known
        for found in [one.candidate.features]
    ]
    names, matrix = _matrix(rows)
    return names, _outcomes(LINKS, matrix, [label for _, label in known])


def fit_rivals(found: Sequence[Sample]) -> Fitted:
    """Fit what the other candidates of a report tell, each weighed by reports without its own."""
    rows: list[dict[str, float]] = []
    labels: list[str] = []
    heavy: list[float] = []
    parts = _parts(found, INNER)
    for part in parts:
        names, links = fit_links([one for one in found if one.doc not in part])
        first = _table(names, links)
        for doc in sorted(part):
            mine = [one for one in found if one.doc == doc]
            candidates = [one.candidate for one in mine]
            shares = softmax(first.totals(first.heard(one.features) for one in candidates))
            for one, share, beside in zip(mine, shares, rivalry(candidates, shares), strict=True):
                if (label := one.label) is None:
                    continue
                logs = {f"log {o}": math.log(s + FAINTEST)
                        for o, s in zip(OUTCOMES, share, strict=True)}  # fmt: skip
                rows.append({"": 1.0, **logs, **dict.fromkeys(beside, 1.0)})
                labels.append(label)
                heavy.append(1 / math.sqrt(len(mine)))
    names, matrix = _sparse([list(row.items()) for row in rows])
    return names, _outcomes(RIVALS, matrix, labels, np.array(heavy) / np.mean(heavy))


def _outcomes(
    strength: float, matrix: csr_array, labels: Sequence[str],
    heavy: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:  # fmt: skip
    numbers = [OUTCOMES.index(label) for label in labels]
    model = _model(strength).fit(matrix, numbers, sample_weight=heavy)
    weights = np.zeros((len(OUTCOMES), matrix.shape[1]))
    weights[model.classes_] = model.coef_
    return weights


def _table(names: Sequence[str], weights: NDArray[np.float64]) -> Evidence:
    """Round weights and leave out what weighs next to nothing."""
    rounded = np.where(np.abs(weights) < SMALLEST, 0.0, weights.round(3)).T
    kept = np.flatnonzero(rounded.any(axis=1))
    return Evidence.of([names[int(n)] for n in kept], rounded[kept])


def fit_sides(found: Sequence[Sample]) -> Fitted:
    """Fit the votes for a side, without a constant, so that both sides weigh alike.

    Who is on the offensive in a report is told by weights fitted without it.
    """
    moves = list(_moves(found))
    told: dict[str, list[Move]] = defaultdict(list)
    for part in _parts(found, INNER):
        weights = _column(*_fit_votes([move for move in moves if move.sample.doc not in part]))
        judge = Weights(NO_EVIDENCE, NO_EVIDENCE, weights, {})
        for move in moves:
            if move.sample.doc in part:
                lean = 2 * judge.ukrainian(move.ballot()) - 1
                told[move.sample.doc].append(
                    move.sample.candidate.move(str(move.sample.label), lean)
                )
    return _fit_votes(moves, _contexts(moves, told))


@dataclass(frozen=True, slots=True)
class _Move:
    """A sample whose actor gold tells, and the actor of the trigger before in its sentence."""

    sample: Sample
    actor: str
    previous: Side | None

    def ballot(
        self, offensive: Side | None = None, around: tuple[Neighbour, ...] = ()
    ) -> tuple[Vote, ...]:
        """Votes for its actor."""
        one = self.sample.candidate
        return self.sample.document.ballot(
            one.number, one.trigger, one.pair.clause, one.voice,
            kind=str(self.sample.label), previous=self.previous, offensive=offensive,
            company=around,
        )  # fmt: skip


def _moves(found: Iterable[Sample]) -> Iterator[_Move]:
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
        yield _Move(sample, next(iter(actors)), previous)


_Context = tuple[Side | None, tuple[Neighbour, ...]]  # who is on the offensive; what is near by


def _contexts(moves: Sequence[_Move], told: Mapping[str, Sequence[Move]]) -> list[_Context]:
    """What the rest of its report tells of each move."""
    pushing = {
        doc: offensives((one.number, one.kind, one.lean) for one in known)
        for doc, known in told.items()
    }
    beside = {doc: iter(company(known)) for doc, known in told.items()}
    return [
        (pushing[doc][move.sample.candidate.number], next(beside[doc]))
        for move in moves
        for doc in [move.sample.doc]
    ]


def _fit_votes(moves: Sequence[_Move], contexts: Sequence[_Context] = ()) -> Fitted:
    known = contexts or [(None, ())] * len(moves)
    rows = [
        [(v.name, v.sign) for v in move.ballot(*context)]
        for move, context in zip(moves, known, strict=True)
    ]
    labels = [move.actor == "ukraine" for move in moves]
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
        claim = sample.claims[0]
        rows.append(["", *denying(sample.candidate, claim.kind, Side(claim.actor))])
        labels.append(stances == {Stance.DENIES})
    names, matrix = _matrix(rows)
    model = _model(STANCES).fit(matrix, labels)
    return names, model.coef_[0]


def folds(found: Sequence[Sample], count: int) -> list[tuple[set[str], Weights]]:
    """Fit once for each fold of reports, without it: nobody is read by what fits his own words."""
    return [
        (part, fit([one for one in found if one.doc not in part]))
        for part in _parts(found, count, by=_writer)
    ]


def _writer(doc: str) -> str:
    """What the names of all reports of one writer begin with."""
    return re.split(r"[\d-]", doc)[0]


def _parts(
    found: Iterable[Sample], count: int, *, by: Callable[[str], str] = str
) -> list[set[str]]:
    """Split reports; those for which ``by`` gives the same name stand together."""
    named: dict[str, set[str]] = defaultdict(set)
    for sample in found:
        named[by(sample.doc)].add(sample.doc)
    groups = [named[name] for name in sorted(named)]
    return [set().union(*groups[n::count]) for n in range(count)]


def crossread(found: Sequence[Sample], gazetteer: Gazetteer) -> Callable[[str], RuleReader]:
    """Give the reader of each development report: fitted without it, so that it is unseen."""
    readers = [
        (docs, RuleReader(gazetteer, weights=replace(w, claims=bundled().claims)))
        for docs, w in folds(found, FOLDS)
    ]

    def reader(doc: str) -> RuleReader:
        return next((one for docs, one in readers if doc in docs), readers[0][1])

    return reader


def fit_claims(folder: Path, gazetteer: Gazetteer, reader: Callable[[str], RuleReader]) -> Fitted:
    """Fit whether a claim is right, to the claims of reports read unseen.

    A claim whose place is left open is not wrong about it.
    """
    rows: list[list[tuple[str, float]]] = []
    labels: list[bool] = []
    gold = gold_claims(folder / "gold.csv", gazetteer)
    for path in report_files(folder):
        told = reader(path.stem).told(load_report(path))
        wanted = gold.get(path.stem, [])
        right = {n for _, n in pairs(wanted, [one.claim for one in told])}
        right |= {n for n, one in enumerate(told) if _is_open(one.claim, wanted)}
        rows += [list(found.items()) for found in grounds(told)]
        labels += [n in right for n in range(len(told))]
    names, matrix = _sparse(rows)
    return names, _model(CLAIMS).fit(matrix, labels).coef_[0]


def _is_open(claim: ReadClaim, wanted: Iterable[Gold]) -> bool:
    """Whether a claim is right but for its place, which is left open among bearers of a name."""
    return claim.resolution.place is None and any(
        is_event(one, claim) and is_name(one, claim.resolution) for one in wanted
    )


def write(weights: Weights) -> None:
    """Write the tables of the weights."""
    outcomes = ("evidence", *OUTCOMES)
    for name, header, rows in (
        ("links.csv", outcomes, _wide(weights.links)),
        ("rivals.csv", outcomes, _wide(weights.rivals)),
        ("sides.csv", ("evidence", "weight"), weights.sides.items()),
        ("stances.csv", ("evidence", "weight"), weights.stances.items()),
        ("claims.csv", ("evidence", "weight"), weights.claims.items()),
    ):
        with (DATA / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)


def _wide(known: Evidence) -> Iterator[tuple[object, ...]]:
    for name, n in known.index.items():
        yield name, *(f"{weight:g}" if weight else "" for weight in known.weights[n])


def _model(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, fit_intercept=False, max_iter=500, tol=1e-3)


def _matrix(rows: Sequence[Sequence[str]]) -> tuple[list[str], csr_array]:
    return _signed([[(name, 1) for name in dict.fromkeys(row)] for row in rows])


def _signed(rows: Sequence[Sequence[tuple[str, int]]]) -> tuple[list[str], csr_array]:
    return _sparse([[(name, float(sign)) for name, sign in row] for row in rows])


def _sparse(rows: Sequence[Sequence[tuple[str, float]]]) -> tuple[list[str], csr_array]:
    seen: dict[str, int] = defaultdict(int)
    for row in rows:
        for name, _ in row:
            seen[name] += 1
    names = sorted(name for name, count in seen.items() if count >= LEAST)
    index = {name: n for n, name in enumerate(names)}
    at, values, starts = [], [], [0]
    for row in rows:
        for name, value in row:
            if name in index:
                at.append(index[name])
                values.append(value)
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
    unseen = crossread(found, gazetteer)
    write(replace(fit(found), claims=_column(*fit_claims(DEV, gazetteer, unseen))))


if __name__ == "__main__":
    main()
