"""`frontline read`: reports in, attributed claims out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from gazetteer import Gazetteer, Status
from geo import reading
from geo.picks import picks_file, read_picks
from geo.reading.picked import with_pick
from geo.reading.readclaim import ReadClaim
from geo.reading.stated import figures_text, stated_figures
from geo.report import Report, load_report
from geo.review import supersede, update
from geo.tables import read_claims, rewrite_claims
from maps.cli_input import DAY, NOT_DONE
from maps.page import write_text


@click.command()
@click.argument(
    "reports", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--published", type=DAY, help="Day, if no report says it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv", "geojson", "html"]),
    default="table",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Claims table to add the drafts to; decisions in it stay, picked places are used.",
)
@click.option(
    "--figures",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Table to write the stated areas, distances and counts to.",
)
def read(
    reports: tuple[Path, ...],
    published: date | None,
    form: str,
    output: Path | None,
    into: Path | None,
    figures: Path | None,
) -> None:
    """Read REPORTS (.txt, .md or saved .html) and write down what is claimed in them."""
    if into and output:
        raise click.UsageError("--into is where the claims go; --output is for another form")
    gazetteer = Gazetteer()
    loaded = [load_report(path, published=published) for path in reports]
    picks = read_picks(picks_file(into)) if into else {}
    claims = [
        with_pick(claim, picks, gazetteer)
        for report in loaded
        for claim in reading.read(report, gazetteer)
    ]
    if figures:
        stated = ((report, one) for report in loaded for one in stated_figures(report))
        write_text(figures, figures_text(stated))
    if into:
        _write_into(into, loaded, claims)
        _tell_unresolved(claims)
        return
    if form == "html":
        if len(loaded) > 1:
            raise click.UsageError("html shows one report at a time")
        text = reading.html(loaded[0], claims)
    else:
        text = reading.text(claims, form=form)
    if form in ("csv", "geojson") and (lost := sum(one.event_date is None for one in claims)):
        _tell_dateless(lost)
    if not claims:
        click.echo("no territorial claim was found", err=True)
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
    else:
        write_text(output, text)
    _tell_unresolved(claims)


def _write_into(table: Path, reports: Sequence[Report], claims: Sequence[ReadClaim]) -> None:
    """Bring drafts into a table; a correction lets the claims of what it corrects stand aside."""
    kept = read_claims(table) if table.exists() else ()
    drafts = reading.claims_of(claims)
    rows = update(kept, drafts, docs={report.doc for report in reports})
    for report in reports:
        docs = {*report.corrects, *report.retracts}
        if not docs:
            continue
        if report.published_day is None:
            raise click.UsageError(f"{report.doc}: a correction needs a day: --published")
        strange = docs - {claim.doc for claim in rows}
        if strange:
            click.echo(f"{report.doc}: no claims of {', '.join(sorted(strange))}", err=True)
        rows = supersede(rows, docs=docs, by=report.doc, on=report.published_day)
    rewrite_claims(rows, table)
    new = len({row.id for row in rows} - {row.id for row in kept})
    dated = len(drafts)
    click.echo(f"{table.name}: {len(rows)} claims, {new} new", err=True)
    if dated < len(claims):
        _tell_dateless(len(claims) - dated)


def _tell_dateless(count: int) -> None:
    click.echo(
        f"{count} claims were left out: their report has no day of publication; give it a line"
        " `published: 2022-09-12` or say --published",
        err=True,
    )


def _tell_unresolved(claims: Sequence[ReadClaim]) -> None:
    if any(claim.resolution.status is not Status.RESOLVED for claim in claims):
        sys.exit(NOT_DONE)
