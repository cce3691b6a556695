"""Baselines out of what people have: polygons, control tables as VIINA has them, lists of codes."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame, read_file

from gazetteer import Gazetteer, UnknownPlaceError
from gazetteer.place import Place
from geo.baseline import COUNTRY, Baseline, BaselineRow, Level, level_of, read_baseline
from geo.claim import Control
from geo.crs import THEATRE, in_degrees
from geo.errors import BaselineError, Fault, GeoWarning

POLYGONS = (".geojson", ".json", ".gpkg")
WORDS: Mapping[str, Control] = {
    "ua": Control.UKRAINE,
    "ukraine": Control.UKRAINE,
    "ukrainian": Control.UKRAINE,
    "ru": Control.RUSSIA,
    "russia": Control.RUSSIA,
    "russian": Control.RUSSIA,
    "occupied": Control.RUSSIA,
    "contested": Control.CONTESTED,
    "unknown": Control.UNKNOWN,
}
MATCH_KM = 3.0
_COLUMNS = ("control", "status", "side")
_CONTROL = re.compile(r"ctr_(\d{8})\d*")


def load_baseline(path: str | Path, *, on: date, gazetteer: Gazetteer) -> Baseline:
    """Read a baseline in whatever form it comes.

    Parameters
    ----------
    path
        GeoJSON or GeoPackage: see :func:`from_polygons`. CSV: a table of units
        (:func:`geo.baseline.read_baseline`), a control table as VIINA has them
        (:func:`from_viina`), or a list of codes held by Russia (:func:`from_codes`).
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
    with source.open(encoding="utf-8-sig", newline="") as file:
        header = file.readline().strip().lower()
    names = set(re.split("[,;\t]", header.replace('"', "")))
    if "level" in names:
        return read_baseline(source, on=on)
    if "geonameid" in names:
        return from_viina(source, on=on, settlements=gazetteer.settlements())
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
    return _settled(source, on, located, held, rest)


def from_viina(
    path: str | Path,
    *,
    on: date,
    settlements: Iterable[Place],
    places: str | Path | None = None,
) -> Baseline:
    """Read who held which settlement from a control table as VIINA has them.

    Parameters
    ----------
    path
        CSV, zipped or not: ``longitude``, ``latitude`` and either a column ``ctr_20220905...``
        for each day (UA, RU, CONTESTED) or the columns ``date`` (20220905) and ``status``.
    on
        The day at whose start it held: of the day before, the last word counts.
    settlements
        Those with coordinates of their own take the control of the nearest row within 3 km.
    places
        For a table without coordinates: CSV with ``geonameid``, ``longitude``, ``latitude``.

    Returns
    -------
    Baseline
        A row for each settlement that is not Ukrainian; ``unknown`` where no row is near.

    Raises
    ------
    BaselineError
        If columns are missing, the day is not there, or a word is not known.
    """
    source = Path(path)
    table = pd.read_csv(source, dtype=str, usecols=lambda name: name != "alternatenames")
    if places is not None:
        table = table.merge(pd.read_csv(places, dtype=str), on="geonameid", how="inner")
    missing = [name for name in ("longitude", "latitude") if name not in table]
    if missing:
        raise BaselineError([Fault(source.name, name, "is missing") for name in missing])
    words = _viina_words(source, table, on)
    faults = _strange(source, words)
    if faults:
        raise BaselineError(faults)
    chosen = table.loc[words.index]
    spots = THEATRE.to_metres(
        shapely.points(chosen["longitude"].astype(float), chosen["latitude"].astype(float))
    )
    located = [place for place in settlements if place.located]
    points = THEATRE.to_metres(shapely.points([(place.lon, place.lat) for place in located]))
    index, nearest = shapely.STRtree(spots).query_nearest(
        points, max_distance=MATCH_KM * 1000, all_matches=False
    )
    found = {place.id: Control.UNKNOWN for place in located}
    for at, row in zip(index.tolist(), nearest.tolist(), strict=True):
        found[located[at].id] = WORDS[words.iloc[row].strip().lower()]
    return _settled(source, on, located, found, Control.UKRAINE)


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
        rows[code] = _row(code, place.name, level, control, source)
    if not rows and not faults:
        faults.append(Fault(source.name, "", "has no code of the codifier", "UA63040090010029555"))
    if faults:
        raise BaselineError(faults)
    country = _row(COUNTRY, "Ukraine", Level.COUNTRY, rest, source)
    return Baseline(source.stem, on, (country, *rows.values()))


def _land(source: Path, control: Control | None) -> tuple[GeoDataFrame, list[Fault]]:
    """Polygons in degrees with what they are in a column ``held``, and what is wrong."""
    table = read_file(source)
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
    faults = _strange(source, words)
    held = [WORDS.get(word.strip().lower(), Control.UNKNOWN).value for word in words]
    return table.assign(held=held), faults


def _viina_words(source: Path, table: pd.DataFrame, on: date) -> pd.Series:
    """Word on each place at the start of a day; places without one are left out."""
    columns = {name: found[1] for name in table if (found := _CONTROL.fullmatch(str(name)))}
    wanted = f"{on:%Y%m%d}"
    if columns:
        before = sorted(name for name, day in columns.items() if day < wanted)
        if not before:
            problem = f"begins with {min(columns.values())}, after {on}"
            raise BaselineError([Fault(source.name, "ctr_", problem)])
        return table[before[-1]].dropna()
    if not {"date", "status"} <= set(table):
        raise BaselineError([Fault(source.name, "", "has no control", "ctr_..., or date, status")])
    earlier = table[table["date"].str.replace("-", "") < wanted]
    if earlier.empty:
        raise BaselineError([Fault(source.name, "date", f"has nothing before {on}")])
    last: pd.Series = earlier[earlier["date"] == earlier["date"].max()]["status"].dropna()
    return last


def _strange(source: Path, words: pd.Series) -> list[Fault]:
    allowed = ", ".join(WORDS)
    strange = sorted({word for word in words if word.strip().lower() not in WORDS})
    return [
        Fault(source.name, str(words.name), f"{word!r} is no control", allowed) for word in strange
    ]


def _settled(
    source: Path,
    on: date,
    located: Iterable[Place],
    held: Mapping[str, Control],
    rest: Control,
) -> Baseline:
    """Make a baseline of settlements where they differ from the rest."""
    rows = [_row(COUNTRY, "Ukraine", Level.COUNTRY, rest, source)]
    rows += [
        _row(place.id, place.name, Level.SETTLEMENT, held[place.id], source)
        for place in located
        if held.get(place.id, rest) is not rest
    ]
    return Baseline(source.stem, on, tuple(rows))


def _row(code: str, name: str, level: Level, control: Control, source: Path) -> BaselineRow:
    return BaselineRow(
        id=code, name=name, level=level, control=control, source=source.name, where=source.name
    )
