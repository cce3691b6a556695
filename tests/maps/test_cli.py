"""The `frontline` command through its runner: lines in, lines out, and what bad input gets."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from maps.cli import BAD_INPUT, NOT_DONE, main

CLAIMS = Path(str(files("geo").joinpath("data", "claims.csv")))
FIGURES = Path(str(files("geo").joinpath("data", "figures.csv")))
HEADER = "id;kind;actor;place;within;event_date;published;claimant;claimant_side\n"
GOOD = "a1;capture;ukraine;Ізюм;;11.09.2022;12.09.2022;Volodymyr Zelenskyy;ukraine\n"


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


def table(folder: Path, *rows: str) -> Path:
    path = folder / "claims.csv"
    path.write_text(HEADER + "".join(rows), encoding="utf-8-sig")
    return path


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


def test_gazetteer_info() -> None:
    assert "29703 settlements" in run("gazetteer", "info").output


def test_template_passes_its_own_check(tmp_path: Path) -> None:
    path = tmp_path / "template.csv"
    path.write_text(run("check", "--template").output, encoding="utf-8")
    assert len(list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))) == 12
    result = run("check", path)
    assert (result.exit_code, result.output) == (0, "12 claims, no fault\n")


def test_check_puts_figures_beside_the_map() -> None:
    result = run("check", CLAIMS, "--figures", FIGURES, "--baseline", "2022-09-05")
    assert result.exit_code == 0
    assert "61 km measured" in result.output


def test_a_claim_of_the_future_is_a_fault(tmp_path: Path) -> None:
    result = run("check", table(tmp_path, GOOD.replace("2022", "2999")))
    assert (result.exit_code, "is in the future" in result.output) == (BAD_INPUT, True)


def test_claims_that_change_nothing_are_named(tmp_path: Path) -> None:
    result = run("check", table(tmp_path, GOOD.replace("Ізюм", "Havryshi")))
    assert "1 claims change no control" in result.output


def test_map_ends_with_the_day_of_the_page(tmp_path: Path) -> None:
    later = GOOD.replace("a1", "a2").replace("11.09", "11.11").replace("12.09", "12.11")
    page = tmp_path / "map.html"
    result = run("map", table(tmp_path, GOOD, later), "-o", page, "--as-of", "2022-09-30")
    assert "1 of 2 claims are left out" in result.output
    assert "11 November" not in page.read_text(encoding="utf-8")


def test_check_tells_every_fault_at_once(tmp_path: Path) -> None:
    bad = "a1;conquest;ukraine;Izium;;03/04/2022;12.09.2022;Zelenskyy;neutral\n"
    vague = GOOD.replace("a1", "a2").replace("Ізюм", "Ivanivka")
    result = run("check", table(tmp_path, GOOD, bad, vague))
    assert result.exit_code == BAD_INPUT
    for told in ("claims.csv:3: kind:", "event_date:", "claimant_side:", "4: place: 'Ivanivka' is"):
        assert told in result.output


@pytest.mark.parametrize(
    ("place", "told"),
    [
        pytest.param("Ivanivka", "is ambiguous; candidates", id="ambiguous"),
        pytest.param("Atlantis", "is not found", id="not-found"),
    ],
)
def test_map_refuses_unknown_places_and_keeps_the_old_page(
    tmp_path: Path, place: str, told: str
) -> None:
    page = tmp_path / "map.html"
    page.write_text("the page that was there", encoding="utf-8")
    claims = table(tmp_path, GOOD.replace("Ізюм", place))
    result = run("map", claims, "-o", page, "--as-of", "2022-09-30")
    assert (result.exit_code, f"claims.csv:2: place: '{place}' {told}" in result.output) == (
        BAD_INPUT, True,
    )  # fmt: skip
    assert page.read_text(encoding="utf-8") == "the page that was there"


def test_map_writes_one_file(tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    claims = table(tmp_path, GOOD)
    first = run("map", claims, "-o", page, "--as-of", "2022-09-30")
    assert (first.exit_code, first.output) == (0, f"{page}\n")
    written = page.read_bytes()
    run("map", claims, "-o", page, "--as-of", "2022-09-30")
    assert page.read_bytes() == written


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["--as-of", "2022-09-13"], "no claim is left", id="too-young"),
        pytest.param(["--as-of", "2022-09-30", "--from", "2022-08-01"], "no bundled", id="old"),
        pytest.param(["--as-of", "2022-09-30", "--baseline", "x"], "no file", id="baseline"),
        pytest.param(["--as-of", "2022-09-30", "--lang", "tlh"], "tlh", id="language"),
    ],
)
def test_map_says_why_not(tmp_path: Path, arguments: list[str], told: str) -> None:
    result = run("map", table(tmp_path, GOOD), "-o", tmp_path / "map.html", *arguments)
    assert (result.exit_code, told in result.output) == (BAD_INPUT, True), result.output
    assert not (tmp_path / "map.html").exists()


def test_as_of_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1664496000")  # 30 September 2022
    result = run("map", table(tmp_path, GOOD), "-o", tmp_path / "map.html")
    assert result.exit_code == 0
    assert "30 September 2022" in (tmp_path / "map.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("view", "control"),
    [
        pytest.param("established", "russia", id="established"),
        pytest.param("claimed", "ukraine", id="claimed"),
    ],
)
def test_control_says_which_of_the_two_it_is(view: str, control: str) -> None:
    result = run("control", CLAIMS, "--on", "2022-09-11", "--view", view, "--format", "csv")
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(result.output))}
    assert (rows["Kupiansk"]["view"], rows["Kupiansk"]["control"]) == (view, control)
    assert rows["Izium"]["control"] == "ukraine"
    assert "national-2022-09-11-02" in rows["Izium"]["claims"]


def test_control_as_known_then(tmp_path: Path) -> None:
    out = tmp_path / "control.geojson"
    run("control", CLAIMS, "--on", "2022-09-11", "--as-known-on", "2022-09-11", "--view", "claimed",
        "--format", "geojson", "-o", out)  # fmt: skip
    told = {
        f["properties"]["name"]: f["properties"] for f in json.loads(out.read_text())["features"]
    }
    assert told["Izium"]["control"] == "unknown"  # left; that it was taken came a day later
    assert "Borshchova" not in told


def test_control_at_all_extents_with_band() -> None:
    days = ("--on", "2022-09-08", "--on", "2022-09-12")
    result = run("control", CLAIMS, *days, "--figures", "--baseline", "2022-09-05")
    assert "| 2022-09-12, claimed | 233 (120 to 233) |" in result.output
    wrong = run("control", CLAIMS, *days)
    assert (wrong.exit_code, "--figures" in wrong.output) == (BAD_INPUT, True)


def test_control_writes_layers(tmp_path: Path) -> None:
    out = tmp_path / "control.gpkg"
    options = ("--on", "2022-09-11", "--extent", "implied", "--format", "gpkg")
    assert run("control", CLAIMS, *options, "-o", out).exit_code == 0
    assert out.stat().st_size > 100_000
    assert run("control", CLAIMS, *options).exit_code == BAD_INPUT
