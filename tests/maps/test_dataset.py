from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import shapely

from geo.claim import Review
from geo.tables import read_claims
from maps.dataset import claims_csv, claims_geojson
from maps.notes import ordered
from maps.story import Story


def test_the_table_is_read_again(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(claims_csv(story), encoding="utf-8")
    assert read_claims(path) == tuple(ordered(story.claims))
    rows = list(csv.DictReader(io.StringIO(claims_csv(story))))
    assert {row["id"]: row["x_standing"] for row in rows} == dict(story.standings)


def test_reviewers_stay_at_home(story: Story) -> None:
    claims = tuple(
        replace(one, review=Review.ACCEPTED, reviewer="A. Reviewer", reviewed=date(2031, 3, 9),
                spans="0-5")
        for one in story.claims
    )  # fmt: skip
    told = replace(story, claims=claims)
    for text in (claims_csv(told), claims_geojson(told, citation="")):
        assert "A. Reviewer" not in text
        assert "0-5" not in text


def test_features_are_points_or_areas(story: Story) -> None:
    found = json.loads(claims_geojson(story, citation="Cite me."))
    assert found["citation"] == "Cite me."
    assert found["asOf"] == "2031-03-11"
    features = {one["id"]: one for one in found["features"]}
    assert set(features) == {claim.id for claim in story.claims}
    for claim in story.claims:
        shape = shapely.from_geojson(json.dumps(features[claim.id]["geometry"]))
        assert (shape.geom_type != "Point") == (claim.id in story.areas)
        assert shape.is_valid
        assert features[claim.id]["properties"]["x_standing"] == story.standings[claim.id]
