"""What is told beside an event and of its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geo.claim import Kind
from geo.reading.company import Move, Neighbour, company

HERE = frozenset({"Lyman"})
MOVES = st.lists(
    st.builds(
        Move, st.integers(0, 4), st.integers(0, 9), st.sampled_from([str(kind) for kind in Kind]),
        st.floats(-1, 1), st.sampled_from([HERE, frozenset({"Izium"})]), st.sampled_from("ab"),
    )
)  # fmt: skip


def test_neighbours_of_a_sentence_and_of_the_place() -> None:
    moves = [
        Move(0, 1, "clash", 0.9, HERE, "a"),
        Move(1, 1, "capture", -0.8, frozenset({"Izium"}), "a"),
        Move(1, 5, "withdrawal", 0.1, HERE, "b"),
    ]
    assert company(moves)[1] == (Neighbour("prior same", "clash", 1),)
    assert company(moves)[2] == (
        Neighbour("ahead", "capture", -1),
        Neighbour("prior other", "clash", 1),
        Neighbour("here other", "clash", 1),
    )


def test_far_sentences_do_not_lead_on() -> None:
    moves = [Move(0, 1, "clash", 0.9, HERE, "a"),
             Move(9, 1, "hold", 0.9, frozenset({"Izium"}), "a")]  # fmt: skip
    assert company(moves) == [(), ()]


@given(MOVES)
def test_the_sides_mirror_each_other(moves: list[Move]) -> None:
    mirror = company([move._replace(lean=-move.lean) for move in moves])
    turned = [tuple(one._replace(sign=-one.sign) for one in found) for found in company(moves)]
    assert mirror == turned
