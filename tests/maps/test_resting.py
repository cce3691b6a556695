"""What rests on one voice, on a country of eight cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.claim import Claim, Kind, Side, Stance, View
from geo.history import History
from geo.uncertainty import leave_one_out, resting_on_one
from maps.facts import gains
from maps.resting import Resting, resting
from maps.slices import slices
from maps.story import Story
from tests.geo.examples import START, claim, grid, told
from tests.maps.conftest import made_up_story

LEFT: dict[str, Any] = {"kind": Kind.WITHDRAWAL, "actor": Side.RUSSIA}
RUSSIA: dict[str, Any] = {"claimant": "Ministry of Defence", "claimant_side": Side.RUSSIA}
OFFICE: dict[str, Any] = {"claimant": "Office of the President"}
DAY = date(2022, 9, 10)
CELL = dict(zip(grid().ids, grid().area_km2.tolist(), strict=True))


def story_of(*claims: Claim) -> Story:
    history = told(claims, ["a0", "a1", "a2"], until=DAY)
    return replace(
        made_up_story(),
        claims=claims,
        standings={name: found.standing for name, found in history.assessments.items()},
        slices=slices(START, DAY),
        cells=grid(),
        history=history,
        places={place.id: place for place in grid().places},
        areas={},
    )


@pytest.mark.parametrize(
    ("claims", "single", "area"),
    [
        pytest.param([claim()], 1, (CELL["a0"], CELL["a0"], CELL["a0"]), id="one-claim"),
        pytest.param(
            [claim(), claim("c2")], 2, (CELL["a0"], CELL["a0"], 0), id="one-claimant-twice"
        ),
        pytest.param([claim(), claim("c2", **OFFICE)], 0, (CELL["a0"], 0, 0), id="two-claimants"),
        pytest.param(
            # Without the claim to have taken it, a place that was left is nobody's.
            [claim(), claim("c2", **LEFT | RUSSIA)],
            0,
            (CELL["a0"],) * 3,
            id="conceded",
        ),
        pytest.param(
            [claim(), claim("c2", place_id="a1")],
            2,
            (CELL["a0"] + CELL["a1"],) * 3,
            id="two-places",
        ),
        pytest.param([claim(kind=Kind.CLASH)], 1, (0, 0, 0), id="nothing-changed"),
    ],
)
def test_what_rests_on_one_voice(claims: list[Claim], single: int, area: tuple[float, ...]) -> None:
    found = resting(story_of(*claims))
    assert (found.claims, found.single) == (len(claims), single)
    carried = found.areas[View.CLAIMED]
    assert (carried.changed, carried.on_claimant, carried.on_claim) == pytest.approx(area)


def test_what_changed_hands_is_what_did_in_the_days_of_the_map() -> None:
    said = [claim("c1", event_date=START), claim("c2", place_id="a1")]
    first, later = story_of(*said), replace(story_of(*said), slices=slices(date(2022, 9, 6), DAY))
    changed = [resting(one).areas[View.CLAIMED].changed for one in (first, later)]
    assert changed == pytest.approx([CELL["a0"] + CELL["a1"], CELL["a1"]])
    for one, area in zip((first, later), changed, strict=True):
        (ukraine, _) = gains(one, 0, len(one.slices) - 1)
        assert ukraine.claimed == pytest.approx(area)


def test_established_rests_on_the_concession() -> None:
    found = resting(story_of(claim(), claim("c2", **LEFT | RUSSIA)))
    carried = found.areas[View.ESTABLISHED]
    assert carried.changed == carried.on_claimant == carried.on_claim == pytest.approx(CELL["a0"])


def test_a_denial_is_no_claim_that_something_happened() -> None:
    denial = claim("c2", stance=Stance.DENIES, **RUSSIA)
    assert resting(story_of(claim(), denial)).claims == 1


def test_without_a_history_only_claims_are_counted(story: Story) -> None:
    found = resting(story)
    assert isinstance(found, Resting)
    assert 0 < found.single <= found.claims == 26
    assert found.areas == {}


WORDS = st.sampled_from(["General Staff", "Office of the President", "Ministry of Defence"])
CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(["a0", "a1", "a2", "b0"]),
        st.sampled_from([Kind.CAPTURE, Kind.ENTRY, Kind.WITHDRAWAL, Kind.HOLD]),
        st.sampled_from([Side.UKRAINE, Side.RUSSIA]),
        WORDS,
        st.sampled_from(list(Stance)),
        st.integers(6, 10),
    ),
    min_size=1,
    max_size=8,
)


@given(CLAIMS)
def test_leaving_out_a_claim_of_each_place_is_leaving_them_out_one_by_one(
    said: list[tuple[str, Kind, Side, str, Stance, int]],
) -> None:
    claims = [
        claim(f"c{at}", place_id=place, kind=kind, actor=actor, claimant=who, stance=stance,
              claimant_side=Side.RUSSIA if who == "Ministry of Defence" else Side.UKRAINE,
              event_date=date(2022, 9, day))
        for at, (place, kind, actor, who, stance, day) in enumerate(said)
    ]  # fmt: skip
    story = story_of(*claims)
    history = story.history
    assert isinstance(history, History)
    found, others = resting(story), leave_one_out(history)
    for view in View:
        changed = history.labels(DAY, view=view) != history.base
        alone = set(resting_on_one(history, others, DAY, view=view)["id"])
        carried = [CELL[name] for name, is_new in zip(grid().ids, changed, strict=True)
                   if is_new and name in alone]  # fmt: skip
        assert found.areas[view].on_claim == pytest.approx(sum(carried))
        assert found.areas[view].on_claim <= found.areas[view].changed + 1e-9
