"""What changed from one edition of a map to the next, claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from geo.claim import Claim, Stance, Standing
from maps.notes import claimant_of
from maps.story import Story

FIELDS = (
    "kind", "actor", "stance", "place", "within", "event_date", "event_date_end",
    "time_precision", "published", "claimant", "claimant_side", "hedge", "origin",
    "destination", "publisher", "title", "url", "archive_url", "note", "standing",
)  # fmt: skip


class Turn(StrEnum):
    """What became of a claim from one edition to the next."""

    ADDED = "added"
    CHANGED = "changed"
    DENIED = "denied"
    RETRACTED = "retracted"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a claim that reads otherwise now.

    Attributes
    ----------
    field
        Its name in a claims table, or ``standing``.
    before, after
        What it said and says; empty where there was or is nothing.
    """

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One claim that is not as it was in the edition before.

    Attributes
    ----------
    id
        The claim's.
    turn
        What became of it.
    place, claimant, published
        As printed; as they are now, or as they were where it is gone.
    fields
        What reads otherwise, in the order of :data:`FIELDS`; empty but for a claim that is
        changed or denied.
    reason
        Why it was retracted, where that is known.
    """

    id: str
    turn: Turn
    place: str
    claimant: str
    published: str
    fields: tuple[FieldChange, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """How a map differs from the edition before it.

    Attributes
    ----------
    since
        As-of date of that edition; ``None`` where it is a table, which has none.
    changes
        By what became of the claim, then by id; empty if the claims are the same.
    """

    since: date | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Previous:
    """The claims of an earlier edition.

    Attributes
    ----------
    as_of
        Its as-of date; ``None`` where it is a table, which has none.
    records
        By claim id, the fields of :data:`FIELDS` as text.
    """

    as_of: date | None
    records: Mapping[str, Mapping[str, str]]


def compare(
    previous: Previous,
    story: Story,
    *,
    tabled: Iterable[Claim] = (),
    withdrawn: Iterable[Claim] = (),
) -> Edition:
    """Tell what became of every claim since the edition before.

    Parameters
    ----------
    previous
        The edition before.
    story
        The edition that is being made.
    tabled
        Every claim that the tables of this edition hold, also those that it does not show: what
        is among them is not retracted but outside.
    withdrawn
        Claims of the tables that no longer count: rejected by a reviewer, who may have noted
        why, or superseded by a later report.

    Returns
    -------
    Edition
        One change for each claim that was added, changed, denied, retracted or left outside.
    """
    now = records_of(story)
    reasons = {claim.id: _reason(claim) for claim in withdrawn}
    held = {claim.id for claim in tabled} - reasons.keys()
    changes = [
        _change(name, Turn.ADDED, record)
        for name, record in now.items()
        if name not in previous.records
    ]
    for name, before in previous.records.items():
        if name in now:
            fields = _differing(before, now[name])
            if fields:
                changes.append(_change(name, _turn(fields), now[name], fields=fields))
        elif name in held:
            # A table does not tell what an edition showed of it.
            if previous.as_of:
                changes.append(_change(name, Turn.OUTSIDE, before))
        else:
            reason = reasons.get(name, "")
            changes.append(_change(name, Turn.RETRACTED, before, reason=reason))
    order = list(Turn)
    changes.sort(key=lambda change: (order.index(change.turn), change.id))
    return Edition(previous.as_of, tuple(changes))


def records_of(story: Story) -> dict[str, dict[str, str]]:
    """The claims of a story by id, their :data:`FIELDS` as text; the day of publication only."""
    return {
        claim.id: record_of(claim, standing=story.standings[claim.id]) for claim in story.claims
    }


def record_of(claim: Claim, *, standing: Standing) -> dict[str, str]:
    """One claim's :data:`FIELDS` as text; no claimant where the report names none."""
    plain = {name: getattr(claim, name) for name in FIELDS if name != "standing"}
    plain |= {"published": claim.published_day, "event_date_end": claim.last_day}
    plain["claimant"] = claimant_of(claim)
    return {name: _text(value) for name, value in plain.items()} | {"standing": str(standing)}


def as_data(edition: Edition) -> dict[str, Any]:
    """An edition as plain data for JSON: ``since`` (ISO date or ``None``) and ``changes``."""
    return {
        "since": edition.since.isoformat() if edition.since else None,
        "changes": [
            {
                "id": change.id,
                "turn": str(change.turn),
                "place": change.place,
                "claimant": change.claimant,
                "published": change.published,
                "fields": [
                    {"field": one.field, "before": one.before, "after": one.after}
                    for one in change.fields
                ],
                "reason": change.reason,
            }
            for change in edition.changes
        ],
    }


def _reason(claim: Claim) -> str:
    superseded = f"{claim.superseded_by}, {claim.superseded}" if claim.superseded else ""
    return superseded or claim.note


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """Fields that both editions tell and that differ."""
    return tuple(
        FieldChange(name, before[name], after[name])
        for name in FIELDS
        if name in before and before[name] != after[name]
    )


def _turn(fields: Iterable[FieldChange]) -> Turn:
    """Denied where the claim is now denied, by its standing or by its own words; else changed."""
    now = {one.field: one.after for one in fields}
    denied = now.get("standing") == Standing.DENIED or now.get("stance") == Stance.DENIES
    return Turn.DENIED if denied else Turn.CHANGED


def _change(
    name: str,
    turn: Turn,
    record: Mapping[str, str],
    *,
    fields: tuple[FieldChange, ...] = (),
    reason: str = "",
) -> Change:
    return Change(
        id=name,
        turn=turn,
        place=record["place"],
        claimant=record["claimant"],
        published=record["published"],
        fields=fields,
        reason=reason,
    )
