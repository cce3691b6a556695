"""What readers of baselines share: words for control, and settlements that differ from the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from gazetteer.place import Place
from geo.baseline import COUNTRY, Baseline, BaselineRow, Level, level_of
from geo.claim import Control
from geo.errors import Fault

WORDS: Mapping[str, Control] = {
    "ua": Control.UKRAINE,
    "ukraine": Control.UKRAINE,
    "ukrainian": Control.UKRAINE,
    "ru": Control.RUSSIA,
    "russia": Control.RUSSIA,
    "russian": Control.RUSSIA,
    "occupied": Control.RUSSIA,
    "contested": Control.CONTESTED,
    "unknown": Control.UNKNOWN,
}


def strange(source: Path, words: Iterable[str], column: str) -> list[Fault]:
    """Give a fault for each word that stands for no control."""
    allowed = ", ".join(WORDS)
    found = sorted({word for word in words if word.strip().lower() not in WORDS})
    return [Fault(source.name, column, f"{word!r} is no control", allowed) for word in found]


def settled(
    source: Path,
    on: date,
    located: Iterable[Place],
    held: Mapping[str, Control],
    rest: Control,
) -> Baseline:
    """Make a baseline of settlements where they differ from the rest."""
    places = list(located)
    other = [place for place in places if held.get(place.id, rest) is not rest]
    # A city beside the oblasts is a unit too, whose word the settlements within would take over.
    around = {place.id for place in other if place.id == place.oblast_id}
    rows = [unit_row(COUNTRY, "Ukraine", Level.COUNTRY, rest, source)]
    rows += [
        unit_row(place.id, place.name, level_of(place) or Level.SETTLEMENT, said, source)
        for place in places
        if (said := held.get(place.id, rest)) is not rest or place.oblast_id in around
    ]
    return Baseline(source.stem, on, tuple(rows))


def unit_row(code: str, name: str, level: Level, control: Control, source: Path) -> BaselineRow:
    """Make a row whose source is the file."""
    return BaselineRow(
        id=code, name=name, level=level, control=control, source=source.name, where=source.name
    )
