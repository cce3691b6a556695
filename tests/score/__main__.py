"""Print the score tables: names to places, ours and the peers side by side."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.score import places


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, help="folder of reports to read")
    parser.add_argument("--misses", action="store_true", help="list the rows answered wrongly")
    parser.add_argument("--split", choices=["dev", "test"], action="append", help="rows to score")
    options = parser.parse_args()
    for line in places.report(options.split or ["dev", "test"], misses=options.misses):
        print(line)


if __name__ == "__main__":
    main()
