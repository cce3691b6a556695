"""Who is on the offensive in a report: whose forces the rest of it shows moving forward."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from geo.claim import Kind, Side

# How far an event shows its actor pushing; who withdraws is pushed.
_PUSH = {Kind.CAPTURE: 1.0, Kind.ENTRY: 1.0, Kind.ADVANCE: 1.0, Kind.CLASH: 0.5,
         Kind.WITHDRAWAL: -1.0, Kind.HOLD: 0.0}  # fmt: skip
_CLEAR = 0.8  # of a push from which a side is on the offensive


def offensives(moves: Iterable[tuple[int, str, float]]) -> Mapping[int, Side | None]:
    """Tell for each sentence who is on the offensive by all the others.

    Parameters
    ----------
    moves
        For each event the number of its sentence, its kind, and from -1 to 1 whose forces it
        seems to tell of: 1 for Ukraine's, -1 for Russia's.

    Returns
    -------
    mapping of int to Side
        ``None`` for sentences where the others do not tell, and for unknown numbers.
    """
    total = 0.0
    here: dict[int, float] = defaultdict(float)
    for number, kind, lean in moves:
        push = _PUSH[Kind(kind)] * lean
        here[number] += push
        total += push
    return defaultdict(
        lambda: _side(total), {number: _side(total - own) for number, own in here.items()}
    )


def _side(push: float) -> Side | None:
    if abs(push) <= _CLEAR:
        return None
    return Side.UKRAINE if push > 0 else Side.RUSSIA
