"""Places of claims: the names of a report settle each other, and doubt is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gazetteer import Precision
from geo.claim import Claim
from geo.errors import UnresolvedPlacesError
from geo.places import find_place, resolve_claims
from tests.geo.examples import claim, gazetteer

IZIUM = "UA63040090010029555"
KHARKIV = "UA63000000000041885"


def _printed(place: str, name: str = "c1", **fields: Any) -> Claim:
    return claim(name, place=place, place_id="", where=f"claims.csv:{name[1:]}", **fields)


def _resolved(*claims: Claim) -> tuple[Claim, ...]:
    return resolve_claims(claims, gazetteer())


@pytest.mark.parametrize(
    ("place", "within", "place_id", "precision"),
    [
        pytest.param("Izium", "", IZIUM, "settlement", id="settlement"),
        pytest.param("Izyum area", "Kharkiv region", IZIUM, "settlement", id="area-of-a-town"),
        pytest.param("Kharkiv region", "", KHARKIV, "oblast", id="oblast"),
        pytest.param("Izium Raion", "", "UA63040000000023521", "raion", id="raion"),
        pytest.param(
            "Borshchova", "Pechenihy hromada", "UA63140090030042822", "settlement", id="hromada"
        ),
    ],
)
def test_places_as_printed(place: str, within: str, place_id: str, precision: str) -> None:
    (found,) = _resolved(_printed(place, within=within))
    assert (found.place_id, found.precision) == (place_id, precision)
    assert found.lat is not None
    assert found.place == place


def test_names_of_one_report_settle_each_other() -> None:
    names = ("Borshchova", "Artemivka", "Pechenihy")
    found = _resolved(
        *(_printed(name, f"c{n}", doc="d", within="Kharkiv Oblast") for n, name in enumerate(names))
    )
    assert {one.place_id[:9] for one in found} == {"UA6314009"}


def test_names_of_other_reports_do_not() -> None:
    claims = [
        _printed("Borshchova", "c1", doc="a", within="Kharkiv Oblast"),
        _printed("Artemivka", "c2", doc="b", within="Kharkiv Oblast"),
        _printed("Pechenihy", "c3", doc="b", within="Kharkiv Oblast"),
    ]
    with pytest.raises(UnresolvedPlacesError) as caught:
        _resolved(*claims)
    assert [fault.where for fault in caught.value.faults] == ["claims.csv:1"]


def test_reports_without_a_name_are_told_apart_by_publisher_and_day() -> None:
    claims = [
        _printed("Borshchova", "c1", publisher="A", within="Kharkiv Oblast"),
        _printed("Artemivka", "c2", publisher="A", within="Kharkiv Oblast"),
        _printed("Pechenihy", "c3", publisher="A", within="Kharkiv Oblast"),
    ]
    assert len(_resolved(*claims)) == 3
    claims[1:] = [replace(one, publisher="B") for one in claims[1:]]
    with pytest.raises(UnresolvedPlacesError):
        _resolved(*claims)


def test_all_that_is_in_doubt_is_told_at_once_with_candidates() -> None:
    claims = [
        _printed("Ivanivka", "c2"),
        _printed("Springfield", "c3"),
        _printed("Izium", "c4", within="Ruritania"),
        claim("c5", place_id="UA99", where="claims.csv:5"),
        _printed("Izium", "c6"),
    ]
    with pytest.raises(UnresolvedPlacesError) as caught:
        _resolved(*claims)
    told = {fault.where: str(fault) for fault in caught.value.faults}
    assert set(told) == {f"claims.csv:{line}" for line in (2, 3, 4, 5)}
    assert told["claims.csv:2"].startswith("claims.csv:2: place: 'Ivanivka' is ambiguous")
    assert "Ivanivka, " in told["claims.csv:2"]
    assert (
        "more; allowed: a fuller name, a larger unit in within, or place_id"
        in (told["claims.csv:2"])
    )
    assert "'Springfield' is not found" in told["claims.csv:3"]
    assert "claims.csv:4: within:" in told["claims.csv:4"]
    assert "claims.csv:5: place_id:" in told["claims.csv:5"]


def test_what_a_claim_brings_is_kept() -> None:
    brought = _printed("Izyum", lat=49.3, lon=37.3, precision=Precision.AREA)
    (found,) = _resolved(brought)
    assert (found.lat, found.lon, found.precision) == (49.3, 37.3, Precision.AREA)
    (chosen,) = _resolved(claim(place="Lyman", place_id="UA14120110010088407"))
    assert (chosen.place_id, chosen.precision) == ("UA14120110010088407", Precision.SETTLEMENT)


def test_ends_are_resolved_where_they_can_be() -> None:
    (found,) = _resolved(_printed("Izium", origin="Balakliia", destination="Russia"))
    assert (found.origin_id, found.destination_id) == ("UA63040010010039074", "")


def test_resolving_again_changes_nothing() -> None:
    once = _resolved(_printed("Izyum", destination="Kupiansk"))
    assert resolve_claims(once, gazetteer()) == once
    assert resolve_claims([], gazetteer()) == ()


@pytest.mark.parametrize("text", ["Izyum", "Ізюм", "Изюм", IZIUM, "Izium, Kharkiv Oblast"])
def test_a_place_by_any_spelling_or_code(text: str) -> None:
    assert find_place(text, gazetteer()).id == IZIUM


def test_of_namesakes_the_one_that_is_spoken_of() -> None:
    spoken = "UA63140090020084428"
    assert find_place("Artemivka", gazetteer(), among={spoken, IZIUM}).id == spoken
    with pytest.raises(UnresolvedPlacesError, match="'Artemivka' is ambiguous; candidates: "):
        find_place("Artemivka", gazetteer())
    with pytest.raises(UnresolvedPlacesError, match="'Atlantis' is not found; nearest: none"):
        find_place("Atlantis", gazetteer(), among={IZIUM})
