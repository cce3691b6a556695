"""Choosing which claims are shown, and handing on the address of what is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.claim import Kind
from maps.story import Story

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import OpenPage

pytestmark = pytest.mark.browser


def kinds_shown(page: Page) -> set[str]:
    listed = "[...document.querySelectorAll('.fl-panel .fl-claim')].map((c) => c.dataset.kind)"
    return set(page.evaluate(listed))


def test_counts_stand_beside_the_layers(page: Path, story: Story, open_page: OpenPage) -> None:
    opened = open_page(page).page
    opened.click("#layers summary")
    for kind in Kind:
        label = opened.locator(f"#layers label:has([value={kind}])")
        told = sum(claim.kind is kind for claim in story.claims)
        assert label.locator(".fl-count").inner_text() == str(told)
    assert opened.locator("#layers [value=third_party]").count() == 0


def test_hidden_layers_leave_map_and_lists(page: Path, story: Story, open_page: OpenPage) -> None:
    opened = open_page(page).page
    opened.click("#earlier summary")
    opened.wait_for_selector("#earlier-claims .fl-claim")
    assert {"capture", "clash"} <= kinds_shown(opened)
    opened.click("#layers summary")
    opened.focus("#layers [value=clash]")
    opened.keyboard.press("Space")
    assert "clash" not in kinds_shown(opened)
    left = sum(claim.kind is not Kind.CLASH for claim in story.claims)
    assert opened.inner_text("#layers-off") == f"{left} of {len(story.claims)}"
    assert opened.evaluate("location.hash").endswith("&hide=clash")
    opened.uncheck("#layers [value=ukraine]")
    assert opened.locator(".fl-place, .fl-panel .fl-claim").count() == 0
    opened.reload()
    assert not opened.is_checked("#layers [value=clash]")
    assert kinds_shown(opened) == set()
    opened.evaluate("location.hash = 'date=2031-03-10&hide=nonsense'")
    opened.wait_for_function("() => document.querySelector('#layers [value=clash]').checked")
    assert opened.locator("#layers-off").is_hidden()


def test_a_link_is_copied(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page, permissions=["clipboard-read", "clipboard-write"]).page
    opened.evaluate("window.frontline.goTo('2031-03-05')")
    opened.focus("#copy")
    opened.keyboard.press("Enter")
    opened.wait_for_function("() => document.querySelector('#copy').textContent === 'Link copied'")
    copied = opened.evaluate("navigator.clipboard.readText()")
    assert copied == f"{page.as_uri()}#date=2031-03-05&view=claimed"


def test_what_changed_since_the_start(page: Path, story: Story, open_page: OpenPage) -> None:
    opened = open_page(page).page
    assert opened.inner_text("#since-start").startswith("Largest places")
    assert (
        opened.inner_text("#figures caption")
        == "Square kilometres gained since the start of 1 March."
    )
    gained = [view[-1] == 1 for view in story.states], [view[0] == 1 for view in story.states]
    area = story.cells.area_km2
    told = opened.locator("#figures [data-side=ukraine] td").all_inner_texts()
    assert [int(text.replace("+", "").replace(",", "")) for text in told] == [
        round(round(area[now].sum(), 1) - round(area[then].sum(), 1))
        for now, then in zip(*gained, strict=True)
    ]
    opened.evaluate("window.frontline.goTo('2031-03-01')")
    assert opened.inner_text("#change").startswith("On 1 March: Ukraine +")
    assert opened.inner_text("#since-start") == ""
    assert opened.locator("#figures").is_hidden()
