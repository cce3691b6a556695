"""Regular Russian form of a Ukrainian place name, for matching only, never for labels."""

from __future__ import annotations

from functools import cache

from gazetteer.tables import rows

_LETTERS = str.maketrans("іїєґ'", "ииегъ")


def russian_form(name_uk: str) -> str:
    """Guess the Russian form of a Ukrainian name from regular correspondences.

    Parameters
    ----------
    name_uk
        Ukrainian name of one or more words; capitals are lost.

    Returns
    -------
    str
        Lower-case Russian form, such as ``новоселовка`` for Новоселівка. Names that Russian
        has another word for are not reached this way.
    """
    words = name_uk.lower().replace("-", " - ").split()
    return " ".join(_word(word) for word in words).replace(" - ", "-")


@cache
def _rules(position: str) -> tuple[tuple[str, str], ...]:
    chosen = [(r["uk"], r["ru"]) for r in rows("russian_forms.csv") if r["position"] == position]
    return tuple(sorted(chosen, key=lambda rule: -len(rule[0])))


def _word(word: str) -> str:
    for uk, ru in _rules("final"):
        if word.endswith(uk) and len(word) > len(uk) + 1:
            word = word.removesuffix(uk) + ru
            break
    for uk, ru in _rules("initial"):
        if word.startswith(uk) and len(word) > len(uk) + 1:
            word = ru + word.removeprefix(uk)
            break
    return word.translate(_LETTERS)
