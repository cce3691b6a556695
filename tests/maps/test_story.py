from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from geo.claim import View
from maps.errors import StoryError
from maps.story import Story, check
from tests.maps.conftest import MadeUpFront, made_up_story


def test_a_story_that_fits(story: Story) -> None:
    check(story)
    assert story.labels.shape == (2, len(story.slices), len(story.cells.ids))
    assert len(story.runs) == len(story.claims)


def test_states_begin_before_the_first_slice(story: Story) -> None:
    assert story.states.shape == (2, len(story.slices) + 1, len(story.cells.ids))
    assert (story.states[:, 1:] == story.labels).all()
    opening = story.history.before(story.slices[0].start, view=View.CLAIMED)
    assert (story.states[1, 0] == opening).all()
    assert (opening != story.labels[1, 0]).any()


def test_every_fault_is_listed(story: Story) -> None:
    one, two, *rest = story.claims
    claims = (one, replace(two, place_id="nowhere"), one, *rest)
    standings = {name: s for name, s in story.standings.items() if name != rest[0].id}
    broken = replace(story, claims=claims, standings=standings, slices=())
    with pytest.raises(StoryError) as error:
        check(broken)
    assert str(error.value).splitlines() == [
        f"claim {one.id}: id: comes 2 times",
        f"claim {two.id}: place_id: 'nowhere' is no known place",
        f"claim {rest[0].id}: standing: is missing",
        "slices: there are none",
    ]


def test_control_must_align_with_the_cells(story: Story) -> None:
    short = replace(story, history=MadeUpFront(np.array([35.0] * 12)))
    with pytest.raises(StoryError, match="12 codes a slice for 300 cells"):
        check(short)


def test_cells_must_be_known_places() -> None:
    story = made_up_story()
    places = {name: place for name, place in story.places.items() if name != story.cells.ids[0]}
    with pytest.raises(StoryError, match=r"cells: 1 ids are no known places, such as 'X0000'"):
        check(replace(story, places=places, claims=()))


def test_both_clocks_must_tell_the_same(doubted: Story) -> None:
    check(doubted)
    assert doubted.tellings == (doubted, doubted.other)
    with pytest.raises(StoryError, match="other: its slices or claims are not those of the story"):
        check(replace(doubted, slices=doubted.slices[1:]))
