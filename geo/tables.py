"""Claims tables in and out: CSV, JSON Lines and GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from gazetteer.place import Precision
from geo._fields import (
    Column,
    language,
    number,
    one_of,
    read_table,
    text,
    web_address,
)
from geo._rows import Row, column_name, read_rows
from geo.claim import FORCES, Claim, Kind, Review, Side, Stance, TimePrecision, latest_day
from geo.days import day, day_or_instant
from geo.errors import ClaimsError, Fault, FormatError
from geo.files import write_whole

COLUMNS = (
    Column("id", text, required=True),
    Column("doc", text),
    Column("kind", one_of(Kind), required=True),
    Column("actor", one_of(FORCES), required=True),
    Column("stance", one_of(Stance)),
    Column("place", text, required=True),
    Column("within", text),
    Column("place_id", text),
    Column("lat", number(-90, 90)),
    Column("lon", number(-180, 180)),
    Column("precision", one_of(Precision)),
    Column("event_date", day, required=True),
    Column("event_date_end", day),
    Column("time_precision", one_of(TimePrecision)),
    Column("published", day_or_instant, required=True),
    Column("claimant", text, required=True),
    Column("claimant_side", one_of(Side), required=True),
    Column("hedge", text),
    Column("origin", text),
    Column("origin_id", text),
    Column("destination", text),
    Column("destination_id", text),
    Column("publisher", text),
    Column("title", text),
    Column("url", web_address),
    Column("archive_url", web_address),
    Column("language", language),
    Column("review", one_of(Review)),
    Column("reviewer", text),
    Column("reviewed", day),
    Column("superseded_by", text),
    Column("superseded", day),
    Column("confidence", number(0, 1)),
    Column("rule", text),
    Column("spans", text),
    Column("note", text),
)
_NAMES = tuple(column.name for column in COLUMNS)
# For what a row must say and does not; latest, so that they make nothing else look old.
_STAND_INS: dict[str, Any] = {
    "id": "",
    "kind": Kind.CLASH,
    "actor": Side.UKRAINE,
    "place": "",
    "event_date": date.max,
    "published": date.max,
    "claimant": "",
    "claimant_side": Side.THIRD_PARTY,
}


def read_claims(path: str | Path) -> tuple[Claim, ...]:
    """Read a claims table.

    Parameters
    ----------
    path
        CSV with comma, semicolon or tab, with or without byte order mark, in UTF-8; or JSON
        Lines (``.jsonl``). Dates as 2022-09-11, 11.09.2022 or 11 Sep 2022; times need a zone.
        A column that is not known is a fault unless its name starts with ``x_``.

    Returns
    -------
    tuple of Claim
        In the order of the file; empty for a table with only a header.

    Raises
    ------
    ClaimsError
        With every fault of the file: ``file:line: field: what is wrong; allowed: ...``.
    """
    claims, faults = readable_claims(path)
    if faults:
        raise ClaimsError(faults)
    return claims


def readable_claims(
    path: str | Path, *, today: date | None = None
) -> tuple[tuple[Claim, ...], list[Fault]]:
    """Read what can be read of a claims table, to look for more faults in it.

    Parameters
    ----------
    path
        As for :func:`read_claims`.
    today
        A claim published later is a fault; without it, none is.

    Returns
    -------
    claims : tuple of Claim
        One for each row that names a place. Where there are faults, fit for nothing but to find
        others: what a row does not say or says wrongly is empty, or stands in for it.
    faults : list of Fault
        Every fault of the file.
    """
    check = partial(_contradictions, today=today)
    records, faults = read_table(Path(path), COLUMNS, check=check)
    claims = (Claim(**(_STAND_INS | values), where=row.where) for row, values in records)
    return tuple(claim for claim in claims if claim.place or claim.place_id), faults


def column_of(path: str | Path, name: str) -> tuple[str, ...]:
    """Read the texts of one column of any table.

    Parameters
    ----------
    path
        CSV (comma, semicolon or tab, with or without byte order mark) or JSON Lines.
    name
        The column; case, blanks and hyphens in it do not matter.

    Returns
    -------
    tuple of str
        Row by row, empty where a row has none; blank rows left out.

    Raises
    ------
    ClaimsError
        If the file cannot be read as a table, or has no such column; the message lists those
        there are.
    """
    wanted = column_name(name)
    rows, faults = read_rows(Path(path), known=None, required=[wanted])
    if rows and not faults and not any(wanted in row.values for row in rows):  # of JSON Lines
        there = dict.fromkeys(key for row in rows for key in row.values)
        faults = [Fault(Path(path).name, wanted, "is nowhere", f"there are: {', '.join(there)}")]
    if faults:
        raise ClaimsError(faults)
    return tuple(row.values.get(wanted, "") for row in rows)


def write_claims(claims: Iterable[Claim], path: str | Path) -> None:
    """Write claims; an existing file is replaced only when the new one is complete.

    Parameters
    ----------
    claims
        Written in the order given; the same claims give the same bytes.
    path
        Its suffix names the format: ``.csv`` (comma, UTF-8), ``.jsonl`` or ``.geojson``.

    Raises
    ------
    FormatError
        If the suffix is none of these.
    """
    target = Path(path)
    form = target.suffix.lower().removeprefix(".")
    write_whole(target, claims_text(claims, form=form).encode())


def rewrite_claims(claims: Iterable[Claim], path: str | Path) -> None:
    """Write claims over a table that people keep, without losing columns of their own.

    Parameters
    ----------
    claims
        As for :func:`write_claims`.
    path
        A table; need not be there yet. Columns whose names start with ``x_`` keep their values
        for the claims that stay, at the end of each row.

    Raises
    ------
    FormatError
        If the suffix is not one of :func:`write_claims`.
    """
    target = Path(path)
    rows = read_rows(target, known=None, required=())[0] if target.exists() else []
    own = [name for name in (rows[0].values if rows else ()) if name.startswith("x_")]
    kept = list(claims)
    if not own or target.suffix.lower() != ".csv":
        write_claims(kept, target)
        return
    by_id = {row.values.get("id", ""): row.values for row in rows}
    table = [
        _record(claim) | {name: by_id.get(claim.id, {}).get(name) for name in own} for claim in kept
    ]
    write_whole(target, _csv(table, (*_NAMES, *own)).encode())


def claims_text(claims: Iterable[Claim], *, form: str = "csv") -> str:
    """Give claims as the text of a file.

    Parameters
    ----------
    claims
        In the order wanted.
    form
        ``csv``; ``jsonl``: an object a line, ``null`` for what is not there; ``geojson``: RFC
        7946, longitude first, a point a claim, ``null`` geometry where it has no coordinates.

    Returns
    -------
    str
        The text; without claims a header, nothing, or a collection without features.

    Raises
    ------
    FormatError
        If there is no such format.
    """
    writer = _WRITERS.get(form)
    if writer is None:
        raise FormatError(f"no format {form!r} for claims; allowed: {', '.join(_WRITERS)}")
    return writer([_record(claim) for claim in claims])


def template() -> str:
    """Give the text of a claims table to start from: a header and twelve worked examples.

    Returns
    -------
    str
        CSV with commas; :func:`read_claims` reads it without a fault.
    """
    return files("geo").joinpath("data", "template.csv").read_text(encoding="utf-8")


def _contradictions(row: Row, values: dict[str, Any], *, today: date | None) -> list[Fault]:
    """Find what no single field can show: dates out of order, half a coordinate."""
    faults = []
    start: date | None = values.get("event_date")
    end: date | None = values.get("event_date_end")
    if start and end and end < start:
        problem = f"{end} is before event_date {start}"
        faults.append(Fault(row.where, "event_date_end", problem, "event_date or later"))
    published: date | datetime | None = values.get("published")
    for name, moment in (("event_date", start), ("event_date_end", end)):
        if published and moment and moment > latest_day(published):
            problem = f"{moment} is after it was published, {published}"
            faults.append(Fault(row.where, name, problem, "the day of publication or before"))
    known = published.date() if isinstance(published, datetime) else published
    if known and today and known > today:
        problem = f"{known} is in the future"
        faults.append(Fault(row.where, "published", problem, f"{today} or before"))
    if bool(values.get("superseded_by")) != bool(values.get("superseded")):
        problem = "stands without the other"
        faults.append(
            Fault(row.where, "superseded", problem, "superseded_by and superseded, or neither")
        )
    for one, other in (("lat", "lon"), ("lon", "lat")):
        if row.values.get(one) and not row.values.get(other):
            faults.append(Fault(row.where, other, "is empty", "both lat and lon, or neither"))
    return faults


def _record(claim: Claim) -> dict[str, str | float | None]:
    """Give a claim's fields by column: text, numbers, and None for what is not there."""
    record: dict[str, str | float | None] = {}
    for name in _NAMES:
        value = getattr(claim, name)
        if isinstance(value, date):
            record[name] = value.isoformat()
        elif isinstance(value, float):
            record[name] = value
        else:
            record[name] = str(value) if value else None
    return record


def _csv(records: list[dict[str, str | float | None]], columns: Sequence[str] = _NAMES) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


def _jsonl(records: list[dict[str, str | float | None]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _geojson(records: list[dict[str, str | float | None]]) -> str:
    features = []
    for record in records:
        lat, lon = record.pop("lat"), record.pop("lon")
        point = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
        feature = {"type": "Feature", "id": record["id"], "geometry": point}
        features.append(feature | {"properties": record})
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


_WRITERS: dict[str, Callable[[list[dict[str, str | float | None]]], str]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "geojson": _geojson,
}
