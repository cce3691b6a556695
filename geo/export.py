"""Control as text and as files: tables, CSV, GeoJSON, GeoPackage, GeoParquet and KML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import shapely
from geopandas import GeoDataFrame
from pandas import DataFrame, concat

from geo.claim import CONTROLS, Extent, View
from geo.errors import FormatError

FORMS = ("table", "csv", "geojson")
FILES = {".gpkg": "GPKG", ".kml": "KML", ".geojson": "GeoJSON", ".parquet": "Parquet"}
DIGITS = 5  # of a coordinate in degrees: about a metre
_SEPARATOR = {"disputed_by": "; "}


def control_text(
    table: GeoDataFrame,
    *,
    day: date,
    view: View,
    extent: Extent = Extent.NAMED,
    form: str = "table",
) -> str:
    """Write the control of settlements on a day as text.

    Parameters
    ----------
    table
        As :meth:`geo.history.History.at` gives it, or some of its rows.
    day
        The day at whose end it holds.
    view, extent
        Which of the two views it is, and how far claims reach in it; every form says so.
    form
        ``table``, ``csv`` or ``geojson`` (RFC 7946).

    Returns
    -------
    str
        Whole lines; with no settlement only the header, or an empty collection.

    Raises
    ------
    FormatError
        If there is no such form.
    """
    rows = table.assign(date=day.isoformat(), view=view.value, extent=extent.value)
    if form == "geojson":
        return _geojson(rows)
    columns = [
        "date", "view", "extent", "id", "name", "lat", "lon", "control", "basis", "since",
        "affirmed", "age_days", "disputed_by", "claims", "reason",
    ]  # fmt: skip
    if form == "csv":
        return _csv(_plain(rows)[columns])
    _known(form)
    lines = [
        f"{view} control at the end of {day}, extent {extent}; since, last affirmed, days ago, why"
    ]
    for row in rows.itertuples(index=False):
        days = f"{row.since} {row.affirmed} {row.age_days:>4}"
        told = f"{row.name:24} {row.control:10} {days}  {row.reason}"
        disputed = f"; disputed by {'; '.join(row.disputed_by)}" if row.disputed_by else ""
        lines.append(f"{told}{disputed}")
    return "\n".join(lines) + "\n"


def changes_text(
    tables: Mapping[View, GeoDataFrame],
    *,
    start: date,
    end: date,
    extent: Extent = Extent.NAMED,
    form: str = "table",
) -> str:
    """Write what changed from one day to another, both included, as text.

    Parameters
    ----------
    tables
        By view, as :meth:`geo.history.History.changes` gives them, or, but not for GeoJSON, as
        :func:`geo.summary.changes_by_oblast` does.
    start, end
        The two days, as they were asked for.
    extent
        How far claims reach in it.
    form
        ``table``, ``csv`` or ``geojson`` (RFC 7946); every form says which view a row is of.

    Returns
    -------
    str
        Whole lines; where nothing changed only the header, or an empty collection.

    Raises
    ------
    FormatError
        If there is no such form, or no geometry for GeoJSON.
    """
    said = {"start": start.isoformat(), "end": end.isoformat()}
    marked = [
        table.assign(**said, view=v.value, extent=extent.value) for v, table in tables.items()
    ]
    rows = concat(marked, ignore_index=True)
    first = ["start", "end", "view", "extent"]
    columns = [*first, *(name for name in rows if name not in (*first, "geometry"))]
    if form == "geojson":
        if not isinstance(rows, GeoDataFrame):
            raise FormatError("changes by oblast have no geometry; there are: table, csv")
        return _geojson(rows)
    if form == "csv":
        units = {control.value: f"{control}_km2" for control in CONTROLS}
        return _csv(_plain(rows)[columns].rename(columns=units))
    _known(form)
    lines = [f"changes from {start} to {end}, both included, extent {extent.value}, km2"]
    for row in _plain(rows)[columns].to_dict("records"):
        about = f"{row['view']:12} {row.get('oblast') or row['name']:24}"
        if "before" in row:
            told = f"{row['before']} -> {row['after']} {row['area_km2']:8,.1f}  {row['claims']}"
        else:
            told = ", ".join(f"{c.value} {row[c.value]:+,.0f}" for c in CONTROLS if row[c.value])
        lines.append(f"{about} {told}")
    return "\n".join(lines) + "\n"


def write_layers(layers: Mapping[str, GeoDataFrame], path: str | Path) -> None:
    """Write tables of geometries to a file.

    Parameters
    ----------
    layers
        By name, as :class:`geo.history.History` gives them; columns of tuples become text. Only
        a GeoPackage takes more than one.
    path
        Its suffix names the format: ``.gpkg``, ``.kml``, ``.geojson`` (RFC 7946) or
        ``.parquet`` (GeoParquet; needs the package pyarrow). An existing file is replaced.

    Raises
    ------
    FormatError
        If the suffix is none of these, the format takes one layer and there are more, or its
        package is not installed.
    """
    target = Path(path)
    driver = FILES.get(target.suffix.lower())
    if driver is None:
        raise FormatError(f"no format {target.suffix!r}; there are: {', '.join(FILES)}")
    if len(layers) != 1 and driver != "GPKG":
        raise FormatError(f"{driver} takes one layer, not: {', '.join(layers)}; .gpkg takes all")
    partial = target.with_name(f".part-{target.name}")
    partial.unlink(missing_ok=True)
    for name, table in layers.items():
        plain = _plain(table)
        if driver == "Parquet":
            _parquet(plain, partial)
        else:
            options = {"RFC7946": "YES"} if driver == "GeoJSON" else {}
            plain.to_file(partial, driver=driver, layer=name, engine="pyogrio", **options)
    partial.replace(target)


def _known(form: str) -> None:
    if form not in FORMS:
        raise FormatError(f"no form {form!r}; there are: {', '.join(FORMS)}")


def _csv(rows: DataFrame) -> str:
    """CSV; areas to a thousandth of a square kilometre."""
    areas = {name: 3 for name in rows if str(name).endswith("_km2")}
    text: str = rows.round(areas).to_csv(index=False, lineterminator="\n")
    return text


def _geojson(rows: GeoDataFrame) -> str:
    """RFC 7946, to about a metre."""
    shapes = shapely.orient_polygons(rows.geometry.to_numpy())
    fine = shapely.set_precision(shapes, 10.0**-DIGITS, mode="pointwise")
    plain = _plain(rows.set_geometry(fine, crs=rows.crs)).drop(
        columns=["lat", "lon"], errors="ignore"
    )
    return f"{plain.to_json(drop_id=True, ensure_ascii=False)}\n"


def _plain(table: DataFrame) -> DataFrame:
    """Columns of tuples as text, which is all that files have; points as columns too."""
    if isinstance(table, GeoDataFrame) and (table.geom_type == "Point").all():
        points = table.geometry
        table = table.assign(lat=points.y.round(DIGITS), lon=points.x.round(DIGITS))
    tuples = [name for name in table if any(isinstance(value, tuple) for value in table[name])]
    return table.assign(
        **{
            name: [_SEPARATOR.get(name, " ").join(value) for value in table[name]]
            for name in tuples
        }
    )


def _parquet(table: GeoDataFrame, path: Path) -> None:
    try:
        table.to_parquet(path, index=False)
    except ImportError as error:
        raise FormatError(f"GeoParquet needs the package pyarrow: {error}") from None
