"""The reader: reports of 2 kB a second on one core, first report from a cold start, memory."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from gazetteer import Gazetteer
from geo.reading import read
from geo.report import Report, load_report
from tests.score.reports import DEV

REPORTS, BYTES = 300, 2000
FIRST = (
    "from datetime import date; from geo.report import Report; from geo.reading import read;"
    "read(Report(text='Ukrainian troops retook Izium, Zelensky said.', "
    "published=date(2022, 9, 12)))"
)


def report() -> Iterator[str]:
    """The table, line by line."""
    reports = _reports()
    size = sum(len(one.text.encode()) for one in reports)
    read(reports[0])
    for name, gazetteer in (("new names", Gazetteer()), ("again", None)):
        started = time.process_time()  # of one core, whatever else the machine does
        for one in reports:
            read(one, gazetteer)
        rate = size / BYTES / (time.process_time() - started)  # whole articles: some are longer
        yield f"reports of {BYTES} bytes, {name}: {rate:.0f} a second of one core"
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", FIRST], check=True)
    yield f"first report from the start of the process: {time.perf_counter() - started:.2f} s"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"memory after all of them: {memory:.0f} MB"


def _reports() -> list[Report]:
    """Reports of the development set, put together by language to the length of an article."""
    chance = random.Random(1)
    by_language: dict[str, list[Report]] = {}
    for path in sorted(DEV.glob("*.txt")):
        one = load_report(path)
        by_language.setdefault(one.language, []).append(one)
    found = []
    for _ in range(REPORTS):
        language = chance.choice(sorted(by_language))
        text = ""
        while len(text.encode()) < BYTES:
            text += chance.choice(by_language[language]).text + "\n"
        found.append(replace(by_language[language][0], text=text))
    return found
