"""`frontline map`: claims in, one page out that opens without a network, and what goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from gazetteer import Gazetteer
from geo.claim import Claim
from maps.assemble import DELAY_HOURS, Frame, assemble, left_out, load_tables
from maps.cli_input import (
    DAY,
    FILE,
    baseline_of,
    last_day,
    tell_idle,
    tell_left_out,
    today,
    why_aside,
)
from maps.editions import compare
from maps.embed import oembed_links, write_embed
from maps.notes import web_address
from maps.page import write_bytes, write_page
from maps.previous import read_previous
from maps.still import make_stills


def _web_address(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str:
    if value and not web_address(value):
        raise click.BadParameter(f"{value!r} is no address of the web: https://...")
    return value or ""


@click.command("map")
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
@click.option("--tiles", default="", help="Name of a provider of map tiles, such as"
              " CartoDB.Positron: a background that needs the network.")  # fmt: skip
@click.option("--previous", type=FILE, help="The edition before, a page or a claims table: the"
              " page tells what was added, changed, denied or retracted since.")  # fmt: skip
@click.option("--embed", is_flag=True, help="Write snippets for an article, caption, alt text,"
              " data and citation into OUTPUT-embed/.")  # fmt: skip
@click.option("--url", callback=_web_address, help="Address where the page will stand, for"
              " --embed: snippets name it, and there is an oEmbed file.")  # fmt: skip
@click.option("--png", is_flag=True, help="Write a still picture beside the page, 300 dpi.")
@click.option("--svg", is_flag=True, help="Write a still picture beside the page as SVG.")
@click.option("--at", type=DAY, multiple=True, help="Day of the still picture; several make small"
              " multiples. By default the last day.")  # fmt: skip
def make_map(
    claims: tuple[Path, ...],
    output: Path,
    start: date | None,
    end: date | None,
    step: Any,
    by: Any,
    title: str,
    lang: str,
    baseline_name: str | None,
    as_of: date | None,
    delay: float,
    tiles: str,
    previous: Path | None,
    embed: bool,
    url: str,
    png: bool,
    svg: bool,
    at: tuple[date, ...],
) -> None:
    """Write a time map of CLAIMS as one HTML file that opens without a network."""
    if url and not embed:
        raise click.UsageError("--url goes with --embed")
    if at and not (png or svg):
        raise click.UsageError("--at goes with --png or --svg")
    places = Gazetteer()
    if output.resolve() in {table.resolve() for table in claims}:
        raise click.UsageError(f"{output.name} is the table itself; name another file with -o")
    as_of = as_of or today()
    found, aside = load_tables(claims, gazetteer=places, today=today(), as_known_on=as_of)
    tell_left_out(aside, why_aside)
    if not found:
        raise click.UsageError("the tables hold no claim that counts")
    first, last = _days(found, start, end)
    baseline = baseline_of(baseline_name, first, gazetteer=places)
    frame = Frame(
        title=title,
        start=first,
        end=last,
        as_of=as_of,
        step=step,
        by=by,
        baseline=baseline,
        lang=lang,
        delay_hours=delay,
        tiles=tiles,
    )
    tell_left_out(found, lambda claim: left_out(claim, frame, since=baseline.date))
    story = assemble(found, frame, gazetteer=places)
    tell_idle(story.claims)
    if previous:
        before = read_previous(previous, frame, gazetteer=places)
        edition = compare(before, story, tabled=found, withdrawn=aside)
        story = replace(story, edition=edition)
    stills = make_stills(story, at, forms=_forms(png=png, svg=svg))
    write_page(output, story, head=oembed_links(story, page=output.name, url=url) if url else "")
    for form, content in stills.items():
        write_bytes(output.with_suffix(f".{form}"), content)
    if embed:
        picture = output.with_suffix(f".{min(stills)}") if stills else None
        write_embed(output, story, url=url, picture=picture, days=at)
    click.echo(str(output))


def _forms(*, png: bool, svg: bool) -> tuple[str, ...]:
    return tuple(form for form, wanted in (("png", png), ("svg", svg)) if wanted)


def _days(found: Sequence[Claim], start: date | None, end: date | None) -> tuple[date, date]:
    """First and last day of the map, both included; refused if the first comes after the last."""
    first = start or min(claim.event_date for claim in found)
    last = end or last_day(found)
    if first > last:
        one = f"--from, {first}," if start else f"the first claim, of {first},"
        other = f"--to, {last}" if end else f"the last claim, of {last}"
        raise click.UsageError(f"{one} comes after {other}")
    return first, last
