"""What the commands share: exit codes, days, names, points, baselines, what is left out."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from gazetteer import Gazetteer, Place, Precision
from geo.baseline import Baseline, bundled, bundled_names
from geo.baseline_files import load_baseline
from geo.claim import Claim, Kind, Review
from geo.days import day
from geo.errors import FieldError
from maps.assemble import baseline_for

NOT_DONE, BAD_INPUT = 1, 2
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_TAKES = {Kind.CAPTURE, Kind.ENTRY, Kind.WITHDRAWAL, Kind.HOLD}
_SHOWN = 5  # ids of claims that a line names


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in newer releases only
    """A day, in every form that a claims table takes."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day of an option; one that can be read in two ways is refused."""
        if isinstance(value, date):
            return value
        try:
            return day(str(value).strip())
        except FieldError as error:
            self.fail(str(error), param, ctx)


DAY = Day()


def today() -> date:
    """The day of a page that names none: SOURCE_DATE_EPOCH (seconds, UTC), else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def tell_left_out(claims: Iterable[Claim], why: Callable[[Claim], str]) -> None:
    """Count the claims that are left out, a line a reason, and name some of them; on stderr.

    Parameters
    ----------
    claims
        Claims.
    why
        Says of one why it is left out; empty if it is not.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        found[why(claim)].append(claim.id)
    found.pop("", None)
    for reason, names in found.items():
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        told = f"{len(names)} claim{'s' * (len(names) != 1)} left out, {reason}"
        click.echo(f"{told}: {', '.join(names[:_SHOWN])}{more}", err=True)


def why_aside(claim: Claim) -> str:
    """Why a claim that a table holds says nothing of control."""
    if claim.review is Review.REJECTED:
        return "rejected"
    if claim.is_unread_draft:
        return "drafts that nobody has accepted (`frontline review`)"
    return "superseded by a correction or retraction"


def tell_idle(found: Iterable[Claim]) -> None:
    """Name the claims that change no cell for want of coordinates; on stderr."""
    idle = sorted(c.id for c in found if c.precision is Precision.HROMADA and c.kind in _TAKES)
    if idle:
        click.echo(
            f"{len(idle)} claims change no control, for their settlements have no coordinates of"
            f" their own (their hromada is shown instead): {', '.join(idle)}",
            err=True,
        )


def lines(names: Iterable[str]) -> Iterable[str]:
    """Names as given; ``-`` stands for the lines of stdin."""
    for name in names:
        if name == "-":
            yield from (line.rstrip("\n") for line in sys.stdin)
        else:
            yield name


def near_point(near: str | None, places: Gazetteer) -> tuple[float, float] | Place | None:
    """A point given as LAT,LON in degrees, or the place of a name."""
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


def baseline_of(name: str | None, start: date, *, gazetteer: Gazetteer) -> Baseline:
    """A baseline by its bundled name or its file; the latest bundled one without a name."""
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
    return load_baseline(path, on=on, gazetteer=gazetteer)


def last_day(found: Iterable[Any]) -> date:
    """Last day on which any of the claims may have happened."""
    last: date = max(claim.last_day for claim in found)
    return last
