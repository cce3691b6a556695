"""The same claim by the same claimant, printed by several publishers: one claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from geo.claim import UNATTRIBUTED, Claim


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a claim was printed; empty texts where the table does not say."""

    claim: str
    publisher: str
    title: str
    url: str
    published: date | datetime


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with everything that printed it, the earliest first."""

    claim: Claim
    publications: tuple[Publication, ...]


def told_once(claims: Iterable[Claim]) -> tuple[Told, ...]:
    """Group claims that are one claim told by many.

    Parameters
    ----------
    claims
        Of any number of reports, places resolved where they can be.

    Returns
    -------
    tuple of Told
        In the order of the first telling. The same kind, actor, stance, place, event dates and
        claimant make one claim; what nobody is named for is never the same as another.
    """
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_same(claim), []).append(claim)
    found = []
    for members in groups.values():
        ordered = sorted(members, key=lambda claim: (claim.published_day, claim.id))
        printed = tuple(
            Publication(one.id, one.publisher, one.title, one.url, one.published) for one in ordered
        )
        found.append(Told(ordered[0], printed))
    return tuple(found)


def _same(claim: Claim) -> tuple[object, ...]:
    if claim.claimant == UNATTRIBUTED:
        return (claim.id,)
    place = claim.place_id or claim.place.casefold()
    return (claim.kind, claim.actor, claim.stance, place, claim.event_date, claim.last_day,
            claim.claimant.casefold(), claim.claimant_side)  # fmt: skip
