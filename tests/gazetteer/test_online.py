"""Nominatim is asked only for what is not found, and its answers are guesses."""

from __future__ import annotations

from typing import Any

import pytest
from geopy.exc import GeocoderUnavailable
from geopy.location import Location

from gazetteer import Gazetteer, Status
from gazetteer.errors import OnlineError
from gazetteer.online import SOURCE, Online


class MadeUpNominatim:
    """Answers every query with one place, or not at all."""

    def __init__(self, *, down: bool = False) -> None:
        self.down = down
        self.asked: list[str] = []

    def geocode(self, query: str, **options: Any) -> list[Location]:
        assert options["exactly_one"] is False
        self.asked.append(query)
        if self.down:
            raise GeocoderUnavailable("no route")
        return [Location("Somewhere", (50.0, 36.0), {"osm_type": "node", "osm_id": 1})]


def test_only_what_is_not_found_is_asked_for_once() -> None:
    service = MadeUpNominatim()
    online, gazetteer = Online(service), Gazetteer()
    assert online.complete(gazetteer.resolve("Izyum")) == gazetteer.resolve("Izyum")
    found = online.complete(gazetteer.resolve("Atlantis"))
    assert online.complete(gazetteer.resolve("Atlantis")) == found
    assert service.asked == ["Atlantis"]
    assert (found.status, found.place) == (Status.NOT_FOUND, None)
    assert (found.candidates[0].guess, found.candidates[0].place.source) == (True, SOURCE)


def test_a_service_that_is_down_is_an_error_of_ours() -> None:
    with pytest.raises(OnlineError, match="no route"):
        Online(MadeUpNominatim(down=True)).complete(Gazetteer().resolve("Atlantis"))
