"""Control on a day as text for files and pipes: a table for people, CSV or GeoJSON."""

from __future__ import annotations

from datetime import date

import shapely
from geopandas import GeoDataFrame

from geo.claim import View
from geo.errors import FormatError

FORMS = ("table", "csv", "geojson")
DIGITS = 5  # of a coordinate in degrees: about a metre


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
