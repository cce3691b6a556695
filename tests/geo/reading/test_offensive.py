"""Who is on the offensive in a report, by all its other sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.claim import Kind, Side
from geo.reading.offensive import offensives

MOVES = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from([str(kind) for kind in Kind]), st.floats(-1, 1))
)


@pytest.mark.parametrize(
    ("moves", "side"),
    [
        pytest.param([], None, id="nothing told"),
        pytest.param([(1, "capture", 1.0)], Side.UKRAINE, id="one took a town"),
        pytest.param([(1, "withdrawal", 1.0)], Side.RUSSIA, id="who withdraws is pushed"),
        pytest.param([(1, "hold", 1.0), (2, "hold", 1.0)], None, id="holding pushes nobody"),
        pytest.param([(1, "capture", 1.0), (2, "capture", -1.0)], None, id="both push"),
        pytest.param([(1, "capture", 0.3)], None, id="too unsure"),
    ],
)
def test_offensive(moves: list[tuple[int, str, float]], side: Side | None) -> None:
    assert offensives(moves)[0] is side


def test_a_sentence_does_not_speak_for_itself() -> None:
    found = offensives([(0, "capture", 1.0), (1, "capture", -1.0)])
    assert (found[0], found[1]) == (Side.RUSSIA, Side.UKRAINE)


@given(MOVES)
def test_the_sides_mirror_each_other(moves: list[tuple[int, str, float]]) -> None:
    found = offensives(moves)
    mirror = offensives([(number, kind, -lean) for number, kind, lean in moves])
    turned = {Side.UKRAINE: Side.RUSSIA, Side.RUSSIA: Side.UKRAINE, None: None}
    assert all(mirror[number] is turned[found[number]] for number in range(6))
