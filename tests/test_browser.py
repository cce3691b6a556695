"""The watch over pages sees what it is there to see."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import browser as chromium
from tests.conftest import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

QUIET = (
    "<!doctype html><title>Quiet</title><h1 id=top>Нічого</h1>"
    "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='>"
)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        pytest.param("<img src='https://tiles.example/1.png'>", "https://tiles.example", id="web"),
        pytest.param("<script src='beside.js'></script>", "beside.js", id="file-beside"),
        pytest.param("<script>new WebSocket('wss://x.example')</script>", "wss://x", id="socket"),
        pytest.param("<script>console.error('wrong')</script>", "error: wrong", id="console"),
        pytest.param("<script>throw Error('thrown')</script>", "error: thrown", id="exception"),
    ],
)
def test_a_fault_of_a_page_is_seen(
    browser: Browser, tmp_path: Path, markup: str, fault: str
) -> None:
    page = tmp_path / "page.html"
    page.write_text(QUIET + markup, encoding="utf-8")
    visit = chromium.open_offline(browser, page)
    visit.page.wait_for_load_state("networkidle")
    assert any(fault in line for line in visit.faults())
    visit.page.context.close()


@pytest.mark.browser
def test_a_page_that_stays_inside_its_file_has_no_faults(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = tmp_path / "a page.html"
    page.write_text(QUIET, encoding="utf-8")
    visit = open_page(page, width=375, height=700)
    visit.page.evaluate("location.hash = 'top'")
    assert visit.page.title() == "Quiet"
    assert visit.page.evaluate("innerWidth") == 375
    assert visit.faults() == []


@pytest.mark.parametrize(
    "chosen", [pytest.param("missing", id="missing"), pytest.param("/bin/false", id="does-not-run")]
)
def test_a_chosen_browser_that_does_not_run_is_not_replaced(
    monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setenv(chromium.ENV, chosen)
    assert chromium.find_chromium() is None


@pytest.mark.parametrize(
    ("user", "commands"),
    [
        pytest.param(0, ["apt-get update"] * 3 + ["playwright install chromium"], id="root"),
        pytest.param(1000, ["playwright install chromium"], id="user"),
    ],
)
def test_without_any_browser_the_way_out_is_named(
    monkeypatch: pytest.MonkeyPatch, user: int, commands: list[str]
) -> None:
    ran = []

    def failing(*command: str) -> bool:
        ran.append(" ".join(command).removeprefix(f"{sys.executable} -m "))
        return False

    monkeypatch.setattr(chromium, "find_chromium", lambda: None)
    monkeypatch.setattr(chromium, "_runs", failing)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: user)
    with pytest.raises(chromium.NoChromiumError, match=f"install chromium .* {chromium.ENV}"):
        chromium.install_chromium()
    assert ran == commands
