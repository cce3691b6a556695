"""Finding a place by any spelling; the page folds names as the gazetteer does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gazetteer import Gazetteer
from gazetteer.keys import match_key
from maps.page import write_page
from maps.search import fold_tables
from maps.templating import text_of
from tests.maps.conftest import made_up_claim, made_up_story

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conftest import OpenPage

pytestmark = pytest.mark.browser

IZIUM, KUPIANSK, CHUHUIV = "X0003", "X0005", "X0007"
SPELLINGS = [
    "Kyjiw", "Kijów", "Chersoń", "Черка́ссы", "Тёплое", "Zaporizhʼʼia", "Ščastja", "Xarkiv",
    "Hlukhiv", "Tzarychanka", "Orikhiv-na-Seredyni", "Ĳssel", "Їжакевичі", "  ", "123",
    "Ізюм (Изюм)", "ТРИЇЖ",
]  # fmt: skip


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up page on which three places bear names that are spelt in many ways."""
    plain = made_up_story()
    names = {
        IZIUM: ("Izium", "Ізюм"),
        KUPIANSK: ("Kupiansk", "Куп'янськ"),
        CHUHUIV: ("Chuhuiv", "Чугуїв"),
    }
    places = dict(plain.places)
    for name, (latin, ukrainian) in names.items():
        places[name] = replace(places[name], name=latin, name_uk=ukrainian)
    claim = made_up_claim(99, places[CHUHUIV], 2, place="Musterburg")
    story = replace(
        plain,
        places=places,
        claims=(*plain.claims, claim),
        standings={**plain.standings, claim.id: next(iter(plain.standings.values()))},
    )
    path = tmp_path_factory.mktemp("search") / "page.html"
    write_page(path, story)
    return path


@pytest.fixture(scope="module")
def scripts(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(content=text_of("search.js"))
    yield page
    page.close()


def test_the_page_folds_as_the_gazetteer_does(scripts: Page) -> None:
    settlements = Gazetteer().settlements()
    names = {name for place in settlements for name in (place.name, place.name_uk)}
    names |= set(SPELLINGS)
    expected = {name: match_key(name) for name in names}
    found: dict[str, str] = scripts.evaluate(
        """([tables, names]) => {
          const fold = new Fold(tables);
          return Object.fromEntries(names.map((name) => [name, fold.key(name)]));
        }""",
        [fold_tables(), sorted(names)],
    )
    assert {n: (k, expected[n]) for n, k in found.items() if k != expected[n]} == {}


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        pytest.param("Izium", IZIUM, id="own"),
        pytest.param("Изюм", IZIUM, id="Russian"),
        pytest.param("Ізюм", IZIUM, id="Ukrainian"),
        pytest.param("Izyum", IZIUM, id="English"),
        pytest.param("Iziumas", IZIUM, id="Lithuanian"),
        pytest.param("Isjum", IZIUM, id="German"),
        pytest.param("iz", IZIUM, id="begun"),
        pytest.param("Kupyansk", KUPIANSK, id="a-letter"),
        pytest.param("Купянск", KUPIANSK, id="no-apostrophe"),
        pytest.param("Чугуев", CHUHUIV, id="another-vowel"),
        pytest.param("musterburg", CHUHUIV, id="as-printed"),
    ],
)
def test_any_spelling_finds_the_place(
    named: Path, open_page: OpenPage, typed: str, place: str
) -> None:
    opened = open_page(named).page
    opened.fill("#find", typed)
    assert opened.get_attribute("#find", "aria-expanded") == "true"
    opened.keyboard.press("Enter")
    assert opened.evaluate("window.frontline.state().place") == place
    assert opened.evaluate("document.activeElement.id") == "place-name"
    assert opened.locator("#place-view").is_visible()


@pytest.mark.parametrize("typed", ["", "  ", "?", "Nowhere at all", "漢字"])
def test_what_no_place_is_called_finds_none(named: Path, open_page: OpenPage, typed: str) -> None:
    opened = open_page(named).page
    opened.fill("#find", typed)
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    assert opened.get_attribute("#find", "aria-expanded") == "false"
    assert opened.evaluate("window.frontline.state().place") is None
    assert opened.inner_text("#found-count") == ("Places found: 0" if typed.strip() else "")


def test_results_by_keyboard(named: Path, open_page: OpenPage) -> None:
    opened = open_page(named).page
    opened.fill("#find", "Sampletown 1")
    options = opened.locator("#found [role=option]")
    assert options.count() == 8
    for key, chosen in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", 7)):
        opened.keyboard.press(key)
        assert opened.get_attribute("#find", "aria-activedescendant") == f"found-{chosen}"
        assert opened.locator("#found [aria-selected=true]").count() == 1
    opened.keyboard.press("Escape")
    assert not opened.locator("#found").is_visible()
    opened.keyboard.press("ArrowDown")
    name = options.nth(0).locator("b").inner_text()
    opened.keyboard.press("Enter")
    assert opened.inner_text("#place-name") == name


def test_results_by_touch(named: Path, open_page: OpenPage) -> None:
    opened = open_page(named, width=375, height=812, has_touch=True, is_mobile=True).page
    opened.locator("#find").scroll_into_view_if_needed()
    opened.tap("#find")
    opened.keyboard.type("Изюм")
    box = opened.locator("#found-0").bounding_box()
    assert box is not None
    assert box["height"] >= 44
    opened.tap("#found-0")
    assert opened.evaluate("window.frontline.state().place") == IZIUM
