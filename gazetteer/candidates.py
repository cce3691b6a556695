"""Candidates: the places that a name may mean, by key, reading, case ending or slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from gazetteer.evidence import Piece, weight
from gazetteer.index import Index
from gazetteer.inflection import base_forms
from gazetteer.keys import match_key, match_keys
from gazetteer.place import SETTLEMENT_KINDS, UNIT_KINDS, Kind

# Letters of a key from which one slip, and two, are forgiven.
ONE_SLIP = 5
TWO_SLIPS = 9


class Found(NamedTuple):
    """One place, by its row number, and how the name led to it."""

    row: int
    key: str
    reading: bool = False
    base: str = ""
    edits: int = 0

    def pieces(self, match: Piece) -> Iterator[Piece]:
        """What the way to the place takes off a full match."""
        if self.reading:
            yield Piece(weight("name:reading"), "by another language's spelling")
        if self.base:
            yield Piece(weight("name:inflected"), f"as a case form of {self.base}")
        if self.edits:
            allowance = weight("name:near-miss") - match.points
            points = min(allowance, 0.0) + weight("name:edit") * (self.edits - 1)
            yield Piece(points, f"differs by {self.edits} letter{'s' * (self.edits > 1)}")


def find(
    index: Index,
    name: str,
    *,
    kinds: frozenset[str] = frozenset(),
    slips: bool = False,
    oblique: bool = False,
) -> list[Found]:
    """Find the places a name may mean, by the first of four ways that leads to any.

    Parameters
    ----------
    index
        Where to look.
    name
        One name without kind words.
    kinds
        Kinds of place that the query named; without any, units are not looked for.
    slips
        Go all ways and keep what each finds, near misses too.
    oblique
        Undo case endings although the name itself is known: a preposition stood before it.

    Returns
    -------
    list of Found
        One per place, exact ones first; empty if no way leads anywhere.
    """
    keys = match_keys(name)
    found: dict[int, Found] = {}

    def add(candidates: Iterable[Found]) -> None:
        for candidate in candidates:
            if _wanted(index, candidate.row, kinds):
                found.setdefault(candidate.row, candidate)

    add(Found(row, key) for key in keys[:1] for row in index.rows(key))
    if not found or slips:
        add(Found(row, key, reading=True) for key in keys[1:] for row in index.rows(key))
    if not found or slips or oblique:
        long_enough = len(keys[0]) >= ONE_SLIP if keys else False
        add(
            Found(row, key, base=base)
            for base in (base_forms(name) if long_enough or oblique else ())
            for key in [match_key(base)]
            for row in index.rows(key)
        )
    if not found:  # a name that only an oblast bears: Luhanshchyna
        found = {row: Found(row, key) for key in keys[:1] for row in index.rows(key)
                 if index.kind(row) is Kind.OBLAST and not kinds}  # fmt: skip
    if not found or slips:
        add(_near_misses(index, keys))
    return list(found.values())


def _wanted(index: Index, row: int, kinds: frozenset[str]) -> bool:
    kind = index.kind(row)
    if kinds & {kind.value for kind in UNIT_KINDS}:
        return kind.value in kinds or ("oblast" in kinds and index.is_own_oblast(row))
    if kinds & {"river"}:
        return kind is Kind.RIVER
    if kinds & {"sector"}:
        return kind is Kind.SECTOR or kind in SETTLEMENT_KINDS
    return kind not in UNIT_KINDS and kind is not Kind.SECTOR


def _near_misses(index: Index, keys: Iterable[str]) -> Iterator[Found]:
    for key in list(keys)[:3]:
        allowed = (len(key) >= ONE_SLIP) + (len(key) >= TWO_SLIPS)
        if not allowed:
            continue
        near = process.extract(
            key, index.keys_near(key), scorer=OSA.distance, score_cutoff=allowed, limit=20
        )
        for other, edits, _ in sorted(near, key=lambda hit: (hit[1], hit[0])):
            for row in index.rows(other):
                yield Found(row, other, edits=max(1, int(edits)))
