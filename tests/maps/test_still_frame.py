from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.measure import distance_km
from maps.still_frame import frame_of

LON, LAT = st.floats(24, 38), st.floats(45.5, 51)


@given(LON, LAT, st.floats(0.05, 2), st.floats(0.05, 1.5), st.floats(80, 500), st.floats(80, 500))
def test_a_frame_holds_its_bounds(
    lon: float, lat: float, wide: float, high: float, width: float, height: float
) -> None:
    frame = frame_of((lon, lat, lon + wide, lat + high), width=width, height=height)
    for x in (lon, lon + wide / 2, lon + wide):
        for y in (lat, lat + high):
            spot = frame.at(x, y)
            assert frame.holds(*spot, margin=-1e-6)
    assert frame.half_x / frame.half_y == pytest.approx(width / height)


def test_the_scale_is_that_of_the_ground() -> None:
    frame = frame_of((35.5, 48.5, 37.5, 50.0), width=480, height=480)
    one, other = frame.at(36.2, 49.1), frame.at(36.9, 49.4)
    on_paper = float(np.hypot(one[0] - other[0], one[1] - other[1])) * frame.metres / 1000
    assert on_paper == pytest.approx(distance_km((49.1, 36.2), (49.4, 36.9)), rel=0.003)
    assert frame.at(36.5, 49.6)[1] > frame.at(36.5, 49.5)[1]  # north is up


def test_only_what_is_seen_is_drawn() -> None:
    frame = frame_of((35.5, 48.5, 37.5, 50.0), width=480, height=480)
    assert len(frame.drawn([shapely.box(20, 45, 21, 46)])) == 0
    (seen,) = frame.drawn([shapely.box(20, 40, 50, 60)])
    assert shapely.covers(seen, frame.box)
    assert seen.area < frame.box.area * 1.1
