"""Match keys: every way of writing one name folds to one key.

A key is lower-case ASCII without separators, close to a plain English transliteration: ``g``
and ``kh`` are ``h``, ``ts`` is ``c``, all of y, i, j, и, і, ї, й, ы are ``i``, ``ie`` is ``e``,
doubled letters are single, the soft sign and the apostrophe are gone. Cyrillic has one
reading; a Latin spelling is read by the habits of several languages (``data/readings.csv``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from gazetteer.spelling import has_cyrillic, unify
from gazetteer.tables import rows

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "є": "e", "ё": "e",
        "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
        "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
        "ц": "c", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e",
        "ю": "iu", "я": "ia", "ў": "v", "ј": "i", "ђ": "d", "љ": "l", "њ": "n", "ћ": "ch",
        "џ": "dzh", "ѣ": "e", "ѕ": "z", "ѓ": "h", "ќ": "k",
    }
)  # fmt: skip
_LATIN = str.maketrans({"y": "i", "j": "i", "g": "h", "w": "v", "q": "k"})
_RUN = re.compile(r"(.)\1+")
_SOFT_E = re.compile("i+(?=e)")
_JUNK = re.compile("[^a-z0-9]+")


@lru_cache(maxsize=65_536)
def match_key(name: str) -> str:
    """Fold a name to its match key by the plain reading.

    Parameters
    ----------
    name
        Any spelling in Latin or Cyrillic letters.

    Returns
    -------
    str
        The key; empty where nothing can be folded (other alphabets, punctuation only).
        Folding a key again gives the same key.

    Examples
    --------
    >>> {match_key(name) for name in ("Izium", "Izyum", "Ізюм", "Изюм", "Izjum")}
    {'izium'}
    """
    return _fold(unify(name).lower(), reading="english")


def match_keys(name: str) -> tuple[str, ...]:
    """All keys that a spelling may fold to, the plain reading first, without repeats.

    Parameters
    ----------
    name
        Any spelling; Cyrillic has a single reading.

    Returns
    -------
    tuple of str
        Empty where nothing can be folded.
    """
    text = unify(name).lower()
    if has_cyrillic(text):
        return tuple(filter(None, [_fold(text, reading="english")]))
    keys = [_fold(text, reading=reading) for reading in _readings()]
    return tuple(dict.fromkeys(filter(None, keys)))


def _fold(text: str, *, reading: str) -> str:
    if has_cyrillic(text):
        text = text.translate(_CYRILLIC)
    if not text.isascii() or reading != "english" or _DIGRAPH.search(text):
        pattern, table = _reading(reading)
        text = pattern.sub(lambda match: table[match.group()], text)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    text = _JUNK.sub("", text.translate(_LATIN))
    before = ""
    while text != before:
        before = text
        text = _SOFT_E.sub("", _RUN.sub(r"\1", text))
        text = text.replace("kh", "h").replace("ts", "c")
    return text


_DIGRAPH = re.compile("kh|x|[yj]o|tz|ph|shh|nio|ij$")
_EDGES = {
    "any": "{}",
    "initial": r"\b{}",
    "final": r"{}\b",
    "before_vowel": "{}(?=[aeiouyjäöü])",
}


@cache
def _readings() -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(r["reading"] for r in rows("readings.csv") if r["reading"] != "latin")
    )


@cache
def _reading(reading: str) -> tuple[re.Pattern[str], dict[str, str]]:
    chosen = [row for row in rows("readings.csv") if row["reading"] == reading]
    own = {row["letters"] for row in chosen}
    chosen += [
        r for r in rows("readings.csv") if r["reading"] == "latin" and r["letters"] not in own
    ]
    chosen.sort(key=lambda row: -len(row["letters"]))
    parts = [_EDGES[row["position"]].format(re.escape(row["letters"])) for row in chosen]
    return re.compile("|".join(parts)), {row["letters"]: row["folded"] for row in chosen}
