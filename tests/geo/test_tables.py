"""Claims tables: what spreadsheets save is read, all that is wrong is told at once."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Precision
from geo.claim import Claim, Kind, Review, Side, Stance, TimePrecision
from geo.errors import ClaimsError, FormatError
from geo.places import resolve_claims
from geo.tables import (
    claims_text,
    column_of,
    read_claims,
    readable_claims,
    template,
    write_claims,
)
from tests.geo.examples import claim, gazetteer

HEADER = "id,kind,actor,place,event_date,published,claimant,claimant_side"
ROW = "c1,capture,ukraine,Izium,2022-09-11,2022-09-12,General Staff,ukraine"


def _saved(folder: Path, text: str, name: str = "claims.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def _faults(folder: Path, text: str, name: str = "claims.csv") -> list[str]:
    with pytest.raises(ClaimsError) as caught:
        read_claims(_saved(folder, text, name))
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{HEADER}\n{ROW}\n", id="comma"),
        pytest.param(f"{HEADER}\n{ROW}\n".replace(",", ";"), id="semicolon"),
        pytest.param(f"{HEADER}\n{ROW}\n".replace(",", "\t"), id="tab"),
        pytest.param(f"\ufeff{HEADER}\n{ROW}\n", id="byte-order-mark"),
        pytest.param(f"{HEADER}\r\n{ROW}\r\n", id="windows-lines"),
        pytest.param(f"{HEADER}\n{ROW}", id="no-last-newline"),
        pytest.param(f"\n{HEADER},,\n\n{ROW},,\n,,,,,,,,,\n", id="blank-rows-and-columns"),
        pytest.param(f"{HEADER.replace('_', ' ').title()}\n{ROW}\n", id="header-in-words"),
        pytest.param(f"{HEADER},x_mine\n{ROW},my own\n", id="a-column-of-one-s-own"),
        pytest.param(f"{HEADER}\n{ROW}".replace("2022-09-11", "11.09.2022"), id="local-date"),
    ],
)
def test_what_a_spreadsheet_saves_is_read(text: str, tmp_path: Path) -> None:
    (found,) = read_claims(_saved(tmp_path, text))
    assert found == Claim(
        id="c1",
        kind=Kind.CAPTURE,
        actor=Side.UKRAINE,
        place="Izium",
        event_date=date(2022, 9, 11),
        published=date(2022, 9, 12),
        claimant="General Staff",
        claimant_side=Side.UKRAINE,
    )


def test_a_header_alone_is_an_empty_table(tmp_path: Path) -> None:
    assert read_claims(_saved(tmp_path, HEADER)) == ()


def test_a_claim_knows_its_line_after_a_field_of_many_lines(tmp_path: Path) -> None:
    noted = '"two\nlines"'
    text = f"{HEADER},note\n{ROW},{noted}\n{ROW.replace('c1', 'c2')},\n"
    assert [c.where for c in read_claims(_saved(tmp_path, text))] == [
        "claims.csv:2",
        "claims.csv:4",
    ]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        pytest.param("id", "", "claims.csv:2: id: is empty", id="empty"),
        pytest.param("kind", "conquest", "allowed: capture, entry, advance", id="kind"),
        pytest.param("actor", "third_party", "actor: .* allowed: ukraine, russia", id="actor"),
        pytest.param("claimant_side", "nato", "ukraine, russia, third_party", id="side"),
        pytest.param("event_date", "03/04/2022", "ambiguous", id="ambiguous-date"),
        pytest.param("event_date", "2022-09-13", "after it was published", id="event-too-late"),
        pytest.param("event_date_end", "2022-09-10", "before event_date", id="ends-too-early"),
        pytest.param("event_date_end", "2022-09-14", "after it was published", id="ends-too-late"),
        pytest.param("published", "2022-09-12 10:00", "time zone", id="naive-time"),
        pytest.param("lat", "91", "-90 to 90", id="latitude"),
        pytest.param("lon", "36.2", "lat: is empty", id="half-a-coordinate"),
        pytest.param("url", "javascript:x", "http://", id="address"),
        pytest.param("review", "maybe", "draft, accepted, rejected", id="review"),
        pytest.param("stance", "doubts", "asserts, denies", id="stance"),
        pytest.param("time_precision", "hour", "day, week, month", id="time-precision"),
        pytest.param("confidence", "2", "0 to 1", id="confidence"),
    ],
)
def test_a_fault_names_file_line_field_and_what_is_allowed(
    field: str, value: str, told: str, tmp_path: Path
) -> None:
    cells = dict(zip(HEADER.split(","), ROW.split(","), strict=True)) | {field: value}
    faults = _faults(tmp_path, f"{','.join(cells)}\n{','.join(cells.values())}\n")
    assert all(fault.startswith("claims.csv:2: ") for fault in faults)
    assert [fault for fault in faults if re.search(told, fault)]


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    rows = (
        "c1,conquest,nobody,,2022-13-01,soon,,",
        ROW,
        ROW,
        "c3,capture,ukraine,Izium,2022-09-11,2022-09-12,General Staff,ukraine,too,many",
    )
    spots = _faults(tmp_path, "\n".join((HEADER, *rows)))
    expected = ["kind", "actor", "place", "event_date", "published", "claimant", "claimant_side"]
    found = [spot.split(": ")[1] for spot in spots]
    assert [field for field in found if field in expected] == expected
    assert "claims.csv:4" in {spot.split(": ")[0] for spot in spots}
    assert "claims.csv:5" in {spot.split(": ")[0] for spot in spots}


@pytest.mark.parametrize(
    ("header", "told"),
    [
        pytest.param(
            HEADER.replace("claimant,", ""), "claimant: the column is missing", id="missing"
        ),
        pytest.param(f"{HEADER},hegde", "hegde: no such column; .* hedge", id="misspelt"),
        pytest.param(f"{HEADER},colour", "colour: no such column; .* x_", id="unknown"),
        pytest.param(f"{HEADER},place", "place: the column is there twice", id="twice"),
    ],
)
def test_faults_of_the_header(header: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match=told):
        read_claims(_saved(tmp_path, header))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(
            HEADER.encode() + b"\nc1,\xcd\xe0", "claims.csv:2: byte 0xcd at offset", id="cp1251"
        ),
        pytest.param("id".encode("utf-16"), "byte 0xff at offset 0 is not UTF-8", id="utf-16"),
        pytest.param(HEADER.encode() + b'\n"c1', "not a table", id="open-quote"),
    ],
)
def test_files_that_are_no_tables(data: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_bytes(data)
    with pytest.raises(ClaimsError, match=told):
        read_claims(tmp_path / "claims.csv")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match=r"nowhere\.csv: cannot be read"):
        read_claims(tmp_path / "nowhere.csv")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("{", "claims.jsonl:1: not JSON", id="broken"),
        pytest.param("[1]", "claims.jsonl:1: not an object", id="list"),
        pytest.param('{"id": "c1"}', "claims.jsonl:1: kind: is empty", id="fields-left-out"),
        pytest.param('{"colour": 1}', "claims.jsonl:1: colour: no such column", id="unknown"),
    ],
)
def test_faults_of_json_lines(line: str, told: str, tmp_path: Path) -> None:
    assert any(told in fault for fault in _faults(tmp_path, line, "claims.jsonl"))


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
CLAIMS = st.builds(
    replace,
    st.just(claim()),
    kind=st.sampled_from(Kind),
    actor=st.sampled_from((Side.UKRAINE, Side.RUSSIA)),
    stance=st.sampled_from(Stance),
    place=WORDS.filter(bool),
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    precision=st.none() | st.sampled_from(Precision),
    time_precision=st.sampled_from(TimePrecision),
    event_date_end=st.none() | st.dates(date(2022, 9, 10), date(2022, 9, 20)),
    published=st.dates(date(2022, 9, 20)) | st.just(datetime(2022, 9, 30, 8, 30, tzinfo=UTC)),
    hedge=WORDS,
    note=WORDS,
    review=st.sampled_from(Review),
    confidence=st.none() | st.floats(0, 1),
)


@given(found=CLAIMS)
@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_what_is_written_reads_back_the_same(
    found: Claim, suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("round") / f"claims.{suffix}"
    write_claims([found], path)
    assert read_claims(path) == (found,)


def test_geojson_puts_longitude_first_and_keeps_claims_without_a_point() -> None:
    text = claims_text([claim(lat=49.2, lon=37.25), claim("c2")], form="geojson")
    features = json.loads(text)["features"]
    assert [feature["geometry"] for feature in features] == [
        {"type": "Point", "coordinates": [37.25, 49.2]},
        None,
    ]
    assert [feature["id"] for feature in features] == ["c1", "c2"]
    assert features[0]["properties"]["event_date"] == "2022-09-10"


def test_no_claims_are_a_header_or_nothing() -> None:
    assert claims_text([]).startswith("id,doc,kind,")
    assert claims_text([], form="jsonl") == ""
    assert json.loads(claims_text([], form="geojson"))["features"] == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param("conquest;Izium;2022-09-12;ukraine", ["kind"], id="word"),
        pytest.param("capture;Izium;soon;ukraine", ["published"], id="date"),
        pytest.param("capture;Izium;2022-10-01;ukraine", ["published"], id="of-the-future"),
        pytest.param(
            "conquest;Izium;2022-10-01;", ["kind", "claimant_side", "published"], id="several"
        ),
    ],
)
def test_a_row_at_fault_still_gives_what_it_says(tmp_path: Path, row: str, told: list[str]) -> None:
    kind, place, published, side = row.split(";")
    path = tmp_path / "claims.csv"
    path.write_text(
        "id;kind;actor;place;event_date;published;claimant;claimant_side\n"
        f"c1;{kind};ukraine;{place};2022-09-11;{published};ISW;{side}\n"
        "c2;capture;ukraine;;2022-09-11;2022-09-12;ISW;ukraine\n",
        encoding="utf-8",
    )
    claims, faults = readable_claims(path, today=date(2022, 9, 30))
    assert [(one.id, one.place, one.where) for one in claims] == [("c1", "Izium", "claims.csv:2")]
    assert [fault.field for fault in faults] == [*told, "place"]


def test_an_unknown_format_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="csv, jsonl, geojson"):
        write_claims([claim()], tmp_path / "claims.xls")
    assert list(tmp_path.iterdir()) == []


def test_the_template_is_twelve_claims_without_a_fault(tmp_path: Path) -> None:
    found = resolve_claims(read_claims(_saved(tmp_path, template())), gazetteer())
    assert len(found) == 12
    assert {c.kind for c in found} == set(Kind)
    assert all(c.place_id for c in found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("t.csv", "nr;Home town\n1;Izium\n;\n2;\n", id="semicolon"),
        pytest.param("t.csv", 'nr,"Home-Town"\n1,Izium\n\n2,\n', id="comma"),
        pytest.param("t.csv", "\ufeffhome_town\tnr\nIzium\t1\n\t2\n", id="tab"),
        pytest.param("t.jsonl", '{"home_town": "Izium"}\n{"nr": 2}\n', id="jsonl"),
    ],
)
def test_one_column_of_any_table(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert column_of(path, "home town") == ("Izium", "")


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("nr;town\n1;Izium\n", encoding="utf-8")
    with pytest.raises(ClaimsError, match=r"t\.csv:1: place: the column is missing; .*: nr, town"):
        column_of(path, "place")
    lines = tmp_path / "t.jsonl"
    lines.write_text('{"town": "Izium"}\n', encoding="utf-8")
    with pytest.raises(ClaimsError, match=r"t\.jsonl: place: is nowhere; allowed: there are: town"):
        column_of(lines, "place")
