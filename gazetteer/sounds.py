"""Ukrainian forms that a Russian name may answer to, sound by sound, for matching only.

The counterpart of :mod:`gazetteer.russian` for names that have no single regular form: each
correspondence of ``data/russian_sounds.csv`` may hold in a name or not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from itertools import islice, product

from gazetteer.spelling import has_cyrillic, unify
from gazetteer.tables import rows

MOST_FORMS = 36  # of a name
MOST_WORDS = 3
SHORTEST_BODY = 2  # letters before an ending
_UKRAINIAN = re.compile("[іїєґ']")
_HEADS = ("ново", "старо", "верхне", "нижне", "велико", "мало")  # of compounds


def ukrainian_forms(name: str) -> tuple[str, ...]:
    """List the Ukrainian forms that a Russian name may answer to.

    Parameters
    ----------
    name
        Russian name in the nominative, of one or more words, in Cyrillic or as English
        newspapers write Russian.

    Returns
    -------
    tuple of str
        Lower-case forms without the name itself, without repeats, in a stable order; whether
        a place is called so is for the index to say. Empty where no correspondence applies,
        for a name with Ukrainian letters and for a Latin one without a Russian ending.

    Examples
    --------
    >>> "яблунівка" in ukrainian_forms("Яблоновка")
    True
    """
    text = unify(name).lower().replace("ё", "е")
    if not has_cyrillic(text):
        text = _in_cyrillic(text)
    if not text or _UKRAINIAN.search(text):
        return ()
    parts = re.split("([ -])", text)
    if len(parts) > 2 * MOST_WORDS:
        return ()
    choices = [_word_forms(part) if i % 2 == 0 else (part,) for i, part in enumerate(parts)]
    forms = ("".join(chosen) for chosen in islice(product(*choices), MOST_FORMS))
    return tuple(dict.fromkeys(form for form in forms if form != text))


def _in_cyrillic(latin: str) -> str:
    """Undo the customary romanization of a Russian name; empty where none of its words ends so."""
    if not latin.isascii() or not _RUSSIAN.search(latin):
        return ""
    return _LATIN.sub(lambda match: _CYRILLIC[match.group()], latin)


# Endings that the romanization of a Ukrainian name does not have, and letters in order of length.
_RUSSIAN = re.compile(r"(?:[oe]vo|ino|[oe]vka|nka|oye|aya|eye|[^aeiou]ye|iye|[sz]ky)\b")
_CYRILLIC = {
    "shch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "iy": "ий", "yi": "ий",
    "yy": "ый", "yu": "ю", "ya": "я", "yo": "е", "ye": "е", "bye": "бье", "lye": "лье",
    "nye": "нье", "rye": "рье", "shye": "шье", "chye": "чье", "tye": "тье", "dye": "дье",
    "zhye": "жье", "sky": "ский", "zky": "зкий", "a": "а", "b": "б", "v": "в", "g": "г",
    "d": "д", "e": "е", "z": "з", "i": "и", "j": "й", "k": "к", "l": "л", "m": "м", "n": "н",
    "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф", "h": "х", "y": "ы",
    "ai": "ай", "ei": "ей", "oi": "ой", "ui": "уй", "'": "ь", "c": "к", "q": "к", "w": "в",
    "x": "кс",
}  # fmt: skip
_LATIN = re.compile("|".join(sorted(_CYRILLIC, key=len, reverse=True)))


@lru_cache(maxsize=16_384)
def _word_forms(word: str) -> tuple[str, ...]:
    """The forms of one word, those with its ending exchanged first, then the word itself."""
    cuts = [(word.removesuffix(ru), uk) for ru, uk in _endings() if word.endswith(ru)]
    bodies = [(body, uk) for body, uk in cuts if len(body) >= SHORTEST_BODY]
    forms = [stem + ending for body, ending in (*bodies, (word, "")) for stem in _stems(body)]
    return tuple(dict.fromkeys(forms))


def _stems(body: str) -> list[str]:
    """A word's body with every correspondence inside it, or without it."""
    pattern, answers = _changes()
    forms, at = [""], 0
    for match in islice(pattern.finditer(body), 2):
        ways = (*answers[match.group()], match.group())
        forms = [form + body[at : match.start()] + way for form in forms for way in ways]
        at = match.end()
    return [form + body[at:] for form in forms]


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    table = [(r["ru"], r["uk"]) for r in rows("russian_sounds.csv") if r["position"] == "final"]
    return tuple(sorted(table, key=lambda rule: -len(rule[0])))


@cache
def _changes() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """Pattern of the sounds within words, and what each may answer to."""
    answers: dict[str, list[str]] = defaultdict(list)
    found: dict[str, list[str]] = {"initial": [], "any": []}
    for row in rows("russian_sounds.csv"):
        if row["position"] in found:
            answers[row["ru"]].append(row["uk"])
            found[row["position"]].append(row["ru"])
    start = "|".join(["^", *(f"(?<={head})" for head in _HEADS)])
    initial, inside = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in found.values()
    )
    return re.compile(f"(?:{start})(?:{initial})|{inside}"), dict(answers)
