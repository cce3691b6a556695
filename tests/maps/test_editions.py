from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from geo.claim import Claim, Kind, Review, Stance, Standing
from maps.editions import Change, FieldChange, Previous, Turn, as_data, compare, records_of
from maps.story import Story

BEFORE = date(2031, 3, 5)


def edition_of(story: Story, *, was: Story, **options: Any) -> list[Change]:
    return list(compare(Previous(BEFORE, records_of(was)), story, **options).changes)


def with_claim(story: Story, at: int, **fields: Any) -> Story:
    claims = list(story.claims)
    claims[at] = replace(claims[at], **fields)
    return replace(story, claims=tuple(claims))


def without(story: Story, *names: str) -> Story:
    return replace(story, claims=tuple(c for c in story.claims if c.id not in names))


def test_the_same_claims_are_no_change(story: Story) -> None:
    assert edition_of(story, was=story) == []


def test_added_and_retracted_are_each_other_s_inverse(story: Story) -> None:
    less = without(story, "sample-3", "sample-5")
    added = edition_of(story, was=less)
    assert [(one.id, one.turn) for one in added] == [
        ("sample-3", Turn.ADDED),
        ("sample-5", Turn.ADDED),
    ]
    gone = edition_of(less, was=story)
    assert [(one.id, one.turn) for one in gone] == [
        ("sample-3", Turn.RETRACTED),
        ("sample-5", Turn.RETRACTED),
    ]
    assert [one.place for one in gone] == [one.place for one in added]


@pytest.mark.parametrize(
    ("fields", "change"),
    [
        pytest.param({"hedge": "likely"}, FieldChange("hedge", "", "likely"), id="text"),
        pytest.param({"kind": Kind.ENTRY}, FieldChange("kind", "capture", "entry"), id="word"),
        pytest.param(
            {"event_date": date(2031, 3, 1)},
            FieldChange("event_date", "2031-03-02", "2031-03-01"),
            id="date",
        ),
        pytest.param(
            {"claimant": "unattributed"}, FieldChange("claimant", "Sample Staff", ""), id="nobody"
        ),
    ],
)
def test_a_changed_field_is_told_from_what_to_what(
    story: Story, fields: dict[str, Any], change: FieldChange
) -> None:
    changed = with_claim(story, 0, **fields)
    (found,) = edition_of(changed, was=story)
    assert (found.id, found.turn) == ("sample-0", Turn.CHANGED)
    assert found.fields[0] == change


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"lat": 48.5, "lon": 36.0}, id="resolved"),
        pytest.param({"reviewer": "somebody", "review": Review.ACCEPTED}, id="reviewed"),
    ],
)
def test_what_readers_do_not_see_is_no_change(story: Story, fields: dict[str, Any]) -> None:
    assert edition_of(with_claim(story, 0, **fields), was=story) == []


def test_denied_by_standing_or_by_its_own_words(story: Story) -> None:
    assert story.standings["sample-0"] is Standing.CLAIMED
    denied = replace(story, standings={**story.standings, "sample-0": Standing.DENIED})
    (found,) = edition_of(denied, was=story)
    assert (found.turn, found.fields) == (
        Turn.DENIED,
        (FieldChange("standing", "claimed", "denied"),),
    )
    (own,) = edition_of(with_claim(story, 0, stance=Stance.DENIES), was=story)
    assert own.turn is Turn.DENIED
    (back,) = edition_of(story, was=denied)
    assert back.turn is Turn.CHANGED


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        pytest.param({"review": Review.REJECTED, "note": "wrong town"}, "wrong town", id="noted"),
        pytest.param({"review": Review.REJECTED}, "", id="silent"),
        pytest.param(
            {"superseded_by": "later", "superseded": date(2031, 3, 9), "note": "x"},
            "later, 2031-03-09",
            id="superseded",
        ),
    ],
)
def test_a_reason_is_given_where_one_is_known(
    story: Story, fields: dict[str, Any], reason: str
) -> None:
    gone: Claim = replace(story.claims[3], **fields)
    (found,) = edition_of(without(story, gone.id), was=story, withdrawn=[gone], tabled=[gone])
    assert (found.turn, found.reason) == (Turn.RETRACTED, reason)


def test_what_the_tables_hold_but_the_page_does_not_show_is_outside(story: Story) -> None:
    less = without(story, "sample-3")
    (found,) = edition_of(less, was=story, tabled=story.claims)
    assert found.turn is Turn.OUTSIDE
    table = Previous(None, records_of(story))  # does not tell what an edition showed of it
    assert compare(table, less, tabled=story.claims).changes == ()


def test_changes_stand_by_turn_then_id(story: Story) -> None:
    was = with_claim(without(story, "sample-9", "sample-10"), 2, hedge="perhaps")
    found = edition_of(without(story, "sample-7"), was=was)
    assert [(one.turn.value, one.id) for one in found] == [
        ("added", "sample-10"), ("added", "sample-9"),
        ("changed", "sample-2"), ("retracted", "sample-7"),
    ]  # fmt: skip


def test_as_data_is_plain(story: Story) -> None:
    edition = compare(Previous(BEFORE, records_of(story)), with_claim(story, 0, hedge="likely"))
    found = json.loads(json.dumps(as_data(edition)))
    assert found["since"] == "2031-03-05"
    assert found["changes"][0]["fields"] == [{"field": "hedge", "before": "", "after": "likely"}]
    assert as_data(compare(Previous(None, {}), replace(story, claims=())))["changes"] == []
