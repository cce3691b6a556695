"""Errors of the gazetteer, all under :class:`GazetteerError`."""

from __future__ import annotations


class GazetteerError(Exception):
    """Root of every error that this package raises on purpose."""


class DataFileError(GazetteerError, ValueError):
    """A data file is missing, truncated or malformed; the message names file and line."""


class UnknownPlaceError(GazetteerError, KeyError):
    """No place carries the identifier that was asked for."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class InvalidQueryError(GazetteerError, ValueError):
    """A query or its context cannot be read: not text, out of range, unknown unit."""


class UnknownSystemError(GazetteerError, LookupError):
    """No romanization system carries that name; the message lists those that exist."""


class OnlineError(GazetteerError, ConnectionError):
    """The online service that was asked on request cannot be reached or refuses."""
