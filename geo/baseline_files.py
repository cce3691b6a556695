"""Baselines out of what people have: polygons, lists of codes, and whatever else a file may be."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import numpy as np
import shapely
from geopandas import GeoDataFrame, read_file
from shapely.errors import ShapelyError

from gazetteer import Gazetteer, UnknownPlaceError
from gazetteer.place import Place
from geo import viina
from geo._settled import WORDS, settled, strange, unit_row
from geo.baseline import COUNTRY, Baseline, Level, level_of, read_baseline
from geo.claim import Control
from geo.crs import THEATRE, in_degrees, is_system
from geo.errors import BaselineError, Fault, GeoWarning

POLYGONS = (".geojson", ".json", ".gpkg")
FORMS = (*POLYGONS, ".csv", ".jsonl", ".txt", ".zip (VIINA)")
_SYSTEM = re.compile(r'"crs"\s*:\s*\{[^{}]*\{[^{}]*"name"\s*:\s*"([^"]*)"')
_COLUMNS = ("control", "status", "side")


def load_baseline(path: str | Path, *, on: date, gazetteer: Gazetteer) -> Baseline:
    """Read a baseline in whatever form it comes.

    Parameters
    ----------
    path
        GeoJSON or GeoPackage: see :func:`from_polygons`. CSV: a table of units
        (:func:`geo.baseline.read_baseline`), a control table as VIINA has them, zipped or not
        (:func:`geo.viina.from_viina`), or a list of codes held by Russia (:func:`from_codes`).
    on
        The day at whose start it held.
    gazetteer
        Its settlements are those whose control is told.

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
    if source.suffix.lower() in POLYGONS:
        return from_polygons(source, on=on, settlements=gazetteer.settlements())
    if source.suffix.lower() == ".jsonl":
        return read_baseline(source, on=on)
    names = set() if source.suffix.lower() == ".zip" else _header(source)
    if "level" in names:
        return read_baseline(source, on=on)
    if not names or not names.isdisjoint(viina.KEYS):
        return viina.from_viina(source, on=on, settlements=gazetteer.settlements())
    return from_codes(source, on=on, gazetteer=gazetteer)


def from_polygons(
    path: str | Path,
    *,
    on: date,
    settlements: Iterable[Place],
    control: Control | None = None,
    rest: Control = Control.UKRAINE,
) -> Baseline:
    """Read who held which land from polygons.

    Parameters
    ----------
    path
        GeoJSON, GeoPackage or what else GDAL reads, in any reference system it names.
    on
        The day at whose start it held.
    settlements
        Those with coordinates of their own take the control of the land they lie in.
    control
        What all polygons are; without it, a column ``control``, ``status`` or ``side`` says
        (ukraine or UA, russia or RU or occupied, contested, unknown).
    rest
        What all other land is.

    Returns
    -------
    Baseline
        A row for each settlement that differs from the rest. Where polygons lie over each
        other, the smaller counts.

    Raises
    ------
    BaselineError
        If there are no polygons, a word is not known, the file names no reference system, or
        no settlement lies in any of them.

    Warns
    -----
    GeoWarning
        If polygons were empty or cross themselves; these are repaired.
    """
    source = Path(path)
    land, faults = _land(source, control)
    if faults:
        raise BaselineError(faults)
    located = [place for place in settlements if place.located]
    points = shapely.points([(place.lon, place.lat) for place in located])
    land = land.assign(size=shapely.area(THEATRE.to_metres(land.geometry.to_numpy())))
    land = land.sort_values("size", ascending=False, kind="stable")
    codes: dict[int, Control] = {}
    for shape, said in zip(land.geometry, land["held"], strict=True):
        shapely.prepare(shape)
        codes |= dict.fromkeys(
            np.flatnonzero(shapely.intersects(shape, points)).tolist(), Control(said)
        )
    if not codes:
        problem = "no settlement lies in the polygons"
        raise BaselineError(
            [Fault(source.name, "geometry", problem, "longitude first, in the system it names")]
        )
    held = {located[index].id: said for index, said in codes.items()}
    return settled(source, on, located, held, rest)


