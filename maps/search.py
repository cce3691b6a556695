"""What a page needs to find its places by any spelling: the tables that names are folded by."""

from __future__ import annotations

from string import ascii_lowercase

from gazetteer.keys import match_key
from gazetteer.tables import rows

_CYRILLIC = range(0x0400, 0x0500)
_READINGS = frozenset({"english", "latin"})


def fold_tables() -> list[dict[str, str]]:
    """Replacements that make a match key (:func:`gazetteer.keys.match_key`), in their order.

    Returns
    -------
    list of dict
        Cyrillic letters; groups and letters as English writes and reads them; plain Latin
        letters. Accents that are left after the second are to be taken off before the third.
        What holds only at the end of a word is left out: it folds alike without it.
    """
    cyrillic = [letter for letter in map(chr, _CYRILLIC) if letter == letter.lower()]
    return [
        {letter: key for letter in cyrillic if (key := match_key(letter))},
        {
            row["letters"]: row["folded"]
            for row in rows("readings.csv")
            if row["reading"] in _READINGS and row["position"] == "any"
        },
        {letter: key for letter in ascii_lowercase if (key := match_key(letter)) != letter},
    ]
