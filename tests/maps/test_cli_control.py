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
from tests.maps.commands import (
    CLAIMS,
    COUNTS,
    DRAFT,
    GOOD,
    REJECTED,
    REVIEWED,
    SUPERSEDED,
    run,
    table,
)

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


@pytest.mark.parametrize("command", [["check"], ["control", "--on", "2022-09-12"],
                                     ["map", "-o", "map.html", "--as-of", "2022-09-30"]],
                         ids=["check", "control", "map"])  # fmt: skip
def test_places_of_rows_at_fault_are_told_with_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    row = GOOD.replace("capture", "conquest").replace("Ізюм", "Ivanivka")
    away = GOOD.replace("a1", "a2").replace("12.09.2022", "").replace("Ізюм;", "Izium;Ruritania")
    result = run(*command, table(tmp_path, row, away))
    assert result.exit_code == BAD_INPUT
    told = [line.split(": ")[:2] for line in result.output.splitlines()]
    assert told == [
        ["claims.csv:2", "kind"],
        ["claims.csv:3", "published"],
        ["claims.csv:3", "within"],
        ["claims.csv:2", "place"],
    ]


LEFT_OUT = (
    "1 claim left out, rejected: r1\n"
    "1 claim left out, superseded by a correction or retraction: s1\n"
    "1 claim left out, drafts that nobody has accepted (`frontline review`): d1\n"
)


def test_check_counts_what_does_not_count(tmp_path: Path) -> None:
    rows = (COUNTS, REJECTED, SUPERSEDED, DRAFT)
    result = run("check", table(tmp_path, *rows, header=REVIEWED))
    assert (result.exit_code, result.stdout) == (0, "1 claims, no fault\n")
    assert result.stderr == LEFT_OUT


def test_only_a_few_of_many_are_named(tmp_path: Path) -> None:
    rows = [REJECTED.replace("r1", f"r{number}") for number in range(1, 8)]
    told = run("check", table(tmp_path, *rows, header=REVIEWED)).stderr
    assert told == "7 claims left out, rejected: r1, r2, r3, r4, r5 and 2 more\n"


@pytest.mark.parametrize(
    ("known", "held"),
    [
        pytest.param("2022-09-12", {"Izium", "Kupiansk"}, id="the-day-before-the-correction"),
        pytest.param("2022-09-13", {"Izium"}, id="its-day"),
        pytest.param("2022-09-11", set(), id="before-all"),
    ],
)
def test_what_a_correction_changed_is_not_known_before(
    tmp_path: Path, known: str, held: set[str]
) -> None:
    claims = table(tmp_path, COUNTS, SUPERSEDED, header=REVIEWED)
    days = ("--on", "2022-09-11", "--as-known-on", known)
    result = run("control", claims, *days, "--view", "claimed", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert result.exit_code == 0, result.output
    assert {row["name"] for row in rows if row["control"] == "ukraine"} == held
    late = "published after 2022-09-11 (--as-known-on): a1, s1"
    assert (late in result.stderr) is (not held)


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
    since = "established: russia since 2022-09-05 or before (6 days ago), by baseline"
    assert established.startswith(since)
    since = "claimed: ukraine since 2022-09-10, last affirmed on 2022-09-10 (1 day ago), by claims"
    assert claimed.startswith(since)
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


@pytest.mark.parametrize(
    ("since", "changed"),
    [
        pytest.param("2022-09-05", ["Izium"], id="days-before"),
        pytest.param("2022-09-11", ["Izium"], id="that-day"),
        pytest.param("11 Sep 2022", ["Izium"], id="that-day-in-words"),
        pytest.param("2022-09-12", [], id="the-day-after"),
    ],
)
def test_since_includes_its_day(tmp_path: Path, since: str, changed: list[str]) -> None:
    days = ("--since", since, "--on", "12.09.2022", "--view", "claimed")
    claims = table(tmp_path, GOOD)
    rows = csv.DictReader(io.StringIO(run("control", claims, *days, "--format", "csv").stdout))
    assert [row["name"] for row in rows] == changed
    sums = run("control", claims, *days, "--by", "oblast").stdout
    assert sums.splitlines()[0].endswith("to 2022-09-12, both included, extent named, km2")
    assert ("Kharkiv Oblast" in sums) is bool(changed)


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
        pytest.param(["--on", "yesterday"], "'yesterday' is not a date with", id="no-date"),
        pytest.param(["--on", "03/04/2022"], "'--on': '03/04/2022' is ambiguous: 2022-03-04 or"
                     " 2022-04-03; allowed: 2022-09-11, 11.09.2022 or 11 Sep 2022", id="two-dates"),
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
    told = "1 claim left out, older than the baseline of 2023-06-01, which includes them: a1\n"
    assert (result.exit_code, result.stderr) == (0, told)


def test_no_claims_no_figures(tmp_path: Path) -> None:
    assert run("check", table(tmp_path)).exit_code == 0
    result = run("check", table(tmp_path), "--figures", FIGURES)
    assert (result.exit_code, "hold no claim" in result.output) == (BAD_INPUT, True)
