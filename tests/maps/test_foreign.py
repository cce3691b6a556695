"""Hostile texts in folium's own elements on our map: none of them runs, none breaks the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import folium
import pytest
from branca.element import Element
from hypothesis import given
from hypothesis import strategies as st

from maps.foreign import Calls, in_literal, settle
from maps.page import time_map
from maps.story import Story

if TYPE_CHECKING:
    from tests.conftest import OpenPage

PAYLOADS = [
    pytest.param("${window.pwned=1}", id="literal"),
    pytest.param("`);window.pwned=1;(`", id="backtick"),
    pytest.param("\\`);window.pwned=1;(`", id="escaped-backtick"),
    pytest.param("{{7*7}}{% set x = 1 %}{# gone #}", id="jinja"),
    pytest.param("</script><script>window.pwned=1</script>", id="script"),
    pytest.param("<!--<script>", id="comment"),
    pytest.param('<img src=x onerror="window.pwned=1">', id="handler"),
    pytest.param("\\u0024{window.pwned=1} \\x60", id="escapes"),
]


@pytest.mark.browser
@pytest.mark.parametrize("text", PAYLOADS)
def test_a_text_in_a_popup_or_tooltip_stays_in_it(
    story: Story, tmp_path: Path, open_page: OpenPage, text: str
) -> None:
    made = time_map(story)
    shown = folium.Popup(text, parse_html=True)
    folium.Marker((49.0, 36.0), popup=shown, tooltip=folium.Tooltip(f"tip {text}")).add_to(made)
    folium.Marker((48.5, 34.5), popup=f"<b>{text}</b>", tooltip=text).add_to(made)
    folium.FeatureGroup(name=text).add_to(made)
    folium.LayerControl().add_to(made)
    made.save(str(tmp_path / "map.html"))
    visit = open_page(tmp_path / "map.html")
    page = visit.page
    for marker in page.locator("img.leaflet-marker-icon").all():
        marker.dispatch_event("mouseover")
        marker.dispatch_event("click")
    assert page.locator(".leaflet-popup-content").count() > 0
    page.locator("img.leaflet-marker-icon").first.dispatch_event("click")
    page.wait_for_function("() => document.querySelector('.leaflet-popup-content')")
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("typeof window.frontline.state") == "function"
    contents = page.locator(".leaflet-popup-content").all_text_contents()
    # folium takes a backslash before a backtick for its own.
    wanted = text.replace("\\`", "`").split()
    assert any(wanted == content.split() for content in contents), contents
    # What markup asks for is refused by the page's policy, and that is said in the console.
    assert [error for error in visit.errors if "Content Security Policy" not in error] == []
    visit.errors.clear()
    visit.requests[:] = [url for url in visit.requests if not url.endswith("/x")]


def test_settling_twice_is_settling_once() -> None:
    made = folium.Map()
    marker = folium.Marker((0, 0), popup="`${1}`", tooltip="\\").add_to(made)
    settle(made)
    once = [child.text for child in marker._children.values() if isinstance(child, folium.Tooltip)]
    settle(made)
    again = [child.text for child in marker._children.values() if isinstance(child, folium.Tooltip)]
    assert once == again == ["&#92;"]


def test_script_that_is_added_as_text_is_no_template() -> None:
    calls = Calls()
    calls.add_child(Element("let a = {{ 7 * 7 }};"), name="one")
    assert calls.render().strip() == "let a = {{ 7 * 7 }};"


@given(st.text(alphabet="`${}\\<>/!-scriptSCRIPT &;#x ", max_size=60))
def test_nothing_ends_the_literal(text: str) -> None:
    found = in_literal(text)
    assert not set("`${}") & set(found)
    assert found.replace("\\x3c", "").count("\\") == 0
    assert "</script" not in found.lower()
