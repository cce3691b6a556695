"""What may import what, and what an import may cost."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
PACKAGES = ("gazetteer", "geo", "maps")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _distributions(requirements: list[str]) -> set[str]:
    names = (line.split(">")[0].split("<")[0].split("=")[0] for line in requirements)
    return {name.strip().lower().replace("_", "-") for name in names}


def _imported(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - set(PACKAGES)


def test_imports_go_one_way() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_gazetteer_imports_nothing_heavy() -> None:
    code = "import sys, gazetteer; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = {"folium", "geo", "geopandas", "maps", "matplotlib", "pandas", "pyproj", "shapely"}
    assert heavy.isdisjoint(done.stdout.split())


@pytest.mark.parametrize("package", PACKAGES)
def test_every_import_is_a_declared_dependency(package: str) -> None:
    declared = _distributions(PROJECT["dependencies"])
    declared |= _distributions(PROJECT["optional-dependencies"]["build"])
    providers = packages_distributions()
    undeclared = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in sorted((ROOT / package).rglob("*.py"))
        for name in sorted(_imported(file))
        if declared.isdisjoint(_distributions(providers.get(name, [name])))
    ]
    assert undeclared == []
