"""Pages under axe-core, in both colour schemes and on a phone."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps.index_page import Card, write_index
from maps.story import Story

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import OpenPage

FAULTS = """
async () => (await axe.run()).violations.flatMap(({id, nodes}) => nodes.map(
  (node) => `${id}: ${node.target} ${node.html.slice(0, 120)}: ${node.failureSummary}`))
"""
WINDOWS = [
    pytest.param(width, scheme, id=f"{width}-{scheme}")
    for width in (1280, 375)
    for scheme in ("light", "dark")
]


def faults(page: Page) -> list[str]:
    page.evaluate(
        resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    )
    found: list[str] = page.evaluate(FAULTS)
    return found


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_a_page_has_no_faults(page: Path, open_page: OpenPage, width: int, scheme: str) -> None:
    opened = open_page(page, width=width, height=812, color_scheme=scheme).page
    assert faults(opened) == []
    opened.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    assert faults(opened) == []
    opened.evaluate("window.frontline.select('X0001')")
    assert faults(opened) == []


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_everything_at_once_has_no_faults(
    doubted_page: Path, open_page: OpenPage, width: int, scheme: str
) -> None:
    opened = open_page(doubted_page, width=width, height=812, color_scheme=scheme).page
    opened.evaluate("location.hash = 'by=published&with=2031-03-02&claim=sample-1'")
    opened.wait_for_function("() => window.frontline.state().claim")
    opened.click("#coordinates")
    assert opened.locator("#split, #where, #panel [aria-current]").count() >= 3
    assert faults(opened) == []


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_an_index_has_no_faults(
    story: Story, tmp_path: Path, open_page: OpenPage, width: int, scheme: str
) -> None:
    write_index(tmp_path / "index.html", [Card.of("sample.html", story)])
    assert faults(open_page(tmp_path / "index.html", width=width, color_scheme=scheme).page) == []
