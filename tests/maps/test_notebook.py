"""A map as a notebook shows it: the output of a cell, in a page of its own, offline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import folium
import pytest

from maps.notebook import in_frame
from maps.page import time_map
from maps.story import Story
from maps.timemap import TimeMap

if TYPE_CHECKING:
    from tests.conftest import OpenPage


def output_of(last_line: object) -> str:
    """What a notebook puts into the page for the value of a cell's last line."""
    shown: str = last_line._repr_html_()  # type: ignore[attr-defined]
    return shown


@pytest.mark.browser
def test_a_notebook_shows_the_map(story: Story, tmp_path: Path, open_page: OpenPage) -> None:
    made = time_map(story)
    folium.Marker((49.0, 36.0), popup="my own").add_to(made)
    cells = [output_of(TimeMap(story)), output_of(made)]
    notebook = tmp_path / "notebook.html"
    notebook.write_text("<!doctype html><meta charset=utf-8>" + "".join(cells), encoding="utf-8")
    page = open_page(notebook, height=1700).page
    assert page.locator("iframe").count() == 2
    for frame in page.frames[1:]:
        frame.wait_for_function("() => window.frontline")
        frame.click("#next")
        assert frame.evaluate("window.frontline.state().date") >= "2031-03-01"
        assert frame.evaluate("window.origin") == "null"  # no way to the notebook's files
    assert page.frames[2].locator("img.leaflet-marker-icon").count() == 1


def test_showing_a_map_changes_nothing(story: Story) -> None:
    made = time_map(story)
    assert output_of(made) == output_of(made)
    alone = TimeMap(story)
    assert output_of(alone) == output_of(alone)
    on_a_map = next(one for one in made._children.values() if isinstance(one, TimeMap))
    assert output_of(on_a_map) == output_of(made)


def test_title_and_page_are_escaped() -> None:
    html = in_frame('<p class="x">&amp;', title='"><script>')
    assert 'srcdoc="&lt;p class=&#34;x&#34;&gt;&amp;amp;"' in html
    assert "<script>" not in html
