"""What one claim does to the control of one place, and why some claims do nothing."""

from __future__ import annotations

from geo.claim import Claim, Control, Kind, Side, Stance, Standing, View, control_by

COUNTED = {
    View.ESTABLISHED: frozenset({Standing.CORROBORATED, Standing.CONCEDED}),
    # What others dispute counts too, but only so far that the place is contested.
    View.CLAIMED: frozenset(
        {Standing.CLAIMED, Standing.CORROBORATED, Standing.CONCEDED, Standing.DISPUTED}
    ),
}
# Within a day: who holds a place at its end is told by what is said of holding it.
_ORDER = {Kind.ENTRY: 0, Kind.WITHDRAWAL: 1, Kind.CAPTURE: 2, Kind.HOLD: 3}
_DONE = {
    Kind.CAPTURE: "taken by",
    Kind.HOLD: "held by",
    Kind.ENTRY: "entered by",
    Kind.WITHDRAWAL: "left by",
}


def idle(claim: Claim, standing: Standing, *, view: View) -> str:
    """Say why a claim does nothing to control in a view.

    Parameters
    ----------
    claim
        The claim.
    standing
        How far it is confirmed.
    view
        ``established`` counts corroborated and conceded claims; ``claimed`` every claim that
        nothing denies, and one that is disputed as far as :func:`effect` says.

    Returns
    -------
    str
        The reason; empty if the claim counts.
    """
    if claim.stance is Stance.DENIES:
        return "a denial changes nothing by itself"
    if claim.kind not in _ORDER:
        return f"{claim.kind} changes no control"
    if standing not in COUNTED[view]:
        return f"{standing}: does not count as {view}"
    return ""


def order(claim: Claim) -> tuple[int, str, str]:
    """Sort key of claims that take effect on one day: the weightier word comes last.

    Parameters
    ----------
    claim
        Any claim.

    Returns
    -------
    tuple
        What changes no control, entry, withdrawal, capture, hold; then by publication and id.
    """
    return _ORDER.get(claim.kind, -1), claim.published_day.isoformat(), claim.id


def effect(
    claim: Claim, before: Control, *, stayed: bool = False, disputed: bool = False
) -> tuple[Control, str]:
    """Give the control of a place after a claim.

    Parameters
    ----------
    claim
        A claim that counts (see :func:`idle`).
    before
        Who held the place until then.
    stayed
        Of a withdrawal: others of those forces are said to have stayed.
    disputed
        Whether others say the contrary.

    Returns
    -------
    control : Control
        If disputed, ``contested``, unless the side that would gain has it already. Else the
        actor's after a capture or hold. ``contested`` after an entry where the other side
        was. ``unknown`` after a withdrawal from what the actor held or fought for, until a
        claim says who is there; but as before if some stayed. Else as before.
    reason : str
        In words.
    """
    told = f"{_DONE[claim.kind]} {forces(claim.actor)}, says {claim.voice}"
    if claim.hedge:
        told += f" ({claim.hedge})"
    if disputed:
        gained = claim.gaining is not None and before is control_by(claim.gaining)
        return before if gained else Control.CONTESTED, told
    if claim.kind in (Kind.CAPTURE, Kind.HOLD):
        return control_by(claim.actor), told
    own = before is control_by(claim.actor)
    if claim.kind is Kind.ENTRY and not (own or before is Control.UNKNOWN):
        return Control.CONTESTED, f"{told}: both sides inside"
    if claim.kind is Kind.WITHDRAWAL and stayed:
        return before, f"{told}; others of them are said to have stayed"
    if claim.kind is Kind.WITHDRAWAL and (own or before is Control.CONTESTED):
        return Control.UNKNOWN, f"{told}; nobody is said to hold it"
    return before, told


def forces(side: Side) -> str:
    """Name a side's forces.

    Parameters
    ----------
    side
        ``ukraine`` or ``russia``.

    Returns
    -------
    str
        ``Ukrainian forces`` or ``Russian forces``.
    """
    return "Ukrainian forces" if side is Side.UKRAINE else "Russian forces"
