"""Print the tables of speed and size, one topic after the other."""

from __future__ import annotations

import argparse
import importlib
import pkgutil

from tests import bench


def main() -> None:
    """Run each module of this folder that has a `report`."""
    topics = sorted(m.name for m in pkgutil.iter_modules(bench.__path__) if m.name[0] != "_")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topics", nargs="*", help=f"some of: {', '.join(topics)}")
    options = parser.parse_args()
    for topic in options.topics or topics:
        print(f"\n## {topic}\n")
        for line in importlib.import_module(f"tests.bench.{topic}").report():
            print(line)


if __name__ == "__main__":
    main()
