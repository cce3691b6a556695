"""A name of a place in a text, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in a text, before it is resolved.

    Attributes
    ----------
    start, end
        Offsets of the name itself, end excluded.
    first, last
        Offsets with the words for its kind around it (``Kharkiv`` in "the Kharkiv region").
    name
        The name without them.
    query
        What to ask the gazetteer for.
    kinds
        Values of :class:`gazetteer.place.Kind` that those words allow; empty where none.
    sharing
        The word for its kind that stands only after the last name of its list.
    known
        Whether any place bears the name; else only the words around it tell a place.
    """

    start: int
    end: int
    first: int
    last: int
    name: str
    query: str
    kinds: frozenset[str] = frozenset()
    sharing: str = ""
    known: bool = True
