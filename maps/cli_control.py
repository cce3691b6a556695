"""`frontline control` and `frontline check`: who holds what, and what the claims get wrong."""

from __future__ import annotations

import sys
from collections.abc import Container, Iterable
from datetime import date
from pathlib import Path

import click

from gazetteer import Gazetteer
from geo import checks, export, panels, tables
from geo.baseline import Baseline
from geo.claim import Claim, Extent, View
from geo.errors import UnresolvedPlacesError
from geo.explanation import account
from geo.figures import read_figures
from geo.history import History
from geo.places import find_place
from geo.summary import at_extents, changes_by_oblast, figures_table
from maps.assemble import load_tables, tell_control
from maps.cli_input import (
    DAY,
    FILE,
    NOT_DONE,
    baseline_of,
    last_day,
    tell_idle,
    tell_left_out,
    today,
    why_aside,
)
from maps.page import write_text

LAYERS = ("gpkg", "kml", "parquet")
PANELS = ("viina", "acled")


@click.command()
@click.argument("claims", nargs=-1, type=FILE)
@click.option("--template", is_flag=True, help="Write a table of worked examples to stdout.")
@click.option("--figures", type=FILE, help="Table of stated figures to put beside the map.")
@click.option(
    "--baseline",
    "baseline_name",
    metavar="NAME|FILE",
    help="Bundled name or file; see `frontline map --help`.",
)
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
    found, aside = load_tables(claims, gazetteer=places, today=today())
    tell_left_out(aside, why_aside)
    click.echo(f"{len(found)} claims, no fault")
    tell_idle(found)
    if figures is None:
        return
    if not found:
        raise click.UsageError("the tables hold no claim to put figures beside")
    stated = read_figures(figures)
    first = min([one.start for one in stated if one.start], default=last_day(found))
    baseline = _baseline(baseline_name, found, first, places)
    told = tell_control(found, baseline=baseline, gazetteer=places, until=last_day(found))
    results = checks.check_figures(stated, told, gazetteer=places, extents=at_extents(told))
    for result in results:
        click.echo(str(result))
    if any(result.flagged for result in results):
        sys.exit(NOT_DONE)


@click.command(
    epilog="""\b
Examples:
  frontline control claims.csv --on 2022-09-11
  frontline control claims.csv --on 2022-09-11 --explain Kupiansk
  frontline control claims.csv --since 2022-09-05 --on 2022-09-12 --by oblast --extent implied
  frontline control claims.csv --on 2022-09-12 --figures
  frontline control claims.csv --on 2022-09-12 --format viina > panel.csv
"""
)
@click.argument("claims", nargs=-1, type=FILE, required=True)
@click.option(
    "--on",
    "on",
    type=DAY,
    metavar="DATE",
    required=True,
    multiple=True,
    help="Day at whose end control is told; more than one only with --figures.",
)
@click.option(
    "--since", type=DAY, metavar="DATE", help="Tell what changed from this day on, it included."
)
@click.option(
    "--by",
    type=click.Choice(["settlement", "oblast"]),
    default="settlement",
    show_default=True,
    help="Of the changes: each settlement, or km2 gained and lost by oblast.",
)
@click.option("--explain", metavar="PLACE", help="Tell why a place has its control: all claims.")
@click.option("--figures", is_flag=True, help="Square kilometres gained, all extents, with band.")
@click.option(
    "--view",
    type=click.Choice([v.value for v in View]),
    help="Which claims count. Without it established; changes in text and --explain give both.",
)
@click.option(
    "--extent",
    type=click.Choice([e.value for e in Extent]),
    default="named",
    show_default=True,
    help="How far a claim reaches: its own cell, its surroundings, or what must follow.",
)
@click.option("--as-known-on", type=DAY, metavar="DATE", help="Leave out what was published later,"
              " and what later corrections changed.")  # fmt: skip
