"""`frontline read`: reports in, attributed claims out."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from gazetteer import Gazetteer, Status
from geo import reading
from geo.report import load_report
from maps.page import write_text

NOT_DONE = 1


@click.command()
@click.argument(
    "reports", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), help="Day, if no report says it."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv", "geojson", "html"]),
    default="table",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
def read(
    reports: tuple[Path, ...], published: datetime | None, form: str, output: Path | None
) -> None:
    """Read REPORTS (.txt, .md or saved .html) and write down what is claimed in them."""
    gazetteer = Gazetteer()
    day = published.date() if published else None
    loaded = [load_report(path, published=day) for path in reports]
    found = [reading.read(report, gazetteer) for report in loaded]
    claims = [claim for of_report in found for claim in of_report]
    if form == "html":
        if len(loaded) > 1:
            raise click.UsageError("html shows one report at a time")
        text = reading.html(loaded[0], claims)
    else:
        text = reading.text(claims, form=form)
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
    else:
        write_text(output, text)
    if any(claim.resolution.status is not Status.RESOLVED for claim in claims):
        sys.exit(NOT_DONE)
