"""The known state before the claims start: administrative units with exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from gazetteer import Gazetteer, UnknownPlaceError
from gazetteer.place import UNIT_KINDS, Place
from geo._fields import Column, one_of, read_table, text
from geo.claim import Control
from geo.errors import BaselineError, Fault

COUNTRY = "UA"


class Level(StrEnum):
    """What a row of a baseline speaks of, coarsest first; a finer row wins over a coarser."""

    COUNTRY = "country"
    OBLAST = "oblast"
    RAION = "raion"
    HROMADA = "hromada"
    SETTLEMENT = "settlement"


COLUMNS = (
    Column("id", text, required=True),
    Column("name", text, required=True),
    Column("level", one_of(Level), required=True),
    Column("control", one_of(Control), required=True),
    Column("source", text, required=True),
    Column("note", text),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineRow:
    """Who holds one unit, with exceptions left to finer rows.

    Attributes
    ----------
    id
        Code of the unit in the codifier KATOTTH; ``UA`` for the country.
    name
        Its name, for people.
    source
        The public source of the statement.
    note
        How the row follows from the source, where it is not said outright.
    """

    id: str
    name: str
    level: Level
    control: Control
    source: str
    note: str = ""
    where: str = ""


@dataclass(frozen=True)
class Baseline:
    """Who held every settlement at the start of a day.

    Attributes
    ----------
    name
        What reasons call it.
    date
        The day at whose start it held; claims of that day are applied to it.
    rows
        One per unit; units without a row take the control of the unit around them.
    """

    name: str
    date: date
    rows: tuple[BaselineRow, ...]

    @cached_property
    def _by_id(self) -> dict[str, BaselineRow]:
        return {row.id: row for row in self.rows}

    def row(self, place: Place) -> BaselineRow | None:
        """Give the row that decides on a place: its own, or that of the smallest unit around it.

        Parameters
        ----------
        place
            A settlement or a unit of the gazetteer.

        Returns
        -------
        BaselineRow or None
            ``None`` where no row covers it: its control is unknown.
        """
        chain = (place.id, place.hromada_id, place.raion_id, place.oblast_id)
        named = [self._by_id[name] for name in chain if name in self._by_id]
        if place.id.startswith(COUNTRY) and COUNTRY in self._by_id:
            named.append(self._by_id[COUNTRY])
        return named[0] if named else None

    def control(self, place: Place) -> Control:
        """Give who held a place.

        Parameters
        ----------
        place
            A settlement or a unit of the gazetteer.

        Returns
        -------
        Control
            ``unknown`` where no row covers it.
        """
        row = self.row(place)
        return row.control if row else Control.UNKNOWN


def bundled_names() -> tuple[str, ...]:
    """Names of the baselines that come with the package, oldest first."""
    folder = files("geo").joinpath("data", "baselines")
    found = [item.name for item in folder.iterdir() if item.name.endswith(".csv")]
    return tuple(sorted(name.removesuffix(".csv") for name in found))


def bundled(name: str) -> Baseline:
    """Give a baseline that comes with the package.

    Parameters
    ----------
    name
        Its date, such as ``2022-09-05``.

    Returns
    -------
    Baseline
        With a public source in every row.

    Raises
    ------
    BaselineError
        If there is none of that name; the message lists those there are.
    """
    if name not in bundled_names():
        allowed = ", ".join(bundled_names())
        raise BaselineError([Fault("", "baseline", f"no bundled baseline {name!r}", allowed)])
    path = Path(str(files("geo").joinpath("data", "baselines", f"{name}.csv")))
    return read_baseline(path, on=date.fromisoformat(name))


def read_baseline(path: str | Path, *, on: date) -> Baseline:
    """Read a baseline from a table of units.

    Parameters
    ----------
    path
        CSV or JSON Lines with the columns id, name, level, control, source, note.
    on
        The day at whose start it held.

    Returns
    -------
    Baseline
        Named after the file.

    Raises
    ------
    BaselineError
        With every fault of the file.
    """
    source = Path(path)
    records, faults = read_table(source, COLUMNS)
    if faults:
        raise BaselineError(faults)
    rows = tuple(BaselineRow(**values, where=row.where) for row, values in records)
    return Baseline(source.stem, on, rows)


def check_units(baseline: Baseline, gazetteer: Gazetteer) -> None:
    """Make sure that every row names a unit there is, at its level.

    Parameters
    ----------
    baseline
        What to check.
    gazetteer
        Its settlements and units are those there are.

    Raises
    ------
    BaselineError
        With a fault for each row that names no unit, or one of another level.
    """
    faults = []
    for row in baseline.rows:
        where = row.where or baseline.name
        try:
            level = level_of(gazetteer.place(row.id)) if row.id != COUNTRY else Level.COUNTRY
        except UnknownPlaceError as error:
            faults.append(Fault(where, "id", str(error)))
            continue
        if row.level is not level:
            faults.append(Fault(where, "level", f"{row.name} is no {row.level}", level or ""))
    if faults:
        raise BaselineError(faults)


def level_of(place: Place) -> Level | None:
    """Give the level that a row about a place has.

    Parameters
    ----------
    place
        Of the gazetteer; cities that the codifier puts beside the oblasts count as such.

    Returns
    -------
    Level or None
        ``None`` for natural areas and rivers.
    """
    if place.id == place.oblast_id:
        return Level.OBLAST
    if place.is_settlement:
        return Level.SETTLEMENT
    return Level(place.kind.value) if place.kind in UNIT_KINDS else None
