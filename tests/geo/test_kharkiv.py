"""The bundled claims and baselines together: what the first map tells."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
import shapely

from geo import borders
from geo.baseline import bundled
from geo.cells import Cells, make_cells
from geo.claim import Side, View
from geo.places import resolve_claims
from geo.summary import at_extents, gained_km2
from geo.tables import read_claims
from geo.timeline import History, history
from tests.geo.examples import gazetteer

PLACES = {
    "Balakliia": "UA63040010010039074",
    "Izium": "UA63040090010029555",
    "Kupiansk": "UA63080090010026457",
    "Svatove": "UA44100110010094316",
    "Borshchova": "UA63140090030042822",
    "Artemivka": "UA63140090020084428",
    "Velykyi Burluk": "UA63080010010090750",
    "Dvorichna": "UA63080050010081319",
}


@cache
def _cells() -> Cells:
    return make_cells(gazetteer().settlements(), borders.country())


@cache
def _history(name: str, until: date) -> History:
    table = Path(str(files("geo").joinpath("data", "claims.csv")))
    claims = resolve_claims(read_claims(table), gazetteer())
    start = date.fromisoformat(name)
    shown = [claim for claim in claims if start <= claim.last_day <= until]
    return history(
        shown, baseline=bundled(name), cells=_cells(), gazetteer=gazetteer(), until=until
    )


@pytest.mark.parametrize(
    ("place", "day", "established", "claimed"),
    [
        pytest.param("Balakliia", 7, "russia", "russia", id="Balakliia-before"),
        pytest.param("Balakliia", 10, "ukraine", "ukraine", id="Balakliia-conceded"),
        pytest.param("Izium", 10, "unknown", "unknown", id="Izium-left"),
        pytest.param("Izium", 11, "ukraine", "ukraine", id="Izium-conceded"),
        pytest.param("Kupiansk", 10, "russia", "ukraine", id="Kupiansk-claimed-only"),
        pytest.param("Borshchova", 11, "russia", "unknown", id="Borshchova-claimed-only"),
        pytest.param("Artemivka", 11, "russia", "unknown", id="Artemivka-claimed-only"),
        pytest.param("Svatove", 11, "russia", "russia", id="Svatove-some-stayed"),
        pytest.param("Svatove", 13, "russia", "russia", id="Svatove-still-held"),
        pytest.param("Velykyi Burluk", 12, "russia", "ukraine", id="Velykyi-Burluk-claimed-only"),
        pytest.param("Dvorichna", 12, "russia", "ukraine", id="Dvorichna-claimed-only"),
    ],
)
def test_september_2022(place: str, day: int, established: str, claimed: str) -> None:
    told = _history("2022-09-05", date(2022, 9, 13))
    found = [
        told.explain(PLACES[place], date(2022, 9, day), view=view).control.value
        for view in (View.ESTABLISHED, View.CLAIMED)
    ]
    assert found == [established, claimed]


@pytest.mark.parametrize("view", View)
def test_june_2023_changes_no_control(view: View) -> None:
    told = _history("2023-06-01", date(2023, 6, 18))
    assert told.changes(told.start, told.end, view=view).empty


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        pytest.param(
            View.ESTABLISHED, {"named": 192, "near": 920, "implied": 1171}, id="established"
        ),
        pytest.param(View.CLAIMED, {"named": 233, "near": 1939, "implied": 3073}, id="claimed"),
    ],
)
def test_land_gained_by_12_september_at_all_extents(view: View, expected: dict[str, int]) -> None:
    told = at_extents(_history("2022-09-05", date(2022, 9, 13)), bands=False)
    found = {
        extent.value: gained_km2(
            one.history, one.history.start, date(2022, 9, 12), side=Side.UKRAINE, view=view
        )
        for extent, one in told.items()
    }
    # A change of the gazetteer may move them a little; the README tells the figures.
    assert found == pytest.approx(expected, rel=0.02)


def test_cells_cover_the_country_and_every_located_settlement_has_one() -> None:
    cells = _cells()
    land = cells.projection.to_metres(borders.country())
    assert cells.area_km2.sum() == pytest.approx(shapely.area(land) / 1e6, rel=1e-6)
    located = {place.id for place in gazetteer().settlements() if place.located}
    assert set(cells.ids) == located


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        pytest.param("2022-09-05", 120_000, 130_000, id="September-2022"),
        pytest.param("2023-06-01", 103_000, 110_000, id="June-2023"),
    ],
)
def test_russia_holds_about_a_fifth_of_the_country(name: str, least: float, most: float) -> None:
    told = _history(name, date.fromisoformat(name))
    table = told.areas_by_day(view=View.ESTABLISHED)
    assert least < table["russia"].iloc[0] < most
