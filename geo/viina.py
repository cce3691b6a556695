"""Control tables as VIINA 2.0 publishes them, read as a baseline.

VIINA (https://github.com/zhukovyuri/VIINA, Open Database License) has a zipped CSV a year with a
row for each populated place and day: ``kontrol_latest_2022.zip`` by the codifier KATOTTH (column
``kod``), ``control_latest_2022.zip`` by GeoNames (``geonameid``); then ``date`` (20220904), what
single sources say (``status_wiki``, ``status_boost``, ``status_dsm``, ``status_isw``), their
majority (``status``) and ``vcontrol_version``. Older tables have a column ``ctr_20220904...`` for
each day instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from zipfile import BadZipFile

import pandas as pd
import shapely
from geopandas import read_file

from gazetteer.place import Place
from geo._settled import WORDS, settled, strange
from geo.baseline import Baseline
from geo.claim import Control
from geo.crs import THEATRE
from geo.errors import BaselineError, Fault

KEYS = ("kod", "geonameid")
STATUSES = ("status", "status_wiki", "status_boost", "status_dsm", "status_isw")
TESSELLATION = "gn_UA_tess.geojson"  # VIINA's own file of the places by GeoNames
MATCH_KM = 3.0
_CHUNK_ROWS = 1_000_000  # a year has ten million
_WIDE = re.compile(r"ctr_(\d{8})\d*")


def from_viina(
    path: str | Path,
    *,
    on: date,
    settlements: Iterable[Place],
    places: str | Path | None = None,
    column: str = "status",
) -> Baseline:
    """Read who held which settlement from a control table of VIINA.

    Parameters
    ----------
    path
        CSV, zipped or not.
    on
        The day at whose start it held: of the days before it, the last one counts.
    settlements
        Those with coordinates of their own take the control of the row with their code, or,
        in a table by GeoNames, of the nearest row within 3 km.
    places
        Points of a table by GeoNames that has none itself: CSV, or polygons with properties,
        with ``geonameid``, ``longitude`` and ``latitude`` (degrees WGS 84). Without it, VIINA's
        ``gn_UA_tess.geojson`` beside the table.
    column
        Whose word counts: ``status`` or that of a single source.

    Returns
    -------
    Baseline
        A row for each settlement that is not Ukrainian; ``unknown`` where no row is near, or
        none has its code.

    Raises
    ------
    BaselineError
        If it is no table, columns are missing, the day is not there, or a word is not known.
    """
    source = Path(path)
    try:
        words = _words(source, on, column)
    except (ValueError, BadZipFile) as error:
        if isinstance(error, BaselineError):
            raise
        raise BaselineError([Fault(source.name, "", f"is no table: {error}")]) from None
    faults = strange(source, words["word"], str(words.attrs["column"]))
    if faults:
        raise BaselineError(faults)
    located = [place for place in settlements if place.located]
    if "kod" in words:
        said = dict(zip(words["kod"], words["word"], strict=True))
        found = {place.id: _control(said.get(place.id, "unknown")) for place in located}
    else:
        found = _nearest(located, _with_points(source, words, places))
    if set(found.values()) <= {Control.UNKNOWN}:
        raise BaselineError([Fault(source.name, "", "names no settlement of the gazetteer")])
    return settled(source, on, located, found, Control.UKRAINE)


def _control(word: str) -> Control:
    return WORDS[word.strip().lower()]


def _words(source: Path, on: date, column: str) -> pd.DataFrame:
    """Last word on each place before a day, with its key or point; silent places left out."""
    names = list(pd.read_csv(source, nrows=0, encoding="utf-8-sig").columns)
    wanted = f"{on:%Y%m%d}"
    keys = [name for name in (*KEYS, "longitude", "latitude") if name in names]
    days = {name: found[1] for name in names if (found := _WIDE.fullmatch(name))}
    if days:
        before = sorted(name for name, day in days.items() if day < wanted)
        if not before:
            problem = f"begins with {min(days.values())}, after {on}"
            raise BaselineError([Fault(source.name, "ctr_", problem)])
        word = before[-1]
        table = pd.read_csv(source, dtype=str, usecols=[*keys, word], encoding="utf-8-sig")
    else:
        word = column
        missing = [name for name in ("date", word) if name not in names]
        missing += [] if keys else [" or ".join(KEYS)]
        if missing:
            there = f"it has: {', '.join(names)}"
            raise BaselineError([Fault(source.name, name, "is missing", there) for name in missing])
        table = _last_day(source, [*keys, "date", word], wanted)
        if table.empty:
            raise BaselineError([Fault(source.name, "date", f"has nothing before {on}")])
    table = table.rename(columns={word: "word"}).dropna(subset="word")
    table.attrs["column"] = word
    return table


def _last_day(source: Path, columns: list[str], wanted: str) -> pd.DataFrame:
    """Rows of the last day before a day, whatever their order; a piece of the file at a time."""
    last, found = "", list[pd.DataFrame]()
    with pd.read_csv(
        source, dtype=str, usecols=columns, chunksize=_CHUNK_ROWS, encoding="utf-8-sig"
    ) as chunks:
        for chunk in chunks:
            days = chunk["date"].str.replace("-", "")
            earlier = days[days < wanted]
            if earlier.empty or earlier.max() < last:
                continue
            if earlier.max() > last:
                last, found = earlier.max(), []
            found.append(chunk[days == last])
    return pd.concat(found) if found else pd.DataFrame(columns=columns)


def _with_points(source: Path, words: pd.DataFrame, places: str | Path | None) -> pd.DataFrame:
    if {"longitude", "latitude"} <= set(words):
        return words
    points = Path(places) if places else source.with_name(TESSELLATION)
    if not points.is_file():
        allowed = f"{TESSELLATION} beside it, or the kontrol table, by codes"
        raise BaselineError(
            [Fault(source.name, name, "is missing", allowed) for name in ("longitude", "latitude")]
        )
    if points.suffix.lower() == ".csv":
        table = pd.read_csv(points, dtype=str, encoding="utf-8-sig")
    else:
        table = pd.DataFrame(read_file(points).drop(columns="geometry"))
    missing = [name for name in ("geonameid", "longitude", "latitude") if name not in table]
    if missing:
        raise BaselineError([Fault(points.name, name, "is missing") for name in missing])
    table["geonameid"] = table["geonameid"].astype(str).str.removesuffix(".0")
    return words.merge(table[["geonameid", "longitude", "latitude"]], on="geonameid", how="inner")


def _nearest(located: list[Place], words: pd.DataFrame) -> dict[str, Control]:
    """Control of each settlement by the nearest row within reach."""
    lon, lat = (words[name].astype(float).to_numpy() for name in ("longitude", "latitude"))
    spots = THEATRE.to_metres(shapely.points(lon, lat))
    points = THEATRE.to_metres(shapely.points([(place.lon, place.lat) for place in located]))
    index, nearest = shapely.STRtree(spots).query_nearest(
        points, max_distance=MATCH_KM * 1000, all_matches=False
    )
    found = {place.id: Control.UNKNOWN for place in located}
    for at, row in zip(index.tolist(), nearest.tolist(), strict=True):
        found[located[at].id] = _control(words["word"].iloc[row])
    return found
