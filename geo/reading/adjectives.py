"""Words spelled like a place that are only the adjective of a noun: «Восточной группировки»."""

from __future__ import annotations

from geo.reading.scene import PlaceAt, Scene

# Endings of adjectives in Russian and Ukrainian, and those of nouns that agree with them.
# Neuters in -е stay out: most of them are villages, and verbs in -ло would agree with them.
_AGREEING = (
    (("ської", "ньої", "ної", "тої", "вої", "дої"), ("и", "і", "ї", "ої", "ості")),
    (("ой", "ей"), ("и", "ы", "е", "ой", "ей", "ью")),
    (("ый", "ий"), tuple("бвгґджзклмнпрстфхцчшщй")),
    (("ому", "ему", "ьому"), ("у", "ю", "і", "ові", "ому")),
    (("ым", "им", "ім"), ("ом", "ем", "єм", "ым", "им", "ам", "ям")),
    (("ого", "его", "ього"), ("а", "я", "у", "ю", "ого")),
    (("ую", "ню", "ну", "ську"), ("у", "ю", "ь")),
    (("ая", "яя", "ська"), ("а", "я", "ь")),
    (("ные", "ские", "ні", "ські"), ("ы", "и", "і", "ї")),
    (("ых", "их"), ("ов", "ей", "ах", "ях", "ів", "ых", "их")),
)
_SHORTEST = 4  # letters of a noun
# Sorts of words that are no noun which an adjective could go with.
_BUSY = ("trigger", "say", "cite", "boundary", "relative", "neg", "near", "territory", "by", "cue",
         "claimant")  # fmt: skip


def is_adjective(scene: Scene, place: PlaceAt) -> bool:
    """Whether what is spelled like a town stands before a noun that agrees with it.

    Parameters
    ----------
    scene, place
        The sentence, and a place found in it.

    Returns
    -------
    bool
        Never for a place behind a preposition, which is more often a town.
    """
    k = place.j
    if place.j - place.i != 1 or place.spot.kinds or place.relation or k >= len(scene.lower):
        return False
    start, end = scene.words.spans[k]
    noun = scene.words.text[start:end]
    if not (noun.isalpha() and noun.islower()) or len(noun) < _SHORTEST:
        return False
    if any(k in scene.covered[sort] for sort in _BUSY):
        return False
    word = scene.lower[place.i]
    return any(word.endswith(one) and noun.endswith(other) for one, other in _AGREEING)
