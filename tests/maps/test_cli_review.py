"""`frontline read --into`, `review` and `merge`: from a report to decided claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.claim import Review
from geo.picks import picks_file, read_picks
from geo.tables import column_of, read_claims, write_claims
from maps.cli_input import BAD_INPUT, NOT_DONE
from tests.maps.commands import run

REPORT = """publisher: Sample Herald
published: 2022-09-11
language: en

Ukrainian forces liberated Balakliia on Saturday, the General Staff said. Ukrainian forces
captured the village of Ivanivka, it added.
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    report = tmp_path / "herald.txt"
    report.write_text(REPORT, encoding="utf-8")
    path = tmp_path / "claims.csv"
    run("read", report, "--into", path)
    return path


def review(table: Path, keys: str, *more: str) -> tuple[int, str]:
    result = run("review", table, "--reviewer", "Ada", "--on", "2022-09-20", *more, stdin=keys)
    return result.exit_code, result.output


def test_a_decision_is_written_and_a_pick_remembered(table: Path, tmp_path: Path) -> None:
    names = [claim.place for claim in read_claims(table)]
    assert any("Balakliia" in name for name in names)
    assert any("Ivanivka" in n for n in names)
    code, told = review(table, "a1")
    assert (code, "0 still open" in told) == (0, True), told
    first, second = read_claims(table)
    assert (first.review, first.reviewer, str(first.reviewed)) == (
        Review.ACCEPTED, "Ada", "2022-09-20",
    )  # fmt: skip
    assert second.place_id
    assert [p.place_id for p in read_picks(picks_file(table)).values()] == [second.place_id]
    again = tmp_path / "again.txt"
    again.write_text(REPORT.replace("Saturday", "Friday"), encoding="utf-8")
    run("read", again, "--into", table)
    assert [c.place_id for c in read_claims(table) if c.doc == "again"][1] == second.place_id


def test_reading_again_loses_no_decision(table: Path) -> None:
    review(table, "ar1"[:2])
    before = read_claims(table)
    result = run("read", table.with_name("herald.txt"), "--into", table)
    assert read_claims(table) == before, result.output


def test_skip_back_quit_and_reject(table: Path) -> None:
    code, told = review(table, "sbrq")
    assert (code, "1 decided, 1 still open" in told) == (NOT_DONE, True), told
    assert read_claims(table)[0].review is Review.REJECTED
    assert review(table, "q")[1].count("[1/1]") == 1
    assert review(table, "q", "--again")[1].count("[1/2]") == 1


def test_the_words_of_the_report_are_shown(table: Path) -> None:
    told = review(table, "q", "--reports", str(table.parent))[1]
    assert "liberated Balakliia on Saturday" in told


def test_a_correction_supersedes(table: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("published: 2022-09-12\nretracts: herald.txt\n\nIt was wrong.\n", "utf-8")
    run("read", note, "--into", table)
    assert {(c.superseded_by, str(c.superseded)) for c in read_claims(table)} == {
        ("note", "2022-09-12")
    }


def test_merge_tells_differences(table: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.csv"
    write_claims(read_claims(table), theirs)
    review(table, "aq")
    run("review", theirs, "--reviewer", "Bo", "--on", "2022-09-20", stdin="rq")
    out = tmp_path / "both.csv"
    result = run("merge", table, theirs, "-o", out)
    assert (result.exit_code, "review: accepted | rejected  (not settled)" in result.output) == (
        NOT_DONE, True,
    )  # fmt: skip
    assert read_claims(out)[0].review is Review.DRAFT


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["read", "herald.txt", "--into", "c.csv", "-o", "x"], "--output", id="both"),
        pytest.param(["review", "none.csv", "--reviewer", "Ada"], "none.csv", id="no-file"),
    ],
)
def test_bad_input(
    table: Path, arguments: list[str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(table.parent)
    result = run(*arguments)
    assert (result.exit_code, told in result.output) == (BAD_INPUT, True), result.output


def test_own_columns_are_not_lost(table: Path) -> None:
    lines = table.read_text("utf-8").splitlines()
    table.write_text(
        f"{lines[0]},x_mine\n" + "".join(f"{one},kept\n" for one in lines[1:]), "utf-8"
    )
    review(table, "aq")
    assert column_of(table, "x_mine") == ("kept",) * (len(lines) - 1)
    run("read", table.with_name("herald.txt"), "--into", table)
    assert column_of(table, "x_mine") == ("kept",) * (len(lines) - 1)
    assert read_claims(table)[0].review is Review.ACCEPTED


def test_a_draft_counts_for_no_map_until_it_is_accepted(table: Path) -> None:
    arguments = ("control", table, "--on", "2022-09-11", "--view", "claimed", "--format", "csv")
    told = "2 claims left out, drafts that nobody has accepted (`frontline review`): "
    assert told in run(*arguments).stderr
    review(table, "a1")
    accepted = run(*arguments)
    assert "drafts" not in accepted.output
    assert "Balakliia" in accepted.output


def test_a_map_is_never_written_over_its_table(table: Path) -> None:
    before = table.read_bytes()
    result = run("map", table, "-o", table)
    assert (result.exit_code, table.read_bytes()) == (BAD_INPUT, before)


def test_the_report_is_shown_and_not_what_was_made_of_it(table: Path) -> None:
    table.with_name("herald.html").write_text("<html><body>made of it</body></html>", "utf-8")
    told = review(table, "q", "--reports", str(table.parent))[1]
    assert "liberated Balakliia on Saturday" in told
