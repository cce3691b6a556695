"""A topology of two squares side by side."""

from __future__ import annotations

import json
from pathlib import Path

import shapely

from geo.sources.topojson import read_topojson

# Steps of half a degree from 30 E, 50 N; the squares share arc 0, one of them backwards.
TOPOLOGY = {
    "transform": {"scale": [0.5, 0.5], "translate": [30, 50]},
    "arcs": [
        [[2, 0], [0, 2]],
        [[2, 2], [-2, 0], [0, -2], [2, 0]],
        [[2, 0], [2, 0], [0, 2], [-2, 0]],
    ],
    "objects": {
        "units": {
            "geometries": [
                {"type": "Polygon", "properties": {"name": "west"}, "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "properties": {"name": "east"}, "arcs": [[[2, -1]]]},
            ]
        }
    },
}


def test_arcs_are_put_together_to_shapes(tmp_path: Path) -> None:
    path = tmp_path / "units.json"
    path.write_text(json.dumps(TOPOLOGY), encoding="utf-8")
    found = read_topojson(path, layer="units")
    assert found["west"].equals(shapely.box(30, 50, 31, 51))
    assert found["east"].equals(shapely.box(31, 50, 32, 51))
    assert shapely.coverage_is_valid(list(found.values()))
