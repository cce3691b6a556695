"""Files replaced whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.files import write_whole


def _files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    write_whole(path, b"old")
    write_whole(path, b"new\n")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [
        ("claims.csv", b"new\n")
    ]


def test_a_broken_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "claims.csv"
    write_whole(path, b"old")

    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        write_whole(path, b"new")
    assert _files(tmp_path) == {"claims.csv": b"old"}
