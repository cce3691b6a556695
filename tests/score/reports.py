"""How right the reader is: its claims beside gold claims, by language and kind."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gazetteer import Gazetteer, InvalidQueryError, Resolution, Status
from gazetteer.evidence import weight
from gazetteer.inflection import base_forms
from gazetteer.keys import match_keys
from gazetteer.mentions import find_spots
from gazetteer.naming import abroad, territory
from geo.places import resolve_claims
from geo.reading import ReadClaim, Reader, RuleReader, read
from geo.reading.resolving import resolve_names
from geo.reading.words import language_of
from geo.report import load_report
from geo.tables import read_claims

DEV = Path(__file__).parents[1] / "geo" / "reading" / "data" / "dev"
TEST = DEV.parent / "test"  # written by somebody who saw the vocabulary only; not to be tuned on
UNSEEN = DEV.parent / "unseen"  # likewise, by four more people: everyday journalism
CLAIMS = Path(__file__).parents[2] / "geo" / "data" / "claims.csv"


@dataclass(frozen=True, slots=True)
class Gold:
    """A claim that a person read."""

    doc: str
    kind: str
    actor: str
    stance: str
    place: str
    place_id: str
    first: date
    last: date
    side: str
    hedge: str
    ids: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A report's claims, gold and read, and which go together."""

    doc: str
    language: str
    gold: tuple[Gold, ...]
    found: tuple[ReadClaim, ...]
    pairs: tuple[tuple[int, int], ...]


def score(folder: Path = DEV, *, reader: Callable[[str], Reader] | None = None) -> list[Result]:
    """Read every report of a folder and match it with the folder's ``gold.csv``.

    ``reader`` gives the reader of a report by its file's name; the bundled one by default.
    """
    gazetteer = Gazetteer()
    usual = RuleReader(gazetteer)
    gold = gold_claims(folder / "gold.csv", gazetteer)
    results = []
    for path in report_files(folder):
        report = load_report(path)
        found = (reader(path.stem) if reader else usual).read(report)
        wanted = tuple(gold.get(path.stem, ()))
        language = report.language or language_of(report.text)
        results.append(Result(path.stem, language, wanted, found, pairs(wanted, found)))
    return results


def report_files(folder: Path) -> list[Path]:
    """Give the reports of a folder, in the order of their names."""
    return [p for p in sorted(folder.iterdir()) if p.suffix in (".txt", ".md", ".html")]


def report(
    folder: Path = DEV, *, reader: Callable[[str], Reader] | None = None, misses: bool = False
) -> Iterator[str]:
    """Give the score of a folder as the lines of a table."""
    yield from lines(f"reports of {folder.name}", score(folder, reader=reader), misses=misses)


def lines(title: str, results: list[Result], *, misses: bool = False) -> Iterator[str]:
    """Give results as the lines of a table."""
    yield f"{title}: {len(results)}"
    yield f"{'':22}{'gold':>6}{'read':>6}{'right':>6}{'P':>7}{'R':>7}{'F1':>7}"
    languages = sorted({result.language for result in results})
    for name in [*languages, "all"]:
        chosen = [r for r in results if name in (r.language, "all")]
        yield _line(name, chosen)
    for kind in sorted({gold.kind for result in results for gold in result.gold}):
        yield _line(kind, results, kind=kind)
    yield from _details(results)
    if misses:
        yield from _misses(results)


def against_table(folder: Path) -> Iterator[str]:
    """Compare the reports of a folder, listed in its ``index.csv``, with the bundled claims."""
    gazetteer = Gazetteer()
    table = resolve_claims(read_claims(CLAIMS), gazetteer)
    results = []
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    for row in listed:
        loaded = load_report(folder / row["file"], published=date.fromisoformat(row["published"]))
        gold = tuple(
            Gold(
                row["publisher"], one.kind, one.actor, one.stance, one.place, one.place_id,
                one.event_date, one.last_day, one.claimant_side, one.hedge,
                frozenset({one.place_id}),
            )
            for one in table
            if one.publisher == row["publisher"]
        )  # fmt: skip
        found = read(loaded, gazetteer)
        results.append(Result(row["publisher"], "en", gold, found, pairs(gold, found)))
    yield f"reports of {folder.name} beside the bundled claims: {len(results)}"
    yield _line("all", results)
    yield from _details(results)
    yield from _misses(results)