@click.option(
    "--baseline",
    "baseline_name",
    metavar="NAME|FILE",
    help="Bundled name or file; see `frontline map --help`.",
)
@click.option("--all", "everything", is_flag=True, help="Every settlement, not only those named.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*export.FORMS, *LAYERS, *PANELS]),
    default="table",
    help="gpkg, kml, parquet: areas, to -o FILE. viina: a row for each place and day."
    " acled: the claims until then in the columns of events.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
def control(
    claims: tuple[Path, ...],
    on: tuple[date, ...],
    since: date | None,
    by: str,
    explain: str | None,
    figures: bool,
    view: str | None,
    extent: str,
    as_known_on: date | None,
    baseline_name: str | None,
    everything: bool,
    form: str,
    output: Path | None,
) -> None:  # fmt: skip
    """Tell who holds what by CLAIMS on a day, why, and what changed: established or claimed."""
    days = sorted(on)
    _refuse(days, since, by=by, explain=explain, figures=figures, form=form)
    places = Gazetteer()
    found, aside = load_tables(claims, gazetteer=places, today=today(), as_known_on=as_known_on)
    tell_left_out(aside, why_aside)
    if as_known_on:
        late = f"published after {as_known_on} (--as-known-on)"
        tell_left_out(found, lambda c: late if c.published_day > as_known_on else "")
        found = tuple(c for c in found if c.published_day <= as_known_on)
    told = tell_control(
        found,
        baseline=_baseline(baseline_name, found, min([*days, *([since] if since else [])]), places),
        gazetteer=places,
        until=days[-1],
        extent=Extent(extent),
    )
    older = f"older than the baseline of {told.start}, which includes them"
    tell_left_out(found, lambda claim: "" if claim.id in told.claims else older)
    day, named = days[0], {claim.place_id for claim in found}
    views = [View(view)] if view else list(View)
    if figures:
        text = "".join(f"{line}\n" for line in figures_table(told, days))
    elif explain is not None:
        text = _explained(told, explain, day, views, gazetteer=places, among=named)
    elif form in LAYERS:
        _write_layers(told, since, day, views[0], form, output)
        return
    elif form == "viina":
        ids = None if everything else named
        text = panels.panel(told, ids=ids, start=since).to_csv(index=False, lineterminator="\n")
    elif form == "acled":
        until = [claim for claim in found if claim.event_date <= day]
        text = panels.events(until).to_csv(index=False, lineterminator="\n")
    elif since:
        text = _changed(told, since, day, views if form != "geojson" else views[:1], by, form)
    else:
        tell_idle(found)
        table = told.at(day, view=views[0])
        table = table if everything else table[table["id"].isin(named)]
        text = export.control_text(table, day=day, view=views[0], extent=told.extent, form=form)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_text(output, text)


def _refuse(
    days: list[date],
    start: date | None,
    *,
    by: str,
    explain: str | None,
    figures: bool,
    form: str,
) -> None:
    """Refuse options that do not go together, and days that nothing can be known of."""
    if len(days) > 1 and not figures:
        raise click.UsageError("more than one --on goes with --figures only")
    if days[-1] > today():
        raise click.UsageError(f"--on: {days[-1]} is in the future")
    if start and start > days[0]:
        raise click.UsageError(f"--since: {start} comes after --on, {days[0]}")
    if by == "oblast" and not start:
        raise click.UsageError("--by oblast tells changes: say --since which day")
    asked = [name for name, one in (("--explain", explain is not None), ("--figures", figures),
                                    ("--since", start and form not in PANELS)) if one]  # fmt: skip
    if len(asked) > 1:
        raise click.UsageError(f"ask for one at a time: {', '.join(asked)}")
    if (figures or explain is not None) and form != "table":
        raise click.UsageError(f"{asked[0]} is told as text, not as {form}")


def _baseline(name: str | None, found: Iterable[Claim], day: date, places: Gazetteer) -> Baseline:
    """The latest bundled one before a day; a file without a date is of the first claim's day."""
    first = day if name is None else min([day, *(claim.event_date for claim in found)])
    return baseline_of(name, first, gazetteer=places)


def _explained(
    told: History,
    name: str,
    day: date,
    views: Iterable[View],
    *,
    gazetteer: Gazetteer,
    among: Container[str],
) -> str:
    try:
        place = find_place(name, gazetteer, among=among, on=day)
    except UnresolvedPlacesError as error:
        click.echo(str(error), err=True)
        sys.exit(NOT_DONE)
    why = [told.explain(place.id, day, view=view) for view in views]
    head = f"{place} ({place.id}) at the end of {day}, extent {told.extent}"
    lines = [head, *account(why, told.claims, told.assessments)]
    return "".join(f"{line}\n" for line in lines)


def _changed(
    told: History, start: date, end: date, views: Iterable[View], by: str, form: str
) -> str:
    if by == "oblast":
        tables = {view: changes_by_oblast(told, start, end, view=view) for view in views}
    else:
        tables = {view: told.changes(start, end, view=view) for view in views}
    return export.changes_text(tables, start=start, end=end, extent=told.extent, form=form)


def _write_layers(
    told: History, start: date | None, day: date, view: View, form: str, output: Path | None
) -> None:
    if output is None or output.suffix != f".{form}":
        raise click.UsageError(f"{form} needs -o FILE.{form}")
    if start:
        layers = {"changes": told.changes(start, day, view=view)}
    else:
        layers = {"areas": told.areas(day, view=view)}
        if form == "gpkg":
            layers |= {"line": told.line(day, view=view), "settlements": told.at(day, view=view)}
    marked = {name: table.assign(view=view.value, extent=told.extent.value, date=day.isoformat())
              for name, table in layers.items()}  # fmt: skip
    export.write_layers(marked, output)
