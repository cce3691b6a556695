"""Picked places: kept beside the claims table, found again by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geo.errors import ClaimsError
from geo.picks import Pick, key_of, picks_file, read_picks, write_picks

PICK = Pick("Іванівка", "UA1", "Харківська область", "Ada", date(2022, 9, 20))


def test_picks_come_back(tmp_path: Path) -> None:
    path = picks_file(tmp_path / "claims.csv")
    assert (path.name, read_picks(path)) == ("claims.places.csv", {})
    write_picks([PICK, Pick("Степове", "UA2")], path)
    found = read_picks(path)
    assert found[key_of(" іванівка", "ХАРКІВСЬКА область")] == PICK
    assert found["степове", ""].place_id == "UA2"


def test_faults_of_the_file_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "claims.places.csv"
    path.write_text("place,within,place_id,reviewer,reviewed\n,,UA1,Ada,soon\n", encoding="utf-8")
    with pytest.raises(ClaimsError) as caught:
        read_picks(path)
    assert len(caught.value.faults) == 2
