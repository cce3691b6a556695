"""Coordinates on demand, north, and tiles by option with the page's own ground to fall back on."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps.page import write_page
from maps.story import Story
from maps.tiles import Tiles

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from tests.conftest import OpenPage

pytestmark = pytest.mark.browser

HOST = "https://tiles.example.org"
OUTSIDE = re.compile(r"^https://")
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="module")
def tiled(story: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    tiles = Tiles(
        name="Sample", url=f"{HOST}/{{z}}/{{x}}/{{y}}.png", attribution="© Sample <b>mappers</b>"
    )
    path = tmp_path_factory.mktemp("tiled") / "page.html"
    write_page(path, replace(story, tiles=tiles))
    return path


@pytest.fixture
def online(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def clear(page: Page) -> float:
    """Share of the canvas that lets through what is under it."""
    found: float = page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
          const canvas = document.querySelector('.fl-canvas');
          const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let at = 3; at < data.length; at += 4) count += data[at] < 255;
          done(4 * count / data.length);
        })))"""
    )
    return found


def test_coordinates_on_demand(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page).page
    assert opened.locator("#where").is_hidden()
    opened.focus("#coordinates")
    opened.keyboard.press("Enter")
    assert opened.get_attribute("#coordinates", "aria-pressed") == "true"
    lat, lng = opened.evaluate("(c => [c.lat, c.lng])(window.frontline.map.getCenter())")
    assert opened.inner_text("#where") == f"{lat:.4f}° N, {lng:.4f}° E"
    assert opened.locator("#cross").is_visible()
    opened.evaluate("window.frontline.map.setView([49.5, 35.25], 9, {animate: false})")
    assert opened.inner_text("#where") == "49.5000° N, 35.2500° E"
    opened.hover("#map-slot", position={"x": 300, "y": 200})
    assert opened.inner_text("#where") != "49.5000° N, 35.2500° E"
    opened.click("#coordinates")
    assert opened.locator("#where").is_hidden()
    assert opened.get_attribute(".fl-north", "aria-label") == "North is up"


def test_tiles_show_under_the_areas(tiled: Path, online: Page) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=PIXEL, content_type="image/png")

    online.route(OUTSIDE, answer)
    online.goto(tiled.as_uri())
    online.wait_for_function("() => document.querySelectorAll('.leaflet-tile-loaded').length > 3")
    assert asked
    assert all(url.startswith(f"{HOST}/") for url in asked)
    assert clear(online) > 0.8
    credit = online.locator("#tile-credit")
    assert credit.is_visible()
    assert "© Sample <b>mappers</b>" in credit.inner_text()
    assert "comes from Sample over the network" in online.inner_text(".fl-notes")


def test_no_other_host_is_allowed(tiled: Path, page: Path, online: Page) -> None:
    policies = [path.read_text(encoding="utf-8").split("img-src")[1] for path in (tiled, page)]
    assert policies[0].startswith(f" data: {HOST};")
    assert policies[1].startswith(" data:;")


def test_without_tiles_the_page_draws_its_own_ground(tiled: Path, online: Page) -> None:
    online.route(OUTSIDE, lambda route: route.abort())
    online.goto(tiled.as_uri())
    online.wait_for_function("() => !document.querySelector('.leaflet-tile')")
    assert clear(online) == 0
    assert online.locator("#tile-credit").is_hidden()
    online.click("#previous")
    assert online.evaluate("window.frontline.state().date") == "2031-03-09"
