"""A page as a reader meets it: by keyboard and touch, on a phone, without script, under attack."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
import pytest

from geo.claim import CONTROLS, Claim, Standing
from maps.errors import StoryError, UnknownLanguageError
from maps.page import time_map, write_page, write_text
from maps.story import Credit, Story
from tests.maps.conftest import DAYS, START, made_up_claim, made_up_story

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.conftest import OpenPage

HOSTILE = '</script><img src=x onerror="window.pwned=1">\'`${window.pwned=1}{{7*7}}{% x %}\\u003c'


def iso(day: int) -> str:
    return (START + timedelta(days=day)).isoformat()


def state(page: Page) -> dict[str, Any]:
    return dict(page.evaluate("window.frontline.state()"))


def test_the_same_story_is_the_same_bytes(page: Path, tmp_path: Path) -> None:
    write_page(tmp_path / "again.html", made_up_story())
    assert (tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_a_page_is_small_and_links_nothing(page: Path) -> None:
    html = page.read_text(encoding="utf-8")
    assert len(html) < 320_000
    assert "user-scalable" not in html
    assert "<title>A made-up front, March 2031</title>" in html


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param({"slices": ()}, StoryError, id="no-slices"),
        pytest.param({"lang": "tlh"}, UnknownLanguageError, id="no-words"),
    ],
)
def test_a_broken_story_leaves_the_old_page(
    change: dict[str, Any], error: type[Exception], story: Story, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    write_text(path, "old")
    with pytest.raises(error):
        write_page(path, replace(story, **change))
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.browser
def test_it_opens_at_the_last_day_with_claims(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page).page
    assert state(opened)["date"] == iso(DAYS - 1)
    assert opened.inner_text("#date") == "Monday, 10 March 2031"
    assert opened.get_attribute("html", "lang") == "en"


@pytest.mark.browser
def test_every_state_is_right_in_any_order(page: Path, story: Story, open_page: OpenPage) -> None:
    opened = open_page(page).page
    for at in (0, 7, 3, 9, 2, 1, 8):
        opened.evaluate("day => window.frontline.goTo(day)", iso(at))
        told = state(opened)
        expected = [
            dict(zip(story.cells.ids, (CONTROLS[c].value for c in codes), strict=True))
            for codes in story.labels[:, at].tolist()
        ]
        assert told["labels"]
        for name, label in told["labels"].items():
            assert (label["established"], label["claimed"]) == (
                expected[0][name],
                expected[1][name],
            )
        fresh = {
            c.id for c, r in zip(story.claims, story.runs, strict=True) if r.first <= at <= r.last
        }
        assert {claim["id"] for claim in told["claims"]} == fresh
        listed = opened.eval_on_selector_all(
            "#claims [data-claim-id]",
            "items => items.map(({dataset}) => [dataset.claimId, dataset.standing])",
        )
        assert dict(listed) == {name: story.standings[name].value for name in fresh}
        russia = float(story.cells.area_km2[story.labels[0, at] == CONTROLS.index("russia")].sum())
        assert told["km2"]["established"]["russia"] == pytest.approx(russia, abs=0.1)


@pytest.mark.browser
def test_time_by_keyboard(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page).page
    opened.focus("#slider")
    for key, day in (
        ("Home", 0), ("ArrowRight", 1), ("ArrowUp", 2), ("ArrowLeft", 1), ("PageUp", 8),
        ("PageUp", 9), ("PageDown", 2), ("End", 9),
    ):  # fmt: skip
        opened.keyboard.press(key)
        assert state(opened)["date"] == iso(day), key
    text = opened.get_attribute("#slider", "aria-valuetext") or ""
    assert text.startswith("Monday, 10 March 2031. ")
    assert "Ukraine" in text
    assert opened.inner_text("#live") == text


@pytest.mark.browser
def test_buttons_step_and_stop_at_the_ends(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page).page
    opened.focus("#next")
    opened.keyboard.press("Enter")
    assert state(opened)["date"] == iso(9)
    opened.click("#previous")
    assert state(opened)["date"] == iso(8)


@pytest.mark.browser
def test_play_goes_through_all_days_and_stops(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page).page
    opened.select_option("#speed", "6")
    opened.click("#play")
    assert opened.get_attribute("#play", "aria-label") == "Pause"
    assert state(opened)["date"] == iso(0)
    opened.wait_for_function("day => window.frontline.state().date === day", arg=iso(9))
    opened.wait_for_function("() => document.querySelector('#play').ariaLabel === 'Play'")


@pytest.mark.browser
def test_established_only_hides_what_is_only_claimed(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page).page

    def standings() -> set[str]:
        marks = "[...document.querySelectorAll('.fl-place .fl-mark')].map(m => m.dataset.standing)"
        return set(opened.evaluate(marks))

    assert "claimed" in standings()
    opened.check("input[value=established]", force=True)
    assert state(opened)["view"] == "established"
    assert standings() <= {Standing.CONCEDED.value, Standing.CORROBORATED.value}


@pytest.mark.browser
def test_the_address_keeps_and_moves_the_page(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page).page
    opened.evaluate("window.frontline.goTo('2031-03-05'); window.frontline.select('X0001')")
    address = opened.evaluate("location.hash")
    assert address == "#date=2031-03-05&view=claimed&place=X0001"
    opened.evaluate("location.hash = 'date=2031-03-07&view=established'")
    opened.wait_for_function("() => window.frontline.state().date === '2031-03-07'")
    assert (state(opened)["view"], state(opened)["place"]) == ("established", None)
    opened.evaluate("location.hash = 'date=nonsense&view=%00&place=<b>'")
    opened.wait_for_function("() => window.frontline.state().view === 'claimed'")
    assert state(opened)["date"] == "2031-03-07"
    opened.evaluate("hash => location.hash = hash", address)
    opened.wait_for_function("() => window.frontline.state().place === 'X0001'")
    opened.reload()
    assert (state(opened)["date"], state(opened)["place"]) == ("2031-03-05", "X0001")


@pytest.mark.browser
def test_history_of_a_place(page: Path, story: Story, open_page: OpenPage) -> None:
    opened = open_page(page).page
    opened.evaluate("window.frontline.goTo('2031-03-05')")
    claim = next(claim for claim in story.claims if claim.place == "Probestadt")
    opened.click(f"#claims .fl-group:has([data-claim-id={claim.id}]) .fl-name")
    assert opened.evaluate("document.activeElement.id") == "place-name"
    about = [c for c in story.claims if c.place_id == claim.place_id]
    assert opened.locator("#place-claims [data-claim-id]").count() == len(about)
    status = opened.inner_text("#place-status [data-view=established]")
    label = state(opened)["labels"][claim.place_id]["established"]
    assert label in {"ukraine", "russia"}
    assert label.capitalize() in status
    opened.click("#place-claims .fl-when >> nth=0")
    assert state(opened)["date"] == min(c.event_date for c in about).isoformat()
    opened.click("#back")
    assert opened.evaluate("document.activeElement.id") == "date"
    assert state(opened)["place"] is None


@pytest.mark.browser
def test_marks_stay_at_their_places_when_zoomed(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page, reduced_motion="no-preference").page
    off = """() => {
      const {map} = window.frontline;
      const marks = Object.values(map._layers).filter((layer) => layer.options.icon);
      const frame = map.getContainer().getBoundingClientRect();
      return Math.max(...marks.map((mark) => {
        const box = mark.getElement().getBoundingClientRect();
        const point = map.latLngToContainerPoint(mark.getLatLng());
        return Math.hypot(
          box.x + box.width / 2 - frame.x - point.x, box.y + box.height / 2 - frame.y - point.y);
      }));
    }"""
    assert opened.evaluate(off) < 2
    # A zoom starts a frame after the click: its end is told by the map, not by what is not there.
    opened.evaluate("() => window.frontline.map.once('zoomend', () => { window.zoomed = true; })")
    opened.click(".leaflet-control-zoom-in")
    opened.wait_for_function("() => window.zoomed")
    assert opened.evaluate(off) < 2


@pytest.mark.browser
def test_marks_open_their_place(page: Path, story: Story, open_page: OpenPage) -> None:
    opened = open_page(page).page
    mark = opened.locator(".fl-place:not(.fl-old)").first
    claim = (mark.get_attribute("data-claims") or "").split()[0]
    assert ": " in (mark.get_attribute("aria-label") or "")
    mark.focus()
    opened.keyboard.press("Enter")
    place = next(one.place_id for one in story.claims if one.id == claim)
    assert state(opened)["place"] == place


@pytest.mark.browser
def test_every_text_of_others_shows_as_text(tmp_path: Path, open_page: OpenPage) -> None:
    plain = made_up_story()
    texts = {f.name for f in fields(Claim) if f.type == "str" and not f.name.endswith("id")}
    texts -= {"language", "reviewer", "rule", "spans", "where"}
    town = replace(plain.places["X0001"], name=HOSTILE, name_uk=HOSTILE, oblast=HOSTILE)
    claim = made_up_claim(0, town, 3, **dict.fromkeys(texts, HOSTILE))
    claim = replace(claim, id="a b\"'><i>", place_id="X0001")
    ground = plain.background
    rivers = ground.rivers.assign(name=HOSTILE)
    story = replace(
        plain,
        title=HOSTILE,
        summary=HOSTILE,
        claims=(claim,),
        standings={claim.id: Standing.CLAIMED},
        areas={},
        places={**plain.places, "X0001": town},
        background=replace(ground, rivers=rivers, oblasts=ground.oblasts.assign(name=HOSTILE)),
        credits=(Credit(name=HOSTILE, licence=HOSTILE, url="javascript:alert(1)", use=HOSTILE),),
    )
    write_page(tmp_path / "page.html", story)
    opened = open_page(tmp_path / "page.html").page
    opened.hover(".fl-place")
    opened.evaluate("window.frontline.select('X0001')")
    assert opened.evaluate("window.pwned") is None
    assert opened.title() == HOSTILE
    assert opened.inner_text("h1") == HOSTILE
    assert opened.inner_text("#place-name").startswith(HOSTILE)
    assert HOSTILE in opened.inner_text("#place-claims")
    assert opened.evaluate("document.querySelectorAll('img, i').length") == 0
    links = opened.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))")
    assert [link for link in links if not link.startswith("#")] == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [375, 768, 1280])
def test_it_fits_the_window(page: Path, open_page: OpenPage, width: int) -> None:
    opened = open_page(page, width=width, height=812, has_touch=width < 800).page
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = opened.locator("#slider").bounding_box()
    assert box is not None
    assert box["height"] >= 44
    for target in ("#play", "#previous", "#next", "#speed", ".leaflet-control-zoom-in"):
        found = opened.locator(target).bounding_box()
        assert found is not None
        assert min(found["width"], found["height"]) >= 44, target
    # Map and controls are in sight without scrolling.
    for part in ("#map-slot", "#play", "#slider"):
        assert opened.locator(part).evaluate("e => e.getBoundingClientRect().bottom <= innerHeight")


@pytest.mark.browser
def test_a_phone_is_tapped(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page, width=375, height=812, has_touch=True, is_mobile=True).page
    opened.tap("#previous")
    assert state(opened)["date"] == iso(8)
    opened.locator(".fl-place:not(.fl-old)").first.dispatch_event("click")
    assert state(opened)["place"]


@pytest.mark.browser
def test_dark_and_light_are_drawn_anew(page: Path, open_page: OpenPage) -> None:
    opened = open_page(page, color_scheme="light").page

    def ground() -> list[int]:
        corner = (
            "document.querySelector('.fl-canvas').getContext('2d').getImageData(3, 300, 1, 1).data"
        )
        found: list[int] = opened.evaluate(f"[...{corner}]")
        return found

    opened.wait_for_function("() => document.querySelector('.fl-canvas').width > 300")
    opened.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    light = ground()
    opened.emulate_media(color_scheme="dark")
    opened.wait_for_function(
        "light => document.querySelector('.fl-canvas').getContext('2d')"
        ".getImageData(3, 300, 1, 1).data[0] < light / 2",
        arg=light[0],
    )


@pytest.mark.browser
def test_without_script_every_claim_is_there(page: Path, story: Story, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    opened = context.new_page()
    opened.goto(page.as_uri())
    rows = opened.locator("#claims-table tbody tr")
    assert rows.count() == len(story.claims)
    assert rows.first.is_visible()
    assert opened.locator("noscript .fl-picture").is_visible()
    assert not opened.locator("#play").is_visible()
    context.close()


@pytest.mark.browser
def test_a_folium_map_like_any_other(story: Story, tmp_path: Path, open_page: OpenPage) -> None:
    made = time_map(story)
    folium.Marker((49.0, 36.0), popup="my own").add_to(made)
    made.save(str(tmp_path / "map.html"))
    opened = open_page(tmp_path / "map.html").page
    opened.locator("img.leaflet-marker-icon").dispatch_event("click")
    assert opened.inner_text(".leaflet-popup-content") == "my own"
    opened.click("#previous")
    assert state(opened)["date"] == iso(8)


@pytest.mark.browser
@pytest.mark.parametrize(
    "shrink",
    [
        pytest.param(lambda s: replace(s, claims=(), standings={}, areas={}), id="no-claims"),
        pytest.param(lambda s: replace(s, slices=s.slices[:1]), id="one-slice"),
    ],
)
def test_little_to_tell(
    shrink: Callable[[Story], Story], story: Story, tmp_path: Path, open_page: OpenPage
) -> None:
    write_page(tmp_path / "page.html", shrink(story))
    opened = open_page(tmp_path / "page.html").page
    opened.click("#play")
    opened.click("#next")
    assert json.dumps(state(opened))
