"""The nominative of a place that is an object: «звільнили Дворічну» tells of Дворічна."""

from __future__ import annotations

import re
from dataclasses import replace

from gazetteer.naming import bearing
from gazetteer.spot import Spot

_NOMINATIVE = {"ую": "ая", "юю": "яя", "у": "а", "ю": "я"}
_ACCUSATIVE = re.compile("(?:ую|юю|у|ю)$")


def nominative(spot: Spot) -> Spot:
    """Undo the accusative of a name that no preposition governs.

    Parameters
    ----------
    spot
        A name found.

    Returns
    -------
    Spot
        The same where no place bears the nominative as it stands.

    Examples
    --------
    >>> nominative(Spot(0, 8, 0, 8, "Дворічну", "Дворічну")).query
    'Дворічна'
    """
    words = spot.query.split(" ")
    turned = [_ACCUSATIVE.sub(lambda end: _NOMINATIVE[end[0]], word) for word in words]
    name = " ".join(turned)
    return replace(spot, query=name) if turned != words and "exact" in bearing(name) else spot
