"""`frontline read` through the runner: a report in, a page of what is claimed in it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.maps.commands import run
from tests.maps.test_accessible import faults

if TYPE_CHECKING:
    from tests.conftest import OpenPage

REPORT = """published: 2022-09-12
title: A made-up report

Ukrainian troops retook Izium on Saturday, Zelensky said. Russian forces withdrew from Balakliia,
the Russian Ministry of Defence said. See https://example.org/{}.
""".format("a-long-address-without-a-blank-" * 6)


@pytest.mark.browser
@pytest.mark.parametrize("width", [375, 1280])
def test_the_page_of_a_report_fits_its_window(
    tmp_path: Path, open_page: OpenPage, width: int
) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    page = tmp_path / "report.html"
    run("read", tmp_path / "report.txt", "--format", "html", "-o", page)
    opened = open_page(page, width=width, height=740).page
    assert opened.locator("tbody tr").count() == 2
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    for cell in opened.locator("td").all():
        assert cell.is_visible()
    lines = """cell => { const range = document.createRange(); range.selectNodeContents(cell);
               return range.getClientRects().length; }"""
    for column in (3, 4, 5):  # "asserts", "ukraine", "withdrawal": words of their own
        cells = opened.locator(f"td:nth-child({column})").all()
        assert [cell.evaluate(lines) for cell in cells] == [1, 1]
    assert faults(opened) == []
