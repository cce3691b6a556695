"""Pages by the week and by the days with claims, and a page for readers who want no motion."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps.page import write_page
from maps.slices import Step, slices
from maps.story import Story
from tests.maps.conftest import DAYS, START

if TYPE_CHECKING:
    from tests.conftest import OpenPage

pytestmark = pytest.mark.browser


def by(step: Step, story: Story) -> Story:
    steps = slices(START, START + timedelta(days=DAYS - 1), step=step, claims=story.claims[:3])
    other = replace(story.other, slices=steps) if story.other else None
    return replace(story, slices=steps, other=other)


@pytest.mark.parametrize(
    ("step", "dates", "change"),
    [
        pytest.param(
            "week", ["1–7 March 2031", "8–10 March 2031"], "8–10 March 2031: Ukraine +", id="week"
        ),
        pytest.param(
            "claims",
            ["Saturday, 1 March 2031", "Sunday, 2 March 2031", "Monday, 3 March 2031"],
            "On 3 March: Ukraine +",
            id="days-with-claims",
        ),
    ],
)
def test_steps_of_other_lengths(
    doubted: Story,
    tmp_path: Path,
    open_page: OpenPage,
    step: Step,
    dates: list[str],
    change: str,
) -> None:
    story = by(step, doubted)
    write_page(tmp_path / "page.html", story)
    opened = open_page(tmp_path / "page.html").page
    opened.focus("#slider")
    opened.keyboard.press("Home")
    for at, date in enumerate(dates):
        assert opened.inner_text("#date") == date
        fresh = {
            c.id for c, r in zip(story.claims, story.runs, strict=True) if r.first <= at <= r.last
        }
        assert {c["id"] for c in opened.evaluate("window.frontline.state().claims")} == fresh
        if at == 1 and step == "week":
            assert opened.inner_text("#change").startswith(change)
        if at == 2:
            assert opened.inner_text("#change").startswith(change)
        opened.keyboard.press("ArrowRight")
    claim = next(c for c, r in zip(story.claims, story.runs, strict=True) if r.first == 1)
    opened.evaluate("id => { location.hash = `claim=${id}`; }", claim.id)
    opened.wait_for_function("id => window.frontline.state().claim === id", arg=claim.id)
    assert opened.inner_text("#date") == dates[1]


def test_nothing_glides_for_those_who_want_no_motion(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page, reduced_motion="reduce").page
    opened.click(".leaflet-control-zoom-in")
    zoomed = "window.frontline.map.getZoom()"
    before = opened.evaluate(zoomed)
    opened.evaluate("document.querySelector('.leaflet-control-zoom-in').click()")
    assert opened.evaluate(zoomed) > before
    moved = opened.evaluate(
        """() => { const {map} = window.frontline; map.panBy([60, 0]);
          return map.getPane('mapPane').classList.contains('leaflet-pan-anim'); }"""
    )
    assert moved is False
