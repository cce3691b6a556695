"""Every name in every system leads to its place, and no two towns are ever swapped."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer, Place, Status
from gazetteer.romanization import romanize, systems

EVERY = 60  # one settlement in so many, spread over all oblasts
PLACES = Gazetteer().settlements()


def units_of(place: Place) -> dict[str, Any]:
    units = {"oblast": place.oblast, "raion": place.raion, "hromada": place.hromada}
    return {level: name for level, name in units.items() if name}


@pytest.mark.parametrize("system", systems(language="uk"))
def test_found_by_its_name_in_every_system(system: str) -> None:
    """Resolved or among the candidates; where its own hromada is named, never another place."""
    gazetteer, missed, swapped = Gazetteer(), [], []
    for place in PLACES[::EVERY]:
        text = romanize(place.name_uk, system=system)
        found = gazetteer.resolve(text, **units_of(place))
        if place not in [candidate.place for candidate in found.candidates]:
            missed.append(text)
        elif found.place not in (None, place):
            swapped.append((text, str(found.place)))
    checked = len(PLACES[::EVERY])
    # A system that writes зг, ж and zh alike, or г and х, leaves a few to a guess.
    assert len(missed) <= checked * 0.02, missed
    assert len(swapped) <= checked * 0.01, swapped


@pytest.mark.parametrize("oblast", ["Kharkiv Oblast", "Донецька область", "Zaporizhzhia region"])
def test_namesakes_of_one_oblast_are_never_merged(oblast: str) -> None:
    gazetteer = Gazetteer()
    inside = gazetteer.resolve(oblast).place
    assert inside is not None
    namesakes: dict[str, list[Place]] = defaultdict(list)
    for place in PLACES:
        if place.oblast_id == inside.id:
            namesakes[place.name_uk].append(place)
    villages = [
        name
        for name, places in namesakes.items()
        if len(places) > 1 and not any(p.population for p in places)
        and {p.kind.value for p in places} == {"village"}
    ]  # fmt: skip
    assert len(villages) > 10
    for name in villages:
        found = gazetteer.resolve(name, oblast=oblast)
        assert found.status is Status.AMBIGUOUS, name


@given(st.sampled_from(PLACES[::7]))
def test_official_name_with_its_units_is_its_place(place: Place) -> None:
    found = Gazetteer().resolve(place.name_uk, **units_of(place))
    same = [p for p in PLACES if (p.name_uk, p.hromada_id) == (place.name_uk, place.hromada_id)]
    assert found.place == place or (len(same) > 1 and place in [c.place for c in found.candidates])


@pytest.mark.parametrize(
    ("query", "never"),
    [
        pytest.param("Slov'yansk", "Nikopol", id="a-wrong-alternate-of-geonames"),
        pytest.param("Podilsk", "Podilskyi District", id="a-city-district"),
        pytest.param("Robotyne", "Robotynske", id="a-missing-village"),
        pytest.param("Paris", "Veselyi Kut", id="an-old-name-of-a-village"),
        pytest.param("Budanov", "Budaniv", id="a-surname"),
    ],
)
def test_known_traps(query: str, never: str) -> None:
    place = Gazetteer().resolve(query).place
    assert place is None or place.name != never