def from_codes(
    path: str | Path,
    *,
    on: date,
    gazetteer: Gazetteer,
    control: Control = Control.RUSSIA,
    rest: Control = Control.UKRAINE,
) -> Baseline:
    """Read who held which units from a list of codes of the codifier KATOTTH.

    Parameters
    ----------
    path
        Text, a code a line, or CSV whose first column has the codes; a line that begins with
        anything but ``UA`` and a digit is a header or a remark.
    on
        The day at whose start it held.
    gazetteer
        Its units are those there are.
    control
        What the listed units are.
    rest
        What all others are.

    Returns
    -------
    Baseline
        A row a code; the finer counts, so a settlement may be listed within its raion.

    Raises
    ------
    BaselineError
        With every code that there is none of, or if there is no code at all.
    """
    source = Path(path)
    rows, faults = {}, []
    lines = source.read_text(encoding="utf-8-sig").splitlines()
    for number, line in enumerate(lines, start=1):
        code = re.split("[,;\t]", line.strip())[0].strip('" ')
        if not re.match(r"UA\d", code):
            continue
        try:
            place = gazetteer.place(code)
        except UnknownPlaceError as error:
            faults.append(Fault(f"{source.name}:{number}", "id", str(error)))
            continue
        level = level_of(place) or Level.SETTLEMENT
        rows[code] = unit_row(code, place.name, level, control, source)
    if not rows and not faults:
        faults.append(Fault(source.name, "", "has no code of the codifier", "UA63040090010029555"))
    if faults:
        raise BaselineError(faults)
    country = unit_row(COUNTRY, "Ukraine", Level.COUNTRY, rest, source)
    return Baseline(source.stem, on, (country, *rows.values()))


def _header(source: Path) -> set[str]:
    """Names in the first line of a table; one empty name for an empty file."""
    try:
        with source.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
    except UnicodeDecodeError:
        fault = Fault(source.name, "", "is neither polygons nor text in UTF-8", ", ".join(FORMS))
        raise BaselineError([fault]) from None
    return set(re.split("[,;\t]", first.strip().lower().replace('"', "")))


def _shapes(source: Path) -> GeoDataFrame:
    _known_system(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # of GDAL; what matters is checked
            return read_file(source)
    except (RuntimeError, ShapelyError, ValueError) as error:  # GDAL's are RuntimeErrors
        raise BaselineError([Fault(source.name, "", f"cannot be read: {error}")]) from None


def _known_system(source: Path) -> None:
    """Refuse GeoJSON that names a system there is none of: GDAL would read it as degrees."""
    if source.suffix.lower() not in (".geojson", ".json"):
        return
    named = _SYSTEM.search(source.read_text(encoding="utf-8-sig", errors="replace"))
    if named and not is_system(named[1]):
        problem = f"there is no reference system {named[1]!r}"
        raise BaselineError([Fault(source.name, "crs", problem, "EPSG:4326, EPSG:3857, ...")])


def _land(source: Path, control: Control | None) -> tuple[GeoDataFrame, list[Fault]]:
    """Polygons in degrees with what they are in a column ``held``, and what is wrong."""
    table = _shapes(source)
    empty = table.geometry.isna() | table.geometry.is_empty
    if empty.any():
        warnings.warn(f"{source.name}: {empty.sum()} empty geometries", GeoWarning, stacklevel=3)
        table = table[~empty]
    if table.crs is None:
        fault = Fault(source.name, "geometry", "names no reference system", "EPSG:4326, ...")
        return table, [fault]
    areal = table.geom_type.isin(["Polygon", "MultiPolygon"])
    if not areal.all() or not len(table):
        kinds = ", ".join(sorted(set(table.geom_type[~areal]))) or "nothing"
        return table, [Fault(source.name, "geometry", f"has {kinds}", "polygons")]
    table = in_degrees(table)
    west, south, east, north = table.total_bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        problem = f"is not in the system it names: {west:g} to {east:g} E, {south:g} to {north:g} N"
        return table, [Fault(source.name, "geometry", problem, "degrees, longitude first")]
    crossing = ~table.geometry.is_valid
    if crossing.any():
        told = f"{source.name}: {crossing.sum()} polygons cross themselves and were repaired"
        warnings.warn(told, GeoWarning, stacklevel=3)
        table = table.set_geometry(table.geometry.make_valid())
    if control is not None:
        return table.assign(held=control.value), []
    column = next((name for name in _COLUMNS if name in table), None)
    if column is None:
        allowed = ", ".join(_COLUMNS)
        return table, [Fault(source.name, "", "no column says who holds the land", allowed)]
    words = table[column].astype(str)
    faults = strange(source, words, column)
    held = [WORDS.get(word.strip().lower(), Control.UNKNOWN).value for word in words]
    return table.assign(held=held), faults
