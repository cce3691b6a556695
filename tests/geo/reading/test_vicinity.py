"""Places near each other: what a settled name adds to others, and where nothing is added."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from geo.reading.options import Option, options_of
from geo.reading.vicinity import ASIDE, FAR, MOST_NEIGHBOURS, Vicinity

IZIUM, KYIV, LYMAN = (options_of(Gazetteer(), name, "", None)[0] for name in
                      ("Izium", "Kyiv", "Lyman"))  # fmt: skip


def _gain(option: Option, *anchors: tuple[list[int], Option]) -> float:
    ((points,),) = Vicinity([[option]], [[option.score]], [[0]]).judged(anchors)
    return points - option.score


def test_the_nearer_a_neighbour_the_more_it_adds() -> None:
    assert _gain(LYMAN, ([1], IZIUM)) > 0 > _gain(LYMAN, ([1], KYIV))
    assert _gain(LYMAN, ([1], KYIV)) > FAR


@pytest.mark.parametrize(
    "at",
    [pytest.param([1], id="beside"), pytest.param([5], id="around"),
     pytest.param([50], id="elsewhere"), pytest.param([], id="not in the text")],
)  # fmt: skip
def test_a_neighbour_adds_less_the_farther_it_is_told_of(at: list[int]) -> None:
    assert 0 < _gain(LYMAN, (at, IZIUM)) <= _gain(LYMAN, ([1], IZIUM))


def test_nothing_is_added_without_neighbours_or_by_a_name_to_itself() -> None:
    assert _gain(LYMAN) == 0
    own = [0]
    assert Vicinity([[LYMAN]], [[1.0]], [own]).judged([(own, LYMAN)]) == [[1.0]]


def test_those_told_of_far_away_are_not_looked_at() -> None:
    crowd = [([1], KYIV) for _ in range(MOST_NEIGHBOURS)]
    assert _gain(LYMAN, *crowd, ([50], IZIUM)) == pytest.approx(_gain(LYMAN, *crowd))


def test_a_namesake_aside_yields_to_one_close_by() -> None:
    beside = Vicinity([[IZIUM, KYIV]], [[0.0, 0.0]], [[0]]).judged([([1], IZIUM)])
    alone = Vicinity([[KYIV]], [[0.0]], [[0]]).judged([([1], IZIUM)])
    assert beside[0][1] - alone[0][0] == pytest.approx(ASIDE)
