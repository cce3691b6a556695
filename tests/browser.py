"""Chromium for the tests: found, installed where there is none, and run with the network cut.

`python -m tests.browser --install` makes sure there is one; `python -m tests.browser --check DIR`
opens every page of DIR as a reader without a network would.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

ENV = "FRONTLINE_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-first-run",
)
INSIDE = ("data:", "blob:", "about:")
APT = (("apt-get", "update"), ("apt-get", "install", "-y", "chromium"))
APT_ATTEMPTS = 3


class NoChromiumError(RuntimeError):
    """No Chromium was found and none could be installed."""


@dataclass
class Visit:
    """A page that was opened with the network cut, and what it did that it should not."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def faults(self) -> list[str]:
        """Return one line for each request that left the file and each console error."""
        return [f"request: {url}" for url in self.requests] + [f"error: {e}" for e in self.errors]


def version_of(path: Path) -> str:
    """Return what the browser at `path` says its version is, "" if it does not run."""
    try:
        done = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def find_chromium() -> Path | None:
    """Return the first Chromium that runs, None if there is none.

    FRONTLINE_CHROMIUM goes before everything and is not second-guessed: where it is set and does
    not run, there is none.
    """
    if chosen := os.environ.get(ENV):
        return Path(chosen) if version_of(Path(chosen)) else None
    return next((path for path in _candidates() if version_of(path)), None)


def _runs(*command: str) -> bool:
    print("+", *command, flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=env, check=False).returncode == 0


def install_chromium() -> Path:
    """Return a Chromium that runs, installing one if there is none.

    Raises
    ------
    NoChromiumError
        If there is none and neither apt-get (as root, where it exists) nor Playwright brings one.
    """
    found = find_chromium()
    if found is None and shutil.which("apt-get") and os.geteuid() == 0:
        any(all(_runs(*step) for step in APT) for _ in range(APT_ATTEMPTS))
        found = find_chromium()
    if found is None:
        _runs(sys.executable, "-m", "playwright", "install", "chromium")
        found = find_chromium()
    if found is None:
        raise NoChromiumError(
            f"the browser tests need Chromium: install chromium or google-chrome, or set {ENV}"
        )
    return found


@contextmanager
def launch(path: Path) -> Iterator[Browser]:
    """Run the Chromium at `path`, headless, for as long as the context lasts."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def open_offline(
    browser: Browser, file: Path, *, width: int = 1280, height: int = 800, **context: Any
) -> Visit:
    """Open a file with the network cut, in a context of its own, and watch what it does.

    Parameters
    ----------
    browser
        A running browser, from `launch`.
    file
        The page, opened from file://.
    width, height
        The window, in CSS pixels.
    **context
        Further options of Playwright's `Browser.new_context`: has_touch, color_scheme, locale ...
        Nothing is animated unless reduced_motion says so: what a test sees is where it stays.
    """
    context = {
        "viewport": {"width": width, "height": height},
        "reduced_motion": "reduce",
        **context,
    }
    page = browser.new_context(**context).new_page()
    page.context.set_offline(True)
    visit = Visit(page)
    address = file.resolve().as_uri()

    def on_request(request: Request) -> None:
        # A link back to the page itself, with another hash, stays inside the file.
        if not request.url.startswith(INSIDE) and request.url.split("#")[0] != address:
            visit.requests.append(request.url)

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            visit.errors.append(message.text)

    page.on("request", on_request)
    page.on("websocket", lambda socket: visit.requests.append(socket.url))
    page.on("console", on_console)
    page.on("pageerror", lambda error: visit.errors.append(str(error)))
    page.goto(address, wait_until="load")
    return visit


def check_pages(folder: Path) -> list[str]:
    """Open every page of a folder with the network cut and return what is wrong, a line a fault."""
    if not (folder / "index.html").is_file():
        return [f"{folder / 'index.html'}: is not there"]
    faults = []
    with launch(install_chromium()) as browser:
        for file in sorted(folder.glob("*.html")):
            visit = open_offline(browser, file)
            title = visit.page.title()
            found = visit.faults() + ([] if title else ["the page has no title"])
            visit.page.context.close()
            print(f"{file.name}: {title!r}, {len(found)} faults")
            faults += [f"{file.name}: {fault}" for fault in found]
    return faults


def main() -> int:
    """Install a Chromium or check pages with it; 0 done, 1 something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser", description=__doc__)
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--install", action="store_true", help="find or install Chromium")
    action.add_argument("--check", metavar="DIR", type=Path, help="open every page of DIR, offline")
    chosen = parser.parse_args()
    try:
        if chosen.install:
            path = install_chromium()
            print(f"{version_of(path)} ({path})")
            return 0
        faults = check_pages(chosen.check)
    except NoChromiumError as error:
        faults = [str(error)]
    print(*faults, sep="\n", end="\n" if faults else "", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
