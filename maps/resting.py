"""How much of a map rests on the word of one claimant, or on one claim alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

import numpy as np

from geo.claim import Claim, Stance, Standing, View
from geo.claimants import origin
from geo.history import History
from geo.timeline import rework
from maps.story import VIEWS, Story

_CONFIRMED = frozenset({Standing.CORROBORATED, Standing.CONCEDED})

Groups = Mapping[str, list[list[str]]]
"""By place id: lists of claim ids that are left out together."""


@dataclass(frozen=True, slots=True)
class RestingArea:
    """Area in one view that changed hands, and what of it one voice carries; square kilometres.

    Attributes
    ----------
    changed
        Of the cells whose control at the end of the last slice is another one than at the start
        of the first.
    on_claimant
        Of those that would be otherwise if all claims of some single claimant were left out.
    on_claim
        Of those that would be otherwise if some single claim were left out.
    """

    changed: float
    on_claimant: float
    on_claim: float


@dataclass(frozen=True, slots=True)
class Resting:
    """What rests on one voice.

    Attributes
    ----------
    claims
        How many claims assert something.
    single
        How many of them nobody but their own claimant makes, neither conceded nor corroborated.
    areas
        By view; empty where the story's control was not worked out from its claims.
    """

    claims: int
    single: int
    areas: Mapping[View, RestingArea]


def resting(story: Story) -> Resting:
    """Count what of a story rests on one claimant or one claim, at its last day.

    Parameters
    ----------
    story
        What a page tells.

    Returns
    -------
    Resting
        Counts of claims, and areas in square kilometres where the story has a history.
    """
    asserted = [claim for claim in story.claims if claim.stance is Stance.ASSERTS]
    single = [claim for claim in asserted if _alone(claim, story)]
    told = story.history
    days = story.slices[0].start, story.slices[-1].end
    areas = _areas(told, *days) if isinstance(told, History) else {}
    return Resting(len(asserted), len(single), areas)


def _alone(claim: Claim, story: Story) -> bool:
    """Whether nothing confirms a claim and nobody but its own claimant makes it."""
    if story.standings[claim.id] in _CONFIRMED:
        return False
    told = story.history
    if not isinstance(told, History):
        return True
    backers = told.assessments[claim.id].backed_by
    return all(origin(told.claims[name].claimant) == origin(claim.claimant) for name in backers)


def _areas(told: History, start: date, day: date) -> dict[View, RestingArea]:
    one_claimant, one_claim = _groups(told.claims.values())
    by_claimant, by_claim = _moved(told, one_claimant, day), _moved(told, one_claim, day)
    found = {}
    for view in VIEWS:
        changed = told.labels(day, view=view) != told.before(start, view=view)
        masks = (changed, changed & by_claimant[view], changed & by_claim[view])
        found[view] = RestingArea(*(float(told.cells.area_km2[mask].sum()) for mask in masks))
    return found


def _groups(claims: Iterable[Claim]) -> tuple[Groups, Groups]:
    """Claims by place, once together by claimant and once each alone."""
    voices: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        voices[claim.place_id][origin(claim.claimant)].append(claim.id)
    together = {place: list(said.values()) for place, said in voices.items()}
    alone = {
        place: [[name] for names in said.values() for name in names]
        for place, said in voices.items()
    }
    return together, alone


def _moved(told: History, groups: Groups, day: date) -> dict[View, np.ndarray]:
    """Cells that are otherwise if one of the groups about their place is left out.

    A standing and, at the extent ``named``, a cell depend on the claims about one place only, so
    a group of every place can be left out in one go.
    """
    full = {view: told.labels(day, view=view) for view in VIEWS}
    moved = {view: np.zeros(len(told.base), dtype=bool) for view in VIEWS}
    for turn in zip_longest(*groups.values(), fillvalue=[]):
        other = rework(told, leave_out={name for names in turn for name in names})
        for view in VIEWS:
            moved[view] |= other.labels(day, view=view) != full[view]
    return moved
