"""Figures that reports state: areas, distances and counts, kept beside the claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from geo._fields import (
    Column,
    language,
    number,
    one_of,
    read_table,
    text,
    web_address,
)
from geo._rows import Row
from geo.claim import FORCES, Side
from geo.days import day, day_or_instant
from geo.errors import Fault, FiguresError
from geo.measure import Compass, Unit, metric


class Quantity(StrEnum):
    """What a figure measures."""

    AREA = "area"
    DISTANCE = "distance"
    DEPTH = "depth"
    COUNT = "count"


UNITS = {
    Quantity.AREA: (Unit.KM2, Unit.SQ_MI, Unit.GREATER_LONDON),
    Quantity.DISTANCE: (Unit.KM, Unit.MI),
    Quantity.DEPTH: (Unit.KM, Unit.MI),
    Quantity.COUNT: (Unit.SETTLEMENTS,),
}
# What a figure cannot be checked without, besides the columns that all need.
NEEDS = {
    Quantity.AREA: ("actor", "start", "end"),
    Quantity.DISTANCE: ("place", "origin"),
    Quantity.DEPTH: ("actor", "origin"),
    Quantity.COUNT: ("actor", "start", "end"),
}
COLUMNS = (
    Column("id", text, required=True),
    Column("doc", text),
    Column("quantity", one_of(Quantity), required=True),
    Column("value", number(0, 1e7), required=True),
    Column("unit", one_of(Unit), required=True),
    Column("hedge", text),
    Column("actor", one_of(FORCES)),
    Column("start", day),
    Column("end", day),
    Column("place", text),
    Column("origin", text),
    Column("bearing", one_of(Compass)),
    Column("within", text),
    Column("published", day_or_instant, required=True),
    Column("claimant", text, required=True),
    Column("claimant_side", one_of(Side), required=True),
    Column("publisher", text),
    Column("title", text),
    Column("url", web_address),
    Column("language", language),
    Column("note", text),
)


def read_figures(path: str | Path) -> tuple[Figure, ...]:
    """Read a table of stated figures.

    Parameters
    ----------
    path
        CSV or JSON Lines as for :func:`geo.tables.read_claims`.

    Returns
    -------
    tuple of Figure
        In the order of the file; empty for a table with only a header.

    Raises
    ------
    FiguresError
        With every fault of the file.
    """
    records, faults = read_table(Path(path), COLUMNS, check=_contradictions)
    if faults:
        raise FiguresError(faults)
    return tuple(Figure(**values) for _, values in records)


def _contradictions(row: Row, values: dict[str, Any]) -> list[Fault]:
    faults = []
    quantity = values.get("quantity")
    if quantity is not None:
        unit, allowed = values.get("unit"), UNITS[quantity]
        if unit is not None and unit not in allowed:
            problem = f"{quantity} is not given in {unit}"
            faults.append(Fault(row.where, "unit", problem, ", ".join(allowed)))
        missing = [name for name in NEEDS[quantity] if not row.values.get(name)]
        faults += [Fault(row.where, name, f"is empty, and {quantity} needs it") for name in missing]
    start, end = values.get("start"), values.get("end")
    if start and end and end < start:
        faults.append(Fault(row.where, "end", f"{end} is before start {start}", "start or later"))
    return faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure that a claimant states.

    Attributes
    ----------
    quantity
        ``area`` that the actor's forces took from ``start`` to ``end``; ``distance`` of
        ``place`` from ``origin``; ``depth`` that they advanced from ``origin``; ``count`` of
        settlements they took.
    value, unit
        As stated; :attr:`stated` is the same in kilometres, square kilometres or settlements.
    hedge
        Words around it: more than, about, as much as.
    start, end
        Days, both included.
    place, origin, within
        As printed, and the larger unit that helps to find them.
    bearing
        Direction from ``origin`` as stated; ``None`` where none is.
    """

    id: str
    quantity: Quantity
    value: float
    unit: Unit
    published: date | datetime
    claimant: str
    claimant_side: Side
    doc: str = ""
    hedge: str = ""
    actor: Side | None = None
    start: date | None = None
    end: date | None = None
    place: str = ""
    origin: str = ""
    bearing: Compass | None = None
    within: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""
    language: str = ""
    note: str = ""

    @property
    def stated(self) -> float:
        """The value in kilometres, square kilometres or settlements."""
        return metric(self.value, self.unit)
