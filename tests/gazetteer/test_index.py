"""The embedded data: read-only, cheap, and loud when broken."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gazetteer import index, tables
from gazetteer.errors import DataFileError
from gazetteer.index import Index


def test_importing_needs_no_pandas() -> None:
    code = "import gazetteer, sys; print('pandas' in sys.modules or 'shapely' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "empty", id="empty"),
        pytest.param("UA1\tcity\tІзюм\n", "places.tsv:1: 3 fields, not 9", id="short-row"),
    ],
)
def test_broken_data_file(monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    texts = {"places.tsv": text, "keys.tsv": "izium\t0\n", "names.tsv": ""}
    monkeypatch.setattr(index, "data_text", texts.__getitem__)
    with pytest.raises(DataFileError, match=message):
        Index().place(0)


def test_missing_data_file() -> None:
    with pytest.raises(DataFileError, match=r"nowhere\.csv: cannot be read"):
        tables.data_text("nowhere.csv")


def test_keys_near_hold_the_key_itself() -> None:
    assert "izium" in index.embedded().keys_near("izium")
