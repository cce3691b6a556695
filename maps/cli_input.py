"""What the commands share: exit codes, names, points, baselines, days, warnings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from gazetteer import Gazetteer, Place, Precision
from geo.baseline import Baseline, bundled, bundled_names
from geo.baseline_files import load_baseline
from geo.claim import Claim, Kind
from maps.assemble import baseline_for

NOT_DONE, BAD_INPUT = 1, 2
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
DAY = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])
_TAKES = {Kind.CAPTURE, Kind.ENTRY, Kind.WITHDRAWAL, Kind.HOLD}


def today() -> date:
    """The day of a page that names none: SOURCE_DATE_EPOCH (seconds, UTC), else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def tell_drafts(found: Iterable[Claim]) -> None:
    """Say on stderr how many drafts of the reader are left out until somebody accepts them."""
    count = sum(claim.is_unread_draft for claim in found)
    if count:
        click.echo(f"{count} drafts that nobody has accepted are left out: `frontline review`",
                   err=True)  # fmt: skip


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
