"""geopy's interface: the same calls as for any geocoder, without a network."""

from __future__ import annotations

import geopandas.tools
import pytest
from geopy.exc import GeocoderQueryError
from geopy.extra.rate_limiter import RateLimiter

from gazetteer.geocoder import OfflineGeocoder


@pytest.fixture(scope="module")
def geocoder() -> OfflineGeocoder:
    return OfflineGeocoder()


def test_geocode(geocoder: OfflineGeocoder) -> None:
    location = geocoder.geocode("Ізюм")
    assert (round(location.latitude, 2), round(location.longitude, 2)) == (49.21, 37.28)
    assert location.raw["place"]["name_uk"] == "Ізюм"


def test_ambiguous_is_none_or_all(geocoder: OfflineGeocoder) -> None:
    assert geocoder.geocode("Borshchova") is None
    assert len(geocoder.geocode("Borshchova", exactly_one=False)) == 3
    assert geocoder.geocode("Kamaz", exactly_one=False) is None


def test_reverse(geocoder: OfflineGeocoder) -> None:
    location = geocoder.reverse((50.0, 37.12))
    assert location.address.startswith("Borshchova, Pechenihy hromada")
    assert location.raw["distance_km"] < 1
    assert len(geocoder.reverse("50.0, 37.12", exactly_one=False)) == 10
    assert geocoder.reverse((10.0, 10.0)) is None


def test_bad_context_is_geopys_error(geocoder: OfflineGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="Mordor"):
        geocoder.geocode("Ізюм", oblast="Mordor")


def test_rate_limiter_and_geopandas_work_unchanged() -> None:
    limited = RateLimiter(OfflineGeocoder().geocode, min_delay_seconds=0)
    assert limited("Izyum").latitude == pytest.approx(49.20697)
    frame = geopandas.tools.geocode(["Izyum", "Kamaz"], provider=OfflineGeocoder)
    assert frame.geometry.iloc[0].y == pytest.approx(49.20697)
    assert frame.geometry.iloc[1].is_empty
