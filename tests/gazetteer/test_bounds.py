"""Bounds of units, areas and points."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.bounds import bounds


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        pytest.param("Kharkiv Oblast", "Izium", "Svatove", id="oblast"),
        pytest.param("Izium Raion", "Balakliia", "Kupiansk", id="raion"),
        pytest.param("Donbas", "Kramatorsk", "Kharkiv", id="area"),
    ],
)
def test_bounds_hold_what_lies_inside(name: str, inside: str, outside: str) -> None:
    gazetteer = Gazetteer()
    place = gazetteer.resolve(name).place
    assert place is not None
    box = bounds(place, gazetteer=gazetteer)
    assert box is not None
    for town, within in ((inside, True), (outside, False)):
        point = gazetteer.resolve(town).place
        assert point is not None
        assert point.lat is not None
        assert point.lon is not None
        held = box.south <= point.lat <= box.north and box.west <= point.lon <= box.east
        assert held is within


def test_bounds_of_a_point_and_of_its_surroundings() -> None:
    gazetteer = Gazetteer()
    town, around = gazetteer.resolve("Izium").place, gazetteer.resolve("south of Izium").place
    assert town is not None
    assert around is not None
    point = bounds(town, gazetteer=gazetteer)
    assert point is not None
    assert (point.south, point.west) == (point.north, point.east) == (town.lat, town.lon)
    box = bounds(around, gazetteer=gazetteer)
    assert box is not None
    assert box.north - box.south == pytest.approx(0.36, abs=0.01)
