"""Control as text and as files: tables for people and panels, GeoJSON, GeoPackage, KML and more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path

import numpy as np
import shapely
from geopandas import GeoDataFrame
from pandas import DataFrame, concat

from gazetteer.place import Precision
from geo.claim import CONTROLS, FORCES, Claim, Kind, TimePrecision, View
from geo.errors import FormatError
from geo.history import History

FORMS = ("table", "csv", "geojson")
FILES = {".gpkg": "GPKG", ".kml": "KML", ".geojson": "GeoJSON", ".parquet": "Parquet"}
DIGITS = 5  # of a coordinate in degrees: about a metre
# The words of VIINA's control tables.
STATUS = dict(zip(CONTROLS, ("UNKNOWN", "UA", "RU", "CONTESTED"), strict=True))
# ACLED's codes: 1 a town, 2 part of a region, 3 a region; 1 a day, 2 a week, 3 a month.
GEO_PRECISION = {
    Precision.SETTLEMENT: 1,
    Precision.HROMADA: 2,
    Precision.RAION: 2,
    Precision.AREA: 2,
    Precision.OBLAST: 3,
}
TIME_PRECISION = {TimePrecision.DAY: 1, TimePrecision.WEEK: 2, TimePrecision.MONTH: 3}
_BATTLES, _STRATEGIC = "Battles", "Strategic developments"
# ACLED tells a state's forces that regain land from others that take it.
EVENT_TYPES: dict[Kind, Mapping[str, tuple[str, str]]] = {
    Kind.CAPTURE: {
        "ukraine": (_BATTLES, "Government regains territory"),
        "russia": (_BATTLES, "Non-state actor overtakes territory"),
    },
    Kind.WITHDRAWAL: dict.fromkeys(FORCES, (_STRATEGIC, "Non-violent transfer of territory")),
    Kind.HOLD: dict.fromkeys(FORCES, (_STRATEGIC, "Other")),
    Kind.ENTRY: dict.fromkeys(FORCES, (_BATTLES, "Armed clash")),
    Kind.ADVANCE: dict.fromkeys(FORCES, (_BATTLES, "Armed clash")),
    Kind.CLASH: dict.fromkeys(FORCES, (_BATTLES, "Armed clash")),
}


def control_text(table: GeoDataFrame, *, day: date, view: View, form: str = "table") -> str:
    """Write the control of settlements on a day as text.

    Parameters
    ----------
    table
        As :meth:`geo.timeline.History.at` gives it, or some of its rows.
    day
        The day at whose end it holds.
    view
        Which of the two views it is; every form says so.
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
    if form not in FORMS:
        raise FormatError(f"no form {form!r}; there are: {', '.join(FORMS)}")
    rows = table.assign(
        date=day.isoformat(),
        view=view.value,
        claims=[" ".join(names) for names in table["claims"]],
        lon=table.geometry.x.round(DIGITS),
        lat=table.geometry.y.round(DIGITS),
    )
    if form == "geojson":
        rows["geometry"] = shapely.points(rows["lon"], rows["lat"])
        return f"{rows.drop(columns=['lon', 'lat']).to_json(drop_id=True, ensure_ascii=False)}\n"
    columns = ["date", "view", "id", "name", "lat", "lon", "control", "basis", "claims", "reason"]
    if form == "csv":
        text: str = rows[columns].to_csv(index=False, lineterminator="\n")
        return text
    lines = [f"{view.value} control at the end of {day}"]
    lines += [
        f"{row.name:24} {row.control:10} {row.reason}" for row in rows.itertuples(index=False)
    ]
    return "\n".join(lines) + "\n"


def panel(history: History, *, ids: Collection[str] | None = None) -> DataFrame:
    """Give control place by place and day by day, in the words of VIINA's control tables.

    Parameters
    ----------
    history
        At any extent.
    ids
        Settlements wanted; without it, all that have a cell.

    Returns
    -------
    DataFrame
        A row for each place and day, places in the order of the cells: ``id``, ``name``,
        ``latitude``, ``longitude`` (degrees WGS 84), ``oblast``, ``date`` (ISO), ``extent``,
        ``status_established`` and ``status_claimed`` (UA, RU, CONTESTED, UNKNOWN). Empty if
        none of the settlements has a cell.
    """
    cells = history.cells
    chosen = [cell for cell, name in enumerate(cells.ids) if ids is None or name in ids]
    places = [cells.places[cell] for cell in chosen]
    words = np.array([STATUS[control] for control in CONTROLS])
    fixed = {
        "id": [place.id for place in places],
        "name": [place.name for place in places],
        "latitude": [place.lat for place in places],
        "longitude": [place.lon for place in places],
        "oblast": [place.oblast for place in places],
    }
    days = []
    for day in history.dates:
        said = {
            f"status_{view}": words[history.labels(day, view=view)[chosen]]
            for view in (View.ESTABLISHED, View.CLAIMED)
        }
        about = {"order": chosen, "date": day.isoformat(), "extent": history.extent.value}
        days.append(DataFrame(fixed | about | said))
    table = concat(days, ignore_index=True).sort_values(["order", "date"], kind="stable")
    return table.drop(columns="order").reset_index(drop=True)


def events(claims: Iterable[Claim]) -> DataFrame:
    """Give claims with the columns of ACLED's event tables.

    Parameters
    ----------
    claims
        Resolved or not.

    Returns
    -------
    DataFrame
        A row a claim, in order: ``event_id``, ``event_date`` (ISO, the first day), ``year``,
        ``time_precision``, ``event_type``, ``sub_event_type``, ``actor1``, ``location``,
        ``latitude``, ``longitude`` (degrees WGS 84, empty if unresolved), ``geo_precision``
        (0 if unresolved), ``source`` (the publisher), ``notes``; and what ACLED has no column
        for: ``claimant``, ``claimant_side``, ``stance``, ``hedge``. These are claims, not
        events that somebody has verified.
    """
    columns = [
        "event_id", "event_date", "year", "time_precision", "event_type", "sub_event_type",
        "actor1", "location", "latitude", "longitude", "geo_precision", "source", "notes",
        "claimant", "claimant_side", "stance", "hedge",
    ]  # fmt: skip
    return DataFrame([_event(claim) for claim in claims], columns=columns)


def _event(claim: Claim) -> tuple[str | float | None, ...]:
    event_type, sub_event_type = EVENT_TYPES[claim.kind][claim.actor.value]
    return (
        claim.id,
        claim.event_date.isoformat(),
        claim.event_date.year,
        TIME_PRECISION[claim.time_precision],
        event_type,
        sub_event_type,
        f"Military Forces of {claim.actor.capitalize()}",
        claim.place,
        claim.lat,
        claim.lon,
        GEO_PRECISION[claim.precision] if claim.precision else 0,
        claim.publisher,
        claim.note,
        claim.claimant,
        claim.claimant_side.value,
        claim.stance.value,
        claim.hedge,
    )


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


def _plain(table: GeoDataFrame) -> GeoDataFrame:
    """Columns of tuples as text: no format of files has them."""
    tuples = [
        name
        for name in table.columns.drop(table.geometry.name)
        if any(isinstance(value, tuple) for value in table[name])
    ]
    return table.assign(**{name: [" ".join(value) for value in table[name]] for name in tuples})


def _parquet(table: GeoDataFrame, path: Path) -> None:
    try:
        table.to_parquet(path, index=False)
    except ImportError as error:
        raise FormatError(f"GeoParquet needs the package pyarrow: {error}") from None
