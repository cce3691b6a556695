from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gazetteer import Gazetteer
from geo.errors import ClaimsError
from maps.assemble import Frame
from maps.editions import compare, records_of
from maps.errors import EditionError
from maps.page import write_page
from maps.previous import read_previous
from maps.story import Story
from tests.maps.commands import GOOD, table
from tests.maps.conftest import START
from tests.maps.test_page import HOSTILE

FRAME = Frame(title="", start=date(2022, 9, 5), end=date(2022, 9, 20), as_of=date(2022, 9, 30))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


def test_a_page_gives_back_its_claims(story: Story, page: Path, gazetteer: Gazetteer) -> None:
    found = read_previous(page, FRAME, gazetteer=gazetteer)
    assert found.as_of == story.as_of
    assert found.records == records_of(story)
    assert compare(found, story).changes == ()


def test_a_page_gives_back_hostile_texts(
    story: Story, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    names = ("claimant", "publisher", "place", "hedge", "note")
    texts: dict[str, Any] = dict.fromkeys(names, HOSTILE)
    claims = tuple(replace(one, **texts) for one in story.claims)
    told = replace(story, title=HOSTILE, claims=claims)
    write_page(tmp_path / "page.html", told)
    found = read_previous(tmp_path / "page.html", FRAME, gazetteer=gazetteer)
    assert found.records == records_of(told)


def test_a_table_gives_the_claims_of_the_frame(tmp_path: Path, gazetteer: Gazetteer) -> None:
    later = GOOD.replace("a1", "a2").replace("11.09", "11.11").replace("12.09", "12.11")
    found = read_previous(table(tmp_path, GOOD, later), FRAME, gazetteer=gazetteer)
    assert found.as_of is None
    assert list(found.records) == ["a1"]
    assert found.records["a1"]["standing"] == "claimed"
    assert found.records["a1"]["published"] == "2022-09-12"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p>no data</p>", id="another-page"),
        pytest.param("\udc89PNG", id="no-text"),
        pytest.param('<script id="frontline-data">{}</script>', id="empty"),
        pytest.param('<script id="frontline-data">[1]</script>', id="list"),
        pytest.param(
            '<script id="frontline-data">{"asOf": "soon", "claims": {"id": [], "texts": [],'
            ' "columns": {}}}</script>',
            id="no-date",
        ),
        pytest.param(
            '<script id="frontline-data">{"asOf": "2022-09-11", "claims": {"id": ["a"],'
            ' "texts": [], "columns": {}}}</script>',
            id="no-columns",
        ),
    ],
)
def test_a_page_without_our_data_is_refused(
    tmp_path: Path, gazetteer: Gazetteer, text: str
) -> None:
    path = tmp_path / "old.html"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(EditionError, match=r"old.html: no page of this command"):
        read_previous(path, FRAME, gazetteer=gazetteer)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("notes.md", "# Notes\n\nOne, two, three.\n", id="text"),
        pytest.param(
            "figures.csv", "id,quantity,value,claimant\nf1,area,1,ISW\n", id="other-table"
        ),
        pytest.param("map.png", "\udc89PNG", id="picture"),
        pytest.param("empty.csv", "", id="empty"),
        pytest.param("log.jsonl", '{"level": "info"}\n', id="other-lines"),
    ],
)
def test_what_is_no_edition_is_refused_in_one_line(
    tmp_path: Path, gazetteer: Gazetteer, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(EditionError) as caught:
        read_previous(tmp_path / name, FRAME, gazetteer=gazetteer)
    told = f"{name}: no edition: neither a page of this command nor a claims table"
    assert str(caught.value) == told


def test_a_page_with_a_date_that_is_none_is_refused(
    page: Path, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    day = START.replace(day=2).isoformat()
    text = page.read_text(encoding="utf-8").replace(f'"{day}"', '"someday"')
    (tmp_path / "old.html").write_text(text, encoding="utf-8")
    with pytest.raises(EditionError, match="someday"):
        read_previous(tmp_path / "old.html", FRAME, gazetteer=gazetteer)


def test_a_broken_table_is_refused_with_its_faults(tmp_path: Path, gazetteer: Gazetteer) -> None:
    with pytest.raises(ClaimsError, match=r"claims\.csv:2: kind"):
        read_previous(
            table(tmp_path, GOOD.replace("capture", "seizure")), FRAME, gazetteer=gazetteer
        )
