"""Case endings undone: the base forms that an inflected place name may come from.

Only candidates: whether a form is anybody's name is for the index to say. The endings are
rows of ``data/inflection.csv``; adjectives and nouns of a many-word name are undone each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from itertools import product

from gazetteer.spelling import has_cyrillic, unify
from gazetteer.tables import rows

MOST_FORMS = 400  # of a many-word name
SHORTEST_STEM = 2
_VOWELS = "аеєиіїоуюяыэё"
_PARTS = re.compile(r"([ \-]+)")


@lru_cache(maxsize=16_384)
def base_forms(name: str) -> tuple[str, ...]:
    """List the base forms that a name may be an oblique case of.

    Parameters
    ----------
    name
        One name in Latin or Cyrillic letters, of one or more words.

    Returns
    -------
    tuple of str
        Lower-case forms without the name itself, without repeats, in a stable order; empty
        where no ending applies.

    Examples
    --------
    >>> "великий бурлук" in base_forms("Великому Бурлуці")
    True
    """
    parts = _PARTS.split(unify(name).lower())
    choices = [_word_forms(part) if i % 2 == 0 else (part,) for i, part in enumerate(parts)]
    forms = []
    for i, chosen in enumerate(product(*choices)):
        if i == MOST_FORMS:
            break
        forms.append("".join(chosen))
    return tuple(dict.fromkeys(forms[1:]))


def _word_forms(word: str) -> tuple[str, ...]:
    """The word itself first, then every form that one ending less or exchanged gives."""
    forms = [word]
    for ending_length in (5, 4, 3, 2, 1):
        if len(word) - ending_length < SHORTEST_STEM:
            continue
        stem, ending = word[:-ending_length], word[-ending_length:]
        for base in _endings(has_cyrillic(word)).get(ending, ()):
            if base == "й" and stem[-1] not in _VOWELS:
                continue
            forms += [stem + base, *_restored(stem, base)]
    return tuple(dict.fromkeys(forms))


def _restored(stem: str, base: str) -> tuple[str, ...]:
    """Sounds that the ending had changed: і in a closed syllable, к before і."""
    if base or len(stem) <= SHORTEST_STEM:
        return ()
    vowel = re.sub("[ое](?=[^аеєиіїоуюяё]{1,2}$)", "і", stem)
    return (vowel,) if vowel != stem else ()


@cache
def _endings(cyrillic: bool) -> dict[str, tuple[str, ...]]:  # noqa: FBT001
    table: dict[str, list[str]] = defaultdict(list)
    for row in rows("inflection.csv"):
        if has_cyrillic(row["ending"]) is cyrillic:
            table[row["ending"]].append(row["base"])
    return {ending: tuple(dict.fromkeys(bases)) for ending, bases in table.items()}
