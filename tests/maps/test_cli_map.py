"""`frontline map` through the runner: one file, the same bytes, or a reason why not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from maps.cli_input import BAD_INPUT
from tests.maps.commands import (
    COUNTS,
    DRAFT,
    GOOD,
    HEADER,
    REJECTED,
    REVIEWED,
    SUPERSEDED,
    run,
    table,
)
from tests.maps.test_cli_control import FIGURES, LEFT_OUT


def test_map_ends_with_the_day_of_the_page(tmp_path: Path) -> None:
    later = GOOD.replace("a1", "a2").replace("11.09", "11.11").replace("12.09", "12.11")
    page = tmp_path / "map.html"
    result = run("map", table(tmp_path, GOOD, later), "-o", page, "--as-of", "2022-09-30")
    assert result.stderr == "1 claim left out, after the last day, 2022-09-30: a2\n"
    assert "11 November" not in page.read_text(encoding="utf-8")


def test_map_tells_what_it_leaves_out_and_why(tmp_path: Path) -> None:
    old = COUNTS.replace("a1", "o1").replace("11.09", "01.09").replace("12.09", "02.09")
    after = COUNTS.replace("a1", "l1").replace("11.09", "20.09").replace("12.09", "21.09")
    young = COUNTS.replace("a1", "y1").replace("12.09", "29.09")
    claims = table(
        tmp_path, COUNTS, REJECTED, SUPERSEDED, DRAFT, old, after, young, header=REVIEWED
    )
    days = ("--from", "05.09.2022", "--to", "12 Sep 2022", "--as-of", "2022/09/30")
    result = run("map", claims, "-o", tmp_path / "map.html", *days)
    assert result.exit_code == 0, result.output
    assert result.stderr == LEFT_OUT + (
        "1 claim left out, older than the baseline of 2022-09-05: o1\n"
        "1 claim left out, after the last day, 2022-09-12: l1\n"
        "1 claim left out, not out for 72 hours at the end of 2022-09-30 (--as-of, --delay): y1\n"
    )


def test_claims_of_the_first_day_count_in_every_text(tmp_path: Path) -> None:
    claims, page = table(tmp_path, GOOD), tmp_path / "map.html"
    told = []
    for first in ("2022-09-11", "2022-09-05"):
        run("map", claims, "-o", page, "--from", first, "--as-of", "2022-09-30", "--embed")
        folder = tmp_path / "map-embed"
        area = json.loads((folder / "edition.json").read_text("utf-8"))["areas"]["claimed"]
        texts = [(folder / name).read_text("utf-8") for name in ("alt.txt", "description.txt")]
        told.append([re.findall(r"Ukraine (.+?) as claimed", text) for text in texts] + [area])
    assert told[0] == told[1]
    assert told[0][0] == ["+79\u00a0km²"]


def test_a_page_of_a_day_before_a_correction_has_what_was_known(tmp_path: Path) -> None:
    claims, page = table(tmp_path, COUNTS, SUPERSEDED, header=REVIEWED), tmp_path / "map.html"
    for as_of, shown in (("2022-09-12", True), ("2022-09-13", False)):
        result = run("map", claims, "-o", page, "--as-of", as_of, "--delay", "0", "--embed")
        assert result.exit_code == 0, result.output
        assert ("left out" in result.stderr) is not shown
        assert ("s1," in (tmp_path / "map-embed" / "claims.csv").read_text("utf-8")) is shown
        assert run("check", tmp_path / "map-embed" / "claims.csv").stderr == ""


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
        pytest.param(
            ["--as-of", "2022-09-13"],
            "72 hours at the end of 2022-09-13 (--as-of, --delay): a1",
            id="too-young-by-name",
        ),
        pytest.param(
            ["--from", "2022-09-20", "--to", "2022-09-10"],
            "--from, 2022-09-20, comes after --to, 2022-09-10",
            id="from-after-to",
        ),
        pytest.param(
            ["--from", "2022-09-20", "--as-of", "2022-09-30"],
            "--from, 2022-09-20, comes after the last claim, of 2022-09-11",
            id="from-late",
        ),
        pytest.param(
            ["--to", "2022-09-10", "--as-of", "2022-09-30"],
            "the first claim, of 2022-09-11, comes after --to, 2022-09-10",
            id="to-early",
        ),
        pytest.param(
            ["--from", "03/04/2022"], "'--from': '03/04/2022' is ambiguous", id="two-dates"
        ),
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


def test_everything_that_goes_with_a_page(tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    claims = table(tmp_path, GOOD)
    old = tmp_path / "old.csv"
    old.write_text(claims.read_text("utf-8-sig").replace(";ukraine\n", ";third_party\n"), "utf-8")
    arguments = ["--as-of", "2022-09-30", "--previous", old, "--embed", "--png", "--svg"]
    address = "https://maps.example/map.html"
    made = run("map", claims, "-o", page, *arguments, "--at", "2022-09-11", "--url", address)
    assert made.exit_code == 0, made.output
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "map.svg").read_bytes().startswith(b"<?xml")
    edition = json.loads((tmp_path / "map-embed" / "edition.json").read_text("utf-8"))
    assert [(one["id"], one["turn"]) for one in edition["changes"]] == [("a1", "changed")]
    assert f'<link rel="canonical" href="{address}">' in page.read_text("utf-8")
    assert json.loads((tmp_path / "map-embed" / "oembed.json").read_text("utf-8"))["width"]
    assert "map.png" in (tmp_path / "map-embed" / "markdown.md").read_text("utf-8")


def test_the_edition_before_may_be_a_page(tmp_path: Path) -> None:
    page, again = tmp_path / "map.html", tmp_path / "again.html"
    other = GOOD.replace("a1", "a2").replace("capture", "entry")
    run("map", table(tmp_path, GOOD, other), "-o", page, "--as-of", "2022-09-30")
    rejected = table(tmp_path, GOOD)
    rejected.write_text(
        (HEADER + GOOD).replace("claimant_side\n", "claimant_side;review;note\n").replace(
            ";ukraine\n", ";ukraine;;\n"
        ) + other.replace(";ukraine\n", ";ukraine;rejected;the wrong town\n"),
        encoding="utf-8",
    )  # fmt: skip
    result = run("map", rejected, "-o", again, "--as-of", "2022-09-30", "--previous", page)
    assert result.exit_code == 0, result.output
    text = again.read_text("utf-8")
    assert "Compared with the edition as of 30 September 2022." in text
    assert "Reason: the wrong town" in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["--url", "https://x.example"], "--url goes with --embed", id="url-alone"),
        pytest.param(["--embed", "--url", "ftp://x"], "no address of the web", id="no-address"),
        pytest.param(["--at", "2022-09-11"], "--at goes with", id="at-alone"),
        pytest.param(["--png", "--at", "2023-09-11"], "at: 2023-09-11: not within", id="no-day"),
        pytest.param(["--tiles", "Atlantis"], "Atlantis", id="no-tiles"),
    ],
)
def test_what_does_not_go_together(tmp_path: Path, arguments: list[str], told: str) -> None:
    result = run("map", table(tmp_path, GOOD), "-o", tmp_path / "map.html", "--as-of",
                 "2022-09-30", *arguments)  # fmt: skip
    assert (result.exit_code, told in result.output) == (BAD_INPUT, True), result.output
    assert not (tmp_path / "map.html").exists()


def test_an_edition_before_that_is_no_page_of_ours(tmp_path: Path) -> None:
    old = tmp_path / "old.html"
    old.write_text("<p>another page</p>", encoding="utf-8")
    result = run("map", table(tmp_path, GOOD), "-o", tmp_path / "map.html", "--as-of",
                 "2022-09-30", "--previous", old)  # fmt: skip
    assert (result.exit_code, "old.html: no page" in result.output) == (BAD_INPUT, True)
    result = run("map", table(tmp_path, GOOD), "-o", tmp_path / "map.html", "--as-of",
                 "2022-09-30", "--previous", FIGURES)  # fmt: skip
    told = "figures.csv: no edition: neither a page of this command nor a claims table\n"
    assert (result.exit_code, result.stderr) == (BAD_INPUT, told)
