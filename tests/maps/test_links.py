"""Addresses of claims and places, and an article that moves the map by them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps.story import Story

if TYPE_CHECKING:
    from tests.conftest import OpenPage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("number", [0, 7, 24, 26])
def test_a_claim_opens_at_its_day_and_place(
    page: Path, story: Story, open_page: OpenPage, number: int
) -> None:
    claim = story.claims[number]
    opened = open_page(page).page
    opened.evaluate("id => { location.hash = `claim=${id}`; }", claim.id)
    opened.wait_for_function("id => window.frontline.state().claim === id", arg=claim.id)
    state = opened.evaluate("window.frontline.state()")
    assert state["date"] == claim.last_day.isoformat()
    assert state["place"] == claim.place_id
    linked = opened.locator("#panel [aria-current=true]:visible")
    assert linked.get_attribute("data-claim-id") == claim.id
    assert linked.evaluate("e => e.getBoundingClientRect().top < innerHeight")
    opened.reload()
    assert opened.evaluate("window.frontline.state().claim") == claim.id
    opened.click("#previous")
    assert "claim=" not in opened.evaluate("location.hash")


def test_a_claim_whose_place_is_not_known_is_marked_in_the_list(
    story: Story, tmp_path: Path, open_page: OpenPage
) -> None:
    from dataclasses import replace

    from maps.page import write_page

    lost = replace(story.claims[2], id="lost & found", place_id="", lat=None, lon=None)
    told = replace(
        story,
        claims=(*story.claims, lost),
        standings={**story.standings, lost.id: story.standings["sample-2"]},
    )
    write_page(tmp_path / "page.html", told)
    opened = open_page(tmp_path / "page.html").page
    link = opened.get_attribute("[id='claim-lost & found'] a", "href")
    assert link == "#claim=lost%20%26%20found"
    opened.evaluate("link => { location.hash = link; }", link)
    opened.wait_for_function("() => window.frontline.state().claim === 'lost & found'")
    assert opened.locator("#claims [aria-current=true]").count() == 1


def test_every_claim_has_its_link(page: Path, story: Story, open_page: OpenPage) -> None:
    opened = open_page(page, permissions=["clipboard-read", "clipboard-write"]).page
    assert opened.locator("#claims-table a[href^='#claim=']").count() == len(story.claims)
    link = opened.locator("#claims .fl-permalink").first
    claim = opened.locator("#claims [data-claim-id]").first.get_attribute("data-claim-id")
    link.focus()
    opened.keyboard.press("Enter")
    opened.wait_for_function("id => window.frontline.state().claim === id", arg=claim)
    assert opened.evaluate("navigator.clipboard.readText()") == f"{page.as_uri()}#claim={claim}"


def test_an_article_moves_the_map_and_is_not_moved_by_it(
    page: Path, tmp_path: Path, open_page: OpenPage
) -> None:
    (tmp_path / "page.html").write_bytes(page.read_bytes())
    article = tmp_path / "article.html"
    article.write_text(
        "<title>Article</title><p style='height:300px'>Text</p>"
        "<iframe src='page.html' width=700 height=700 style='border:0'></iframe>"
        "<p style='height:3000px'>More</p>",
        encoding="utf-8",
    )
    visit = open_page(article)
    visit.requests.clear()
    frame = visit.page.frames[1]
    frame.wait_for_function("() => window.frontline")
    for claim in ("sample-3", "sample-26"):
        visit.page.evaluate(
            "id => { document.querySelector('iframe').src = `page.html#claim=${id}`; }", claim
        )
        frame.wait_for_function("id => window.frontline.state().claim === id", arg=claim)
    assert visit.page.evaluate("scrollY") == 0
    visit.requests.clear()
