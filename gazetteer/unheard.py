"""Places that the tables cannot tell by themselves: unheard-of names, regions, banks, sectors."""

from __future__ import annotations

import re
from dataclasses import replace

from gazetteer.cues import (
    SHORTEST,
    bank_before,
    cue_before,
    has_ending_of_place,
    is_adjective,
    is_elsewhere,
    is_locative_adjective,
    is_ordinal,
    is_size,
    unit_in_base_form,
)
from gazetteer.naming import (
    bearing,
    given_names,
    namesake,
    not_places,
    territories,
    territory,
    unit_words,
)
from gazetteer.place import Kind
from gazetteer.running import Text
from gazetteer.spelling import has_cyrillic
from gazetteer.spot import Spot
from gazetteer.surroundings import is_surname, unit_after, unit_before, without_possessive

_LISTED = re.compile(r"\s*(?:,|,?\s*\b(?:and|та|і|й|и)\b)\s*")
_STOPS = frozenset(".,;:)!?\n—–")
_FULL_CASES = re.compile("(?:ого|ому|их|ых|им|ім|ым|ом|ой|ої|ій|ую|ая|ое|ые|ий|ый|ою)$")
_WITHIN = frozenset({"in", "в", "у", "на", "территории", "території"})
_NEUTER = ("е", "о", "ка", "ки", "e", "o", "ka")  # Cyrillic and Latin
_ON = "на"
_GENITIVES = ("ої", "ой")
_MASCULINE = ("ський", "цький", "зький")


def opens_region(text: Text, i: int) -> bool:
    """Whether a word after a name begins a region: «Селидово | Донецкой Народной Республики».

    Parameters
    ----------
    text, i
        The word after the name.

    Returns
    -------
    bool
        Whether a region's name or the adjective of a unit stands there.
    """
    if text.lower[i][:3] in territories() and territory(tuple(text.lower[i : i + 3]))[1]:
        return True
    if not is_adjective(text.lower[i]) or is_adjective(text.lower[i - 1]):
        return False
    return bool(unit_after(text, i + 1)[1] & {"oblast", "raion", "hromada"})


def region(text: Text, i: int) -> tuple[Spot | None, int]:
    """Find a region of Russia, or an oblast by the name that Russia gives to it.

    Parameters
    ----------
    text, i
        The word that it may begin at.

    Returns
    -------
    tuple
        The spot, and how many words were read; 0 where no such name stands there. Without a
        preposition or bracket before it such a "republic" is an organisation, no place.
    """
    if text.lower[i][:3] not in territories():
        return None, 0
    count, oblast, label = territory(tuple(text.lower[i : i + 3]))
    if not count:
        return None, 0
    start, end = text.words[i][0], text.words[i + count - 1][1]
    if oblast:
        before = text.lower[i - 1] if i else ""
        if before == "the" and i > 1:
            before = text.lower[i - 2]
        told = before in _WITHIN or text.text[start - 1 : start] == "("
        if not told and not _follows_place(text, i):
            return None, count
    else:
        last, kinds = unit_after(text, i + count)
        if "oblast" in kinds:
            end, count = last, count + 1
        elif "щин" not in text.lower[i] and not text.lower[i].endswith("shchyna"):
            return None, 0
    name = text.text[start : text.words[i][1]]
    return Spot(start, end, start, end, name, oblast or label, frozenset({"oblast"})), count


def _follows_place(text: Text, i: int) -> bool:
    """Whether a region in the genitive stands right after a name: «село Новое ДНР»."""
    if not text.joined(i) or not text.capital[i - 1]:
        return False
    genitive = text.word(i).isupper() or text.lower[i].endswith(_GENITIVES)
    named = unit_before(text, i - 1)[2] or bearing(text.word(i - 1)) - {"oblast"}
    return genitive and bool(named) and not text.opens_sentence(i - 1)


def halves(text: Text, i: int) -> tuple[Spot, ...]:
    """The towns of a stretch of the front: "the Kupiansk-Svatove-Kreminna line"."""
    if "-" not in text.lower[i] or bearing(text.word(i)):
        return ()
    names = text.word(i).split("-")
    if not all(name[:1].isupper() and {"exact"} & bearing(name) for name in names):
        return ()
    last, kinds = unit_after(text, i + 1)
    if "sector" not in kinds:
        last, kinds = 0, frozenset()
    spots, start = [], text.words[i][0]
    for name in names:
        end = start + len(name)
        query = f"{name} direction" if kinds else name
        spots.append(Spot(start, end, start, end, name, query, kinds))
        start = end + 1
    spots[-1] = replace(spots[-1], last=last or spots[-1].end)
    return tuple(spots)


