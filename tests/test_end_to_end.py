"""The bundled claims as a reader meets them: build the pages, open them, step through time.

Nothing on a page is typed in: the last test changes a claim and sees the page follow.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gazetteer import Gazetteer, Place
from gazetteer.distance import distance_km
from maps.build import PAGES, build

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import OpenPage

pytestmark = pytest.mark.browser

CLAIMS = Path(str(files("geo").joinpath("data", "claims.csv")))
KHARKIV_CITY = (49.98081, 36.25272)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("maps")
    build(out)
    return out


def claims_of_the_day(page: Page) -> dict[str, dict[str, Any]]:
    """What the list of the day shows, by claim id."""
    found = page.eval_on_selector_all(
        "#claims [data-claim-id]",
        "items => items.map(item => ({...item.dataset, text: item.innerText}))",
    )
    return {item["claimId"]: item for item in found}


def control_of(page: Page, name: str) -> Mapping[str, str]:
    labels = page.evaluate("window.frontline.state().labels").values()
    return next(label for label in labels if label["name"] == name)


def assert_mark_is_at(page: Page, claim_id: str, place: Place) -> None:
    """The mark of a claim lies where the map has its place, to a few pixels."""
    seen = page.eval_on_selector(
        f"[data-claims~='{claim_id}']",
        "mark => { const b = mark.getBoundingClientRect(), m = window.frontline.map,"
        " c = m.getContainer().getBoundingClientRect();"
        " return [b.x + b.width / 2 - c.x, b.y + b.height / 2 - c.y]; }",
    )
    due = page.evaluate(
        "at => { const p = window.frontline.map.latLngToContainerPoint(at); return [p.x, p.y]; }",
        [place.lat, place.lon],
    )
    assert seen == pytest.approx(due, abs=4)


def test_index_leads_to_both_maps(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "index.html").page
    links = page.eval_on_selector_all("a[href$='.html']", "links => links.map(a => a.href)")
    assert {Path(link).name for link in links} == {
        f"{name}{lang}.html"
        for name in ("kharkiv-2022-09", "south-2023-06")
        for lang in ("", ".uk")
    }
    assert all(Path(folder / Path(link).name).is_file() for link in links)


def test_eleventh_of_september(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "kharkiv-2022-09.html").page
    page.focus("#slider")
    page.keyboard.press("Home")
    for _ in range(6):  # forward from the first day as a reader would
        page.click("#next")
    assert page.inner_text("#date") == "Sunday, 11 September 2022"
    claims = claims_of_the_day(page)
    left = [c for c in claims.values() if c["kind"] == "withdrawal" and c["standing"] == "claimed"]
    for village in ("Borshchova", "Artemivka"):
        assert control_of(page, village) == {
            "name": village, "established": "russia", "claimed": "unknown",
        }  # fmt: skip
        # Its claim rests on the General Staff's word alone, 60 km east of Kharkiv.
        place_id = next(
            key
            for key, label in page.evaluate("window.frontline.state().labels").items()
            if label["name"] == village
        )
        claim = next(c for c in left if c["placeId"] == place_id)
        assert "General Staff" in claim["text"]
        assert "International Business Times" in claim["text"]
        place = Gazetteer().place(place_id)
        assert place.lat is not None
        assert place.lon is not None
        assert 50 < distance_km(*KHARKIV_CITY, place.lat, place.lon) < 70
        assert place.lon > KHARKIV_CITY[1]
        assert_mark_is_at(page, claim["claimId"], place)
    for town in ("Balakliia", "Izium"):
        assert control_of(page, town)["established"] == "ukraine"
    assert claims["delfi-2022-09-12-09"]["standing"] == "conceded"
    assert control_of(page, "Svatove") == {
        "name": "Svatove", "established": "russia", "claimed": "russia",
    }  # fmt: skip
    svatove = [c for c in claims.values() if "ibtimes-2022-09-12-03" in c["claimId"]]
    assert [c["standing"] for c in svatove] == ["claimed"]


def test_escape_leaves_a_place(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "kharkiv-2022-09.html").page
    page.click("#claims .fl-name")
    assert page.evaluate("window.frontline.state().place")
    page.keyboard.press("Escape")
    assert page.evaluate("window.frontline.state().place") is None


def test_pages_lead_to_each_other_in_both_languages(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "kharkiv-2022-09.html").page
    page.evaluate("window.frontline.goTo('2022-09-10')")
    other = page.evaluate("document.querySelector('[data-version]').href")
    assert other.endswith("/kharkiv-2022-09.uk.html#date=2022-09-10&view=claimed")
    assert page.get_attribute("[data-version]", "hreflang") == "uk"
    page = open_page(folder / "kharkiv-2022-09.uk.html").page
    page.evaluate("hash => { location.hash = hash; }", other.split("#")[1])
    page.wait_for_function("() => window.frontline.state().date === '2022-09-10'")
    assert page.get_attribute("html", "lang") == "uk"
    assert page.inner_text("#date") == "Субота, 10 вересня 2022"
    assert page.inner_text("[data-version]") == "English"


def test_by_the_day_it_was_known(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "kharkiv-2022-09.html").page
    page.evaluate("window.frontline.goTo('2022-09-10')")
    assert control_of(page, "Balakliia")["established"] == "ukraine"
    page.check("[name=fl-clock][value=published]", force=True)
    assert control_of(page, "Balakliia")["established"] == "russia"
    assert claims_of_the_day(page) == {}
    page.evaluate("window.frontline.goTo('2022-09-11')")
    assert control_of(page, "Balakliia")["established"] == "ukraine"
    published = [
        claim["claimId"].startswith("national") for claim in claims_of_the_day(page).values()
    ]
    assert published
    assert all(published)


def test_june_2023_finds_novorozsosh(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "south-2023-06.html").page
    page.evaluate("window.frontline.goTo('2023-06-18')")
    claims = claims_of_the_day(page)
    assert "Novorozsosh" in claims["newsweek-2023-06-18-01"]["text"]
    assert claims["newsweek-2023-06-18-01"]["kind"] == "withdrawal"


def test_the_page_follows_the_table(tmp_path: Path, open_page: OpenPage) -> None:
    rows = list(csv.DictReader(CLAIMS.read_text(encoding="utf-8").splitlines()))
    changed = next(row for row in rows if row["id"] == "ibtimes-2022-09-12-01")
    changed |= {
        "place": "Вовчанськ", "event_date": "2022-09-07", "kind": "capture",
        "actor": "ukraine", "claimant": "Somebody Else", "claimant_side": "russia", "hedge": "",
    }  # fmt: skip
    copy = tmp_path / "copy.csv"
    with copy.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    build(tmp_path / "out", claims=[copy], pages=PAGES)
    page = open_page(tmp_path / "out" / "kharkiv-2022-09.html").page
    page.evaluate("window.frontline.goTo('2022-09-07')")
    claims = claims_of_the_day(page)
    claim = claims["ibtimes-2022-09-12-01"]
    assert (claim["kind"], claim["standing"]) == ("capture", "conceded")
    assert "Somebody Else" in claim["text"]
    assert control_of(page, "Vovchansk")["established"] == "ukraine"
    page.evaluate("window.frontline.goTo('2022-09-11')")
    assert "ibtimes-2022-09-12-01" not in claims_of_the_day(page)
    assert all(
        label["claimed"] != "unknown"
        for label in page.evaluate("window.frontline.state().labels").values()
        if label["name"] == "Borshchova"
    )
