"""What can be a name: which words places bear, and which only look so."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from gazetteer.evidence import SURELY_A_PLACE
from gazetteer.index import Index, embedded
from gazetteer.inflection import base_forms
from gazetteer.keys import match_key, match_keys
from gazetteer.place import UNIT_KINDS, Kind
from gazetteer.sounds import ukrainian_forms
from gazetteer.tables import data_text, rows

LONGEST_WORD = 40  # letters; no place has a longer one, and inflecting it would be slow
_LATIN = re.compile("[A-Za-z]")


@lru_cache(maxsize=65_536)
def bearing(name: str) -> frozenset[str]:
    """Tell what kinds of place bear a name, inflected or not.

    Parameters
    ----------
    name
        As printed, without words for its kind.

    Returns
    -------
    frozenset of str
        Values of :class:`gazetteer.place.Kind`, and ``exact`` where the name need not be
        inflected for it; empty if nothing is called so.
    """
    index = embedded()
    if any(len(part) > LONGEST_WORD for part in name.split()):
        return frozenset()
    keys = match_keys(name)
    latin = bool(_LATIN.search(name))
    for key in keys if not name.isascii() else keys[:1]:
        if index.rows(key):
            found = _kinds(index, key)
            if latin or found & _SETTLED:
                return found | {"exact"}
    if _sounds_like_village(index, name):
        return frozenset({Kind.VILLAGE.value, "exact"})
    if latin and name.isascii():
        return frozenset() if " " in name else _towns(index, name, keys[1:])
    forms = [*base_forms(name), *_adjective(name)]
    found = frozenset().union(*(_kinds(index, match_key(base)) for base in forms))
    if not found and any(_sounds_like_village(index, base) for base in base_forms(name)):
        return frozenset({Kind.VILLAGE.value})
    return found | (frozenset({"oblast"}) if oblast_called(name) else frozenset())


def _sounds_like_village(index: Index, name: str) -> bool:
    """Whether a Russian name answers to a village's or town's Ukrainian one, and to no surname."""
    lower = name.lower()
    if len(name) < (_SHORTEST_SOUND if lower.endswith(_NO_SURNAME) else SURELY_A_PLACE):
        return False
    if lower.endswith(_SURNAME):
        return False
    return any(_VILLAGES & _kinds(index, match_key(form)) for form in ukrainian_forms(name))


_VILLAGES = {Kind.VILLAGE.value, Kind.TOWN.value}
_SHORTEST_SOUND = 7  # letters of a Russian name that ends as no surname does
_NO_SURNAME = ("ово", "ево", "овка", "евка", "ое", "ovo", "evo", "ovka", "evka", "oye")
_SURNAME = ("sky", "zky")


def _adjective(name: str) -> tuple[str, ...]:
    """Give the forms in which the codifier has a unit's adjective, from any of its cases."""
    match = _ADJECTIVE.fullmatch(name.lower())
    if not match:
        return ()
    stem = match[1] + {"ск": "ськ", "цк": "цьк"}.get(match[2], match[2])
    return (f"{stem}ий", f"{stem}а")


_ADJECTIVE = re.compile(
    "(.+?)(ськ|цьк|зьк|ск|цк)(?:ий|ого|ому|им|ім|ом|ої|ій|у|ою|е|і|их|ими|ая|ой|ую|ое|ие|а)"
)


@lru_cache(maxsize=4096)
def namesake(adjective: str) -> str:
    """Town that a sector is named after, by the units whose adjective it is; empty if none."""
    label = territory((adjective.lower(),))[2]
    if label:
        return label.rpartition(" ")[0]
    index = embedded()
    labels = [
        index.place(row).name.rpartition(" ")[0]
        for form in (*_adjective(adjective), *base_forms(adjective))
        for row in index.rows(match_key(form))
        if index.kind(row) in UNIT_KINDS
    ]
    cities = (label for label in labels if Kind.CITY in _kinds(index, match_key(label)))
    return next(cities, labels[0]) if labels else _town_of(adjective)


def _town_of(adjective: str) -> str:
    """City or town whose name the adjective's stem begins: «Ореховское» from Орехов."""
    match = _ADJECTIVE.fullmatch(adjective.lower())
    if not match:
        return ""
    index = embedded()
    for ending in (match[2], *_TOWN_ENDINGS):
        for row in index.rows(match_key(match[1] + ending)):
            if index.kind(row) in (Kind.CITY, Kind.TOWN):
                return index.place(row).name
    return ""


_TOWN_ENDINGS = ("", "ка", "о", "ье", "е", "ы", "а", "и", "я")

_SETTLED = {"city", "town", "village", "area", "river", "place", "oblast"}


def _towns(index: Index, name: str, keys: tuple[str, ...]) -> frozenset[str]:
    """Kinds by another language's reading or ending, for towns with a long name only."""
    if len(name) < 6:
        return frozenset()
    others = [*keys, *(match_key(base) for base in base_forms(name))]
    found = frozenset().union(*(_kinds(index, key) for key in others))
    return found if found & {"city", "town"} else frozenset()


def _kinds(index: Index, key: str) -> frozenset[str]:
    return frozenset(index.kind(row).value for row in index.rows(key))