def calibration(results: list[Result]) -> list[tuple[float, int, float]]:
    """Share of right claims by confidence: lower bound, number, share."""
    bins: dict[float, list[bool]] = defaultdict(list)
    for result in results:
        right = {n for _, n in result.pairs}
        for n, claim in enumerate(result.found):
            bins[min(int(claim.confidence * 10), 9) / 10].append(n in right)
    return [(low, len(hits), sum(hits) / len(hits)) for low, hits in sorted(bins.items())]


def gold_claims(path: Path, gazetteer: Gazetteer) -> dict[str, list[Gold]]:
    """Read the gold claims of a folder by report, their places resolved."""
    found: dict[str, list[Gold]] = defaultdict(list)
    by_doc: dict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_doc[row["doc"]].append(row)
    for doc, members in by_doc.items():
        names = [_base(row["place"]) for row in members]
        for row, name, ids in zip(members, names, _meant(members, names, gazetteer), strict=True):
            first = date.fromisoformat(row["event_date"])
            end = row["event_date_end"]
            found[doc].append(
                Gold(
                    doc, row["kind"], row["actor"], row["stance"], row["place"],
                    next(iter(ids)) if len(ids) == 1 else row["place"], first,
                    date.fromisoformat(end) if end else first, row["claimant_side"], row["hedge"],
                    ids, frozenset(match_keys(name)), row.get("words") or "",
                )
            )  # fmt: skip
    return found


def is_event(gold: Gold, claim: ReadClaim) -> bool:
    """Whether a claim tells of what a gold claim tells, wherever it happened."""
    return (claim.kind, claim.actor, claim.stance) == (gold.kind, gold.actor, gold.stance)


def is_place(gold: Gold, answer: Resolution) -> bool:
    """Whether a name that was read is the gold place.

    A gold place that the gazetteer knows is one identifier, or a few where it stays ambiguous;
    one that it does not know is its name, and whatever was resolved is then another place.
    """
    if answer.place is not None:
        return answer.place.id in gold.ids
    if gold.ids and answer.status is Status.AMBIGUOUS:
        return len(gold.ids) > 1 and bool(gold.ids & _alike(answer))
    if len(gold.ids) == 1:
        return False
    return is_name(gold, answer)


def is_name(gold: Gold, answer: Resolution) -> bool:
    """Whether what was read has the name of the gold place, whichever place that is."""
    forms = (answer.query, *base_forms(answer.query))
    return bool(gold.keys & {key for form in forms for key in match_keys(form)})


def _meant(
    members: list[dict[str, str]], names: list[str], gazetteer: Gazetteer
) -> Iterator[frozenset[str]]:
    """Identifiers that each gold place may mean; none where the gazetteer lacks it."""
    units = [_base(row["within"]) for row in members]
    hints = [_hint(unit, gazetteer) for unit in units]
    alone = gazetteer.resolve_all(names, oblast=hints)
    together = resolve_names(list(zip(names, units, strict=True)), gazetteer, None)
    for unit, one, other in zip(units, alone, together, strict=True):
        answers = (other,) if abroad(unit) else (one,) if unit else (one, other)
        places = {answer.place.id for answer in answers if answer.place}
        yield frozenset(places or {found for answer in answers for found in _alike(answer)})


def _alike(answer: Resolution) -> frozenset[str]:
    """Places that fit about as well as the best, near misses left out."""
    if answer.status is not Status.AMBIGUOUS:
        return frozenset()
    best = answer.candidates[0].score
    margin = weight("decide:margin")
    return frozenset(c.place.id for c in answer.candidates if best - c.score < margin)


def _base(name: str) -> str:
    """What the gazetteer is asked for: regions and banks go by one name in all languages."""
    count, oblast, label = territory(tuple(name.lower().split()))
    if count and oblast:
        return oblast
    spots = find_spots(name)
    whole = len(spots) == 1 and spots[0].kinds and spots[0].last == len(name)
    return label if label and spots and whole else spots[0].query if whole else name


