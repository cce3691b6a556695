"""Places of claims as printed to places of the gazetteer, report by report."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from gazetteer import Gazetteer, InvalidQueryError, Place, Resolution, Status, UnknownPlaceError
from geo.claim import Claim
from geo.errors import Fault, UnresolvedPlacesError

_SHOWN = 5

Report = tuple[str, ...]


class _Name(NamedTuple):
    """A name as printed and the larger unit that the text names with it."""

    text: str
    within: str


def resolve_claims(claims: Iterable[Claim], gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """Find the places of claims; the names of one report settle each other.

    Parameters
    ----------
    claims
        Claims with the same ``doc`` (without one: the same publisher, title, address and day)
        are of one report.
    gazetteer
        Where to look.

    Returns
    -------
    tuple of Claim
        In the same order, with ``place_id``, ``lat``, ``lon`` and ``precision`` filled. A
        claim that brings its ``place_id`` keeps it, and coordinates that a claim brings stay
        as they are. An origin or destination that cannot be resolved (a country, say) stays
        without an id.

    Raises
    ------
    UnresolvedPlacesError
        If places are ambiguous, not found, within a unit there is none of, or given by an
        unknown id; a fault for each claim, with the candidates.
    """
    reports: dict[Report, list[Claim]] = {}
    for claim in (given := tuple(claims)):
        reports.setdefault(_report(claim), []).append(claim)
    strange = _strange_units({claim.within for claim in given}, gazetteer)
    found = {
        report: _resolve(members, gazetteer, strange=strange) for report, members in reports.items()
    }
    faults = [
        Fault(claim.where or claim.id, "within", strange[claim.within], "an oblast, raion, hromada")
        for claim in given
        if claim.within in strange
    ]
    resolved = [_resolved(claim, found[_report(claim)], gazetteer, faults) for claim in given]
    if faults:
        raise UnresolvedPlacesError(faults)
    return tuple(resolved)


def find_place(
    text: str,
    gazetteer: Gazetteer,
    *,
    among: Container[str] = (),
    on: date | None = None,
) -> Place:
    """Find the one place that a name or code means.

    Parameters
    ----------
    text
        A name in any spelling, alone or with the unit it lies in (``Artemivka, Kharkiv
        Oblast``), or an id of the gazetteer.
    gazetteer
        Where to look.
    among
        Ids of places that are spoken of: of several candidates, the only one among them is
        meant.
    on
        Day whose names are in force.

    Returns
    -------
    Place
        Never a guess.

    Raises
    ------
    UnresolvedPlacesError
        If the name is not found, or stands for several places; with the candidates.
    """
    try:
        return gazetteer.place(text.strip())
    except UnknownPlaceError:
        answer = gazetteer.resolve(text, on=on)
    if answer.place:
        return answer.place
    spoken = [c.place for c in answer.candidates if c.place.id in among]
    if len(spoken) == 1 and answer.status is Status.AMBIGUOUS:
        return spoken[0]
    problem = _problem(text, answer)
    raise UnresolvedPlacesError([Fault("", "place", problem, "a fuller name, or an id")])


def _report(claim: Claim) -> Report:
    if claim.doc:
        return (claim.doc,)
    return claim.publisher, claim.title, claim.url, claim.published_day.isoformat()


def _strange_units(units: Iterable[str], gazetteer: Gazetteer) -> dict[str, str]:
    """Larger units that the gazetteer does not know, with what it says of them."""
    strange = {}
    for unit in filter(None, units):
        try:
            gazetteer.resolve_all((unit,), oblast=unit)
        except InvalidQueryError as error:
            strange[unit] = str(error)
    return strange


def _names(claim: Claim) -> list[_Name]:
    names = [] if claim.place_id else [_Name(claim.place, claim.within)]
    ends = ((claim.origin, claim.origin_id), (claim.destination, claim.destination_id))
    return names + [_Name(text, "") for text, known in ends if text and not known]


def _resolve(
    claims: Sequence[Claim], gazetteer: Gazetteer, *, strange: Container[str]
) -> dict[_Name, Resolution]:
    """Resolve all names of one report together."""
    names = tuple(dict.fromkeys(name for claim in claims for name in _names(claim)))
    hints = [None if name.within in strange else name.within or None for name in names]
    on = min(claim.published_day for claim in claims)
    found = gazetteer.resolve_all([name.text for name in names], oblast=hints, on=on)
    return dict(zip(names, found, strict=True))


def _resolved(
    claim: Claim, found: dict[_Name, Resolution], gazetteer: Gazetteer, faults: list[Fault]
) -> Claim:
    if claim.place_id:
        try:
            place = gazetteer.place(claim.place_id)
        except UnknownPlaceError as error:
            faults.append(Fault(claim.where or claim.id, "place_id", str(error)))
            return claim
    else:
        answer = found[_Name(claim.place, claim.within)]
        if answer.place is None:
            faults.append(_unresolved(claim, answer))
            return claim
        place = answer.place
    filled = replace(
        claim,
        place_id=place.id,
        precision=claim.precision or place.precision,
        origin_id=claim.origin_id or _end(claim.origin, found),
        destination_id=claim.destination_id or _end(claim.destination, found),
    )
    return filled if claim.lat is not None else replace(filled, lat=place.lat, lon=place.lon)


def _end(text: str, found: dict[_Name, Resolution]) -> str:
    answer = found.get(_Name(text, ""))
    return answer.place.id if answer and answer.place else ""


def _unresolved(claim: Claim, answer: Resolution) -> Fault:
    printed = f"{claim.place}, {claim.within}" if claim.within else claim.place
    allowed = "a fuller name, a larger unit in within, or place_id"
    return Fault(claim.where or claim.id, "place", _problem(printed, answer), allowed)


def _problem(printed: str, answer: Resolution) -> str:
    """Say what is wrong with a name, with the first candidates."""
    if answer.status is Status.AMBIGUOUS:
        problem = f"{printed!r} is ambiguous; candidates"
    else:
        problem = f"{printed!r} is not found; nearest"
    places = [candidate.place for candidate in answer.candidates]
    shown = "; ".join(_told(place) for place in places[:_SHOWN]) or "none"
    more = f"; and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return f"{problem}: {shown}{more}"


def _told(place: Place) -> str:
    where = f", {place.lat:.3f} N {place.lon:.3f} E" if place.located else ""
    return f"{place} ({place.id}{where})"
