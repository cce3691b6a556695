"""Land divided among toy countries on a frame of ten by ten degrees."""

from __future__ import annotations

import pytest
import shapely

from geo.sources.partition import divide, simplify, spread

FRAME = shapely.box(0, 0, 10, 10)


def test_units_are_cut_and_stretched_to_their_country() -> None:
    units = {"west": shapely.box(1, 1, 3, 5), "east": shapely.box(3, 1, 5, 5)}
    country = shapely.box(0.5, 1.5, 5.5, 5.5)
    found = spread(units, country)
    assert shapely.union_all(list(found.values())).equals(country)
    assert found["west"].intersection(found["east"]).area == 0
    assert found["west"].area == pytest.approx(found["east"].area, rel=0.01)


def test_what_two_countries_claim_is_the_first_one_s() -> None:
    owners = {"first": shapely.box(0, 0, 4, 10), "second": shapely.box(3, 0, 7, 10)}
    faces = divide(owners, frame=FRAME)
    areas = {name: shapely.union_all(own).area for name, own in faces.items()}
    assert areas == {"first": 40, "second": 30, "": 30}


def test_faces_meet_vertex_to_vertex() -> None:
    owners = {"first": shapely.box(0, 0, 4, 10), "second": shapely.box(4, 2, 7, 8)}
    faces = divide(owners, frame=FRAME, cuts=[shapely.LineString([(7, 5), (10, 5)])])
    assert shapely.coverage_is_valid([face for own in faces.values() for face in own])


def test_a_cut_divides_what_nobody_owns() -> None:
    owners = {"land": shapely.box(0, 0, 4, 10)}
    cut = shapely.LineString([(3, 5), (11, 5)])
    faces = divide(owners, frame=FRAME, cuts=[cut])
    assert sorted(face.area for face in faces[""]) == [30, 30]


def test_crumbs_between_countries_are_left_out() -> None:
    owners = {"first": shapely.box(0, 0, 5, 10), "second": shapely.box(5.000_5, 0, 10, 10)}
    owners["second"] = owners["second"].union(shapely.box(5, 0.01, 6, 10))
    assert divide(owners, frame=FRAME)[""] == []


def test_a_border_is_thinned_out_alike_on_both_sides() -> None:
    zigzag = [(5 + (n % 2) * 0.01, n / 10) for n in range(101)]
    shapes = {
        "west": shapely.Polygon([(0, 0), *zigzag, (0, 10)]),
        "east": shapely.Polygon([(10, 0), *zigzag, (10, 10)]),
    }
    thin = simplify(shapes, tolerance=0.2)
    assert shapely.coverage_is_valid(list(thin.values()))
    assert sum(shapely.get_num_coordinates(list(thin.values()))) < 40


def test_an_outline_can_be_kept() -> None:
    coast = [(10 + (n % 2) * 0.01, n / 10) for n in range(101)]
    shapes = {"land": shapely.Polygon([(0, 0), *coast, (0, 10)])}
    kept = simplify(shapes, tolerance=0.2, outline=False)
    assert shapely.get_num_coordinates(kept["land"]) == shapely.get_num_coordinates(shapes["land"])
