"""A page's own words, from one table a language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from importlib import resources
from typing import Any

from maps.errors import UnknownLanguageError


class Words:
    """The words of one language, by topic and key.

    Parameters
    ----------
    lang
        ISO 639-1 code, a file of ``data/words``.

    Raises
    ------
    UnknownLanguageError
        If there is no table for the language.
    """

    def __init__(self, lang: str) -> None:
        folder = resources.files("maps").joinpath("data", "words")
        known = sorted(file.name.removesuffix(".json") for file in folder.iterdir())
        if lang not in known:
            raise UnknownLanguageError(f"lang: {lang!r} is not one of {', '.join(known)}")
        self.lang = lang
        self.table: Mapping[str, Any] = json.loads(
            folder.joinpath(f"{lang}.json").read_text(encoding="utf-8")
        )

    def say(self, topic: str, key: str, /, **values: object) -> str:
        """Text of a topic and key with its ``{names}`` filled in."""
        text: str = self.table[topic][key]
        return text.format(**values) if values else text

    def day(self, day: date) -> str:
        """A date in words, such as 11 September 2022."""
        text: str = self.table["date"]
        return text.format(day=day.day, month=self.table["months"][day.month - 1], year=day.year)

    def days(self, start: date, end: date) -> str:
        """A stretch of days in words, both ends included; one day where they are equal."""
        if start == end:
            return self.day(start)
        if (start.year, start.month) == (end.year, end.month):
            short: str = self.table["rangeWithinMonth"]
            return short.format(day=start.day, end=self.day(end))
        text: str = self.table["range"]
        return text.format(start=self.day(start), end=self.day(end))
