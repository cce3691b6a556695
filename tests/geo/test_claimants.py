"""One claimant under many names is one voice."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from geo.claim import Side
from geo.claimants import origin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("ISW", "Institute for the Study of War", id="abbreviation"),
        pytest.param("British  intelligence", "UK Ministry of Defence", id="in-the-press"),
        pytest.param("Інститут вивчення війни", "isw", id="Ukrainian"),
        pytest.param("General Staff", "general  staff", id="blanks-and-case"),
    ],
)
def test_same(one: str, other: str) -> None:
    assert origin(one) == origin(other)


def test_others_are_kept_apart() -> None:
    assert origin("ISW") != origin("UK MoD") != origin("Reuters")


def test_every_row_is_of_a_third_party_and_no_alias_has_two_names() -> None:
    text = files("geo").joinpath("data", "claimants.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["side"] for row in rows} == {Side.THIRD_PARTY.value}
    assert len({row["alias"].casefold() for row in rows}) == len(rows)
    # An alias of an alias would depend on the order of the rows.
    assert {row["alias"] for row in rows}.isdisjoint(row["name"] for row in rows)
