"""One claim told by many publishers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geo.publications import told_once
from tests.geo.examples import claim


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        pytest.param({"publisher": "another paper"}, 1, id="reprint"),
        pytest.param({"claimant": "ISW"}, 2, id="another-claimant"),
        pytest.param({"claimant": "unattributed"}, 2, id="nobody-named"),
        pytest.param({"event_date": date(2022, 9, 1)}, 2, id="another-day"),
        pytest.param({"place_id": "b1"}, 2, id="elsewhere"),
    ],
)
def test_told_once(fields: dict[str, Any], count: int) -> None:
    first, second = claim("c1"), claim("c2", **fields)
    found = told_once([second, first])
    assert len(found) == count
    assert sorted(p.claim for told in found for p in told.publications) == ["c1", "c2"]


def test_the_earliest_publication_comes_first() -> None:
    late, early = claim("c1", published=date(2022, 9, 14)), claim("c2", published=date(2022, 9, 13))
    (told,) = told_once([late, early])
    assert (told.claim.id, [p.claim for p in told.publications]) == ("c2", ["c2", "c1"])
    assert told_once([]) == ()
