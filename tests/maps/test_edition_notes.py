"""The part of a page that tells of its edition, and how readers come from it to a claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.claim import Standing, View
from maps.edition_notes import edition_section, resting_lines
from maps.editions import Previous, compare, records_of
from maps.page import write_page
from maps.resting import Resting, RestingArea, resting
from maps.story import Story
from maps.words import Words
from tests.maps.test_page import HOSTILE

if TYPE_CHECKING:
    from tests.conftest import OpenPage

SINCE = date(2031, 3, 5)


def changed_story(story: Story, *, text: str = "likely") -> Story:
    """One claim added, one changed, one denied, one retracted."""
    was = dict(records_of(story))
    del was["sample-2"]
    was["sample-3"] = was["sample-3"] | {"hedge": text, "published": "2031-03-02"}
    was["gone"] = was["sample-4"] | {"place": text, "claimant": ""}
    now = replace(story, standings={**story.standings, "sample-0": Standing.DENIED})
    return replace(now, edition=compare(Previous(SINCE, was), now))


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_every_change_is_told(story: Story, lang: str) -> None:
    words = Words(lang)
    told = changed_story(replace(story, lang=lang))
    html = edition_section(told, resting(told), words)
    for key in ("added", "changed", "denied", "retracted"):
        assert words.say("edition", key) in html
    assert words.day(SINCE) in html
    assert 'href="#claim=sample-2"' in html
    assert "#claim=gone" not in html
    assert f"likely → {words.say('edition', 'empty')}" in html
    assert words.day(date(2031, 3, 2)) in html
    assert "{" not in html


def test_without_an_edition_before_only_what_rests_on_one_voice(story: Story) -> None:
    html = edition_section(story, resting(story), Words("en"))
    assert "What changed since" not in html
    assert "What rests on one voice" in html


def test_an_edition_without_a_change_says_so(story: Story) -> None:
    same = replace(story, edition=compare(Previous(None, records_of(story)), story))
    html = edition_section(same, resting(same), Words("en"))
    assert "No claim was added" in html
    assert "earlier table" in html


def test_areas_are_told_by_view() -> None:
    areas = {View.CLAIMED: RestingArea(1500.4, 900.2, 0), View.ESTABLISHED: RestingArea(0, 0, 0)}
    claims, area = resting_lines(Resting(9, 4, areas), Words("en"))
    assert claims.startswith("4 of 9 claims are made by one claimant alone")
    assert area.replace("\u00a0", " ") == (
        "Claimed: 1,500 km² changed hands; 900 km² of it depends on some single claimant,"
        " 0 km² on some single claim."
    )


@pytest.mark.browser
def test_a_link_leads_to_the_claim(story: Story, tmp_path: Path, open_page: OpenPage) -> None:
    write_page(tmp_path / "page.html", changed_story(story))
    page = open_page(tmp_path / "page.html").page
    page.click('.fl-editions a[href="#claim=sample-2"]')
    page.wait_for_function("() => window.frontline.state().place !== null")
    claim = next(one for one in story.claims if one.id == "sample-2")
    found = page.evaluate("window.frontline.state()")
    assert found["place"] == claim.place_id
    assert "claim=sample-2" in page.url


@pytest.mark.browser
def test_hostile_texts_show_as_text(story: Story, tmp_path: Path, open_page: OpenPage) -> None:
    write_page(tmp_path / "page.html", changed_story(story, text=HOSTILE))
    page = open_page(tmp_path / "page.html").page
    assert HOSTILE in page.inner_text(".fl-editions")
    assert page.evaluate("window.pwned") is None
    assert page.locator(".fl-editions img").count() == 0
