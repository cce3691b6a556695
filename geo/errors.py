"""Errors of the package, all under :class:`GeoError`, and the warning it gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one field of an input.

    Attributes
    ----------
    where
        File and line, ``claims.csv:7``, or whatever else names the spot.
    field
        Column or key; empty where the fault is the row's or the file's.
    problem
        What is wrong, with the value that was found.
    allowed
        What would be right; empty where the problem says it.
    """

    where: str
    field: str
    problem: str
    allowed: str = ""

    def __str__(self) -> str:
        spot = ": ".join(part for part in (self.where, self.field) if part)
        told = f"{spot}: {self.problem}" if spot else self.problem
        return f"{told}; allowed: {self.allowed}" if self.allowed else told


class GeoError(Exception):
    """Root of every error that this package raises on purpose."""


class FieldError(GeoError, ValueError):
    """A text cannot be read as what it should be: what is wrong, and what is allowed."""

    def __init__(self, problem: str, allowed: str) -> None:
        self.problem = problem
        self.allowed = allowed
        super().__init__(f"{problem}; allowed: {allowed}")


class InputError(GeoError, ValueError):
    """An input has faults; all of them are in :attr:`faults` and, a line each, in the message."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class ClaimsError(InputError):
    """A claims table cannot be used."""


class FiguresError(InputError):
    """A table of stated figures cannot be used."""


class BaselineError(InputError):
    """A baseline cannot be used: broken table, unknown units, or it starts after the claims."""


class UnresolvedPlacesError(InputError, LookupError):
    """Places of claims are ambiguous or not found; each fault lists the candidates."""


class CellsError(GeoError, ValueError):
    """Settlements and border do not give cells that cover the country without gaps."""


class FormatError(GeoError, ValueError):
    """A file format that is not written or read; the message lists those that are."""


class DateOutsideError(GeoError, LookupError):
    """A date lies before or after the days that a history covers."""


class NoCellError(GeoError, KeyError):
    """A place has no cell, so its control is not worked out."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class ReportError(GeoError, ValueError):
    """A report cannot be read: empty, binary, too large, in no known encoding, no article."""


class LexiconError(GeoError, ValueError):
    """A table of the lexicon is malformed; the message names the pattern or the line."""


class GeoWarning(UserWarning):
    """Something was repaired or left out; the message says what and how much."""
