"""Fronts with a known truth: what cells can show of them, and what some named towns can."""

from __future__ import annotations

import numpy as np
import pytest

from geo.areas import areas
from geo.claim import Extent
from tests.geo import fronts

WANTED = 0.6
SEEDS = 10


@pytest.mark.parametrize("name", fronts.FRONTS)
@pytest.mark.parametrize(("count", "wanted"), [(5_000, 0.95), (17_000, 0.97)])
def test_full_labels_give_the_land(name: str, count: int, wanted: float) -> None:
    division, front = fronts.cells(count), fronts.FRONTS[name]
    found = areas(division, fronts.truth(division, front.after)).set_index("control")
    assert fronts.overlap(found.geometry["ukraine"], front.after) >= wanted


@pytest.mark.parametrize("name", fronts.FRONTS)
@pytest.mark.parametrize("held", [0, 10])
def test_twenty_named_towns_give_the_change(name: str, held: int) -> None:
    front = fronts.FRONTS[name]
    found = [
        fronts.change_of(
            fronts.told(front, fronts.named(front, 20, seed=seed, held=held), Extent.IMPLIED)
        )
        for seed in range(SEEDS)
    ]
    assert np.mean([fronts.overlap(one, front.change) for one in found]) >= WANTED
