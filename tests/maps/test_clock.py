"""The same claims by the day they happened and by the day they were known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geo.claim import CONTROLS
from maps.story import Story

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import OpenPage

pytestmark = pytest.mark.browser


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("window.frontline.state()")
    return found


def assert_told_by(page: Page, story: Story) -> None:
    """Control and news of every slice are those of the story."""
    for at in (3, 8, 0, 5):
        page.evaluate("day => window.frontline.goTo(day)", story.slices[at].start.isoformat())
        told = state(page)
        assert told["by"] == story.by
        for view, codes in zip(("established", "claimed"), story.labels[:, at], strict=True):
            expected = dict(zip(story.cells.ids, codes.tolist(), strict=True))
            found = {name: label[view] for name, label in told["labels"].items()}
            assert found == {name: CONTROLS[expected[name]].value for name in found}
        fresh = {
            c.id for c, r in zip(story.claims, story.runs, strict=True) if r.first <= at <= r.last
        }
        assert {claim["id"] for claim in told["claims"]} == fresh


def test_both_clocks_by_keyboard(doubted_page: Path, doubted: Story, open_page: OpenPage) -> None:
    opened = open_page(doubted_page).page
    assert_told_by(opened, doubted)
    bars = opened.get_attribute("#histogram .fl-bars-ukraine", "d")
    opened.focus("[name=fl-clock][value=event]")
    opened.keyboard.press("ArrowRight")
    assert opened.is_checked("[name=fl-clock][value=published]")
    assert opened.inner_text("#claims-title") == "Claims reported on this day"
    assert opened.get_attribute("#histogram .fl-bars-ukraine", "d") != bars
    assert opened.locator("#histogram .fl-bars-ukraine").count() == 1
    assert doubted.other is not None
    assert_told_by(opened, doubted.other)
    assert "&by=published" in opened.evaluate("location.hash")
    opened.reload()
    assert state(opened)["by"] == "published"


def test_both_clocks_by_touch(doubted_page: Path, open_page: OpenPage) -> None:
    opened = open_page(doubted_page, width=375, height=812, has_touch=True, is_mobile=True).page
    opened.tap("label:has([value=published])")
    assert state(opened)["by"] == "published"
    opened.tap("label:has([value=event])")
    assert state(opened)["by"] == "event"
    assert "by=" not in opened.evaluate("location.hash")


def test_one_clock_needs_no_switch(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page).page
    assert opened.locator("[name=fl-clock]").count() == 0
    opened.evaluate("location.hash = 'by=published'")
    opened.wait_for_function("() => !location.hash.includes('by=')")
    assert state(opened)["by"] == "event"
