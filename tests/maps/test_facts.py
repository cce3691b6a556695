from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from geo.claim import Side, Standing
from maps.facts import facts, gains, moved_km2
from maps.story import Story


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
    held = [float(area[story.labels[1, at] == 1].sum()) for at in (0, -1)]
    assert ukraine.side is Side.UKRAINE
    assert ukraine.claimed == pytest.approx(held[1] - held[0])
    assert russia.claimed < 0 < ukraine.established


def test_nothing_moves_between_a_slice_and_itself(story: Story) -> None:
    assert gains(story, 3, 3) == ()
    assert moved_km2(story, 3, 3) == 0


def test_the_biggest_change_and_the_largest_places(story: Story) -> None:
    found = facts(story)
    steps = [moved_km2(story, at - 1, at) for at in range(1, len(story.slices))]
    assert found.biggest == int(np.argmax(steps)) + 1
    people = [story.places[name].population or 0 for name in found.places]
    assert people == sorted(people, reverse=True)
    assert len(found.places) == 5


def test_a_story_of_one_slice_has_no_change(story: Story) -> None:
    still = facts(replace(story, slices=story.slices[:1]))
    assert (still.gains, still.biggest, still.places) == ((), -1, ())


def test_no_claims(story: Story) -> None:
    empty = facts(replace(story, claims=(), standings={}))
    assert (empty.claims, empty.claimants, empty.publishers) == (0, (), ())
