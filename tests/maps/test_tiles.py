"""Providers of tiles by name."""

from __future__ import annotations

import pytest

from maps.errors import TilesError
from maps.tiles import Tiles, tiles


@pytest.mark.parametrize(
    ("name", "host"),
    [
        pytest.param("OpenStreetMap.Mapnik", "https://tile.openstreetmap.org", id="full-name"),
        pytest.param("opentopomap", "https://a.tile.opentopomap.org", id="any-case"),
        pytest.param("Esri World Topo Map", "https://server.arcgisonline.com", id="with-spaces"),
    ],
)
def test_a_provider_by_name(name: str, host: str) -> None:
    found = tiles(name)
    assert found.hosts[0] == host
    assert found.attribution
    assert found.max_zoom >= 17
    assert all(f"{{{letter}}}" in found.url for letter in "xyz")


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        pytest.param("OpenStreetMap.Mapnick", "near it: OpenStreetMap.Mapnik", id="misspelt"),
        pytest.param("漢字", "no provider", id="unknown"),
        pytest.param("Thunderforest.OpenCycleMap", "needs a key", id="key"),
        pytest.param("Esri.ArcticImagery", "does not come by https", id="no-https"),
    ],
)
def test_what_a_page_cannot_use_is_refused(name: str, problem: str) -> None:
    with pytest.raises(TilesError, match=problem):
        tiles(name)


def test_hosts_of_all_subdomains() -> None:
    some = Tiles(
        name="Sample", url="https://{s}.example.org/{z}/{x}/{y}", attribution="", subdomains="ab"
    )
    assert some.hosts == ("https://a.example.org", "https://b.example.org")
