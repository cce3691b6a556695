from __future__ import annotations

from dataclasses import replace

from geo.claim import Kind, Side, Standing
from maps.layers import claim_bounds
from maps.still_frame import frame_of
from maps.still_furniture import key_entries
from maps.still_map import areas_of
from maps.still_marks import marks
from maps.story import Story
from maps.style import palette
from maps.words import Words
from tests.maps.conftest import made_up_claim

COLOURS = {colour.role: colour.light for colour in palette()}


def test_a_mark_is_the_firmest_claim_about_a_place_and_side(story: Story) -> None:
    place = story.places["X0001"]
    claims = tuple(made_up_claim(at, place, 2, kind=kind)
                   for at, kind in enumerate([Kind.ENTRY, Kind.CAPTURE, Kind.CLASH]))  # fmt: skip
    left = made_up_claim(3, place, 2, kind=Kind.WITHDRAWAL, actor=Side.RUSSIA)
    standings = [Standing.CLAIMED, Standing.CLAIMED, Standing.DENIED, Standing.CONCEDED]
    told = replace(
        story,
        claims=(*claims, left),
        standings={f"sample-{at}": standing for at, standing in enumerate(standings)},
        areas={},
    )
    frame = frame_of(claim_bounds(told), width=300, height=300)
    ukraine, russia = sorted(marks(told, frame, at=5), key=lambda mark: mark.actor, reverse=True)
    assert (ukraine.actor, ukraine.standing, ukraine.kind) == (
        Side.UKRAINE, Standing.CLAIMED, Kind.CAPTURE,
    )  # fmt: skip
    assert (russia.standing, russia.kind) == (Standing.CONCEDED, Kind.WITHDRAWAL)
    assert russia.x > ukraine.x
    assert marks(told, frame, at=0) == []  # before anything was said to happen


def test_claims_known_to_an_area_are_no_marks(story: Story) -> None:
    frame = frame_of(claim_bounds(story), width=300, height=300)
    shown = {mark.place_id for mark in marks(story, frame, at=9)}
    assert shown
    assert "OEast" not in shown
    assert areas_of(story, frame, at=9) == []  # whole regions are not outlined


def test_the_key_tells_what_occurs_and_nothing_else(story: Story) -> None:
    frame = frame_of(claim_bounds(story), width=300, height=300)
    shown = marks(story, frame, at=5)
    words = Words("en")
    texts = [one.text for one in key_entries(story, words, COLOURS, at=[5], marks=shown,
                                             outlined=False)]  # fmt: skip
    assert texts[:3] == ["Ukraine: established", "Russia: established", "Ukraine: claimed only"]
    assert "Contested" in texts
    assert not [text for text in texts if text.startswith("Dashed")]
    bare = [one.text for one in key_entries(story, words, COLOURS, at=[5], marks=[], outlined=True)]
    assert [text for text in bare if text.startswith("Dashed")]
    assert not [text for text in bare if text.startswith("Claim ")]
