"""Folders of pages from claims tables."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geo.errors import ClaimsError
from maps.assemble import load_claims
from maps.build import PAGES, build, read_pages
from tests.maps.commands import CLAIMS, GOOD, table


def test_claims_far_apart_in_time_get_a_page_each(tmp_path: Path) -> None:
    later = GOOD.replace("a1", "a2").replace(".2022", ".2023")
    pages = build(tmp_path / "out", claims=[table(tmp_path, GOOD, later)])
    assert [page.name for page in pages] == ["2022-09-11.html", "2023-09-11.html", "index.html"]


def test_same_claims_same_bytes(tmp_path: Path) -> None:
    claims = table(tmp_path, GOOD)
    first = [page.read_bytes() for page in build(tmp_path / "one", claims=[claims])]
    assert [page.read_bytes() for page in build(tmp_path / "two", claims=[claims])] == first


def test_nothing_is_written_for_a_broken_table(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match="claimant_side"):
        build(tmp_path / "out", claims=[table(tmp_path, GOOD.replace(";ukraine\n", ";\n"))])
    assert not (tmp_path / "out").exists()


def test_ids_are_unique_over_all_tables(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    from gazetteer import Gazetteer

    with pytest.raises(ClaimsError, match="'a1' is already at"):
        load_claims([table(one, GOOD), table(two, GOOD)], gazetteer=Gazetteer())


def test_bundled_pages_cover_the_bundled_claims() -> None:
    frames = read_pages(PAGES)
    days = [
        row["event_date"] for row in csv.DictReader(CLAIMS.read_text(encoding="utf-8").splitlines())
    ]
    inside = [
        any(frame.start.isoformat() <= day <= frame.end.isoformat() for frame in frames.values())
        for day in days
    ]
    assert days[inside.index(False)] == "2022-02-01"  # background, before any baseline
    assert inside.count(False) == 1
