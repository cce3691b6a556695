"""The gazetteer: queries a second, start and memory, ours and the peers in one run."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from gazetteer import Gazetteer
from gazetteer.index import embedded
from tests.score import peers
from tests.score.places import Answer, Row, ours, read_rows, spellings

RUNS = 5
FIRST_ANSWER = "from gazetteer import Gazetteer; Gazetteer().resolve('Izyum').place.id"


def report() -> Iterator[str]:
    """The table, line by line."""
    gazetteer = Gazetteer()
    exact = [row for row in spellings() if row.query.isascii()]
    mixed = [*read_rows("dev"), *exact[: 3 * len(read_rows("dev"))]]
    yield "| | exact spellings, queries/s | again, queries/s | mixed, queries/s |"
    yield "|---|---|---|---|"
    yield _speeds("ours", ours(gazetteer), exact, mixed)
    for name, resolver in peers.resolvers(Answer).items():
        yield _speeds(name, resolver, exact[:500], mixed[:200])
    yield ""
    yield f"first answer from the start of the process: {_first_answer():.2f} s (median of {RUNS})"
    yield f"the same for an empty Python: {_timed('pass'):.2f} s"
    yield f"memory of a process that gave one answer: {_memory(FIRST_ANSWER):.0f} MB"
    whole = f"{FIRST_ANSWER}; Gazetteer().resolve('Kharkhiv'); Gazetteer().settlements()"
    yield f"memory after a slip and all settlements: {_memory(whole):.0f} MB"
    yield f"places: {len(embedded())}"


def _speeds(name: str, resolver: Callable[[Any], Any], exact: list[Row], mixed: list[Row]) -> str:
    first, again, hard = (_rate(resolver, rows) for rows in (exact, exact, mixed))
    return f"| {name} | {first:,.0f} | {again:,.0f} | {hard:,.0f} |"


def _rate(resolver: Callable[[Any], Any], rows: list[Row]) -> float:
    started = time.perf_counter()
    for row in rows:
        resolver(row)
    return len(rows) / (time.perf_counter() - started)


def _first_answer() -> float:
    return _timed(FIRST_ANSWER)


def _timed(code: str) -> float:
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - started)
    return median(times)


def _memory(code: str) -> float:
    """Most memory that a process ever held, in MB; by the kernel's own mark, set anew by exec."""
    told = f"{code}; print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    run = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    return int(run.stdout) / 1024
