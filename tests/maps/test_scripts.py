"""The page's decoder and its areas, alone in a browser, against the cells they were made from."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely

from geo.claim import CONTROLS
from maps.encoding import Grid, encode, encode_lines
from maps.layers import payload
from maps.story import Story
from maps.templating import text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# Which areas hold the given points, for each slice in the order they are asked for.
HOLDS = """
({topology, tellings, grid, points, asked}) => {
  const plane = new Plane(grid);
  const model = new Control(topology, tellings, plane);
  const pen = document.createElement("canvas").getContext("2d");
  const inside = (path, [x, y]) => pen.isPointInPath(path, plane.x(x), plane.y(y), "evenodd");
  return asked.map((slice) => {
    const areas = [0, 1, 2, 3].map((code) => model.areaPath(slice, code));
    const claimed = [0, 1, 2, 3].map((code) => model.claimedPath(slice, code));
    return points.map((point) => [areas, claimed].map((paths) =>
      paths.flatMap((path, code) => inside(path, point) ? [code] : [])));
  });
}
"""


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(content="\n".join(text_of(f"{name}.js") for name in ("codec", "control")))
    yield page
    page.close()


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param([0, 1, -1, 15, 16, -16, 31, 32], id="about-a-digit"),
        pytest.param([2**20, -(2**20), 123456789, -123456789], id="large"),
        pytest.param([], id="none"),
    ],
)
def test_numbers_come_back(scripts: Page, numbers: list[int]) -> None:
    assert scripts.evaluate("decode", encode(numbers)) == numbers


def test_lines_lie_where_leaflet_puts_them(scripts: Page) -> None:
    grid = Grid()
    degrees = np.array([[22.1, 48.6], [40.2, 44.4], [30.0, 48.0]])
    text = encode_lines([grid.quantise(degrees)])
    found = scripts.evaluate(
        "([grid, text]) => [...new Plane(grid).lines(text)[0].points]",
        [[grid.lon, grid.lat, grid.step_lon, grid.step_lat], text],
    )
    world = 256 * 2**8
    mercator = np.arcsinh(np.tan(np.radians([*degrees[:, 1], grid.lat])))
    expected_x = (degrees[:, 0] - grid.lon) / 360 * world
    expected_y = (mercator[-1] - mercator[:-1]) / (2 * np.pi) * world
    assert found[::2] == pytest.approx(expected_x.tolist(), abs=0.05)
    assert found[1::2] == pytest.approx(expected_y.tolist(), abs=0.05)


def test_areas_hold_their_cells_in_any_order(scripts: Page, story: Story) -> None:
    data = payload(story)
    grid = Grid()
    points = grid.quantise(shapely.get_coordinates(shapely.point_on_surface(story.cells.polygons)))
    asked = [*range(len(story.slices)), *reversed(range(len(story.slices)))]
    random.Random(5).shuffle(asked)
    argument: dict[str, Any] = {
        "topology": data["topology"], "tellings": data["tellings"], "grid": data["grid"],
        "points": points.tolist(), "asked": asked,
    }  # fmt: skip
    for at, cells in zip(asked, scripts.evaluate(HOLDS, argument), strict=True):
        established, claimed = story.labels[:, at].tolist()
        assert [areas for areas, _ in cells] == [[code] for code in established]
        beyond = [[c] if c != e else [] for e, c in zip(established, claimed, strict=True)]
        assert [areas for _, areas in cells] == beyond
        assert all(CONTROLS[code] for code in established)
