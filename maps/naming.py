"""What places are called in the language of a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from gazetteer.place import Kind, Place
from maps.story import Background, Story

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_UKRAINIAN = "uk"
# Units bear adjectives that stand with the word for the unit; Крим, Київ and Севастополь do not.
_UNITS = {Kind.OBLAST: "область", Kind.RAION: "район", Kind.HROMADA: "громада"}
_ADJECTIVE = ("ька", "ький")


def label(place: Place, lang: str) -> str:
    """The name on a page: the Ukrainian one in Ukrainian where it is known, else romanised."""
    return _ukrainian(place) or place.name if lang == _UKRAINIAN else place.name


def other_label(place: Place, lang: str) -> str:
    """The name beside it: romanised in Ukrainian, else the Ukrainian one; may be empty."""
    name = place.name if lang == _UKRAINIAN else _ukrainian(place)
    return "" if name == label(place, lang) else name


def within(place: Place, story: Story) -> str:
    """Raion and oblast a place lies in; romanised where the story does not know the unit."""
    units = ((place.raion_id, place.raion), (place.oblast_id, place.oblast))
    own = label(place, story.lang)
    names = [
        label(story.places[unit], story.lang) if unit in story.places else romanised
        for unit, romanised in units
    ]
    return ", ".join(
        dict.fromkeys(name for name in names if name and name not in {own, place.name})
    )


def named_ground(ground: Background, lang: str) -> Background:
    """The same ground with its names (column ``name_uk``, if there is one) in a language."""
    return replace(
        ground,
        oblasts=_named(ground.oblasts, lang),
        neighbours=_named(ground.neighbours, lang),
        rivers=_named(ground.rivers, lang),
        water=_named(ground.water, lang),
    )


def _ukrainian(place: Place) -> str:
    unit = _UNITS.get(place.kind, "")
    return (
        f"{place.name_uk} {unit}" if unit and place.name_uk.endswith(_ADJECTIVE) else place.name_uk
    )


def _named(frame: GeoDataFrame, lang: str) -> GeoDataFrame:
    if lang != _UKRAINIAN or "name_uk" not in frame:
        return frame
    own = frame["name_uk"].fillna("")
    return frame.assign(name=np.where(own != "", own, frame["name"]))
