"""What of a map rests on a single claim, worked out and shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from numpy.typing import NDArray

from geo.claim import View
from maps.bands import bands
from maps.page import write_page
from maps.slices import slices
from maps.story import Story
from tests.maps.conftest import MadeUpCells
from tests.maps.test_page import HOSTILE

if TYPE_CHECKING:
    from tests.conftest import OpenPage

DAY = date(2031, 3, 1)
CELLS = MadeUpCells(("a", "b", "c"), np.empty(3, dtype=object), np.array([1.0, 2.0, 4.0]))


@dataclass(frozen=True)
class Fixed:
    """The same control on every day."""

    established: tuple[int, ...]
    claimed: tuple[int, ...]

    def labels(self, _day: date, /, *, view: View) -> NDArray[np.int8]:
        codes = self.established if view is View.ESTABLISHED else self.claimed
        return np.array(codes, dtype=np.int8)

    before = labels


FULL = Fixed((1, 2, 2), (1, 1, 1))
ALL = np.array([[FULL.established], [FULL.claimed]], dtype=np.int8)


@pytest.mark.parametrize(
    ("without", "alone", "ukraine"),
    [
        pytest.param((), [False, False, False], (7, 7), id="none"),
        pytest.param((FULL,), [False, False, False], (7, 7), id="moves-nothing"),
        pytest.param((Fixed((1, 2, 2), (1, 2, 1)),), [False, True, False], (5, 7), id="one-cell"),
        pytest.param(
            (Fixed((1, 2, 2), (1, 2, 1)), Fixed((1, 2, 2), (1, 1, 3))),
            [False, True, True],
            (3, 7),
            id="two-claims",
        ),
    ],
)
def test_areas_move_as_far_as_a_claim_carries_them(
    without: tuple[Fixed, ...], alone: list[bool], ukraine: tuple[float, float]
) -> None:
    found = bands(ALL, without, slices(DAY, DAY), CELLS)
    assert found.alone[1, 0].tolist() == alone
    assert not found.alone[0].any()
    assert (found.low[1, 0, 1], found.high[1, 0, 1]) == ukraine
    assert found.low[0, 0].tolist() == found.high[0, 0].tolist() == [0, 1, 6, 0]


@pytest.mark.browser
def test_figures_tell_their_range_and_what_would_follow(
    doubted_page: Path, doubted: Story, open_page: OpenPage
) -> None:
    opened = open_page(doubted_page).page
    assert opened.inner_text("#figures caption").endswith("if any one claim is left out.")
    ukraine = opened.locator("#figures [data-side=ukraine] td")
    claimed = ukraine.nth(1).locator("small").inner_text()
    told = bands(doubted.labels, doubted.without, doubted.slices, doubted.cells)
    start = float(doubted.cells.area_km2[doubted.states[1, 0] == 1].sum())
    low, high = told.low[1, -1, 1] - start, told.high[1, -1, 1] - start
    assert low < high
    numbers = claimed.strip("()").replace(",", "").replace("−", "-").split(" to ")
    assert [float(number) for number in numbers] == pytest.approx([low, high], abs=1)
    assert doubted.reached is not None
    reached = float(doubted.cells.area_km2[doubted.reached[1, -1] == 1].sum()) - start
    last = ukraine.nth(2).inner_text().replace(",", "").replace("+", "")
    assert float(last) == pytest.approx(reached, abs=1)


@pytest.mark.browser
def test_a_place_says_that_it_rests_on_one_claim(
    doubted_page: Path, doubted: Story, open_page: OpenPage
) -> None:
    opened = open_page(doubted_page).page
    told = bands(doubted.labels, doubted.without, doubted.slices, doubted.cells)
    shown = opened.evaluate("Object.keys(window.frontline.state().labels)")
    alone = dict(zip(doubted.cells.ids, told.alone[1, -1].tolist(), strict=True))
    for rests in (True, False):
        place = next(name for name in shown if alone[name] is rests)
        opened.evaluate("place => window.frontline.select(place)", place)
        status = opened.inner_text("#place-status [data-view=claimed]")
        assert ("rests on one claim" in status) is rests


@pytest.mark.browser
def test_what_would_follow_can_be_hidden(doubted_page: Path, open_page: OpenPage) -> None:
    opened = open_page(doubted_page).page
    ink = """() => { const c = document.querySelector('.fl-canvas');
      return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
        const {data} = c.getContext('2d').getImageData(0, 0, c.width, c.height);
        let sum = 0; for (let at = 0; at < data.length; at += 4) sum += data[at + 2];
        done(sum); }))); }"""
    before = opened.evaluate(ink)
    opened.click("#layers summary")
    opened.focus("#layers [value=reach]")
    opened.keyboard.press("Space")
    assert opened.evaluate("location.hash").endswith("&hide=reach")
    assert opened.evaluate(ink) != before


@pytest.mark.browser
def test_who_contradicts_a_claim_stands_beside_it(doubted_page: Path, open_page: OpenPage) -> None:
    opened = open_page(doubted_page).page
    opened.evaluate("location.hash = 'claim=sample-1'")
    opened.wait_for_function("() => window.frontline.state().claim === 'sample-1'")
    against = opened.locator("#panel [data-claim-id=sample-1] .fl-against")
    assert against.first.inner_text().startswith("Contradicted by Sample Ministry (Ukrainian side)")
    against.locator("a").first.click()
    opened.wait_for_function("() => window.frontline.state().claim === 'sample-25'")


@pytest.mark.browser
def test_who_contradicts_is_shown_as_text(
    doubted: Story, tmp_path: Path, open_page: OpenPage
) -> None:
    claims = tuple(
        replace(claim, claimant=HOSTILE, id="a b\"'><i>") if claim.id == "sample-25" else claim
        for claim in doubted.claims
    )
    standings = {c.id: s for c, s in zip(claims, doubted.standings.values(), strict=True)}
    told: dict[str, Any] = {
        "claims": claims,
        "standings": standings,
        "against": {"sample-1": (claims[25].id,)},
    }
    write_page(
        tmp_path / "page.html",
        replace(doubted, **told, other=replace(doubted, other=None, **told)),
    )
    opened = open_page(tmp_path / "page.html").page
    opened.evaluate("location.hash = 'claim=sample-1'")
    opened.wait_for_function("() => window.frontline.state().claim === 'sample-1'")
    against = opened.locator("#panel [data-claim-id=sample-1] .fl-against a")
    assert HOSTILE in against.inner_text()
    against.click()
    opened.wait_for_function("id => window.frontline.state().claim === id", arg=claims[25].id)
    assert opened.evaluate("window.pwned") is None
    assert opened.locator("img, i").count() == 0


@pytest.mark.browser
def test_a_place_tells_how_old_its_last_claim_is(
    page: Path, story: Story, open_page: OpenPage
) -> None:
    opened = open_page(page).page
    claim = story.claims[0]
    opened.evaluate("place => window.frontline.select(place)", claim.place_id)
    days = min(
        (story.slices[-1].end - one.last_day).days
        for one in story.claims
        if claim.place_id in (one.place_id, one.origin_id, one.destination_id)
    )
    said = opened.inner_text("#place-since")
    assert said == f"Last claim: {days} days ago"
