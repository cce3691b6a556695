"""The `frontline` command: one thin function per subcommand, lines in and lines out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
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
from geo import checks, export, tables
from geo.claim import Extent, View
from geo.errors import GeoError
from geo.figures import read_figures
from geo.history import History
from geo.summary import at_extents, figures_table
from maps.assemble import (
    DELAY_HOURS,
    Frame,
    assemble,
    load_claims,
    tell_control,
)
from maps.cli_input import (
    baseline_of,
    column_of,
    last_day,
    lines,
    near_point,
    tell_idle,
    today,
)
from maps.cli_read import read
from maps.errors import MapsError
from maps.page import write_page, write_text

NOT_DONE, BAD_INPUT = 1, 2
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])


class Command(click.Group):
    """A group whose commands turn errors of this project into a message and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; bad input is a message on stderr, never a traceback."""
        try:
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
    on: datetime | None,
    together: bool,
    explain: bool,
    form: str,
) -> None:
    """Find the places that NAMES mean, in any spelling; - reads names from stdin."""
    gazetteer = Gazetteer()
    asked = [*lines(names), *(column_of(table, column) if table else ())]
    if not asked:
        raise click.UsageError("name a place, or - for names on stdin, or a --table")
    day = on.date() if on else None
    if together:
        found: Iterable[Resolution] = gazetteer.resolve_all(asked, oblast=oblast, on=day)
    else:
        anchor = near_point(near, gazetteer)
        found = [gazetteer.resolve(name, oblast=oblast, near=anchor, on=day) for name in asked]
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


@main.command()
@click.argument("claims", nargs=-1, type=FILE)
@click.option("--template", is_flag=True, help="Write a table of worked examples to stdout.")
@click.option("--figures", type=FILE, help="Table of stated figures to put beside the map.")
@click.option("--baseline", "baseline_name", help="Bundled name or file; see `map`.")
def check(
    claims: tuple[Path, ...], template: bool, figures: Path | None, baseline_name: str | None
) -> None:
    """Check tables of CLAIMS: every fault with file and line, then the figures they state."""
    if template:
        click.echo(tables.template(), nl=False)
        return
    if not claims:
        raise click.UsageError("name a claims table, or ask for one: frontline check --template")
    places = Gazetteer()
    found = load_claims(claims, gazetteer=places, today=today())
    click.echo(f"{len(found)} claims, no fault")
    tell_idle(found)
    if figures is None:
        return
    first = min(claim.event_date for claim in found)
    baseline = baseline_of(baseline_name, first, gazetteer=places)
    told = tell_control(found, baseline=baseline, gazetteer=places, until=last_day(found))
    results = checks.check_figures(
        read_figures(figures), told, gazetteer=places, extents=at_extents(told)
    )
    for result in results:
        click.echo(str(result))
    if any(result.flagged for result in results):
        sys.exit(NOT_DONE)


@main.command()
@click.argument("claims", nargs=-1, type=FILE, required=True)
@click.option(
    "--on",
    "on",
    type=DAY,
    required=True,
    multiple=True,
    help="Day at whose end control is told; more than one only with --figures.",
)
@click.option("--as-known-on", type=DAY, help="Leave out what was published later.")
@click.option("--view", type=click.Choice([v.value for v in View]), default="established")
@click.option(
    "--extent",
    type=click.Choice([e.value for e in Extent]),
    default="named",
    show_default=True,
    help="How far a claim reaches: its own cell, its surroundings, or what must follow.",
)
@click.option("--figures", is_flag=True, help="Square kilometres gained, all extents, with band.")
@click.option("--baseline", "baseline_name", help="Bundled name or file; see `map`.")
@click.option("--all", "everything", is_flag=True, help="Every settlement, not only those named.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "geojson", "gpkg", "kml", "parquet"]),
    default="table",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
def control(
    claims: tuple[Path, ...],
    on: tuple[datetime, ...],
    as_known_on: datetime | None,
    view: str,
    extent: str,
    figures: bool,
    baseline_name: str | None,
    everything: bool,
    form: str,
    output: Path | None,
) -> None:  # fmt: skip
    """Tell who holds what by CLAIMS on a day: established, or claimed with --view claimed."""
    places, days = Gazetteer(), sorted(day.date() for day in on)
    found = load_claims(claims, gazetteer=places, today=today())
    if as_known_on:
        found = tuple(c for c in found if c.published_day <= as_known_on.date())
    told = tell_control(
        found,
        baseline=baseline_of(baseline_name, days[0], gazetteer=places),
        gazetteer=places,
        until=days[-1],
        extent=Extent(extent),
    )
    if figures:
        for line in figures_table(told, days):
            click.echo(line)
        return
    if len(days) > 1:
        raise click.UsageError("more than one --on goes with --figures only")
    tell_idle(found)
    if form in ("gpkg", "kml", "parquet"):
        _write_layers(told, days[0], View(view), form, output)
        return
    table = told.at(days[0], view=View(view))
    if not everything:
        table = table[table["id"].isin({claim.place_id for claim in found})]
    text = export.control_text(table, day=days[0], view=View(view), form=form)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_text(output, text)


def _write_layers(told: History, day: date, view: View, form: str, output: Path | None) -> None:
    if output is None or output.suffix != f".{form}":
        raise click.UsageError(f"{form} needs -o FILE.{form}")
    layers = {"areas": told.areas(day, view=view)}
    if form == "gpkg":
        layers |= {"line": told.line(day, view=view), "settlements": told.at(day, view=view)}
    export.write_layers(layers, output)


@main.command("map")
@click.argument("claims", nargs=-1, type=FILE, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True)
@click.option("--from", "start", type=DAY, help="First day; by default the first claim's.")
@click.option("--to", "end", type=DAY, help="Last day; by default the last claim's.")
@click.option("--step", type=click.Choice(["day", "week", "claims"]), default="day")
@click.option("--by", type=click.Choice(["event", "published"]), default="event")
@click.option("--title", default="Claims and control", help="Headline of the page.")
@click.option("--lang", default="en", help="Language of the page's own words: en, uk.")
@click.option(
    "--baseline",
    "baseline_name",
    help="A bundled baseline's name, or a file named after its date: a table (id, name, level,"
    " control, source), polygons, a VIINA table or a list of codes. By default the latest bundled"
    " one before the first day.",
)
@click.option("--as-of", type=DAY, help="Day of the page; else SOURCE_DATE_EPOCH, else today.")
@click.option("--delay", type=click.FloatRange(min=0), default=DELAY_HOURS, show_default=True,
              help="Hours that a claim must have been out at the end of that day.")  # fmt: skip
def make_map(
    claims: tuple[Path, ...],
    output: Path,
    start: datetime | None,
    end: datetime | None,
    step: Any,
    by: Any,
    title: str,
    lang: str,
    baseline_name: str | None,
    as_of: datetime | None,
    delay: float,
) -> None:
    """Write a time map of CLAIMS as one HTML file that opens without a network."""
    places = Gazetteer()
    found = load_claims(claims, gazetteer=places, today=today())
    if not found:
        raise click.UsageError("the tables hold no claim")
    first = start.date() if start else min(claim.event_date for claim in found)
    frame = Frame(
        title=title,
        start=first,
        end=end.date() if end else last_day(found),
        as_of=as_of.date() if as_of else today(),
        step=step,
        by=by,
        baseline=baseline_of(baseline_name, first, gazetteer=places),
        lang=lang,
        delay_hours=delay,
    )
    story = assemble(found, frame, gazetteer=places)
    write_page(output, story)
    left = len(found) - len(story.claims)
    if left:
        click.echo(
            f"{left} of {len(found)} claims are left out: outside the days of the map, or not out"
            f" for {delay:g} hours at the end of {frame.as_of} (--as-of, --delay)",
            err=True,
        )
    click.echo(str(output))


main.add_command(read)

_WRITERS: dict[str, Callable[[Iterable[Resolution]], Iterable[str]]] = {
    "table": output.as_table,
    "jsonl": output.as_jsonl,
    "csv": output.as_csv,
    "geojson": output.as_geojson,
}
