from __future__ import annotations

import pytest

from maps.notes import claimant_of, disclaimers, ordered, reports, table_row, web_address
from maps.story import Story
from maps.words import Words
from tests.maps.conftest import made_up_claim, made_up_story

ENGLISH = Words("en")


def test_disclaimers_come_from_the_story(story: Story) -> None:
    text = "\n".join(disclaimers(story, ENGLISH))
    for part in (
        "11 March 2031",
        "Sample Gazette",
        "estimated",
        "Voronoi",
        "military",
        "endorsement",
    ):
        assert part in text


def test_doubts_are_explained_where_there_are_any(story: Story, doubted: Story) -> None:
    plain, full = (set(disclaimers(one, ENGLISH)) for one in (story, doubted))
    told = " ".join(sorted(full - plain))
    assert "Dotted edges" in told
    assert "the day it was known" in told
    assert plain < full


def test_nobody_is_said_to_have_failed_to_verify(story: Story) -> None:
    sure = made_up_story((made_up_claim(0, story.places["X0001"], 0),))
    assert not any("verify" in note for note in disclaimers(sure, ENGLISH))


def test_reports_once_each_in_order(story: Story) -> None:
    at = story.places["X0001"]
    claims = [
        made_up_claim(0, at, 3, publisher="B"),
        made_up_claim(1, at, 3, publisher="A", url="javascript:alert(1)"),
        made_up_claim(2, at, 3, publisher="B"),
    ]
    found = reports(claims, ENGLISH)
    assert [(one["publisher"], one["published"], one["url"]) for one in found] == [
        ("A", "5 March 2031", ""),
        ("B", "5 March 2031", "https://example.org/report"),
    ]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        pytest.param("https://example.org/", True, id="https"),
        pytest.param("HTTP://example.org/", True, id="http"),
        pytest.param("", False, id="none"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("data:text/html,x", False, id="data"),
        pytest.param("//example.org", False, id="no-scheme"),
        pytest.param(" javascript:alert(1)", False, id="blank-first"),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, kept: bool) -> None:
    assert web_address(url) == (url if kept else "")


def test_a_row_of_the_table(story: Story) -> None:
    claim = next(claim for claim in story.claims if claim.place == "Probestadt")
    row = table_row(claim, story, ENGLISH)
    assert row["place"].endswith("(printed “Probestadt”)")
    assert row["claim"] == "Russian forces withdrew"
    assert row["claimant"] == "Sample Staff (Ukrainian side)"
    assert row["published"] == "Sample Gazette, 6 March 2031"


def test_a_denial_says_who_denies(story: Story) -> None:
    claim = next(claim for claim in story.claims if claim.claimant == "Sample Ministry")
    text = table_row(claim, story, ENGLISH)["claim"]
    assert text == "Ukrainian forces took control: Sample Ministry (Ukrainian side) denies it"


def test_unattributed_claims_name_nobody(story: Story) -> None:
    claim = made_up_claim(0, story.places["X0001"], 0, claimant="unattributed")
    assert claimant_of(claim) == ""
    assert "no source named" in table_row(claim, made_up_story((claim,)), ENGLISH)["claimant"]


def test_claims_in_order_of_the_event(story: Story) -> None:
    days = [claim.event_date for claim in ordered(story.claims)]
    assert days == sorted(days)
