"""Neighbours of an event: those told beside it, and those of the same place elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_NEAR = 3  # sentences over which one event leads on to the next
_MOST = 50  # events of one place, or on one side of an event, that are looked at
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
    of_places = _by_place(moves)
    return [
        (*_ahead(moves, n), *_behind(moves, n), *_of_place(moves[n], of_places))
        for n in range(len(moves))
    ]


def _ahead(moves: Sequence[Move], n: int) -> Iterator[Neighbour]:
    """The event told right ahead in the sentence, and the last one of the sentences before."""
    one, rest = moves[n], moves[max(0, n - _MOST) : n][::-1]
    beside = next((m for m in rest if m.number == one.number and m.at < one.at), None)
    if beside:
        yield from _neighbour("ahead", beside.kind, beside.lean)
    before = next((m for m in rest if m.number < one.number), None)
    if before and one.number - before.number <= _NEAR:
        yield from _neighbour(f"prior {_teller(one, before)}", before.kind, before.lean)


def _behind(moves: Sequence[Move], n: int) -> Iterator[Neighbour]:
    """The event told next in the sentence."""
    one, rest = moves[n], moves[n + 1 : n + 1 + _MOST]
    beside = next((m for m in rest if m.number == one.number and m.at > one.at), None)
    if beside:
        yield from _neighbour("after", beside.kind, beside.lean)


def _by_place(moves: Sequence[Move]) -> Mapping[str, Sequence[Move]]:
    """The first moves of each place; a report tells no more than a few."""
    found: dict[str, list[Move]] = defaultdict(list)
    for move in moves:
        for place in sorted(move.places):
            if len(found[place]) < _MOST:
                found[place].append(move)
    return found


def _of_place(one: Move, of_places: Mapping[str, Sequence[Move]]) -> Iterator[Neighbour]:
    """What other sentences tell of the same place, by kind and by who tells it."""
    others = {
        (other.number, other.at, other.kind, other.places): other
        for place in sorted(one.places) for other in of_places[place]
        if other.number != one.number
    }  # fmt: skip
    leans: dict[tuple[str, str], float] = defaultdict(float)
    for other in others.values():
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
