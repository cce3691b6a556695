"""Decisions about claims: kept when a report is read again, merged when two people decide."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gazetteer import Place
from geo.claim import Claim, Review

_JUDGED = ("review", "reviewer", "reviewed")
_DERIVED = frozenset({"confidence", "rule", "spans", "where", "lat", "lon", "precision"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two tables tell a claim differently; an empty text where it is empty.

    Attributes
    ----------
    settled
        Whether :func:`merge` could decide: a decision beats a draft, the later the earlier.
    """

    claim: str
    field: str
    ours: str
    theirs: str
    settled: bool


def is_open(claim: Claim) -> bool:
    """Whether nobody has decided about a claim yet."""
    return claim.review is Review.DRAFT


def decide(
    claim: Claim, *, review: Review, reviewer: str, on: date, place: Place | None = None
) -> Claim:
    """Write a decision into a claim.

    Parameters
    ----------
    claim
        The claim; its words stay as they are.
    review, reviewer, on
        What was decided, by whom, and on which day.
    place
        The place that was picked, if one was.

    Returns
    -------
    Claim
        With the decision, and the picked place's identifier.
    """
    picked = place.id if place else claim.place_id
    return replace(claim, review=review, reviewer=reviewer, reviewed=on, place_id=picked)


def update(
    kept: Iterable[Claim], read: Iterable[Claim], *, docs: Container[str]
) -> tuple[Claim, ...]:
    """Bring what was read again into a table without losing a decision.

    Parameters
    ----------
    kept
        The table.
    read
        Drafts, as read now.
    docs
        Reports that were read, also those without a claim.

    Returns
    -------
    tuple of Claim
        The table's claims in their order, without the undecided drafts of these reports that
        were not read again; then what is new. A claim typed by a person (without confidence)
        and a decided one stay as they are.
    """
    drafts = list(read)
    again = {claim.id for claim in drafts}
    rows = [
        claim
        for claim in kept
        if claim.doc not in docs or not is_open(claim) or claim.confidence is None
        or claim.id in again
    ]  # fmt: skip
    ids = {claim.id for claim in rows}
    said = {_statement(claim) for claim in rows if not is_open(claim) or claim.confidence is None}
    fresh = {claim.id: claim for claim in drafts}
    rows = [
        fresh[row.id] if row.id in fresh and is_open(row) and row.confidence is not None else row
        for row in rows
    ]
    new = [c for c in drafts if c.id not in ids and _statement(c) not in said]
    return (*rows, *new)


def supersede(
    claims: Iterable[Claim], *, docs: Container[str], by: str, on: date
) -> tuple[Claim, ...]:
    """Let a corrected or retracted report's claims stand aside, without erasing them.

    Parameters
    ----------
    claims
        A table.
    docs
        Reports that were corrected or retracted.
    by, on
        The report that does so, and its day of publication.

    Returns
    -------
    tuple of Claim
        In order; those already superseded stay as they were.
    """
    return tuple(
        replace(claim, superseded_by=by, superseded=on)
        if claim.doc in docs and claim.doc != by and not claim.superseded_by
        else claim
        for claim in claims
    )


def merge(
    ours: Sequence[Claim], theirs: Sequence[Claim]
) -> tuple[tuple[Claim, ...], tuple[Difference, ...]]:
    """Merge two people's tables.

    Parameters
    ----------
    ours, theirs
        Claims; the same ``id`` is the same claim.

    Returns
    -------
    claims : tuple of Claim
        Ours in order, then what only they have. A decision beats a draft, a later decision an
        earlier one; where both decided differently on one day the claim is a draft again.
    differences : tuple of Difference
        Of every claim that both have, each field that differs; what the reader derives and
        coordinates are left out.
    """
    by_id = {claim.id: claim for claim in theirs}
    merged, differences = [], []
    for claim in ours:
        other = by_id.get(claim.id)
        if other is None:
            merged.append(claim)
            continue
        chosen, settled = _chosen(claim, other)
        merged.append(chosen)
        differences += [
            Difference(claim.id, name, _told(claim, name), _told(other, name), settled)
            for name in Claim.__dataclass_fields__
            if name not in _DERIVED and getattr(claim, name) != getattr(other, name)
        ]
    known = {claim.id for claim in ours}
    merged += [claim for claim in theirs if claim.id not in known]
    return tuple(merged), tuple(differences)


def _chosen(ours: Claim, theirs: Claim) -> tuple[Claim, bool]:
    """The one whose decision stands, and whether one does."""
    if is_open(ours) != is_open(theirs):
        return (theirs if is_open(ours) else ours), True
    if ours.reviewed != theirs.reviewed and ours.reviewed and theirs.reviewed:
        return (ours if ours.reviewed > theirs.reviewed else theirs), True
    told = [name for name in Claim.__dataclass_fields__ if name not in (*_DERIVED, "reviewer")]
    if all(getattr(ours, name) == getattr(theirs, name) for name in told):
        return ours, True
    return replace(ours, review=Review.DRAFT, reviewer="", reviewed=None), False


def _statement(claim: Claim) -> tuple[str, ...]:
    """What a claim says, whichever version of the reader words it."""
    place = claim.place_id or claim.place.casefold()
    return (claim.doc, claim.kind, claim.actor, claim.stance, place, claim.claimant_side)


def _told(claim: Claim, name: str) -> str:
    value = getattr(claim, name)
    return "" if value is None else str(value)
