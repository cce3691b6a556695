"""How large pages may be: the bundled ones, and long ones of seeded days over the real cells."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gazetteer import Gazetteer
from geo.claim import Standing, View
from maps.assemble import assemble, country_cells, load_claims
from maps.build import PAGES, read_pages
from maps.page import write_page
from maps.slices import slices
from maps.story import Story
from tests.maps.conftest import made_up_claim
from tests.test_end_to_end import CLAIMS

SHORT = (400_000, 130_000)  # bytes, and bytes with gzip
LONG = (750_000, 230_000)
START = date(2031, 1, 1)


@dataclass(frozen=True)
class Front:
    """Russia holds what lies east of a line that jumps to and fro on some of the days."""

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    days: int
    states: int

    def labels(self, day: date, /, *, view: View) -> NDArray[np.int8]:
        """Codes of control at the end of a day."""
        state = (day - START).days * self.states // self.days
        bends = np.sin(self.lat * 9 + np.random.default_rng(state).normal()) * 0.04
        front = 36.2 + 0.25 * np.sin(state / 30) + bends
        ahead = 0.05 if view is View.CLAIMED else 0.0
        return np.where(self.lon > front + ahead, 2, 1).astype(np.int8)

    def before(self, day: date, /, *, view: View) -> NDArray[np.int8]:
        """Codes of control at the start of a day."""
        return self.labels(max(day - timedelta(days=1), START), view=view)


@pytest.fixture(scope="module")
def bundled_stories() -> dict[str, Story]:
    gazetteer = Gazetteer()
    claims = load_claims([CLAIMS], gazetteer=gazetteer)
    return {
        name: assemble(claims, frame, gazetteer=gazetteer)
        for name, frame in read_pages(PAGES).items()
    }


def sizes(path: Path) -> tuple[int, int]:
    """Bytes of a page, and of the page as a server sends it."""
    page = path.read_bytes()
    return len(page), len(gzip.compress(page, 9, mtime=0))


def test_bundled_pages_are_small(bundled_stories: dict[str, Story], tmp_path: Path) -> None:
    for name, story in bundled_stories.items():
        write_page(tmp_path / name, story)
        whole, sent = sizes(tmp_path / name)
        assert whole <= SHORT[0], name
        assert sent <= SHORT[1], name


def test_the_second_clock_costs_little(bundled_stories: dict[str, Story], tmp_path: Path) -> None:
    story = bundled_stories["kharkiv-2022-09.html"]
    write_page(tmp_path / "both.html", story)
    write_page(tmp_path / "one.html", replace(story, other=None))
    both, one = sizes(tmp_path / "both.html"), sizes(tmp_path / "one.html")
    assert both[0] - one[0] < 3_000
    assert both[1] - one[1] < 1_000


@pytest.mark.parametrize(
    ("days", "states", "limit"),
    [pytest.param(47, 13, SHORT, id="47-days"), pytest.param(676, 175, LONG, id="676-days")],
)
def test_long_pages_stay_small(
    bundled_stories: dict[str, Story],
    tmp_path: Path,
    days: int,
    states: int,
    limit: tuple[int, int],
) -> None:
    cells = country_cells(Gazetteer())
    lon = np.array([place.lon for place in cells.places], dtype=float)
    lat = np.array([place.lat for place in cells.places], dtype=float)
    near = [place for place in cells.places if abs((place.lon or 0) - 36.2) < 0.3]
    turns = np.random.default_rng(1).integers(0, len(near), states).tolist()
    claims = tuple(
        made_up_claim(
            number,
            near[turn],
            0,
            event_date=(day := START + timedelta(days=number * days // states)),
            published=day + timedelta(days=1),
        )
        for number, turn in enumerate(turns)
    )
    front = Front(lon, lat, days, states)
    story = replace(
        bundled_stories["kharkiv-2022-09.html"],
        claims=claims,
        standings={claim.id: Standing.CLAIMED for claim in claims},
        areas={},
        slices=slices(START, START + timedelta(days=days - 1)),
        history=front,
        reach=None,
        without=(),
        other=None,
        against={},
        since=START,
        as_of=START + timedelta(days=days + 9),
    )
    story = replace(story, other=replace(story, by="published"))
    write_page(tmp_path / "page.html", story)
    whole, sent = sizes(tmp_path / "page.html")
    assert (whole <= limit[0], sent <= limit[1]) == (True, True), (whole, sent)
