"""What a story comes to in figures: who claims how much, and what changed most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geo.claim import CODES, Control, Side, Standing, View
from geo.claimants import origin
from maps.notes import claimant_of
from maps.story import VIEWS, Story

_MOST = 5
_LEAST_KM2 = 0.5
_HOLDERS = ((Side.UKRAINE, Control.UKRAINE), (Side.RUSSIA, Control.RUSSIA))


@dataclass(frozen=True, slots=True)
class Gain:
    """Area that a side has more (or less) after some slices than before them.

    Attributes
    ----------
    side
        ``ukraine`` or ``russia``.
    claimed, established
        Square kilometres in each view.
    """

    side: Side
    claimed: float
    established: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A story in figures.

    Attributes
    ----------
    claims
        How many it has.
    by_side, by_standing
        Claims by the side of the claimant and by standing; no zeros.
    claimants
        The claimants with most claims and their number; an empty name is none that is named.
    gains
        What each side gained over all slices; empty if nothing moved.
    biggest
        The slice with the biggest change as claimed; -1 if nothing moved.
    places
        Ids of the largest places that changed hands as claimed, the most populous first.
    publishers
        Who printed the claims, sorted.
    """

    claims: int
    by_side: Mapping[Side, int]
    by_standing: Mapping[Standing, int]
    claimants: tuple[tuple[str, int], ...]
    gains: tuple[Gain, ...]
    biggest: int
    places: tuple[str, ...]
    publishers: tuple[str, ...]


def facts(story: Story) -> Facts:
    """Work out the figures of a story.

    Parameters
    ----------
    story
        What a page tells.

    Returns
    -------
    Facts
        From the start of the first slice to the end of the last.
    """
    sides = Counter(claim.claimant_side for claim in story.claims)
    standings = Counter(story.standings[claim.id] for claim in story.claims)
    last = len(story.slices) - 1
    steps = [moved_km2(story, at, at) for at in range(last + 1)]
    return Facts(
        claims=len(story.claims),
        by_side={side: sides[side] for side in Side if sides[side]},
        by_standing={one: standings[one] for one in Standing if standings[one]},
        claimants=_claimants(story),
        gains=gains(story, 0, last),
        biggest=int(np.argmax(steps)) if max(steps) > 0 else -1,
        places=_places(story),
        publishers=tuple(sorted({claim.publisher for claim in story.claims} - {""})),
    )


def gains(story: Story, start: int, end: int) -> tuple[Gain, ...]:
    """Tell what each side gained from one slice to another, both included.

    Parameters
    ----------
    story
        What a page tells.
    start, end
        Numbers of slices: control before the first is compared with that at the end of the
        last.

    Returns
    -------
    tuple of Gain
        Square kilometres; a side that moved by less than half of one in both views is left out.
    """
    found = []
    for side, control in _HOLDERS:
        moved = {
            view: _held(story, at, end + 1, control) - _held(story, at, start, control)
            for at, view in enumerate(VIEWS)
        }
        if max(map(abs, moved.values())) >= _LEAST_KM2:
            found.append(Gain(side, moved[View.CLAIMED], moved[View.ESTABLISHED]))
    return tuple(found)


def moved_km2(story: Story, start: int, end: int) -> float:
    """Area of the cells whose control as claimed changed over slices, both included, km2."""
    states = story.states[VIEWS.index(View.CLAIMED)]
    return float(story.cells.area_km2[states[start] != states[end + 1]].sum())


def _held(story: Story, view: int, moment: int, control: Control) -> float:
    return float(story.cells.area_km2[story.states[view, moment] == CODES[control]].sum())


def _claimants(story: Story) -> tuple[tuple[str, int], ...]:
    """Claimants however they are written, each under the name it bears first."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for claim in story.claims:
        key = origin(claim.claimant)
        names.setdefault(key, claimant_of(claim))
        counts[key] += 1
    return tuple((names[key], count) for key, count in counts.most_common(_MOST))


def _places(story: Story) -> tuple[str, ...]:
    states = story.states[VIEWS.index(View.CLAIMED)]
    changed: Sequence[str] = [
        story.cells.ids[at] for at in np.flatnonzero(states[0] != states[-1]).tolist()
    ]
    ranked = sorted(changed, key=lambda name: (-(story.places[name].population or 0), name))
    return tuple(ranked[:_MOST])
