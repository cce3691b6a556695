"""Neighbours of an event: those told beside it, and those of the same place elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_NEAR = 3  # sentences over which one event leads on to the next
_FAINT = 0.15  # lean of an event up to which it tells nothing of its neighbours


class Move(NamedTuple):
    """An event at a first look.

    Attributes
    ----------
    number, at
        Its sentence, and the word in it at which its trigger begins.
    kind
        What it tells of.
    lean
        From -1 to 1 whose forces it seems to tell of, 1 for Ukraine's.
    places
        Names of its places.
    speaker
        Who tells it.
    """

    number: int
    at: int
    kind: str
    lean: float
    places: frozenset[str]
    speaker: str


class Neighbour(NamedTuple):
    """An event near another: how it stands to it, its kind, and 1 for Ukraine or -1 for Russia."""

    relation: str
    kind: str
    sign: int


def company(moves: Sequence[Move]) -> list[tuple[Neighbour, ...]]:
    """Find for each event of a report the others that tell whose forces it may be about.

    Parameters
    ----------
    moves
        In the order of the text.

    Returns
    -------
    list of tuple of Neighbour
        As many as there are moves; empty for one without neighbours that lean to a side.
    """
    return [
        (*_in_order(moves, n, -1), *_in_order(moves, n, 1), *_of_place(moves, n))
        for n in range(len(moves))
    ]


def _in_order(moves: Sequence[Move], n: int, step: int) -> Iterator[Neighbour]:
    """The event told next to one in its sentence, and the last one of the sentences before."""
    one = moves[n]
    rest = moves[n + 1 :] if step > 0 else moves[:n][::-1]
    beside = next((m for m in rest if m.number == one.number and (m.at - one.at) * step > 0), None)
    if beside:
        yield from _neighbour("after" if step > 0 else "ahead", beside.kind, beside.lean)
    before = next((m for m in rest if m.number < one.number), None)
    if before and one.number - before.number <= _NEAR:
        yield from _neighbour(f"prior {_teller(one, before)}", before.kind, before.lean)


def _of_place(moves: Sequence[Move], n: int) -> Iterator[Neighbour]:
    """What other sentences tell of the same place, by kind and by who tells it."""
    one = moves[n]
    leans: dict[tuple[str, str], float] = defaultdict(float)
    for other in moves:
        if other.number != one.number and not one.places.isdisjoint(other.places):
            leans[f"here {_teller(one, other)}", other.kind] += other.lean
    for (relation, kind), lean in leans.items():
        yield from _neighbour(relation, kind, lean)


def _teller(one: Move, other: Move) -> str:
    """Whether the same speaker tells both."""
    return "same" if one.speaker == other.speaker else "other"


def _neighbour(relation: str, kind: str, lean: float) -> Iterator[Neighbour]:
    """A neighbour that leans to a side; nothing where it hardly does."""
    if abs(lean) > _FAINT:
        yield Neighbour(relation, kind, 1 if lean > 0 else -1)
