"""Print the score tables: names to places beside the peers, and reports to claims."""

from __future__ import annotations

import argparse
from pathlib import Path

from gazetteer import Gazetteer
from tests.score import fit, places, reports
from tests.score.samples import samples


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, help="folder of reports with an index.csv")
    parser.add_argument("--misses", action="store_true", help="list the rows answered wrongly")
    parser.add_argument("--split", choices=["dev", "test"], action="append", help="rows to score")
    options = parser.parse_args()
    for line in places.report(options.split or ["dev", "test"], misses=options.misses):
        print(line)
    gazetteer = Gazetteer()
    unseen = fit.crossread(samples([reports.DEV], gazetteer), gazetteer)
    print("\ndevelopment reports, each read with weights fitted to those of other writers")
    for line in reports.report(reports.DEV, reader=unseen, misses=options.misses):
        print(line)
    print("\nreports of writers who saw the guide only, read once everything else was done")
    for folder in (reports.TEST, reports.UNSEEN):
        for line in reports.report(folder, misses=options.misses):
            print(line)
    if options.reports:
        print(f"\nclaims of {options.reports} beside the bundled table")
        for line in reports.against_table(options.reports):
            print(line)


if __name__ == "__main__":
    main()
