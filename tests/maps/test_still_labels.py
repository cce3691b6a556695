from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from geo.crs import EqualArea
from maps.still_frame import Frame
from maps.still_labels import Name, overlap, place

FRAME = Frame(EqualArea(lat=49.0, lon=36.0), 50_000, 40_000, 500.0, 400.0)
SPOTS = st.tuples(st.floats(-50, 550), st.floats(-50, 450))
BOXES = st.tuples(st.floats(0, 450), st.floats(0, 350)).map(
    lambda spot: (spot[0], spot[1], spot[0] + 40, spot[1] + 20)
)


def name(text: str, x: float, y: float, *, reach: float = 2.0) -> Name:
    return Name(text=text, x=x, y=y, reach=reach, font="sans", size=8, kind="town")


@given(st.lists(SPOTS, max_size=40), st.lists(BOXES, max_size=4))
def test_no_two_names_overlap_and_all_stay_inside(
    spots: list[tuple[float, float]], taken: list[tuple[float, float, float, float]]
) -> None:
    names = [name("Sampletown", *spot) for spot in spots]
    found = place(names, FRAME, taken=taken)
    for one, other in combinations([placed.box for placed in found], 2):
        assert not overlap(one, other)
    for placed in found:
        assert not any(overlap(placed.box, box) for box in taken)
        assert FRAME.holds(*placed.box[:2])
        assert FRAME.holds(*placed.box[2:])


def test_the_first_comes_first_and_reads_to_the_right() -> None:
    names = [name("First", 100, 100), name("Second", 101, 100)]
    (first, *_) = place(names, FRAME)
    assert first.name.text == "First"
    assert first.box[0] > 100
    assert len(place(names, FRAME, most=1)) == 1


def test_a_name_without_a_mark_stands_on_its_spot() -> None:
    (found,) = place([name("OBLAST", 200, 200, reach=0)], FRAME)
    left, bottom, right, top = found.box
    assert ((left + right) / 2, (bottom + top) / 2) == (200, 200)


def test_what_finds_no_room_is_left_out() -> None:
    assert place([name("Nowhere", 900, 900)], FRAME) == []
    assert place([name("Under", 20, 20)], FRAME, taken=[(0, 0, 400, 400)]) == []
