"""`frontline resolve` and `gazetteer` through the runner: lines in, lines out, bad input."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from maps.cli_input import BAD_INPUT, NOT_DONE
from tests.maps.commands import run


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        pytest.param(["Izyum", "Isjum"], 0, "Kharkiv Oblast", id="found"),
        pytest.param(["Ivanivka"], NOT_DONE, "ambiguous: ", id="ambiguous"),
        pytest.param(["Kamaz"], NOT_DONE, "not found", id="not-found"),
        pytest.param(["Borshchova", "--near", "Pechenihy"], 0, "Pechenihy hromada", id="near"),
        pytest.param(["Borshchova", "--near", "50.0,37.1"], 0, "Pechenihy hromada", id="point"),
        pytest.param(["--together", "Borshchova", "Artemivka"], 0, "Pechenihy", id="together"),
        pytest.param(["Izyum", "--explain"], 0, "is a spelling of Ізюм", id="explain"),
        pytest.param(["Izyum", "--oblast", "Mordor"], BAD_INPUT, "Mordor", id="bad-oblast"),
        pytest.param(["Izyum", "--near", "Kamaz"], BAD_INPUT, "LAT,LON", id="bad-point"),
    ],
)
def test_resolve(arguments: list[str], code: int, told: str) -> None:
    result = run("resolve", *arguments)
    assert (result.exit_code, told in result.output) == (code, True), result.output


def test_resolve_reads_stdin_and_writes_json_lines() -> None:
    result = run("resolve", "-", "--format", "jsonl", stdin="Izyum\nСвятогірськ\n")
    records = [json.loads(line) for line in result.output.splitlines()]
    assert [record["place"]["name"] for record in records] == ["Izium", "Sviatohirsk"]
    assert list(records[0]) == ["query", "status", "confidence", "place", "reasons", "candidates"]


@pytest.mark.parametrize("form", ["csv", "geojson"])
def test_resolve_forms(form: str) -> None:
    text = run("resolve", "Izyum", "--format", form).output
    if form == "csv":
        assert next(csv.DictReader(io.StringIO(text)))["name"] == "Izium"
    else:
        assert json.loads(text)["features"][0]["geometry"]["coordinates"] == [37.27679, 49.20697]


def test_resolve_reads_a_table(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("nr;town\n1;Izyum\n2;Ivanivka\n", encoding="utf-8-sig")
    result = run("resolve", "--table", path, "--column", "town", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.output)))
    assert [row["status"] for row in rows] == ["resolved", "ambiguous"]
    wrong = run("resolve", "--table", path, "--column", "place")
    assert (wrong.exit_code, "there are: nr, town" in wrong.output) == (BAD_INPUT, True)
    assert run("resolve").exit_code == BAD_INPUT


@pytest.mark.parametrize(
    ("day", "code"),
    [
        pytest.param("11.09.2022", 0, id="dots"),
        pytest.param(" 11 Sep 2022 ", 0, id="words"),
        pytest.param("2022/09/11", 0, id="year-first"),
        pytest.param("03/04/2022", BAD_INPUT, id="ambiguous"),
        pytest.param("11.09.22", BAD_INPUT, id="short-year"),
    ],
)
def test_options_take_the_dates_that_tables_take(tmp_path: Path, day: str, code: int) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Ukrainian troops retook Izium, Zelensky said.\n", encoding="utf-8")
    for command in (["resolve", "Izium", "--on"], ["read", report, "--published"]):
        result = run(*command, day)
        assert result.exit_code == code, result.output
        assert ("allowed: 2022-09-11, 11.09.2022 or 11 Sep 2022" in result.stderr) is bool(code)


def test_gazetteer_info() -> None:
    assert "29703 settlements" in run("gazetteer", "info").output
