"""A column of names resolved in place, the table itself untouched."""

from __future__ import annotations

import pandas as pd
import pytest

from gazetteer import InvalidQueryError
from gazetteer.frames import resolve_column


def test_keeps_names_index_and_alternatives() -> None:
    table = pd.DataFrame({"name": ["Izyum", None, "Ivanivka"]}, index=[7, 8, 9])
    found = resolve_column(table, "name")
    assert list(table.columns) == ["name"]
    assert list(found.index) == [7, 8, 9]
    assert list(found["place_status"]) == ["resolved", "not_found", "ambiguous"]
    assert found.geometry.iloc[0].x == pytest.approx(37.27679)
    assert list(found.geometry.isna()) == [False, True, True]
    assert len(found["place_alternatives"].iloc[2]) == 5


def test_names_of_one_report_settle_each_other() -> None:
    table = pd.DataFrame({"name": ["Borshchova", "Artemivka", "Borshchova"], "doc": [1, 1, 2]})
    found = resolve_column(table, "name", together="doc")
    assert list(found["place_status"]) == ["resolved", "resolved", "ambiguous"]


def test_unit_column() -> None:
    table = pd.DataFrame({"name": ["Artemivka"], "unit": ["Kharkiv Oblast"]})
    assert resolve_column(table, "name", oblast="unit")["place_id"].iloc[0].startswith("UA63")
    with pytest.raises(InvalidQueryError, match="Mordor"):
        resolve_column(table.assign(unit="Mordor"), "name", oblast="unit")


def test_empty_table() -> None:
    found = resolve_column(pd.DataFrame({"name": []}), "name")
    assert (len(found), found.crs.to_epsg()) == (0, 4326)
