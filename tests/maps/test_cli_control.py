"""`frontline control` and `check` through the runner: tables in, answers and faults out."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import pytest

from geo.claim import View
from maps.cli_input import BAD_INPUT, NOT_DONE
from tests.maps.commands import CLAIMS, GOOD, run, table

FIGURES = Path(str(files("geo").joinpath("data", "figures.csv")))


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


def test_check_tells_every_fault_at_once(tmp_path: Path) -> None:
    bad = "a1;conquest;ukraine;Izium;;03/04/2022;12.09.2022;Zelenskyy;neutral\n"
    vague = GOOD.replace("a1", "a2").replace("Ізюм", "Ivanivka")
    result = run("check", table(tmp_path, GOOD, bad, vague))
    assert result.exit_code == BAD_INPUT
    for told in ("claims.csv:3: kind:", "event_date:", "claimant_side:", "4: place: 'Ivanivka' is"):
        assert told in result.output


@pytest.mark.parametrize(
    ("view", "control"),
    [
        pytest.param("established", "russia", id="established"),
        pytest.param("claimed", "ukraine", id="claimed"),
    ],
)
def test_control_says_which_of_the_two_it_is(view: str, control: str) -> None:
    result = run("control", CLAIMS, "--on", "2022-09-11", "--view", view, "--format", "csv")
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(result.stdout))}
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


def test_control_explains_a_place_in_any_spelling() -> None:
    result = run("control", CLAIMS, "--on", "2022-09-11", "--explain", "Купянск")
    assert result.exit_code == 0
    head, established, claimed, *rest = result.stdout.splitlines()
    assert head.endswith("(UA63080090010026457) at the end of 2022-09-11, extent named")
    assert established.startswith("established: russia since 2022-09-05 (6 days old), by baseline")
    assert claimed.startswith("claimed: ukraine since 2022-09-10 (1 day old), by claims: taken")
    assert "   claimed: contested -> ukraine" in rest
    one = run("control", CLAIMS, "--on", "2022-09-11", "--explain", "Kupiansk", "--view", "claimed")
    assert "established: russia" not in one.output


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        pytest.param("Ivanivka", NOT_DONE, "'Ivanivka' is ambiguous; candidates: ", id="ambiguous"),
        pytest.param("Atlantis", NOT_DONE, "'Atlantis' is not found", id="not-found"),
        pytest.param("Kharkiv Oblast", BAD_INPUT, "has no cell", id="no-settlement"),
        pytest.param("", NOT_DONE, "not found", id="empty"),
    ],
)
def test_control_explains_no_place_that_is_not_one(name: str, code: int, told: str) -> None:
    result = run("control", CLAIMS, "--on", "2022-09-11", "--explain", name)
    assert (result.exit_code, told in result.output) == (code, True), result.output


def test_control_tells_what_changed() -> None:
    days = ("--since", "2022-09-05", "--on", "2022-09-12")
    result = run("control", CLAIMS, *days, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    changed = {view: [row["name"] for row in rows if row["view"] == view] for view in View}
    assert changed[View.ESTABLISHED] == ["Balakliia", "Izium"]
    assert {"Kupiansk", "Artemivka"} < set(changed[View.CLAIMED])
    sums = run("control", CLAIMS, *days, "--by", "oblast", "--format", "csv", "--view", "claimed")
    (row,) = csv.DictReader(io.StringIO(sums.stdout))
    assert (row["view"], row["oblast"]) == ("claimed", "Kharkiv Oblast")
    assert float(row["ukraine_km2"]) == pytest.approx(233, abs=1)


def test_control_in_the_columns_of_others() -> None:
    days = ("--since", "2022-09-10", "--on", "2022-09-11")
    panel = run("control", CLAIMS, *days, "--format", "viina").stdout
    rows = {(row["kod"], row["date"]): row for row in csv.DictReader(io.StringIO(panel))}
    assert {date for _, date in rows} == {"20220910", "20220911"}
    izium = rows["UA63040090010029555", "20220911"]
    assert (izium["status_established"], izium["status_claimed"]) == ("UA", "UA")
    events = run("control", CLAIMS, "--on", "2022-09-11", "--format", "acled").stdout
    found = {row["event_id_cnty"]: row for row in csv.DictReader(io.StringIO(events))}
    assert found["national-2022-09-11-02"]["sub_event_type"] == "Non-violent transfer of territory"
    assert max(row["event_date"] for row in found.values()) <= "2022-09-11"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(["--by", "oblast"], "say --since", id="by-without-since"),
        pytest.param(["--since", "2022-09-12"], "comes after --on", id="since-after-on"),
        pytest.param(["--since", "2022-09-09", "--figures"], "one at a time", id="two-answers"),
        pytest.param(["--explain", "Izium", "--format", "csv"], "told as text", id="explain-csv"),
        pytest.param(["--format", "kml"], "needs -o FILE.kml", id="layers-to-stdout"),
        pytest.param(["--since", "2022-09-01", "--baseline", "2022-09-05"], "is not within",
                     id="since-before-the-baseline"),
        pytest.param(["--since", "2022-09-09", "--by", "oblast", "--format", "geojson"],
                     "have no geometry", id="oblasts-as-geojson"),
    ],
)  # fmt: skip
def test_control_refuses_what_does_not_go_together(options: list[str], told: str) -> None:
    result = run("control", CLAIMS, "--on", "2022-09-11", *options)
    assert (result.exit_code, told in result.output) == (BAD_INPUT, True), result.output


def test_control_tells_no_future() -> None:
    result = run("control", CLAIMS, "--on", "2999-09-11")
    assert (result.exit_code, "is in the future" in result.output) == (BAD_INPUT, True)


def test_control_takes_a_table_of_viina_as_baseline(tmp_path: Path) -> None:
    path = tmp_path / "kontrol_latest_2022.csv"
    path.write_text("kod,date,status\nUA63040090010029555,20220601,RU\n", encoding="utf-8")
    claims = table(tmp_path, GOOD)
    result = run("control", claims, "--on", "2022-09-12", "--baseline", path, "--view", "claimed",
                 "--format", "csv")  # fmt: skip
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["name"], row["control"], row["since"]) == ("Izium", "ukraine", "2022-09-11")


BOW = "[[36.5, 48.5], [38.5, 50.2], [38.5, 48.5], [36.5, 50.2], [36.5, 48.5]]"
BASELINE = (
    '{"type": "Feature", "properties": {"control": "russia"},'
    ' "geometry": {"type": "Polygon", "coordinates": [%s]}}'
)


def test_control_warns_of_what_it_repaired_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "2022-09-05.geojson"
    path.write_text(BASELINE % BOW, encoding="utf-8")
    result = run("control", table(tmp_path, GOOD), "--on", "2022-09-12", "--baseline", path)
    assert result.exit_code == 0
    told = "warning: 2022-09-05.geojson: 1 polygons cross themselves and were repaired\n"
    assert result.stderr == told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param(["--on", "2022-08-01"], "no bundled baseline is as old", id="too-early"),
        pytest.param(["--on", "2022-09-12", "--baseline", "2023-06-01"],
                     "2023-06-01 is after the last day asked for, 2022-09-12", id="baseline-after"),
        pytest.param(["--on", "yesterday"], "does not match the formats", id="no-date"),
        pytest.param(["--on", "2022-09-12", "--baseline", "x.geojson"], "is no file", id="no-file"),
    ],
)  # fmt: skip
def test_control_says_which_day_or_baseline_is_wrong(
    tmp_path: Path, options: list[str], told: str
) -> None:
    result = run("control", table(tmp_path, GOOD), *options)
    assert (result.exit_code, told in result.output) == (BAD_INPUT, True), result.output


def test_claims_that_the_baseline_includes_are_counted(tmp_path: Path) -> None:
    result = run("control", table(tmp_path, GOOD), "--on", "2023-06-05")
    told = "1 claims are older than the baseline of 2023-06-01, and left to it\n"
    assert (result.exit_code, result.stderr) == (0, told)


def test_no_claims_no_figures(tmp_path: Path) -> None:
    assert run("check", table(tmp_path)).exit_code == 0
    result = run("check", table(tmp_path), "--figures", FIGURES)
    assert (result.exit_code, "hold no claim" in result.output) == (BAD_INPUT, True)
