"""Candidates: the places that a name may mean, by key, reading, case ending, sounds or slip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from gazetteer.evidence import SURELY_A_PLACE, Piece, weight
from gazetteer.index import Index
from gazetteer.inflection import base_forms
from gazetteer.keys import match_key, match_keys
from gazetteer.place import SETTLEMENT_KINDS, UNIT_KINDS, Kind
from gazetteer.sounds import ukrainian_forms

ALTERNATE = "g"  # origin of a name that only GeoNames has
# Letters of a key from which one slip, and two, are forgiven.
ONE_SLIP = 5
TWO_SLIPS = 9


class Found(NamedTuple):
    """One place, by its row number, and how the name led to it."""

    row: int
    key: str
    origins: str
    reading: bool = False
    base: str = ""
    edits: int = 0
    sounds: bool = False
    sure: bool = False

    def pieces(self, match: Piece) -> Iterator[Piece]:
        """What the way to the place takes off a full match."""
        if self.reading:
            yield Piece(weight("name:reading"), "by another language's spelling")
        if self.base:
            yield Piece(weight("name:inflected"), f"as a case form of {self.base}")
        if self.sounds:
            # Surnames look like short names, but for those in -ое, -ая or of several words.
            short = len(self.key) < SURELY_A_PLACE and not (self.sure or self.key.endswith("e"))
            points = weight("name:russian-short" if short else "name:russian") - match.points
            yield Piece(min(points, 0.0), "by the sounds of Russian")
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
    """Find the places a name may mean, by the first of five ways that leads to any.

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
    key = match_key(name)
    found: dict[int, Found] = {}

    def add(candidates: Iterable[Found]) -> None:
        for candidate in candidates:
            known = found.get(candidate.row)
            if _replaces(candidate, known) if known else _wanted(index, candidate.row, kinds):
                found[candidate.row] = candidate

    add(_bearers(index, [key]))
    if not found or slips:
        add(_bearers(index, match_keys(name)[1:], reading=True))
    if (not found and len(key) >= ONE_SLIP) or slips or oblique:
        for base in base_forms(name):
            add(_bearers(index, [match_key(base)], base=base))
    doubted = all(hit.origins == ALTERNATE for hit in found.values())  # or there are none
    if doubted or oblique:
        inflected = oblique or all(hit.base for hit in found.values())
        for base in ("", *base_forms(name)) if inflected else ("",):
            forms = [match_key(form) for form in ukrainian_forms(base or name)]
            sure = " " in name or (base or name).endswith(_FEMININE)
            hits = _bearers(index, forms, base=base, sounds=True, sure=sure)
            add(hit for hit in hits if "o" in hit.origins)
    if not found and not kinds:  # a name that only an oblast bears: Luhanshchyna
        named = _bearers(index, [key])
        found = {hit.row: hit for hit in named if index.kind(hit.row) is Kind.OBLAST}
    if not found or slips:
        add(_near_misses(index, match_keys(name)))
    sectors = [hit for hit in found.values() if index.kind(hit.row) is Kind.SECTOR]
    return sectors or list(found.values())


def _bearers(index: Index, keys: Iterable[str], **way: Any) -> Iterator[Found]:
    for key in keys:
        for row, origins in index.bearers(key):
            yield Found(row, key, origins, **way)


def _replaces(candidate: Found, known: Found) -> bool:
    """Whether, of two ways to one place, the later is its own name and the former was not."""
    own = "o" in candidate.origins and "o" not in known.origins
    return own and (bool(known.base) or (known.origins == ALTERNATE and bool(candidate.sounds)))


def _wanted(index: Index, row: int, kinds: frozenset[str]) -> bool:
    kind = index.kind(row)
    if not kinds:
        return kind not in _ONLY_WHEN_SAID
    if kinds & _UNITS:
        return kind.value in kinds or ("oblast" in kinds and index.is_own_oblast(row))
    if "river" in kinds:
        return kind is Kind.RIVER
    if "sector" in kinds:
        return kind is Kind.SECTOR or kind in SETTLEMENT_KINDS
    return kind not in _ONLY_WHEN_SAID


_UNITS = frozenset(kind.value for kind in UNIT_KINDS)
_ONLY_WHEN_SAID = UNIT_KINDS | {Kind.SECTOR}


_FEMININE = ("ая", "aya")  # as surnames end in Russian only after -ск


def _near_misses(index: Index, keys: Iterable[str]) -> Iterator[Found]:
    for key in list(keys)[:3]:
        allowed = (len(key) >= ONE_SLIP) + (len(key) >= TWO_SLIPS)
        if not allowed:
            continue
        near = process.extract(
            key, index.keys_near(key), scorer=OSA.distance, score_cutoff=allowed, limit=20
        )
        for other, edits, _ in sorted(near, key=lambda hit: (hit[1], hit[0])):
            yield from _bearers(index, [other], edits=max(1, int(edits)))
