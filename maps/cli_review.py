"""`frontline review` and `frontline merge`: people decide about claims, one key each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from gazetteer import Gazetteer, Place, Resolution
from geo.claim import Claim, Review
from geo.picks import Pick, key_of, picks_file, read_picks, write_picks
from geo.report import load_report
from geo.review import decide, is_open, merge
from geo.tables import read_claims, rewrite_claims, write_claims
from maps.cli_input import DAY, FILE, NOT_DONE, today

_SHOWN = 9  # candidates that one key can pick
_AROUND = 160  # characters of the report shown on each side of a claim's words


@click.command()
@click.argument("claims", type=FILE)
@click.option("--reviewer", required=True, envvar="FRONTLINE_REVIEWER", help="Who decides.")
@click.option("--on", type=DAY, help="Day of the decisions; else SOURCE_DATE_EPOCH, else today.")
@click.option("--again", is_flag=True, help="Ask about decided claims too.")
@click.option(
    "--reports",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the reports, to show the words that each claim rests on.",
)
def review(claims: Path, reviewer: str, on: date | None, again: bool, reports: Path | None) -> None:
    """Decide about the drafts of CLAIMS one by one; each decision is written at once.

    Keys: a accept, r reject, 1-9 pick that place (and accept), s skip, b back, q quit.
    """
    day = on or today()
    gazetteer = Gazetteer()
    rows = list(read_claims(claims))
    answers = _places(rows, gazetteer)
    wanted = [n for n, claim in enumerate(rows) if again or is_open(claim)]
    done = k = 0
    while k < len(wanted):
        n = wanted[k]
        candidates = _candidates(answers[n])
        click.echo(_card(rows[n], answers[n], candidates, f"{k + 1}/{len(wanted)}", reports))
        key = _key(len(candidates), sure=answers[n].place is not None)
        if key == "q":
            break
        if key in "sb":
            k = max(0, k - 1) if key == "b" else k + 1
            continue
        place = candidates[int(key) - 1] if key.isdigit() else None
        judged = Review.REJECTED if key == "r" else Review.ACCEPTED
        rows[n] = decide(rows[n], review=judged, reviewer=reviewer, on=day, place=place)
        rewrite_claims(rows, claims)
        if place:
            _remember(rows[n], place, claims)
        done += 1
        k += 1
    left = sum(is_open(claim) for claim in rows)
    click.echo(f"{done} decided, {left} still open in {claims.name}", err=True)
    if left:
        sys.exit(NOT_DONE)


@click.command("merge")
@click.argument("ours", type=FILE)
@click.argument("theirs", type=FILE)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True)
def merge_tables(ours: Path, theirs: Path, output: Path) -> None:
    """Merge two people's tables of the same claims and tell where they differ.

    A decision beats a draft, a later one an earlier one; what both decided differently on one
    day is a draft again, and the exit code is 1.
    """
    merged, differences = merge(read_claims(ours), read_claims(theirs))
    write_claims(merged, output)
    for one in differences:
        told = "" if one.settled else "  (not settled)"
        click.echo(f"{one.claim}: {one.field}: {one.ours or '-'} | {one.theirs or '-'}{told}")
    if any(not one.settled for one in differences):
        sys.exit(NOT_DONE)


def _places(rows: Sequence[Claim], gazetteer: Gazetteer) -> list[Resolution]:
    """What each claim's place resolves to; the names of one report settle each other."""
    answers: list[Resolution | None] = [None] * len(rows)
    by_doc: dict[str, list[int]] = {}
    for n, claim in enumerate(rows):
        by_doc.setdefault(claim.doc, []).append(n)
    for members in by_doc.values():
        names = [rows[n].place for n in members]
        hints = [rows[n].within or None for n in members]
        found = gazetteer.resolve_all(names, oblast=hints)
        for n, answer in zip(members, found, strict=True):
            answers[n] = answer
    return [answer for answer in answers if answer is not None]


def _candidates(answer: Resolution) -> list[Place]:
    return [candidate.place for candidate in answer.candidates[:_SHOWN]]


def _card(
    claim: Claim, answer: Resolution, candidates: Sequence[Place], count: str, reports: Path | None
) -> str:
    end = f" to {claim.event_date_end}" if claim.event_date_end else ""
    verb = "denies" if claim.stance == "denies" else "says"
    sure = "" if claim.confidence is None else f"  confidence {claim.confidence:.2f}"
    lines = [
        f"\n[{count}] {claim.id}{sure}  {claim.rule}".rstrip(),
        f"  {claim.claimant} ({claim.claimant_side}) {verb}: {claim.actor} {claim.kind}"
        f" at «{claim.place}», {claim.event_date}{end}"
        + (f", hedged: {claim.hedge}" if claim.hedge else ""),
        "  " + ", ".join(str(x) for x in (claim.publisher, claim.title, claim.published) if x),
    ]
    lines += [f"  > {words}" for words in _words(claim, reports)]
    if claim.place_id:
        lines.append(f"  place: {claim.place_id} (picked)")
    elif answer.place is not None:
        lines.append(f"  place: {_line(answer.place)}")
    else:
        lines.append(f"  place: {answer.status}")
    lines += [f"   {n} {_line(place)}" for n, place in enumerate(candidates, start=1)]
    return "\n".join(lines)


def _line(place: Place) -> str:
    parts = (place.name, str(place.kind), place.hromada, place.raion, place.oblast, place.id)
    return ", ".join(part for part in parts if part)


def _words(claim: Claim, reports: Path | None) -> Iterator[str]:
    """The part of the report that a claim rests on, if the report is at hand."""
    if reports is None or not claim.spans:
        return
    named = [reports / f"{claim.doc}{suffix}" for suffix in (".txt", ".md", ".html", ".htm")]
    path = next((path for path in named if path.is_file()), None)
    if path is None:
        return
    spans = [part.split("=")[1].split("-") for part in claim.spans.split(";")]
    first, last = min(int(a) for a, _ in spans), max(int(b) for _, b in spans)
    text = load_report(path).text
    yield " ".join(text[max(0, first - _AROUND) : last + _AROUND].split())


def _key(candidates: int, *, sure: bool) -> str:
    """One key: until it is one of those that mean something here."""
    allowed = "arsbq" if sure else "rsbq"
    allowed += "".join(str(n) for n in range(1, candidates + 1))
    click.echo(f"  keys: {' '.join(allowed)} ", nl=False)
    while (key := click.getchar().lower()) not in allowed:
        if key in ("\x03", "\x04", ""):
            raise click.Abort
    click.echo(key)
    return key


def _remember(claim: Claim, place: Place, table: Path) -> None:
    path = picks_file(table)
    picks = read_picks(path)
    pick = Pick(claim.place, place.id, claim.within, claim.reviewer, claim.reviewed)
    write_picks({**picks, key_of(pick.place, pick.within): pick}.values(), path)
