"""Errors of the maps, all under :class:`MapsError`."""

from __future__ import annotations


class MapsError(Exception):
    """Root of every error that this package raises on purpose."""


class StoryError(MapsError, ValueError):
    """What a page is to tell does not fit together; the message lists every fault."""


class UnknownLanguageError(MapsError, LookupError):
    """No table of words exists for the language; the message lists those that exist."""


class EditionError(MapsError, ValueError):
    """The edition before cannot be read; the message names the file and what is missing in it."""


class TilesError(MapsError, LookupError):
    """There are no such tiles, or none that a page can use; the message names near ones."""


class StyleError(MapsError, ValueError):
    """The table of colours is malformed; the message names file, line and field."""
