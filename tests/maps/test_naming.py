from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gazetteer.place import Kind
from maps.layers import payload
from maps.naming import label, named_ground, other_label, within
from maps.page import write_page
from maps.story import Story
from tests.maps.conftest import made_up_ground, made_up_place
from tests.maps.test_accessible import faults

if TYPE_CHECKING:
    from tests.conftest import OpenPage

TOWN = made_up_place(1, 34.0, 49.0, oblast="West Sample Oblast", oblast_id="OWest")


@pytest.mark.parametrize(
    ("lang", "ukrainian", "expected"),
    [
        pytest.param("en", "Зразкове 1", ("Sampletown 1", "Зразкове 1"), id="English"),
        pytest.param("uk", "Зразкове 1", ("Зразкове 1", "Sampletown 1"), id="Ukrainian"),
        pytest.param("uk", "", ("Sampletown 1", ""), id="no-Ukrainian-name"),
        pytest.param("en", "", ("Sampletown 1", ""), id="no-other-name"),
    ],
)
def test_names_by_language(lang: str, ukrainian: str, expected: tuple[str, str]) -> None:
    place = replace(TOWN, name_uk=ukrainian)
    assert (label(place, lang), other_label(place, lang)) == expected


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        pytest.param(Kind.OBLAST, "Зразкова", "Зразкова", id="no-adjective"),
        pytest.param(Kind.OBLAST, "Зразківська", "Зразківська область", id="oblast"),
        pytest.param(Kind.RAION, "Зразківський", "Зразківський район", id="raion"),
        pytest.param(Kind.TOWN, "Зразківська", "Зразківська", id="town"),
    ],
)
def test_units_bear_the_word_for_them(kind: Kind, name: str, expected: str) -> None:
    assert label(replace(TOWN, kind=kind, name_uk=name), "uk") == expected


def test_units_by_language(story: Story) -> None:
    told = replace(story, lang="uk")
    assert within(TOWN, told) == "West Sample Oblast"
    unit = made_up_place(9, 34.0, 49.0, id="OWest", name_uk="Західна область")
    known = replace(told, places={**told.places, "OWest": unit})
    assert within(TOWN, known) == "Західна область"


def test_ground_by_language() -> None:
    ground = made_up_ground()
    rivers = ground.rivers.assign(name_uk=["Зразкова", ""])
    named = named_ground(replace(ground, rivers=rivers), "uk")
    assert list(named.rivers["name"]) == ["Зразкова", ""]
    assert list(named.oblasts["name"]) == list(ground.oblasts["name"])
    assert list(named_ground(replace(ground, rivers=rivers), "en").rivers["name"]) == ["Sample", ""]


@pytest.mark.browser
def test_a_page_in_ukrainian(story: Story, tmp_path: Path, open_page: OpenPage) -> None:
    told = replace(story, lang="uk")
    assert payload(told)["places"]["name"][0].startswith("Зразкове")
    write_page(tmp_path / "page.html", told)
    opened = open_page(tmp_path / "page.html", width=375, height=812).page
    assert opened.get_attribute("html", "lang") == "uk"
    assert opened.inner_text("#date") == "Понеділок, 10 березня 2031"
    assert opened.get_attribute(".leaflet-control-zoom-in", "aria-label") == "Наблизити"
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    opened.fill("#find", "Sampletown 1")
    opened.keyboard.press("Enter")
    assert opened.inner_text("#place-name").startswith("Зразкове 1")
    assert faults(opened) == []
