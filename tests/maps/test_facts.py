from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from geo.claim import Side, Standing, View
from maps.facts import facts, gains, moved_km2
from maps.story import Story
from tests.maps.conftest import MadeUpFront


def test_claims_are_counted_by_side_standing_and_claimant(story: Story) -> None:
    found = facts(story)
    assert found.claims == sum(found.by_side.values()) == sum(found.by_standing.values()) == 27
    assert list(found.by_side) == [Side.UKRAINE]
    assert set(found.by_standing) == set(Standing)
    assert found.claimants == (("Sample Staff", 26), ("Sample Ministry", 1))
    assert found.publishers == ("Sample Gazette",)


def test_one_claimant_however_written(story: Story) -> None:
    claims = tuple(
        replace(claim, claimant="sample  STAFF" if turn else "Sample Staff")
        for turn, claim in enumerate(story.claims)
    )
    assert facts(replace(story, claims=claims)).claimants == (("Sample Staff", 27),)


def test_gains_are_what_the_labels_say(story: Story) -> None:
    ukraine, russia = gains(story, 0, len(story.slices) - 1)
    area = story.cells.area_km2
    held = [float(area[story.states[1, at] == 1].sum()) for at in (0, -1)]
    assert ukraine.side is Side.UKRAINE
    assert ukraine.claimed == pytest.approx(held[1] - held[0])
    assert russia.claimed < 0 < ukraine.established


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(0, 0, id="the-first-day"),
        pytest.param(3, 3, id="one-day"),
        pytest.param(0, 9, id="all-days"),
    ],
)
def test_both_ends_are_included(story: Story, start: int, end: int) -> None:
    assert isinstance(story.history, MadeUpFront)
    first, last = story.slices[start].start, story.slices[end].end
    before = story.history.before(first, view=View.CLAIMED)
    after = story.history.labels(last, view=View.CLAIMED)
    area = story.cells.area_km2
    (ukraine, _) = gains(story, start, end)
    assert ukraine.claimed == pytest.approx(area[after == 1].sum() - area[before == 1].sum())
    assert moved_km2(story, start, end) == pytest.approx(area[before != after].sum())


def test_the_biggest_change_and_the_largest_places(story: Story) -> None:
    found = facts(story)
    steps = [moved_km2(story, at, at) for at in range(len(story.slices))]
    assert found.biggest == int(np.argmax(steps))
    people = [story.places[name].population or 0 for name in found.places]
    assert people == sorted(people, reverse=True)
    assert len(found.places) == 5


def test_a_story_of_one_slice_has_the_change_of_its_day(story: Story) -> None:
    found = facts(replace(story, slices=story.slices[:1]))
    assert (found.gains, found.biggest) == (gains(story, 0, 0), 0)
    assert found.places


def test_nothing_moves_where_the_front_stands(story: Story) -> None:
    assert isinstance(story.history, MadeUpFront)
    still = facts(replace(story, history=replace(story.history, step=0)))
    assert (still.gains, still.biggest, still.places) == ((), -1, ())


def test_no_claims(story: Story) -> None:
    empty = facts(replace(story, claims=(), standings={}))
    assert (empty.claims, empty.claimants, empty.publishers) == (0, (), ())
