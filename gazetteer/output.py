"""Resolutions as rows for files and pipes: JSON Lines, CSV, GeoJSON and a bill of evidence."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from gazetteer.place import Place
from gazetteer.resolution import Resolution

PLACE_FIELDS = (
    "id", "name", "name_uk", "kind", "lat", "lon", "precision", "oblast", "raion", "hromada",
)  # fmt: skip
GUESSES = 5  # candidates told in a row


def as_record(found: Resolution) -> dict[str, Any]:
    """One resolution as plain values, in the order of the design's JSON Lines."""
    return {
        "query": found.query,
        "status": found.status.value,
        "confidence": found.confidence,
        "place": _place(found.place),
        "reasons": list(found.reasons),
        "candidates": [
            {**(_place(c.place) or {}), "score": round(c.score, 2), "guess": c.guess}
            for c in found.candidates[:GUESSES]
        ],
    }


def as_jsonl(resolutions: Iterable[Resolution]) -> Iterator[str]:
    """One line of JSON per resolution, without line ends."""
    for found in resolutions:
        yield json.dumps(as_record(found), ensure_ascii=False)


def as_csv(resolutions: Iterable[Resolution]) -> Iterator[str]:
    """CSV lines, header first: the query beside the place and its runners-up."""
    columns = ["query", "status", "confidence", *PLACE_FIELDS, "candidates"]
    yield _csv_line(columns)
    for found in resolutions:
        place = _place(found.place) or dict.fromkeys(PLACE_FIELDS, "")
        others = "; ".join(str(c.place) for c in found.candidates[:GUESSES])
        values = [place[name] for name in PLACE_FIELDS]
        yield _csv_line([found.query, found.status.value, found.confidence, *values, others])


def as_geojson(resolutions: Iterable[Resolution]) -> Iterator[str]:
    """One GeoJSON FeatureCollection (RFC 7946, lon and lat), a feature per resolution."""
    features = []
    for found in resolutions:
        record = as_record(found)
        place = record.pop("place")
        point = place and place["lat"] is not None
        geometry = {"type": "Point", "coordinates": [place["lon"], place["lat"]]} if point else None
        properties = {**record, **(place or {})}
        features.append({"type": "Feature", "geometry": geometry, "properties": properties})
    yield json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def as_table(resolutions: Iterable[Resolution]) -> Iterator[str]:
    """Lines for people: the query, what became of it, and the place or the candidates."""
    for found in resolutions:
        if found.place is not None:
            where = _where(found.place)
            yield f"{found.query} -> {found.place}  [{where}, confidence {found.confidence:.2f}]"
            continue
        yield f"{found.query} -> {found.status.value.replace('_', ' ')}: {found.reasons[0]}"
        for candidate in found.candidates[:GUESSES]:
            mark = "a guess" if candidate.guess else "candidate"
            yield f"    {mark}: {candidate.place}  [{_where(candidate.place)}]"


def as_bill(resolutions: Iterable[Resolution]) -> Iterator[str]:
    """The evidence for each candidate, a line a piece, summed up like a bill."""
    for found in resolutions:
        yield from as_table([found])
        for candidate in found.candidates[:GUESSES]:
            yield f"  {candidate.place}"
            for piece in candidate.evidence:
                yield f"    {piece.points:+6.1f}  {piece.reason}"
            yield f"    {candidate.score:6.1f}  in all"


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    values = {name: getattr(place, name) for name in PLACE_FIELDS}
    return {name: getattr(value, "value", value) for name, value in values.items()}


def _where(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return "no coordinates"
    return f"{place.lat:.4f} N {place.lon:.4f} E, {place.precision}"


def _csv_line(values: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(["" if v is None else v for v in values])
    return out.getvalue()
