from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from geo.claim import Kind
from maps.encoding import decode, decode_lines
from maps.layers import claim_bounds, payload
from maps.slices import Slice
from maps.story import Story
from tests.maps.conftest import EAST, START, WEST, made_up_claim, made_up_story


@pytest.fixture(scope="module")
def data(story: Story) -> dict[str, Any]:
    return payload(story)


def test_data_is_plain_and_the_same_every_time(story: Story, data: dict[str, Any]) -> None:
    assert json.dumps(data) == json.dumps(payload(made_up_story()))


def test_edits_lead_from_state_to_state(story: Story, data: dict[str, Any]) -> None:
    patches = data["places"]["patch"]
    ids = data["places"]["id"]
    for view, texts in enumerate(data["tellings"]["labels"][0]):
        labels, edits = map(decode, texts)
        for at in range(len(story.slices) + 1):
            if at:
                patch = 0
                for _ in range(edits.pop(0)):
                    patch += edits.pop(0)
                    labels[patch] = edits.pop(0)
            cells = dict(zip(story.cells.ids, story.states[view, at].tolist(), strict=True))
            told = {name: labels[p] for name, p in zip(ids, patches, strict=True) if p >= 0}
            assert told == {name: cells[name] for name in told}
        assert edits == []


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param([(0, 0), (1, 1), (2, 2)], id="days"),
        pytest.param([(0, 6), (7, 13), (14, 15)], id="weeks"),
        pytest.param([(0, 0), (4, 4), (11, 11)], id="days-with-claims"),
        pytest.param([(3, 3)], id="one"),
    ],
)
def test_slices_from_edge_to_edge(story: Story, steps: list[tuple[int, int]]) -> None:
    told = tuple(Slice(*(START + timedelta(days=day) for day in step)) for step in steps)
    data = payload(replace(story, slices=told))["slices"]
    edges = np.cumsum(decode(data["days"])).reshape(-1, 2).tolist()
    first = date.fromisoformat(data["from"])
    days = [[first + timedelta(days=day) for day in step] for step in edges]
    assert days == [[step.start, step.end] for step in told]


def test_areas_of_every_slice(story: Story, data: dict[str, Any]) -> None:
    for view in range(2):
        tenths = np.cumsum(np.reshape(decode(data["tellings"]["km2"][0][view]), (-1, 4)), axis=0)
        whole = story.cells.area_km2.sum()
        assert tenths.sum(axis=1) / 10 == pytest.approx([whole] * (len(story.slices) + 1), abs=1)
        russia = [story.cells.area_km2[codes == 2].sum() for codes in story.states[view]]
        assert (tenths[:, 2] / 10).tolist() == pytest.approx(russia, abs=0.1)


def test_the_largest_places_that_change_are_on_the_page(story: Story, data: dict[str, Any]) -> None:
    before, after = story.labels[1, 3], story.labels[1, 4]
    changed = [name for name, b, a in zip(story.cells.ids, before, after, strict=True) if b != a]
    largest = sorted(changed, key=lambda name: -(story.places[name].population or 0))[:5]
    assert set(largest) <= set(data["places"]["id"])


def test_patches_count_their_cells(story: Story, data: dict[str, Any]) -> None:
    assert sum(decode(data["topology"]["cells"])) == len(story.cells.ids)


def test_both_clocks_share_what_they_are_drawn_with(doubted: Story) -> None:
    told = payload(doubted)["tellings"]
    assert told["by"] == ["event", "published"]
    for clock, story in enumerate(doubted.tellings):
        runs = [n for r in story.runs for n in (r.first, r.last, r.until)]
        assert decode(told["runs"][clock]) == runs
        assert [len(told[name][clock]) for name in ("labels", "reach", "alone")] == [2, 2, 2]
    one, both = (len(json.dumps(payload(s))) for s in (replace(doubted, other=None), doubted))
    assert both < 1.2 * one


def test_a_table_of_one_clock_only_is_missing_by_the_other(doubted: Story) -> None:
    assert doubted.other is not None
    plain = replace(doubted, other=replace(doubted.other, reach=None, without=()))
    told = payload(plain)["tellings"]
    assert told["reach"][1] is told["alone"][1] is told["bands"][1] is None
    assert told["reach"][0]


def test_contradictions_name_their_claims(doubted: Story) -> None:
    told = payload(doubted)["claims"]
    named = [[told["id"][number] for number in row] for row in told["against"]]
    assert named == [["sample-1", "sample-25"]]


def test_claims_find_their_places(story: Story, data: dict[str, Any]) -> None:
    told, places = data["claims"], data["places"]["id"]
    assert told["id"] == [claim.id for claim in story.claims]
    found = [places[number] for number in told["columns"]["place"]]
    assert found == [claim.place_id for claim in story.claims]
    texts = told["texts"]
    assert [texts[n] for n in told["columns"]["printed"]] == [c.place for c in story.claims]
    assert len(texts) == len(set(texts))


def test_areas_are_shared_by_claims_about_one_place(story: Story) -> None:
    oblast = story.places["OEast"]
    claims = tuple(made_up_claim(n, oblast, n) for n in range(3))
    told = payload(made_up_story(claims))["claims"]["areas"]
    assert [names for names, _ in told] == [["sample-0", "sample-1", "sample-2"]]
    assert decode_lines(told[0][1])


def test_a_name_nobody_would_know_comes_beside_the_own_one(story: Story) -> None:
    claims = (
        made_up_claim(0, story.places["X0001"], 0, place="Probestadt"),
        made_up_claim(1, story.places["X0002"], 0, place="Sampeltown 2 area"),
    )
    places = payload(made_up_story(claims))["places"]
    names = {places["id"][at]: name for at, name in places["alias"].items()}
    assert names == {"X0001": "Probestadt"}


def test_a_page_opens_where_its_claims_are(story: Story) -> None:
    west, south, east, north = claim_bounds(story)
    for claim in story.claims:
        if claim.kind is not Kind.CLASH and claim.id not in story.areas:
            assert west < (claim.lon or 0) < east
            assert south < (claim.lat or 0) < north
    whole = claim_bounds(replace(story, claims=(), areas={}))
    assert whole[0] < WEST
    assert whole[2] > EAST
    given = payload(replace(story, bounds=(34.0, 48.0, 35.0, 49.0)))
    assert given["bounds"] == [34.0, 48.0, 35.0, 49.0]


def test_ground_is_cut_off_and_its_borders_are_drawn_once(data: dict[str, Any]) -> None:
    ground = data["ground"]
    assert ground["frame"] == [31.5, 45.5, 39.5, 52.5]
    assert len(decode_lines(ground["oblasts"])) == 1
    assert decode_lines(ground["frontiers"]) == []
    assert [name for name, _ in ground["rivers"]] == ["Sample", ""]
    assert {(kind, name) for kind, name, *_ in ground["names"]} >= {
        ("oblast", "West Sample Oblast"),
        ("country", "Eastland"),
        ("water", "Sample Sea"),
    }
