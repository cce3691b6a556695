"""Romanization by named systems, each a set of rows in ``data/romanization.csv``."""

from __future__ import annotations

import re
from functools import cache

from gazetteer.errors import UnknownSystemError
from gazetteer.spelling import unify
from gazetteer.tables import rows

OFFICIAL_SYSTEM = "kmu2010"
_VOWELS = frozenset("аеєиіїоуюяёыэ")


def systems(*, language: str | None = None) -> tuple[str, ...]:
    """Names of the systems, sorted; those of one language (``uk`` or ``ru``) if given."""
    return tuple(
        sorted(
            {row["system"] for row in rows("romanization.csv")}
            if language is None
            else {r["system"] for r in rows("romanization.csv") if r["language"] == language}
        )
    )


def romanize(name: str, *, system: str = OFFICIAL_SYSTEM) -> str:
    """Write a Cyrillic name in Latin letters.

    Parameters
    ----------
    name
        Ukrainian or Russian text; what the system has no rule for is kept as it is.
    system
        One of :func:`systems`; the default is the official Ukrainian one of 2010.

    Returns
    -------
    str
        The romanized name with the capitals of the original; empty for empty text.

    Raises
    ------
    UnknownSystemError
        If no system has that name.

    Examples
    --------
    >>> romanize("Великий Бурлук")
    'Velykyi Burluk'
    >>> romanize("Згурівка"), romanize("Їжакове")
    ('Zghurivka', 'Yizhakove')
    """
    pattern, latin = _system(system)
    text = unify(name)

    def replace(match: re.Match[str]) -> str:
        letters = match.group()
        low = letters.lower()
        before = text[match.start() - 1].lower() if match.start() else ""
        out = latin["any"].get(low, low)
        if not before.isalpha() and before != "'":
            out = latin["initial"].get(low, out)
        elif before in _VOWELS:
            out = latin["after_vowel"].get(low, out)
        if letters[0].isupper() and out:
            following = text[match.end() : match.end() + 1]
            shout = following.isupper() or (not following.isalpha() and before.isupper())
            previous = text[match.start() - 1 : match.start()]
            shout = shout or (not following.isalpha() and previous.isupper())
            return out.upper() if shout else out[0].upper() + out[1:]
        return out

    return pattern.sub(replace, text)


@cache
def _system(system: str) -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    tables: dict[str, dict[str, str]] = {"any": {}, "initial": {}, "after_vowel": {}}
    for row in rows("romanization.csv"):
        if row["system"] == system:
            tables[row["position"]][row["cyrillic"]] = row["latin"]
    if not tables["any"]:
        known = ", ".join(systems())
        raise UnknownSystemError(f"no romanization system {system!r}; there are: {known}")
    letters = sorted({key for table in tables.values() for key in table}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, letters)), re.IGNORECASE), tables
