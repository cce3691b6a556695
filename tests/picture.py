"""Take the README's picture of the map: `make picture`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from maps.build import build
from tests.browser import find_chromium, launch, open_offline

PICTURE = Path(__file__).parents[1] / "docs" / "kharkiv-2022-09-11.png"
DAY = "2022-09-11"


def main() -> None:
    """Build the bundled pages, open one at its day and write the picture."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit("no Chromium: run `make test` first")
    PICTURE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, launch(chromium) as browser:
        build(Path(folder))
        page = open_offline(browser, Path(folder) / "kharkiv-2022-09.html", width=1280).page
        page.evaluate("day => window.frontline.goTo(day)", DAY)
        page.screenshot(path=PICTURE)
    print(PICTURE)


if __name__ == "__main__":
    main()