def sharing_noun(text: Text, i: int) -> tuple[Spot, ...]:
    """The first of two names that share their noun: "Velyka and Mala Oleksandrivka"."""
    if i + 3 >= len(text) or text.lower[i + 1] not in _ANDS or not text.capital[i + 3]:
        return ()
    joined = all(text.joined(k) for k in range(i + 1, i + 4))
    if not joined or not (is_size(text.lower[i]) and is_size(text.lower[i + 2])):
        return ()
    name = f"{text.word(i)} {without_possessive(text.word(i + 3))}"
    if not {"exact", Kind.VILLAGE} & bearing(name):
        return ()
    start, end = text.words[i]
    return (Spot(start, end, start, end, name, name, frozenset()),)


_ANDS = frozenset({"and", "та", "і", "й", "и"})


def sector_by_adjective(text: Text, i: int) -> Spot | None:
    """Find a sector whose word is left out: «На Лиманському ворог ...», «Покровський. ...»."""
    word = text.lower[i]
    if not text.tells_sectors or not is_adjective(word) or unit_after(text, i + 1)[0]:
        return None
    on = bool(i) and text.lower[i - 1] == _ON and is_locative_adjective(word)
    heads = word.endswith(_MASCULINE) and text.is_heading(i, 1)
    follows = i + 1 < len(text) and text.joined(i + 1) and text.capital[i + 1]
    if not (on or heads) or follows:
        return None
    town = namesake(text.word(i))
    if not town:
        return None
    start, end = text.words[i]
    name = text.word(i)
    return Spot(start, end, start, end, name, f"{town} direction", frozenset({"sector"}))


def bank(text: Text, spot: Spot) -> Spot:
    """Take the words for a river's bank into its name: «правий берег Дніпра»."""
    first, side = bank_before(text.text, spot.start)
    if not side or "oblast" in spot.kinds:
        return spot
    is_river = "river" in bearing(spot.name) or spot.name.lower()[:4] in _DNIPRO
    if not is_river:
        return spot
    side_uk = "правий" if side == "right" else "лівий"
    river = "Дніпра" if spot.name.lower()[:4] in _DNIPRO else spot.name
    return replace(
        spot, first=first, query=f"{side_uk} берег {river}", kinds=frozenset({"area"}), known=False
    )


_DNIPRO = frozenset({"dnip", "dnie", "dnep", "дніп", "днеп"})


def is_cut(text: Text, i: int, n: int) -> bool:
    """Whether a name would lose its second word: «Волчанских | Хуторов», «Новосёловка | Вторая»."""
    if n > 1 or not has_cyrillic(text.lower[i]):
        return False
    if is_ordinal(text.lower[i + 1]):
        return True
    second = text.lower[i + 1]
    if is_size(text.lower[i]) and not _is_barred(second):
        return True
    return (
        bool(_FULL_CASES.search(text.lower[i]))
        and not is_adjective(text.lower[i])
        and not _is_barred(second)
        and Kind.CITY not in bearing(text.word(i))
        and cue_before(text.lower, i) != ""
    )


def unheard_unit(text: Text, i: int, run: int) -> tuple[Spot | None, int]:
    """Take an adjective nobody knows for the unit that its noun tells: «Суджанский район»."""
    if run > 1 or not is_adjective(text.lower[i]) or i + 1 >= len(text):
        return None, 0
    last, kinds = unit_after(text, i + 1)
    start, end = text.words[i]
    town = namesake(text.word(i)) if "sector" in kinds else ""
    if town:
        return Spot(start, end, start, last, text.word(i), f"{town} direction", kinds), 2
    if not kinds & {"oblast", "raion", "hromada"}:
        return None, 0
    unit = unit_words().singular.get(text.text[end:last].strip().lower(), "")
    name = text.word(i)
    query = unit_in_base_form(name, unit)
    return Spot(start, end, start, last, name, query, kinds, known=False), 2


