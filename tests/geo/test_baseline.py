"""Baselines: the finer row wins, and the bundled ones agree with what is known."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from geo.baseline import (
    Baseline,
    BaselineRow,
    Level,
    bundled,
    bundled_names,
    check_units,
    read_baseline,
)
from geo.claim import Control
from geo.errors import BaselineError
from tests.geo.examples import START, gazetteer, place, row

HEADER = "id,name,level,control,source,note\n"
KNOWN = Path(__file__).parent / "data" / "baseline_places.csv"


def _known() -> list[object]:
    with KNOWN.open(encoding="utf-8", newline="") as file:
        return [
            pytest.param(*known.values(), id=f"{known['baseline']}-{known['name']}-{known['id']}")
            for known in csv.DictReader(file)
        ]


@pytest.mark.parametrize(("name", "place_id", "label", "control"), _known())
def test_bundled_baselines_agree_with_what_is_known(
    name: str, place_id: str, label: str, control: str
) -> None:
    found = gazetteer().place(place_id)
    assert (found.name, bundled(name).control(found).value) == (label, control)


def test_what_is_bundled() -> None:
    assert bundled_names() == ("2022-09-05", "2023-06-01")
    assert [bundled(name).date for name in bundled_names()] == [START, date(2023, 6, 1)]


@pytest.mark.parametrize("name", bundled_names())
def test_every_bundled_row_is_a_unit_of_the_gazetteer_under_its_name(name: str) -> None:
    baseline = bundled(name)
    check_units(baseline, gazetteer())
    named = {r.id: r.name for r in baseline.rows if r.level is not Level.COUNTRY}
    assert named == {place_id: gazetteer().place(place_id).name for place_id in named}
    assert Counter(r.id for r in baseline.rows).most_common(1)[0][1] == 1


@pytest.mark.parametrize("name", bundled_names())
def test_no_bundled_row_repeats_what_a_coarser_one_says(name: str) -> None:
    baseline = bundled(name)
    idle = []
    for unit in (r for r in baseline.rows if r.level is not Level.COUNTRY):
        rest = Baseline("rest", baseline.date, tuple(r for r in baseline.rows if r is not unit))
        if rest.control(gazetteer().place(unit.id)) is unit.control:
            idle.append(unit.name)
    assert idle == []


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(BaselineError, match="2022-09-05, 2023-06-01"):
        bundled("2022-02-24")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], Control.UNKNOWN, id="nothing"),
        pytest.param([("UA", Level.COUNTRY)], Control.RUSSIA, id="country"),
        pytest.param([("oblast", Level.OBLAST)], Control.RUSSIA, id="oblast"),
        pytest.param([("raion", Level.RAION)], Control.RUSSIA, id="raion"),
        pytest.param([("hromada", Level.HROMADA)], Control.RUSSIA, id="hromada"),
        pytest.param([("UA1", Level.SETTLEMENT)], Control.RUSSIA, id="settlement"),
    ],
)
@pytest.mark.parametrize("turn", [1, -1])
def test_the_finer_row_wins(rows: list[tuple[str, Level]], expected: Control, turn: int) -> None:
    village = place("UA1", 49.0, 36.0, oblast_id="oblast", raion_id="raion", hromada_id="hromada")
    coarser = ["UA", "oblast", "raion", "hromada", "UA1"]
    around = coarser[: coarser.index(rows[0][0])] if rows else []
    given: list[BaselineRow] = [row(name, Control.UKRAINE) for name in around]
    given += [row(name, Control.RUSSIA, level) for name, level in rows]
    assert Baseline("toy", START, tuple(given[::turn])).control(village) is expected


def test_no_row_of_the_country_reaches_abroad() -> None:
    toy = Baseline("toy", START, (row("UA", Control.UKRAINE, Level.COUNTRY),))
    assert toy.control(place("geonames:1", 50.6, 36.6)) is Control.UNKNOWN
    assert toy.row(place("geonames:1", 50.6, 36.6)) is None


def test_a_table_of_one_s_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + "UA,Ukraine,country,ukraine,a newspaper,\n", encoding="utf-8")
    mine = read_baseline(path, on=date(2024, 1, 1))
    assert (mine.name, mine.date, len(mine.rows)) == ("mine", date(2024, 1, 1), 1)
    assert mine.rows[0].where == "mine.csv:2"


def test_all_faults_of_a_table_come_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + "UA,Ukraine,state,held,,\nUA,Ukraine,country,ukraine,x,\n", "utf-8")
    with pytest.raises(BaselineError) as caught:
        read_baseline(path, on=START)
    told = str(caught.value)
    assert "mine.csv:2: level: 'state' is not one of them; allowed: country, oblast" in told
    assert "mine.csv:2: control:" in told
    assert "mine.csv:2: source: is empty" in told
    assert "mine.csv:3: id: 'UA' is already at mine.csv:2" in told


def test_units_that_there_are_none_of_and_wrong_levels() -> None:
    wrong = (
        row("UA99", Control.RUSSIA, Level.RAION),
        row("UA63040090010029555", Control.RUSSIA, Level.HROMADA),
        row("area:donbas", Control.RUSSIA, Level.OBLAST),
        row("UA85000000000065278", Control.RUSSIA, Level.OBLAST),
    )
    with pytest.raises(BaselineError) as caught:
        check_units(Baseline("toy", START, wrong), gazetteer())
    assert [fault.field for fault in caught.value.faults] == ["id", "level", "level"]
    assert caught.value.faults[1].allowed == "settlement"
