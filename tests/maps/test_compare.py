"""Two dates side by side, with a divider between them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps.story import Story

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import OpenPage

pytestmark = pytest.mark.browser

ADDRESS = "date=2031-03-09&view=claimed&with=2031-03-03"


def marks_by_side(page: Page) -> tuple[set[str], set[str]]:
    """Claims of the marks on the left and on the right of the divider."""
    found: list[list[str]] = page.evaluate(
        """() => {
          const edge = document.querySelector('#split').getBoundingClientRect().x;
          const sides = [[], []];
          for (const mark of document.querySelectorAll('.fl-place:not(.fl-old)')) {
            const box = mark.getBoundingClientRect();
            sides[box.x + box.width / 2 < edge ? 0 : 1].push(...mark.dataset.claims.split(' '));
          }
          return sides;
        }"""
    )
    return set(found[0]), set(found[1])


def test_each_side_shows_its_own_date(page: Path, story: Story, open_page: OpenPage) -> None:
    opened = open_page(page).page
    opened.evaluate("hash => { location.hash = hash; }", ADDRESS)
    opened.wait_for_function("() => window.frontline.state().with === '2031-03-03'")
    fresh = [
        {c.id for c, r in zip(story.claims, story.runs, strict=True) if r.first <= at <= r.last}
        for at in (2, 8)
    ]
    opened.focus("#divider")
    for key, some in (("End", 0), ("Home", 1)):
        opened.keyboard.press(key)
        sides = marks_by_side(opened)
        assert sides[some]
        assert sides[0] <= fresh[0]
        assert sides[1] <= fresh[1]
    assert opened.inner_text("#split-then") == "3 March 2031"
    assert opened.inner_text("#split-now") == "9 March 2031"
    opened.reload()
    assert opened.evaluate("window.frontline.state().with") == "2031-03-03"


def test_the_sentence_tells_what_changed_between(
    page: Path, story: Story, open_page: OpenPage
) -> None:
    opened = open_page(page).page
    opened.evaluate("hash => { location.hash = hash; }", ADDRESS)
    opened.wait_for_function("() => window.frontline.state().with === '2031-03-03'")
    text = opened.inner_text("#change")
    assert text.startswith("From the end of 3 March to the end of 9 March: Ukraine +")
    count = int((story.labels[1, 2] != story.labels[1, 8]).sum())
    assert f"and {count - 5:,} more" in text
    opened.evaluate("location.hash = 'date=2031-03-03&with=2031-03-09'")
    opened.wait_for_function("() => window.frontline.state().with === '2031-03-09'")
    assert opened.inner_text("#change") == text
    opened.evaluate("location.hash = 'date=2031-03-03&with=2031-03-03'")
    opened.wait_for_function("() => window.frontline.state().with === '2031-03-03'")
    assert opened.inner_text("#change") == "Both dates are the same."


def test_by_keyboard(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page).page
    opened.focus("#compare")
    opened.keyboard.press("Enter")
    assert opened.get_attribute("#compare", "aria-pressed") == "true"
    assert opened.evaluate("window.frontline.state().with") == "2031-03-01"
    opened.focus("#then")
    for key, day in (("ArrowRight", 2), ("End", 10), ("Home", 1)):
        opened.keyboard.press(key)
        assert opened.evaluate("window.frontline.state().with") == f"2031-03-{day:02}"
    text = opened.get_attribute("#then", "aria-valuetext") or ""
    days = "From the end of 1 March to the end of 10 March:"
    assert text.startswith(f"Saturday, 1 March 2031. {days}")
    opened.focus("#divider")
    for key, share in (("ArrowRight", 55), ("ArrowLeft", 50), ("Home", 2), ("End", 98)):
        opened.keyboard.press(key)
        assert opened.get_attribute("#divider", "aria-valuenow") == str(share), key
    opened.focus("#compare")
    opened.keyboard.press("Enter")
    assert opened.locator("#split").is_hidden()
    assert "with=" not in opened.evaluate("location.hash")


def test_by_touch(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page, width=375, height=812, has_touch=True, is_mobile=True).page
    opened.tap("#compare")
    box = opened.locator("#divider").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    session = opened.context.new_cdp_session(opened)
    x, y = box["x"] + 22, box["y"] + 22

    def touch(kind: str, *points: tuple[float, float]) -> None:
        where = [{"x": at, "y": to} for at, to in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": where})

    centre = opened.evaluate("window.frontline.map.getCenter().lng")
    touch("touchStart", (x, y))
    for step in range(1, 6):
        touch("touchMove", (x + 15 * step, y))
    touch("touchEnd")
    assert opened.get_attribute("#divider", "aria-valuenow") == str(round(100 * (x + 75) / 375))
    assert opened.evaluate("window.frontline.map.getCenter().lng") == pytest.approx(centre)