def unheard(text: Text, i: int, run: int, before: Spot | None) -> tuple[Spot | None, int]:
    """Take an unheard-of name for a place where the words around it tell one.

    Parameters
    ----------
    text, i, run
        The word that it begins at, and how many capital words stand together.
    before
        Name of a place found last.

    Returns
    -------
    tuple
        The spot with ``known`` false, or ``None``; and how many words to go on by.
    """
    first, kinds, ahead = unit_before(text, i)
    plural = bool(i) and text.lower[i - 1] in unit_words().plurals
    said = ahead and bool(kinds or plural)
    if text.in_title_case(i) or not text.capital[i]:
        return None, 1
    if said and run > 1 and not _is_two_words(text, i):
        return None, 1
    if not said and not _sounds_like_place(text, i, run, before):
        return None, 1
    start, end = text.words[i][0], text.words[i + run - 1][1]
    name = without_possessive(text.text[start:end])
    last = start + len(name)
    return Spot(start, last, first, last, name, name, kinds, known=False), run


def _sounds_like_place(text: Text, i: int, run: int, before: Spot | None) -> bool:
    cue = cue_before(text.lower, i) if text.joined(i) else ""
    ending = any(has_ending_of_place(without_possessive(word)) for word in text.lower[i : i + run])
    if _is_something_else(text, i, run, cue):
        return False
    if text.opens_sentence(i) and not (ending and heads_list(text, i, run)):
        return False
    word = text.lower[i]
    if run > 1:
        built = bool(cue) if has_cyrillic(word) else cue == "near" or (ending and bool(cue))
        return built or is_size(word) or _is_listed(text, i, run, before)
    inside = cue == "in" and has_cyrillic(word) and len(word) > SHORTEST
    return ending or cue == "near" or inside or _is_listed(text, i, run, before)


def _is_something_else(text: Text, i: int, run: int, cue: str) -> bool:
    """Whether capitals are those of a person, an office, an abbreviation or a quotation."""
    words = text.lower[i : i + run]
    start, end = text.words[i][0], text.words[i + run - 1][1]
    return (
        len(words[-1]) < SHORTEST
        or any(map(_is_barred, words))
        or any(text.word(k).isupper() for k in range(i, i + run))
        or words[0] in text.surnames
        or (start > 0 and text.text[start - 1] in '«“„"')
        or is_surname(text, i)
        or (text.joined(i) and text.capital[i - 1] and cue != "near")
        or (run > 1 and not _is_two_words(text, i))
        or (is_adjective(words[-1]) and text.text[end : end + 1] not in _STOPS)
    )


def _is_two_words(text: Text, i: int) -> bool:
    """Whether a name of two words is built as those of villages are, not as a person's."""
    words = text.lower[i], text.lower[i + 1]
    built = is_size(words[0]) or is_ordinal(words[1]) or has_ending_of_place(words[1])
    return built or not has_cyrillic(words[0]) or bool(_FULL_CASES.search(words[0]))


def _is_listed(text: Text, i: int, run: int, before: Spot | None) -> bool:
    """Whether a known settlement stands beside it in a list."""
    start, end = text.words[i][0], text.words[i + run - 1][1]
    closed = text.text[end : end + 1] in _STOPS or bool(_LISTED.match(text.text, end))
    if run > 2:
        return False
    if before and before.known and not before.kinds and before.last <= start:
        joint = _LISTED.fullmatch(text.text[before.last : start])
        if joint and (closed or joint.group().strip() != ","):
            return True
    return closed and text.lower[i].endswith(_NEUTER) and heads_list(text, i, run)


def heads_list(text: Text, i: int, n: int) -> bool:
    """Whether a known place follows after a comma or "and": «Новенькое, Басовка ...»."""
    k = i + n
    if k < len(text) and text.lower[k] in _ANDS:
        k += 1
    if k >= len(text) or not text.capital[k]:
        return False
    joined = _LISTED.fullmatch(text.text[text.words[i + n - 1][1] : text.words[k][0]])
    return bool(joined) and "exact" in bearing(text.word(k)) and not _is_barred(text.lower[k])


def _is_barred(word: str) -> bool:
    """Whether a word is known to be something else: a person, a country, an office."""
    return word in given_names() or word in not_places()[1] or is_elsewhere(word)