def _hint(within: str, gazetteer: Gazetteer) -> str | None:
    """Larger unit of a gold place, where the gazetteer has it."""
    try:
        gazetteer.resolve_all(["Kyiv"], oblast=within)
    except InvalidQueryError:
        return None
    return within or None


def pairs(gold: Sequence[Gold], found: Sequence[ReadClaim]) -> tuple[tuple[int, int], ...]:
    """Match by kind, actor, stance and place; among several the one of the same side first."""
    matched: list[tuple[int, int]] = []
    free = set(range(len(found)))
    for strict in (True, False):
        for g, one in enumerate(gold):
            if any(g == done for done, _ in matched):
                continue
            for n in sorted(free):
                claim = found[n]
                side = claim.claimant_side == one.side or not strict
                if is_event(one, claim) and side and is_place(one, claim.resolution):
                    matched.append((g, n))
                    free.discard(n)
                    break
    return tuple(matched)


def _line(name: str, results: list[Result], *, kind: str = "") -> str:
    gold = sum(not kind or one.kind == kind for r in results for one in r.gold)
    found = sum(not kind or one.kind == kind for r in results for one in r.found)
    right = sum(not kind or r.gold[g].kind == kind for r in results for g, _ in r.pairs)
    precision, recall = right / found if found else 1.0, right / gold if gold else 1.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return f"{name:22}{gold:6}{found:6}{right:6}{precision:7.2f}{recall:7.2f}{f1:7.2f}"


def _details(results: list[Result]) -> Iterator[str]:
    pairs = [(r.gold[g], r.found[n]) for r in results for g, n in r.pairs]
    dates = sum(_right_date(gold, claim) for gold, claim in pairs)
    sides = sum(gold.side == claim.claimant_side for gold, claim in pairs)
    total = max(len(pairs), 1)
    yield f"date right              {dates / total:.2f} of {len(pairs)} matched"
    yield f"claimant's side right   {sides / total:.2f} of {len(pairs)} matched"
    negative = [r for r in results if not r.gold]
    clean = sum(not r.found for r in negative)
    yield f"reports without a claim {clean} of {len(negative)} gave none"
    for low, number, share in calibration(results):
        yield f"confidence {low:.1f}-{low + 0.1:.1f}      {share:.2f} right of {number}"


def _right_date(gold: Gold, claim: ReadClaim) -> bool:
    """The same first and last day, or a single day inside a gold range."""
    if claim.event_date is None:
        return False
    last = claim.event_date_end or claim.event_date
    if gold.first == gold.last:
        return claim.event_date == gold.first and last == gold.last
    return gold.first <= claim.event_date and last <= gold.last


def _misses(results: list[Result]) -> Iterator[str]:
    for result in results:
        matched = {g for g, _ in result.pairs}
        right = {n for _, n in result.pairs}
        for g, gold in enumerate(result.gold):
            if g not in matched:
                told = f"{gold.kind} {gold.actor} {gold.stance} {gold.place}"
                yield f"missed   {result.doc}: {told} [{gold.side}]"
        for n, claim in enumerate(result.found):
            if n not in right:
                told = f"{claim.kind} {claim.actor} {claim.stance} {claim.place} {claim.place_id}"
                reason = f"{claim.confidence} {claim.rule}"
                yield f"invented {result.doc}: {told} [{claim.claimant}] {reason}"
        for g, n in result.pairs:
            gold, claim = result.gold[g], result.found[n]
            if not _right_date(gold, claim):
                days = f"{claim.event_date}..{claim.event_date_end}"
                yield f"date     {result.doc}: {gold.place} {days}, not {gold.first}..{gold.last}"
            if gold.side != claim.claimant_side:
                yield f"side     {result.doc}: {gold.place} {claim.claimant}, not {gold.side}"


def counts(results: list[Result]) -> Counter[str]:
    """Numbers for tests: gold, read, right."""
    return Counter(
        gold=sum(len(r.gold) for r in results),
        read=sum(len(r.found) for r in results),
        right=sum(len(r.pairs) for r in results),
    )
