"""Places that a reviewer picked, remembered for the next report."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo._fields import Column, read_table, text
from geo.days import day
from geo.errors import ClaimsError
from geo.files import write_whole

COLUMNS = (
    Column("place", text, required=True),
    Column("within", text),
    Column("place_id", text, required=True),
    Column("reviewer", text),
    Column("reviewed", day),
)


@dataclass(frozen=True, slots=True)
class Pick:
    """A name as printed, and the place that a reviewer picked for it."""

    place: str
    place_id: str
    within: str = ""
    reviewer: str = ""
    reviewed: date | None = None


def picks_file(table: Path) -> Path:
    """Where the picks of a claims table are kept: beside it, ``claims.places.csv``."""
    return table.with_name(f"{table.stem}.places.csv")


def read_picks(path: Path) -> dict[tuple[str, str], Pick]:
    """Read remembered places.

    Parameters
    ----------
    path
        CSV with the columns ``place``, ``within``, ``place_id``, ``reviewer``, ``reviewed``.

    Returns
    -------
    dict
        By name and larger unit in lower case, the later row wins; empty without a file.

    Raises
    ------
    ClaimsError
        With every fault of the file.
    """
    if not path.exists():
        return {}
    records, faults = read_table(path, COLUMNS)
    if faults:
        raise ClaimsError(faults)
    found = (Pick(**values) for _, values in records)
    return {key_of(pick.place, pick.within): pick for pick in found}


def write_picks(picks: Iterable[Pick], path: Path) -> None:
    """Write remembered places, sorted; an existing file is replaced whole."""
    names = [column.name for column in COLUMNS]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    for pick in sorted(picks, key=lambda pick: key_of(pick.place, pick.within)):
        writer.writerow([getattr(pick, name) or "" for name in names])
    write_whole(path, out.getvalue().encode())


def key_of(place: str, within: str) -> tuple[str, str]:
    """By what a pick is found again: the name and its larger unit, in lower case."""
    return place.casefold().strip(), within.casefold().strip()
