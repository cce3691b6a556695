"""Small claims, places and countries that can be checked in the head."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

import shapely

from gazetteer import Gazetteer, Kind, Place, Precision
from geo.baseline import Baseline, BaselineRow, Level
from geo.cells import Cells, make_cells
from geo.claim import Claim, Control, Side
from geo.claim import Kind as Deed
from geo.standing import assess
from geo.timeline import History, history

START = date(2022, 9, 5)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer()


def place(name: str, lat: float | None, lon: float | None, **fields: Any) -> Place:
    given: dict[str, Any] = {
        "id": name,
        "name": name,
        "name_uk": "",
        "kind": Kind.VILLAGE,
        "precision": Precision.SETTLEMENT,
    }
    return Place(lat=lat, lon=lon, **(given | fields))


def claim(name: str = "c1", **fields: Any) -> Claim:
    given: dict[str, Any] = {
        "id": name,
        "kind": Deed.CAPTURE,
        "actor": Side.UKRAINE,
        "place": "a0",
        "place_id": "a0",
        "event_date": date(2022, 9, 10),
        "published": date(2022, 9, 30),
        "claimant": "General Staff",
        "claimant_side": Side.UKRAINE,
    }
    return Claim(**(given | fields))


@cache
def grid(columns: int = 4, rows: int = 2) -> Cells:
    """Cells a0, a1, ... (lowest row, from the west) of a country that is a box."""
    places = [
        place(f"{'abcdefgh'[row]}{column}", 49.0 + row / 10, 36.0 + column / 10)
        for row in range(rows)
        for column in range(columns)
    ]
    box = shapely.box(35.95, 48.95, 35.95 + columns / 10, 48.95 + rows / 10)
    return make_cells(places, box)


def baseline(held: Iterable[str] = (), *, on: date = START) -> Baseline:
    """The listed settlements of a grid Russian, the others Ukrainian."""
    rows = [row(name, Control.RUSSIA) for name in held]
    ukrainian = [row(name, Control.UKRAINE) for name in grid().ids if name not in {*held}]
    return Baseline("example", on, (*rows, *ukrainian))


def row(name: str, control: Control, level: Level = Level.SETTLEMENT) -> BaselineRow:
    return BaselineRow(id=name, name=name, level=level, control=control, source="example")


class Units:
    """Stands in for the gazetteer of a grid: it knows every name."""

    def place(self, place_id: str) -> Place:
        return place(place_id, 49.0, 36.0)


def told(claims: Iterable[Claim], held: Iterable[str] = (), **options: Any) -> History:
    """History of a grid; the listed cells are Russian at the start."""
    units: Any = Units()
    options = {"baseline": baseline(held), "cells": grid(), "gazetteer": units} | options
    return history(claims, **options)


def standing_of(*claims: Claim) -> str:
    """Standing of the first of some claims."""
    return assess(claims)[claims[0].id].standing.value
