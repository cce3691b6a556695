from __future__ import annotations

from dataclasses import replace

import pytest
import shapely

from gazetteer.place import Kind, Precision
from maps.extents import claim_areas, disc
from maps.story import Story
from tests.maps.conftest import made_up_claim, made_up_place

AREA = replace(
    made_up_place(77, 36.0, 49.0, id="area:sample"),
    kind=Kind.AREA, precision=Precision.AREA, radius_km=20.0, oblast_id="",
)  # fmt: skip


def test_a_unit_is_the_union_of_its_cells(story: Story) -> None:
    east = [story.places[name].oblast_id == "OEast" for name in story.cells.ids]
    oblast = next(claim for claim in story.claims if claim.place_id == "OEast")
    expected = sum(
        shapely.area(cell)
        for cell, inside in zip(story.cells.polygons, east, strict=True)
        if inside
    )
    assert story.areas[oblast.id].area == pytest.approx(expected)


def test_settlements_are_dots(story: Story) -> None:
    assert set(story.areas) == {c.id for c in story.claims if c.precision != "settlement"}


def test_a_settlement_without_a_point_is_its_units_area(story: Story) -> None:
    lost = replace(story.places["X0001"], id="lost", precision=Precision.HROMADA, hromada_id="H")
    cells = {"X0002", "X0003"}
    places = {
        name: replace(place, hromada_id="H") if name in cells else place
        for name, place in story.places.items()
    } | {"lost": lost}
    claim = made_up_claim(0, lost, 0)
    found = claim_areas([claim], cells=story.cells, places=places)[claim.id]
    inside = [
        p for name, p in zip(story.cells.ids, story.cells.polygons, strict=True) if name in cells
    ]
    assert found.equals(shapely.union_all(inside))


def test_an_area_without_cells_is_a_disc_of_its_radius(story: Story) -> None:
    claim = made_up_claim(0, AREA, 0)
    found = claim_areas([claim], cells=story.cells, places={**story.places, AREA.id: AREA})[
        claim.id
    ]
    assert found.equals(disc(AREA))
    west, south, east, north = found.bounds
    assert (north - south) * 111.2 == pytest.approx(40, rel=0.01)
    assert (east - west) * 111.2 * 0.656 == pytest.approx(40, rel=0.01)


def test_outlines_that_are_known_come_first(story: Story) -> None:
    claim = made_up_claim(0, AREA, 0)
    outline = shapely.box(36, 49, 37, 50)
    places = {**story.places, AREA.id: AREA}
    found = claim_areas([claim], cells=story.cells, places=places, units={AREA.id: outline})
    assert found == {claim.id: outline}


def test_a_place_without_coordinates_is_nowhere(story: Story) -> None:
    lost = replace(AREA, lat=None, lon=None)
    assert disc(lost).is_empty
    claim = made_up_claim(0, lost, 0)
    assert claim_areas([claim], cells=story.cells, places={lost.id: lost}) == {}
