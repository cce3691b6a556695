"""Tables in the columns of VIINA and ACLED: the words and codes of their own codebooks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gazetteer import Precision
from geo.claim import Kind, Side, TimePrecision, View
from geo.panels import events, panel
from geo.viina import from_viina
from tests.geo.examples import claim, told


def test_a_panel_has_a_row_for_each_place_and_day() -> None:
    history = told([claim(event_date=date(2022, 9, 6))], ["a0"])
    table = panel(history, ids={"a0", "b1", "nowhere"})
    assert table["kod"].tolist() == ["a0", "a0", "b1", "b1"]
    assert table["date"].tolist() == ["20220905", "20220906"] * 2
    assert table["status_claimed"].tolist() == ["RU", "UA", "UA", "UA"]
    assert table["status_established"].tolist() == ["RU", "RU", "UA", "UA"]
    assert table.loc[0, ["latitude", "longitude"]].tolist() == [49.0, 36.0]
    assert set(table["extent"]) == {"named"}
    assert len(panel(history)) == 8 * 2
    assert set(panel(history, start=date(2022, 9, 6))["date"]) == {"20220906"}
    assert panel(history, ids=()).empty


def test_a_panel_reads_back_as_a_table_of_viina(tmp_path: Path) -> None:
    history = told([claim(event_date=date(2022, 9, 6))], ["a0", "a1"])
    path = tmp_path / "panel.csv"
    panel(history).to_csv(path, index=False)
    found = from_viina(
        path, on=date(2022, 9, 7), settlements=history.cells.places, column="status_claimed"
    )
    said = {row.id: row.control.value for row in found.rows}
    now = history.at(date(2022, 9, 6), view=View.CLAIMED)
    held = dict(zip(now["id"], now["control"], strict=True))
    assert {name: said.get(name, said["UA"]) for name in held} == held


def test_events_have_the_codes_of_acled() -> None:
    taken = claim(lat=49.0, lon=36.0, precision=Precision.SETTLEMENT)
    table = events(
        [
            taken,
            replace(taken, id="c2", actor=Side.RUSSIA, time_precision=TimePrecision.WEEK),
            replace(taken, id="c3", kind=Kind.WITHDRAWAL, precision=Precision.OBLAST),
            replace(taken, id="c4", kind=Kind.CLASH, precision=None, lat=None, lon=None),
        ]
    )
    assert table["sub_event_type"].tolist() == [
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Non-violent transfer of territory",
        "Armed clash",
    ]
    assert table["geo_precision"].fillna(0).tolist() == [1, 1, 3, 0]
    assert table["actor1"].str.contains("Ukraine").tolist() == [True, False, True, True]
    assert table["inter1"].tolist()[:2] == ["State forces", "External/Other forces"]
    assert table["disorder_type"].tolist()[1:3] == ["Political violence", "Strategic developments"]
    assert table["time_precision"].tolist() == [1, 2, 1, 1]
    assert table["claimant"].tolist() == ["General Staff"] * 4
    assert events([]).empty


@pytest.mark.parametrize(
    ("precision", "day"),
    [
        pytest.param(TimePrecision.DAY, "2022-09-05", id="day"),
        pytest.param(TimePrecision.WEEK, "2022-09-08", id="middle-of-the-week"),
    ],
)
def test_events_are_dated_as_acled_dates_them(precision: TimePrecision, day: str) -> None:
    said = claim(
        event_date=date(2022, 9, 5), event_date_end=date(2022, 9, 11), time_precision=precision
    )
    assert events([said])["event_date"].tolist() == [day]


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("actor", [Side.UKRAINE, Side.RUSSIA])
def test_every_kind_has_an_event_type(kind: Kind, actor: Side) -> None:
    assert events([claim(kind=kind, actor=actor)])["event_type"].notna().all()
