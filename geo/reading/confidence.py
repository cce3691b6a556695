"""What tells how likely a claim is right: how sure each step was, and what its report also says."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.claim import FORCES, UNATTRIBUTED, Kind, Stance, opponent
from geo.reading.drafts import Placed
from geo.reading.readclaim import ReadClaim

Grounds = dict[str, float]
_FAINTEST = 1e-3  # that is added to each share before its odds are taken
_TOP = 3  # claims of the rest of a report that tell whether it is one with claims
_MANY = 8  # claims of a sentence from which more tell no more


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and the event at a place that it came from.

    Attributes
    ----------
    claim
        Its confidence is the product of what each step was sure of.
    """

    claim: ReadClaim
    placed: Placed

    @property
    def place(self) -> str:
        """What claims of one place have in common."""
        return self.claim.place_id or self.claim.place

    @property
    def sentence(self) -> int:
        """Number of its sentence."""
        return self.placed.event.number


class _Best:
    """The surest two claims of each key, so that each claim can ask for the surest other."""

    def __init__(self) -> None:
        self._two: dict[object, list[tuple[float, int]]] = defaultdict(list)

    def put(self, key: object, n: int, sure: float) -> None:
        """Add a claim."""
        two = self._two[key]
        two.append((sure, n))
        two.sort(reverse=True)
        del two[2:]

    def other(self, key: object, n: int) -> float:
        """Give how sure the surest claim of a key but the given one is; 0 without any."""
        return next((sure for sure, one in self._two.get(key, ()) if one != n), 0.0)


def grounds(told: Sequence[Told]) -> Iterator[Grounds]:
    """Give what tells of each claim of a report whether it is right.

    Parameters
    ----------
    told
        All claims of the report.

    Yields
    ------
    dict of str to float
        Names of evidence and how much of it there is, for :class:`geo.reading.weights.Weights`.
    """
    best = _Best()
    for n, one in enumerate(told):
        for key in _keys(one):
            best.put(key, n, one.claim.confidence)
    ranked = sorted(((one.claim.confidence, n) for n, one in enumerate(told)), reverse=True)
    top = ranked[: _TOP + 1]
    here = Counter(one.sentence for one in told)
    there = Counter(one.place for one in told)
    for n, one in enumerate(told):
        others = [sure for sure, other in top if other != n][:_TOP]
        found = {
            "": 1.0,
            **_steps(one),
            **_against(one, best, n),
            **dict.fromkeys(_names(one), 1.0),
        }
        found["best of the report"] = _odds(sum(others) / len(others) if others else 0.0)
        found["claims of the report"] = math.log(len(told))
        found["claims of the sentence"] = min(here[one.sentence], _MANY) / _MANY
        found["claims of the place"] = min(there[one.place], _MANY) / _MANY
        yield found


def _steps(one: Told) -> Grounds:
    """How sure each step was."""
    event = one.placed.event
    return {"sure": _odds(one.claim.confidence), "told": _odds(event.chance),
            "what": _odds(event.purity), "whose": _odds(event.share)}  # fmt: skip


def _keys(one: Told) -> Iterator[object]:
    """What other claims of the same place may have in common with a claim."""
    claim, place = one.claim, one.place
    yield place, claim.kind, claim.actor, claim.stance
    yield place, claim.kind, claim.actor, claim.stance, claim.claimant_side
    yield place, claim.kind, claim.actor
    yield place, claim.actor, claim.kind, one.sentence


def _against(one: Told, best: _Best, n: int) -> Grounds:
    """What else the report claims of the place: the same, or what hardly goes with it."""
    claim, place = one.claim, one.place
    same = (place, claim.kind, claim.actor, claim.stance)
    stance = next(one for one in Stance if one is not claim.stance)
    kinds = [kind for kind in Kind if kind is not claim.kind]
    return {
        "again": best.other(same, n),
        "again of its side": best.other((*same, claim.claimant_side), n),
        "other stance": best.other((place, claim.kind, claim.actor, stance), n),
        "other actor": best.other((place, claim.kind, opponent(claim.actor)), n),
        "other kind": max(best.other((place, kind, claim.actor), n) for kind in kinds),
        "other kind here": max(
            best.other((place, claim.actor, kind, one.sentence), n) for kind in kinds
        ),
    }


def _names(one: Told) -> Iterator[str]:
    """What sort of claim it is."""
    claim, event = one.claim, one.placed.event
    kind, group = claim.kind, event.candidate.pair.group
    relation = group.relation if group else "back"
    side = claim.claimant_side
    view = "own" if side is claim.actor else "other" if side in FORCES else "third"
    yield from (kind, f"{kind} {claim.stance}", f"{kind} {claim.stance} {view}")
    yield from (f"{kind} {relation}", f"{relation}", f"form {event.trigger.form}")
    place = claim.resolution.place
    if place:  # that a place is ambiguous says nothing against what happened there
        yield from (f"sort {place.kind}", f"{claim.precision}", f"{kind} {claim.precision}")
    yield f"{kind} {'unattributed' if claim.claimant == UNATTRIBUTED else 'attributed'}"
    yield f"{kind} {'undated' if one.placed.day is None else 'dated'}"


def _odds(share: float) -> float:
    return math.log((share + _FAINTEST) / (1.0 - share + _FAINTEST))
