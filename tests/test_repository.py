"""The rules of the house that no linter knows: sizes, sources, addresses, and the tests' own guard.

Strings that no file may hold are put together here from parts, so that this file holds none.
"""

from __future__ import annotations

import csv
import re
import socket
import subprocess
import tomllib
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError

ROOT = Path(__file__).parents[1]
PACKAGES = ("gazetteer", "geo", "maps")
MADE_HERE = {".git", "build", "dist", "__pycache__"}
PICTURES = {".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
PICTURE_BYTES = 500_000
FILE_BYTES = 4_000_000
MODULE_LINES = 350
SOURCE_COLUMNS = {"source", "source_url", "publisher"}
HOSTS = ("py" + "pi.org", "pythonhosted" + ".org", "npm" + "js.org", "deb.debian" + ".org")
OPTIONS = ("index" + "-url", "find" + "-links", "trusted" + "-host")
HOMES = "|".join(("ro" + "ot", "ho" + "me", "Us" + "ers", "wo" + "rk", "t" + "mp"))
PATHS = re.compile(rf"(?<![\w.:/~-])/(?:{HOMES})/\w|[A-Z]:\\(?:{HOMES})", re.IGNORECASE)
UNFINISHED = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")
STUB = "NotImplemented" + "Error"


def _files() -> Iterator[Path]:
    """Yield what is, or would be, committed: every file where git cannot be asked."""
    asked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode == 0:
        paths = (ROOT / name for name in asked.stdout.split("\0") if name)
        yield from sorted(path for path in paths if path.is_file())
        return
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part in MADE_HERE or part.startswith((".venv", "._")) for part in parts)
        cached = any(part.endswith(("_cache", ".egg-info")) for part in parts)
        if path.is_file() and not hidden and not cached:
            yield path


def _texts() -> Iterator[tuple[str, str]]:
    for path in _files():
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {found[0]}"
        for name, text in _texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := pattern.search(line))
    ]


def _modules() -> list[Path]:
    return [path for path in _files() if path.suffix == ".py"]


def _data_folders() -> list[Path]:
    folders = (ROOT / package / "data" for package in PACKAGES)
    return [folder for folder in folders if folder.is_dir()]


def test_no_file_is_too_large() -> None:
    large = []
    for path in _files():
        limit = PICTURE_BYTES if path.suffix.lower() in PICTURES else FILE_BYTES
        if (size := path.stat().st_size) > limit:
            large.append(f"{path.relative_to(ROOT)}: {size} bytes, at most {limit}")
    assert large == []


def test_no_registry_is_named() -> None:
    assert _lines_with(re.compile("|".join(map(re.escape, HOSTS + OPTIONS)))) == []


def test_no_path_of_somebody_s_machine() -> None:
    assert _lines_with(PATHS) == []


def test_nothing_is_left_unfinished() -> None:
    assert _lines_with(UNFINISHED) == []
    stubs = [path.name for path in _modules() if f"raise {STUB}" in path.read_text("utf-8")]
    assert stubs == []


def test_modules_are_short() -> None:
    lengths = {str(p.relative_to(ROOT)): len(p.read_text("utf-8").splitlines()) for p in _modules()}
    assert {name: n for name, n in lengths.items() if n > MODULE_LINES} == {}


def test_every_data_file_is_named_with_its_source() -> None:
    unnamed = []
    for folder in _data_folders():
        sources = folder / "SOURCES.md"
        text = sources.read_text(encoding="utf-8") if sources.is_file() else ""
        unnamed += [
            str(path.relative_to(ROOT))
            for path in _files()
            if path.is_relative_to(folder) and path != sources
            if not path.name.startswith("__") and path.relative_to(folder).as_posix() not in text
        ]
    assert unnamed == []


def test_every_row_of_data_can_name_its_source() -> None:
    silent = []
    for path in _files():
        if path.suffix == ".csv" and any(path.is_relative_to(data) for data in _data_folders()):
            with path.open(encoding="utf-8-sig", newline="") as file:
                header = next(csv.reader(file), [])
            if SOURCE_COLUMNS.isdisjoint(header):
                silent.append(f"{path.relative_to(ROOT)}: {header}")
    assert silent == []


def test_everything_installed_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.lower().replace("_", "-").split("==") for line in lines)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = sum(project["optional-dependencies"].values(), project["dependencies"])
    names = {re.split(r"[^\w-]", line)[0].lower() for line in wanted}
    assert names - pins.keys() == set()


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_the_network_is_cut() -> None:
    with pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


@pytest.mark.parametrize("module", ["gazetteer", "geo.cells", "maps.page"])
def test_a_warning_of_ours_is_an_error(module: str) -> None:
    with pytest.raises(UserWarning, match="ours"):
        warnings.warn_explicit("ours", UserWarning, "module.py", 1, module=module)


def test_a_warning_of_others_is_not() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.warn_explicit("theirs", UserWarning, "module.py", 1, module="geopandas.tools")
    assert len(caught) == 1
