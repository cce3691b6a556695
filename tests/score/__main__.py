"""Print the score tables: names to places beside the peers, and reports to claims."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.score import places, reports


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, help="folder of reports with an index.csv")
    parser.add_argument("--misses", action="store_true", help="list the rows answered wrongly")
    parser.add_argument("--split", choices=["dev", "test"], action="append", help="rows to score")
    options = parser.parse_args()
    for line in places.report(options.split or ["dev", "test"], misses=options.misses):
        print(line)
    for folder in (reports.DEV, reports.TEST):
        print()
        for line in reports.report(folder, misses=options.misses):
            print(line)
    if options.reports:
        print(f"\nclaims of {options.reports} beside the bundled table")
        for line in reports.against_table(options.reports):
            print(line)


if __name__ == "__main__":
    main()
