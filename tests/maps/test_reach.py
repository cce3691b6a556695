"""What a reader comes to first: by Tab, on a phone, and with a finger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import OpenPage

pytestmark = pytest.mark.browser

PHONE = {"width": 375, "height": 812, "has_touch": True, "is_mobile": True}


def test_the_slider_comes_before_the_marks(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page).page
    order = []
    for _ in range(30):
        opened.keyboard.press("Tab")
        order.append(
            opened.evaluate(
                "document.activeElement.id"
                " || (document.activeElement.classList.contains('fl-place') ? 'fl-place' : '')"
            )
        )
        if order[-1] == "find":
            break
    assert order.index("slider") < order.index("fl-place")
    assert order.count("fl-place") == 1


def test_arrows_lead_from_mark_to_mark(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page).page
    count = opened.locator(".fl-place:not(.fl-old)").count()
    assert count > 1
    opened.focus(".fl-place[tabindex='0']")
    where = "document.activeElement.getAttribute('aria-label')"
    labels = []
    for _ in range(count):
        labels.append(opened.evaluate(where))
        opened.keyboard.press("ArrowRight")
    assert len(set(labels)) == count
    assert opened.evaluate(where) == labels[0]
    opened.keyboard.press("ArrowLeft")
    assert opened.evaluate(where) == labels[-1]
    assert opened.locator(".fl-place[tabindex='0']").count() == 1


def test_a_tapped_mark_keeps_the_map_in_sight(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page, **PHONE).page
    mark = opened.locator(".fl-place:not(.fl-old)").first
    opened.evaluate("window.scrollTo(0, 0)")
    box = mark.bounding_box()
    assert box is not None
    opened.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    opened.wait_for_function("() => window.frontline.state().place")
    assert opened.evaluate("scrollY") == 0
    more = opened.locator("#more")
    assert more.is_visible()
    assert ": 1 claim ↓" in more.inner_text() or " claims" in more.inner_text()
    more.tap()
    assert opened.evaluate("document.activeElement.id") == "place-name"
    assert opened.locator("#place-name").evaluate("e => e.getBoundingClientRect().top < 200")


@pytest.mark.parametrize("height", [667, 812])
def test_no_switch_is_cut_off_on_a_phone(
    doubted_page: Path, open_page: OpenPage, height: int
) -> None:
    opened = open_page(doubted_page, **{**PHONE, "height": height}).page
    bar = opened.locator("#time").evaluate("e => e.getBoundingClientRect().top")
    for part in opened.locator(".fl-options > *").all():
        box = part.bounding_box()
        assert box is not None
        assert box["y"] >= bar or box["y"] + box["height"] <= bar
    assert opened.locator(".fl-options").evaluate("e => e.getBoundingClientRect().bottom") <= bar


def test_a_stroke_moves_time(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page, **PHONE).page
    session = opened.context.new_cdp_session(opened)
    box = opened.locator(".fl-short").bounding_box()
    assert box is not None
    x, y = box["x"] + 60, box["y"] + 10

    def stroke(dx: float, dy: float) -> str:
        for kind, points in (
            ("touchStart", [{"x": x, "y": y}]),
            ("touchMove", [{"x": x + dx, "y": y + dy}]),
            ("touchEnd", []),
        ):
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        date: str = opened.evaluate("window.frontline.state().date")
        return date

    assert stroke(60, 4) == "2031-03-09"
    assert stroke(60, -4) == "2031-03-08"
    assert stroke(-60, 0) == "2031-03-09"
    assert stroke(20, 0) == "2031-03-09"
    assert stroke(45, -60) == "2031-03-09"


def test_on_paper_the_map_stands_large_and_all_text_follows(
    page: Path, open_page: OpenPage
) -> None:
    opened = open_page(page).page
    opened.emulate_media(media="print")
    height = "document.querySelector('.fl-canvas').getBoundingClientRect().height"
    opened.wait_for_function(f"() => {height} > 500")
    assert opened.locator("#time, .fl-options, .fl-tools").evaluate_all(
        "parts => parts.every((part) => !part.offsetHeight)"
    )
    for part in (".fl-notes li:last-child", ".fl-sources li:last-child"):
        assert opened.locator(part).last.evaluate("e => e.checkVisibility() && e.offsetHeight > 0")
