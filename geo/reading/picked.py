"""Places that a reviewer picked before, used for the next report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gazetteer import Gazetteer, Status
from geo.picks import Pick, key_of
from geo.reading.readclaim import ReadClaim


def with_pick(
    claim: ReadClaim, picks: Mapping[tuple[str, str], Pick], gazetteer: Gazetteer
) -> ReadClaim:
    """Give a claim the place that a reviewer picked for its name, if it has none of its own.

    Parameters
    ----------
    claim
        As read.
    picks
        As :func:`geo.picks.read_picks` gives them.
    gazetteer
        Where the picked place is.

    Returns
    -------
    ReadClaim
        With the place and a note that says who picked it; unchanged where nothing was picked or
        the place is resolved.

    Raises
    ------
    UnknownPlaceError
        If the picked identifier is none of the gazetteer's.
    """
    pick = picks.get(key_of(claim.place, claim.within))
    if pick is None or claim.resolution.status is Status.RESOLVED:
        return claim
    who = f"picked by {pick.reviewer or 'a reviewer'}"
    told = f"{who} on {pick.reviewed}" if pick.reviewed else who
    answer = replace(
        claim.resolution, status=Status.RESOLVED, place=gazetteer.place(pick.place_id),
        reasons=(told, *claim.resolution.reasons),
    )  # fmt: skip
    note = f"{claim.note}; place {told}" if claim.note else f"place {told}"
    return replace(claim, resolution=answer, note=note)
