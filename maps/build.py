"""Build a folder of pages: `make maps`, or `python -m maps.build`.

Without claims of one's own, the bundled ones and the pages of ``data/pages.csv``.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from gazetteer import Gazetteer, GazetteerError
from geo.baseline import bundled
from geo.claim import Claim
from geo.errors import GeoError
from maps.assemble import Frame, assemble, load_claims
from maps.cli_input import BAD_INPUT, today
from maps.errors import MapsError
from maps.index_page import Card, write_index
from maps.page import write_page
from maps.story import Version

LULL = timedelta(days=30)  # of silence between two claims begins a page of its own
PAGES = Path(str(files("maps").joinpath("data", "pages.csv")))


def build(out: Path, *, claims: Sequence[Path] = (), pages: Path | None = None) -> tuple[Path, ...]:
    """Write pages and an index of them.

    Parameters
    ----------
    out
        Folder to write to; made if need be. Other files in it are left alone.
    claims
        Claims tables; without any, the bundled one.
    pages
        Table of the pages to make (columns as ``data/pages.csv``). Without one, the bundled
        claims get the bundled pages, and others a page for each stretch of time without a
        silence of more than 30 days.

    Returns
    -------
    tuple of Path
        The pages, the index last.

    Raises
    ------
    ClaimsError
        With every fault of the tables; nothing is written.
    UnresolvedPlacesError
        With every place that is ambiguous or not found; nothing is written.
    StoryError
        If a page has no claim or no baseline.
    """
    gazetteer = Gazetteer()
    tables = claims or [Path(str(files("geo").joinpath("data", "claims.csv")))]
    found = load_claims(tables, gazetteer=gazetteer)
    if pages is None and not claims:
        pages = PAGES
    frames = read_pages(pages) if pages else dict(_stretches(found))
    stories = {name: assemble(found, frame, gazetteer=gazetteer) for name, frame in frames.items()}
    for name, story in stories.items():
        write_page(out / name, story)
    index = out / "index.html"
    seconds = {one.href for story in stories.values() for one in story.versions if one.second}
    write_index(
        index, [Card.of(name, story) for name, story in stories.items() if name not in seconds]
    )
    return (*(out / name for name in stories), index)


def read_pages(path: Path) -> dict[str, Frame]:
    """Read a table of pages.

    Parameters
    ----------
    path
        CSV with the columns file, lang, version_of (the file that it is another language of,
        else empty), title, summary, baseline, start, end, as_of, source.

    Returns
    -------
    dict of str to Frame
        By file name, in the order of the table.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        row["file"]: Frame(
            title=row["title"],
            summary=row["summary"],
            lang=row["lang"],
            start=date.fromisoformat(row["start"]),
            end=date.fromisoformat(row["end"]),
            as_of=date.fromisoformat(row["as_of"]),
            baseline=bundled(row["baseline"]),
            versions=_versions(row, rows),
        )
        for row in rows
    }


def _versions(page: Mapping[str, str], rows: Iterable[Mapping[str, str]]) -> tuple[Version, ...]:
    """The other pages of a table that tell the same as one in other languages."""
    first = page["version_of"] or page["file"]
    return tuple(
        Version(lang=row["lang"], href=row["file"], second=bool(row["version_of"]))
        for row in rows
        if first in (row["file"], row["version_of"]) and row["file"] != page["file"]
    )


def _stretches(claims: Iterable[Claim]) -> Iterable[tuple[str, Frame]]:
    """One page per stretch of days with claims, named after its first day."""
    days = sorted({day for claim in claims for day in (claim.event_date, claim.last_day)})
    breaks = [later for day, later in pairwise(days) if later - day > LULL]
    for start, stop in pairwise([*days[:1], *breaks, date.max]):
        end = max(day for day in days if start <= day < stop)
        title = f"Claims of {start} to {end}"
        yield f"{start}.html", Frame(title=title, start=start, end=end, as_of=today())


def main() -> None:
    """Build, and say where; faults of the input go to stderr with exit code 2."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=Path, action="append", default=[], help="claims table")
    parser.add_argument("--pages", type=Path, help="table of the pages to make")
    parser.add_argument("--out", type=Path, default=Path("build/maps"), help="folder to write to")
    options = parser.parse_args()
    try:
        build(options.out, claims=options.claims, pages=options.pages)
    except (GazetteerError, GeoError, MapsError, OSError) as error:
        print(error, file=sys.stderr)
        sys.exit(BAD_INPUT)


if __name__ == "__main__":
    main()
