"""`frontline map` through the runner: one file, the same bytes, or a reason why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from maps.cli_input import BAD_INPUT
from tests.maps.commands import GOOD, HEADER, run, table


def test_map_ends_with_the_day_of_the_page(tmp_path: Path) -> None:
    later = GOOD.replace("a1", "a2").replace("11.09", "11.11").replace("12.09", "12.11")
    page = tmp_path / "map.html"
    result = run("map", table(tmp_path, GOOD, later), "-o", page, "--as-of", "2022-09-30")
    assert "1 of 2 claims are left out" in result.output
    assert "11 November" not in page.read_text(encoding="utf-8")


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
