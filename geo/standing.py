"""How far each claim is confirmed: which other claims back, concede, deny or contradict it.

Two claims speak of the same event if they name the same place and their days are at most
:data:`WINDOW_DAYS` apart (more where a claim dates its event only to the week or month).
Sides are told from the claimant, never from the verb:

- ``conceded``: the side that loses by it says so itself, in this claim or in another one.
- ``disputed``: another claimant denies it, or a claimant of another side says that the loser
  still holds the place; a concession outweighs both.
- ``denied``: nothing backs it and the side that would gain by it says that it did not happen.
- ``corroborated``: two independent origins say so. A warring side with all its voices is one
  origin, and so is each third party; a reprint (the same claimant) is no second one.
- ``claimed``: none of these.

Who took a settlement has entered it, and who left it has lost it: such claims back each other.
Of an area, which may be taken in one part and left in another, only the same kind of event does.

A hedged statement (“may have”, “likely”) backs nothing but itself, and one without a named voice
backs nothing; an order that the withdrawing side announced is a concession.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from gazetteer.place import Precision
from geo.claim import (
    ANNOUNCED,
    UNATTRIBUTED,
    Claim,
    Kind,
    Review,
    Side,
    Stance,
    Standing,
    TimePrecision,
)
from geo.claimants import origin

WINDOW_DAYS = 3
_SLACK_DAYS = {TimePrecision.DAY: 0, TimePrecision.WEEK: 7, TimePrecision.MONTH: 31}
# What a kind is implied by, if the same side gains: who took a place has entered it too.
_IMPLIED_BY = {
    Kind.CAPTURE: {Kind.CAPTURE, Kind.HOLD, Kind.WITHDRAWAL},
    Kind.HOLD: {Kind.CAPTURE, Kind.HOLD},
    Kind.ENTRY: {Kind.ENTRY, Kind.CAPTURE, Kind.HOLD},
    Kind.ADVANCE: {Kind.ADVANCE, Kind.ENTRY, Kind.CAPTURE},
    Kind.WITHDRAWAL: {Kind.WITHDRAWAL, Kind.CAPTURE, Kind.HOLD},
    Kind.CLASH: {Kind.CLASH},
}
_TAKES_ALL = {Kind.CAPTURE, Kind.WITHDRAWAL, Kind.HOLD}


@dataclass(frozen=True, slots=True)
class Assessment:
    """The standing of one claim and the claims it rests on.

    Attributes
    ----------
    standing
        How far it is confirmed.
    reason
        The rule that decided, in words.
    backed_by, conceded_by, denied_by
        Identifiers of other claims, in their order of publication.
    qualified_by
        Of a withdrawal: claims of the same side that others of those forces stayed on.
    """

    standing: Standing
    reason: str
    backed_by: tuple[str, ...] = ()
    conceded_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    qualified_by: tuple[str, ...] = ()


def standing(claims: Iterable[Claim]) -> dict[str, Standing]:
    """Give the standing of every claim.

    Parameters
    ----------
    claims
        All that is known; rejected ones neither get a standing nor count for another's.

    Returns
    -------
    dict
        Claim id to standing; the order of the claims does not matter.
    """
    return {name: found.standing for name, found in assess(claims).items()}


def assess(claims: Iterable[Claim]) -> dict[str, Assessment]:
    """Give the standing of every claim with the evidence for it.

    Parameters
    ----------
    claims
        All that is known; rejected ones are left out.

    Returns
    -------
    dict
        Claim id to assessment, sorted by id; empty without claims. A claim
        that denies something has the standing of a bare statement, ``claimed``.
    """
    by_place: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.published_day, claim.id)):
        if claim.review is not Review.REJECTED:
            by_place[place_key(claim)].append(claim)
    found = {claim.id: _assess(claim, here) for here in by_place.values() for claim in here}
    return dict(sorted(found.items()))


def place_key(claim: Claim) -> str:
    """Give what two claims about one place share.

    Parameters
    ----------
    claim
        Resolved or not.

    Returns
    -------
    str
        The place's id; before it is resolved, the name and unit as printed.
    """
    return claim.place_id or f"{claim.place.casefold()}|{claim.within.casefold()}"


def _assess(claim: Claim, here: list[Claim]) -> Assessment:
    if claim.stance is Stance.DENIES:
        return Assessment(Standing.CLAIMED, "a denial: it changes nothing by itself")
    others = [other for other in here if other.id != claim.id and _near(claim, other)]
    backing = [other for other in others if _backs(other, claim)]
    conceding = [other for other in backing if other.claimant_side is claim.losing]
    against = [other for other in others if _contradicts(other, claim)]
    standing_, reason = _decide(claim, backing=backing, conceding=conceding, against=against)
    staying = [other for other in others if _qualifies(other, claim)]
    return Assessment(
        standing_, reason, _ids(backing), _ids(conceding), _ids(against), _ids(staying)
    )


def _decide(
    claim: Claim, *, backing: list[Claim], conceding: list[Claim], against: list[Claim]
) -> tuple[Standing, str]:
    own_words = _firm(claim) and not _voiceless(claim)
    if claim.losing is not None and claim.claimant_side is claim.losing and own_words:
        conceding = [claim, *conceding]
    if conceding:
        return Standing.CONCEDED, f"conceded by {_voices(conceding)}"
    origins = {_origin(voice) for voice in (claim, *backing)} - {UNATTRIBUTED}
    own = [other for other in against if other.claimant_side is claim.gaining]
    if own and len(origins) < 2:
        return Standing.DENIED, f"denied by {_voices(own)}, whose side would gain by it"
    if against:
        return Standing.DISPUTED, f"disputed by {_voices(against)}"
    if len(origins) > 1:
        others = [other for other in backing if _origin(other) != _origin(claim)]
        return Standing.CORROBORATED, f"corroborated by {_voices(others)}"
    return Standing.CLAIMED, f"claimed by nobody but {_voices([claim, *backing])}"


def _origin(claim: Claim) -> str:
    """Give what counts once: each third party, but a warring side with all its voices."""
    if _voiceless(claim) or claim.claimant_side is Side.THIRD_PARTY:
        return origin(claim.claimant)
    return claim.claimant_side.value


def _voiceless(claim: Claim) -> bool:
    return origin(claim.claimant) == UNATTRIBUTED


def _near(claim: Claim, other: Claim) -> bool:
    slack = WINDOW_DAYS + _SLACK_DAYS[claim.time_precision] + _SLACK_DAYS[other.time_precision]
    gap = timedelta(days=slack)
    return claim.event_date - other.last_day <= gap and other.event_date - claim.last_day <= gap


def _backs(other: Claim, claim: Claim) -> bool:
    """Whether the other claim says the same, or what cannot be without it."""
    point = claim.precision in (None, Precision.SETTLEMENT)
    same = _IMPLIED_BY[claim.kind] if point else {claim.kind}
    return (
        other.stance is Stance.ASSERTS
        and _firm(other)
        and not _voiceless(other)
        and other.gaining is claim.gaining
        and other.kind in same
    )


def _firm(claim: Claim) -> bool:
    return claim.hedge.casefold() in ("", ANNOUNCED)


def _contradicts(other: Claim, claim: Claim) -> bool:
    """Whether the other claim denies this one, or has the loser still hold the place after it."""
    if other.stance is Stance.DENIES:
        return other.gaining is claim.gaining and claim.kind in _IMPLIED_BY[other.kind]
    if claim.kind not in _TAKES_ALL or other.kind not in _TAKES_ALL:
        return False
    holds = Kind.HOLD in (other.kind, claim.kind)
    late = (other if other.kind is Kind.HOLD else claim).last_day
    early = (claim if other.kind is Kind.HOLD else other).event_date
    return (
        holds
        and other.gaining is claim.losing
        and other.claimant_side is not claim.claimant_side
        and late >= early
    )


def _qualifies(other: Claim, claim: Claim) -> bool:
    """Whether the side that tells of a withdrawal says too that some of those forces stayed."""
    return (
        claim.kind is Kind.WITHDRAWAL
        and other.kind is Kind.HOLD
        and other.stance is Stance.ASSERTS
        and other.actor is claim.actor
        and other.claimant_side is claim.claimant_side
        and other.last_day >= claim.event_date
    )


def _voices(claims: list[Claim]) -> str:
    return "; ".join(sorted({claim.voice for claim in claims}))


def _ids(claims: list[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)
