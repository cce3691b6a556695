"""Small words between places that stand in one list, before a place, and before its region."""

from __future__ import annotations

JOINS = frozenset(
    [",", "and", "&", "та", "і", "й", "и", "also", "the", "both", "of", "nearby", "також", "также",
     "а", "or", "as", "well", '"', "neighbouring", "neighboring", "/"]
)  # fmt: skip
DETERMINERS = frozenset(
    ["the", "a", "an", "of", "this", "that", "its", "key", "strategic", "strategically",
     "important", "small", "occupied", "northern", "southern", "eastern", "western",
     "ukrainian", "strategically-important", "strategichne", "village", "city", "town",
     "settlement", "urban-type"]
)  # fmt: skip
INWARD = frozenset(
    [
        "in", "of", "у", "в", "на", "во", "eastern", "western", "northern", "southern",
        "northeastern", "north-eastern", "ukraine's", "neighbouring", "occupied", "district",
        "району", "района", "is", "lies", "which", "що", "что", "это", "це", "уже", "вже",
    ]
)  # fmt: skip
