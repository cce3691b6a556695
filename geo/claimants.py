"""Who a claimant is, however the name is written."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def origin(claimant: str) -> str:
    """Give what two ways of writing one claimant share.

    Parameters
    ----------
    claimant
        As a table has it.

    Returns
    -------
    str
        The customary name in lower case where the table of aliases knows it; else the name as
        given, in lower case and with single blanks.
    """
    folded = _folded(claimant)
    return _names().get(folded, folded)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


@cache
def _names() -> Mapping[str, str]:
    text = files("geo").joinpath("data", "claimants.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType({_folded(row["alias"]): _folded(row["name"]) for row in rows})
