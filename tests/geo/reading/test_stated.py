"""Stated figures: areas, depths, distances and counts out of sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo.errors import FiguresError
from geo.figures import read_figures
from geo.reading.stated import figures_text, stated_figures
from geo.report import Report

MONDAY = date(2022, 9, 12)


def _report(source: str) -> Report:
    return Report(text=source, published=MONDAY, doc="sample")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "Ukrainian forces recaptured 1,158 square miles between Thursday and Saturday.",
            ("area", 1158.0, "sq_mi", "", "ukraine"),
            id="thousands with a comma",
        ),
        pytest.param(
            "Українські війська звільнили понад 3 тис. квадратних кілометрів.",
            ("area", 3000.0, "km2", "понад", "ukraine"),
            id="thousand as a word",
        ),
        pytest.param(
            "Ukraine has recaptured an area at least twice the size of Greater London.",
            ("area", 2.0, "greater_london", "at least", "ukraine"),
            id="a city as a measure",
        ),
        pytest.param(
            "Украинские войска освободили более 20 населенных пунктов.",
            ("count", 20.0, "settlements", "более", "ukraine"),
            id="settlements",
        ),
        pytest.param(
            "Russian troops advanced 2.5 km west of Avdiivka.",
            ("depth", 2.5, "km", "", "russia"),
            id="depth",
        ),
        pytest.param(
            "Kupiansk lies 45 miles north of Izium.",
            ("distance", 45.0, "mi", "", None),
            id="distance",
        ),
    ],
)
def test_stated(source: str, expected: tuple[object, ...]) -> None:
    (one,) = stated_figures(_report(source))
    assert (one.quantity, one.value, one.unit, one.hedge, one.actor) == expected


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("The field is 30 square kilometres large.", id="nobody took it"),
        pytest.param("He drove 30 miles home.", id="no places"),
        pytest.param("Ukrainian forces liberated one village.", id="one is no count"),
        pytest.param("", id="empty"),
    ],
)
def test_no_figure(source: str) -> None:
    assert stated_figures(_report(source)) == ()


def test_days_places_and_direction_are_kept() -> None:
    (one,) = stated_figures(
        _report("Ukraine retook 1,158 square miles between Thursday and Saturday, Zelensky said.")
    )
    assert (one.start, one.end) == (date(2022, 9, 8), date(2022, 9, 10))
    assert (one.claimant, one.claimant_side) == ("Volodymyr Zelenskyy", "ukraine")
    (one,) = stated_figures(_report("Kupiansk lies 45 miles north of Izium."))
    assert (one.place, one.origin, one.bearing) == ("Kupiansk", "Izium", "north")


def test_the_table_names_what_the_report_does_not_say(tmp_path: Path) -> None:
    report = _report("Ukrainian forces recaptured 300 square miles.")
    path = tmp_path / "figures.csv"
    path.write_text(figures_text((report, one) for one in stated_figures(report)), "utf-8")
    assert "the report does not say: start, end" in path.read_text("utf-8")
    with pytest.raises(FiguresError, match="area needs it"):
        read_figures(path)
    full = _report("Ukrainian forces recaptured 300 square miles between Thursday and Saturday.")
    path.write_text(figures_text((full, one) for one in stated_figures(full)), "utf-8")
    (figure,) = read_figures(path)
    assert (figure.value, str(figure.start)) == (300.0, "2022-09-08")
