"""Reports from files: headers, pages, encodings, and what is no report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo.errors import ReportError
from geo.report import LARGEST, load_report

BODY = "Ukrainian troops retook Izium on Saturday, the General Staff said. "


def _file(folder: Path, data: bytes, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(f"publisher: Herald\npublished: 2022-09-12\n\n{BODY}", id="lines"),
        pytest.param(f"---\npublisher: Herald\npublished: 2022-09-12\n---\n{BODY}", id="fenced"),
    ],
)
def test_header(tmp_path: Path, source: str) -> None:
    report = load_report(_file(tmp_path, source.encode()))
    assert (report.publisher, report.published) == ("Herald", date(2022, 9, 12))
    assert report.text.strip() == BODY.strip()


def test_published_overrides(tmp_path: Path) -> None:
    path = _file(tmp_path, f"published: 2022-09-12\n{BODY}".encode())
    assert load_report(path, published=date(2023, 1, 1)).published == date(2023, 1, 1)


def test_cyrillic_code_page(tmp_path: Path) -> None:
    path = _file(tmp_path, "Російські війська залишили Ізюм.".encode("cp1251"))
    assert load_report(path).text.startswith("Російські")


def test_saved_page(tmp_path: Path) -> None:
    page = f"<html><head><title>Izium</title></head><body><article>{'<p>' + BODY * 5}</p></article>"
    report = load_report(_file(tmp_path, page.encode(), "page.html"))
    assert "retook Izium" in report.text


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        pytest.param(b"", "a.txt", "empty", id="empty"),
        pytest.param(b"\x89PNG\0\0\1", "a.txt", "byte 0x00 at offset 4", id="binary"),
        pytest.param(b"caf\xe9 au lait", "a.txt", "byte 0xe9 at offset 3", id="latin-1"),
        pytest.param(b"x" * (LARGEST + 1), "a.txt", "larger than", id="large"),
        pytest.param(b"<html><body></body></html>", "a.html", "no article", id="no article"),
        pytest.param(b"published: someday\n\nText.", "a.txt", "published", id="bad date"),
        pytest.param(b"published: 2022-09-12\n", "a.txt", "no text", id="only a header"),
    ],
)
def test_what_is_no_report(tmp_path: Path, data: bytes, name: str, problem: str) -> None:
    with pytest.raises(ReportError, match=problem):
        load_report(_file(tmp_path, data, name))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="cannot be read"):
        load_report(tmp_path / "none.txt")
