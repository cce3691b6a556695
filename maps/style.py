"""The colours of the maps: one table for light and dark, told apart and legible in both."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from maps.errors import StyleError

_FILE = "palette.csv"
_FIELDS = ["role", "light", "dark", "use", "source"]
_HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour by what it is for.

    Attributes
    ----------
    role
        Its name, in lower case with hyphens.
    light, dark
        sRGB as ``#rrggbb`` on light and on dark ground.
    """

    role: str
    light: str
    dark: str


def palette(text: str | None = None) -> tuple[Colour, ...]:
    """Read the table of colours.

    Parameters
    ----------
    text
        A table (CSV with the columns role, light, dark, use, source) in place of our own.

    Returns
    -------
    tuple of Colour
        In the order of the table.

    Raises
    ------
    StyleError
        If a field is missing, a colour is not ``#rrggbb`` or a role comes twice; every fault
        is listed.
    """
    if text is None:
        text = resources.files("maps").joinpath("data", _FILE).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    if rows.fieldnames != _FIELDS:
        raise StyleError(f"{_FILE}:1: columns: {rows.fieldnames}; expected {_FIELDS}")
    found: dict[str, Colour] = {}
    faults = []
    for line, row in enumerate(rows, start=2):
        faults += [
            f"{_FILE}:{line}: {field}: {row[field]!r} is not of the form #rrggbb"
            for field in ("light", "dark")
            if not _HEX.fullmatch(row[field] or "")
        ]
        if row["role"] in found:
            faults.append(f"{_FILE}:{line}: role: {row['role']!r} comes twice")
        found[row["role"]] = Colour(row["role"], row["light"], row["dark"])
    if faults:
        raise StyleError("\n".join(faults))
    return tuple(found.values())


def custom_properties(colours: Iterable[Colour]) -> str:
    """CSS custom properties ``--fl-<role>``, light by default and dark where preferred."""
    listed = tuple(colours)
    light = "".join(f"--fl-{colour.role}:{colour.light};" for colour in listed)
    dark = "".join(f"--fl-{colour.role}:{colour.dark};" for colour in listed)
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"@media print{{:root{{color-scheme:light;{light}}}}}\n"
    )


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two ``#rrggbb`` colours by WCAG 2.2, from 1 to 21."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
