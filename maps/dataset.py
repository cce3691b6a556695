"""The claims of a page as files for others: CSV and GeoJSON with standing and citation."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace

import shapely

from geo.claim import Claim
from geo.tables import claims_text
from maps.notes import ordered
from maps.story import Story

STANDING = "x_standing"  # a column that a claims table may have beside its own
_TOLERANCE = 0.003  # degrees, as on the page
_DIGITS = 5


def claims_csv(story: Story) -> str:
    """Give the claims as a table that `frontline` reads again.

    Parameters
    ----------
    story
        What a page tells.

    Returns
    -------
    str
        CSV, a claim a row in order of date, with their standing in ``x_standing``.
    """
    claims = _published(story.claims)
    rows = list(csv.reader(io.StringIO(claims_text(claims))))
    rows[0].append(STANDING)
    for row, claim in zip(rows[1:], claims, strict=True):
        row.append(str(story.standings[claim.id]))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def claims_geojson(story: Story, *, citation: str) -> str:
    """Give the claims as GeoJSON (RFC 7946).

    Parameters
    ----------
    story
        What a page tells.
    citation
        How to cite them; stands beside the features.

    Returns
    -------
    str
        A feature a claim in order of date, WGS 84, longitude first: a point, for a claim known
        to an area only that area (thinned out to 300 m), ``null`` where there is neither.
    """
    claims = _published(story.claims)
    collection = json.loads(claims_text(claims, form="geojson"))
    for feature in collection["features"]:
        name = feature["id"]
        feature["properties"][STANDING] = str(story.standings[name])
        if name in story.areas:
            shape = shapely.simplify(story.areas[name], _TOLERANCE)
            shape = shapely.transform(shape, lambda points: points.round(_DIGITS))
            feature["geometry"] = json.loads(shapely.to_geojson(shapely.orient_polygons(shape)))
    told = {"type": collection["type"], "citation": citation, "asOf": story.as_of.isoformat()}
    head = _compact(told).removesuffix("}")
    features = ",\n".join(_compact(feature) for feature in collection["features"])
    return f'{head},"features":[\n{features}\n]}}\n'


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _published(claims: Iterable[Claim]) -> list[Claim]:
    """Claims without a newsroom's own business: who reviewed them, and how they were read."""
    return [
        replace(claim, reviewer="", reviewed=None, confidence=None, rule="", spans="")
        for claim in ordered(claims)
    ]
