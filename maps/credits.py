"""Whom a page credits for its data, beside the claims' publishers."""

from __future__ import annotations

import csv
from importlib.resources import files

from geo.baseline import Baseline
from maps.story import Credit


def credits_of(baseline: Baseline) -> tuple[Credit, ...]:
    """Credits of the gazetteer and the background (``data/credits.csv``) and of a baseline.

    Parameters
    ----------
    baseline
        Its rows name their sources.

    Returns
    -------
    tuple of Credit
        The table's rows in their order, then each source of the baseline once.
    """
    text = files("maps").joinpath("data", "credits.csv").read_text(encoding="utf-8")
    fixed = [
        Credit(name=row["name"], licence=row["licence"], url=row["url"], use=row["use"])
        for row in csv.DictReader(text.splitlines())
    ]
    use = f"baseline of {baseline.date}"
    sources = dict.fromkeys(row.source for row in baseline.rows)
    return (*fixed, *(Credit(name=name, licence="", url="", use=use) for name in sources))
