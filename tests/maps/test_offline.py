from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import folium
import pytest

from maps.offline import OfflineMap

if TYPE_CHECKING:
    from tests.conftest import OpenPage

CENTRE = (49.0, 36.0)


def html_of(made: OfflineMap) -> str:
    return made.get_root().render()


def test_nothing_is_linked() -> None:
    html = html_of(OfflineMap(title="A & B", lang="uk"))
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", html)
    assert "<title>A &amp; B</title>" in html
    assert '<html lang="uk">' in html
    assert "user-scalable" not in html
    assert "Leaflet 1.9" in html
    assert "sourceMappingURL" not in html


def test_other_maps_are_left_alone() -> None:
    before = list(folium.Map.default_js)
    html_of(OfflineMap())
    assert folium.Map.default_js == before
    assert "jquery" in folium.Map().get_root().render()


def test_the_same_map_is_the_same_bytes() -> None:
    assert html_of(OfflineMap(title="x")) == html_of(OfflineMap(title="x"))


def test_images_come_with_what_shows_them() -> None:
    plain, marked = OfflineMap(), OfflineMap()
    folium.Marker(CENTRE).add_to(marked)
    assert "data:image/png" not in html_of(plain)
    assert html_of(marked).count("data:image/png") == 3


@pytest.mark.browser
def test_folium_elements_work(tmp_path: Path, open_page: OpenPage) -> None:
    made = OfflineMap(title="x", location=CENTRE, zoom_start=8)
    folium.Marker(CENTRE, popup="<b>bold</b>", tooltip="tip").add_to(made)
    folium.Marker((49.2, 36.4), icon=folium.Icon(color="red"), popup=folium.Popup("x")).add_to(made)
    group = folium.FeatureGroup("layer").add_to(made)
    folium.Circle(CENTRE, radius=9000).add_to(group)
    folium.LayerControl().add_to(made)
    made.save(str(tmp_path / "map.html"))
    page = open_page(tmp_path / "map.html").page
    page.wait_for_function("() => [...document.images].every(i => i.complete && i.naturalWidth)")
    page.click("img.leaflet-marker-icon")
    assert page.inner_html(".leaflet-popup-content b") == "bold"
    assert page.locator(".leaflet-marker-icon svg").count() == 1
    assert page.locator(".leaflet-control-layers").count() == 1
    assert page.locator("path.leaflet-interactive").count() == 1