@cache
def _oblast_names() -> dict[str, str]:
    """Match keys of names such as Kharkivshchyna to the oblast's own name."""
    found = {}
    for place in embedded().of_kind(Kind.OBLAST):
        if place.name_uk.endswith("ська"):
            stem = place.name_uk.removesuffix("ська")
            for name in {f"{stem}щина", f"{stem.removesuffix('ь')}щина"}:
                found[match_key(name)] = f"{place.name_uk} область"
    for row in rows("oblasts.csv"):
        for name in row["other_names"].split("|"):
            if name.lower().endswith(("щина", "чина", "shchyna", "chyna")):
                found[match_key(name)] = row["name"]
    return found


@lru_cache(maxsize=4096)
def oblast_called(name: str) -> str:
    """Oblast that a name in -щина means, in any case; empty if none."""
    lower = name.lower()
    if not re.search("щин|чин|shchyn|chyn", lower):
        return ""
    forms = [lower, re.sub("(?<=щин|чин).*$", "а", lower) if "ин" in lower else lower]
    forms += [form.replace("ковщ", "ківщ") for form in forms]
    return next((_oblast_names()[k] for k in map(match_key, forms) if k in _oblast_names()), "")


@lru_cache(maxsize=4096)
def territory(words: tuple[str, ...]) -> tuple[int, str, str]:
    """Find a region's name that the gazetteer cannot tell by itself at the head of words.

    Parameters
    ----------
    words
        In lower case.

    Returns
    -------
    tuple
        How many words it has (0: none), the oblast that it means (Ukraine's own), and the
        label of the oblast of Russia.
    """
    for parts, row in territories().get(words[0][:3] if words else "", ()):
        if len(words) >= len(parts) and all(map(_fits, parts, words)):
            return len(parts), row["oblast"], row["label"]
    return 0, "", ""


def abroad(unit: str) -> str:
    """Label of the oblast of Russia that words such as «Курской области» mean; empty if none."""
    return territory(tuple(unit.lower().split(" ")))[2]


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


@cache
def territories() -> dict[str, list[tuple[list[str], dict[str, str]]]]:
    """Patterns of such regions, with their rows, by the first three letters."""
    found: dict[str, list[tuple[list[str], dict[str, str]]]] = defaultdict(list)
    for row in rows("territories.csv"):
        found[row["pattern"][:3]].append((row["pattern"].split(" "), row))
    return found


@cache
def not_places() -> tuple[dict[str, int], frozenset[str]]:
    """Most words of a phrase by its first word, and the phrases."""
    longest: dict[str, int] = defaultdict(int)
    phrases = [row["phrase"] for row in rows("not_places.csv")]
    for phrase in phrases:
        parts = phrase.split(" ")
        longest[parts[0]] = max(longest[parts[0]], len(parts))
    return dict(longest), frozenset(phrases)


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case, in Latin and Cyrillic letters."""
    return frozenset(row["name"] for row in rows("given_names.csv"))


@cache
def common_words() -> dict[str, str]:
    """Words of Ukrainian and Russian that a place is called too: ``common`` or ``person``."""
    lines = (line.split("\t") for line in data_text("common_words.tsv").splitlines())
    return {word: kind for word, _, kind in lines}


class UnitWords:
    """Words for a kind of place, from the data tables, ready to be looked up."""

    def __init__(self) -> None:
        table = rows("unit_words.csv")
        self.after = {row["word"]: frozenset(filter(None, [row["kind"]])) for row in table}
        self.after_starts = frozenset(word.split(" ")[0] for word in self.after)
        self.singular = {row["word"]: row["singular"] for row in table}
        ahead = [r for r in rows("affixes.csv") if r["side"] == "before" and _settled(r["kinds"])]
        ahead += [{"word": word, "kinds": ""} for word in _PLURALS_BEFORE]
        self.before = {
            row["word"].lower(): frozenset(row["kinds"].split("|")) - {""} for row in ahead
        }
        self.plurals = frozenset(
            word.split()[-1]
            for word in _PLURALS_BEFORE
            if " " in word or word.endswith(("s", "х", "л", "т", "ов"))
        )
        longest_first = sorted(self.before, key=len, reverse=True)
        words = "|".join(map(re.escape, longest_first))
        self.ahead = re.compile(rf"(?<!\w)(?:{words})\s*$")
        parts = {part for word in self.before for part in word.split()}
        self.last_ahead = frozenset(word.split()[-1].rstrip(".") for word in self.before)
        self.sectors = frozenset(row["word"] for row in table if row["kind"] == "sector")
        self.adjectival = frozenset(
            row["word"] for row in table if row["kind"] in _ADJECTIVAL and row["language"] != "en"
        )
        self.words = frozenset(parts | set(self.after))


_ADJECTIVAL = frozenset({"oblast", "raion", "hromada", "sector"})
_PLURALS_BEFORE = (
    "villages of", "towns of", "cities of", "settlements of", "villages", "towns", "cities",
    "settlements", "сіл", "селах", "міст", "містах", "селищах", "сёл", "сел", "городов", "городах",
    "населених пунктів", "населені пункти", "населенных пунктов", "населенные пункты",
    "населённых пунктов", "населённые пункты", "населений пункт", "населенный пункт",
    "населённый пункт", "населеному пункті", "населенном пункте", "населённом пункте", "хутір",
    "хутора", "хутор", "місто-герой", "city", "town", "village", "settlement", "селах", "сёлах",
)  # fmt: skip


def _settled(kinds: str) -> bool:
    return bool(kinds) and set(kinds.split("|")) <= {"city", "town", "village"}


@cache
def unit_words() -> UnitWords:
    """Words for kinds of place, read once a process."""
    return UnitWords()
