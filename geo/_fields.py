"""One field of a table at a time: text to value, or a word on what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from geo._rows import Row, read_rows
from geo.errors import Fault, FieldError

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, how its text is read, and whether it must be filled."""

    name: str
    read: Callable[[str], Any]
    required: bool = False


def read_table(
    path: Path,
    columns: Sequence[Column],
    *,
    check: Callable[[Row, dict[str, Any]], list[Fault]] = lambda _row, _values: [],
) -> tuple[list[tuple[Row, dict[str, Any]]], list[Fault]]:
    """Read a table whose rows have an ``id`` each.

    Parameters
    ----------
    path
        See :func:`geo._rows.read_rows`.
    columns
        Its columns.
    check
        Finds what no single field of a row can show.

    Returns
    -------
    records : list of (Row, dict)
        Every row and its values, without those that are at fault.
    faults : list of Fault
        Everything that is wrong, ids that come twice included.
    """
    known = [column.name for column in columns]
    required = [column.name for column in columns if column.required]
    rows, faults = read_rows(path, known=known, required=required)
    records = []
    seen: dict[str, str] = {}
    for row in rows:
        values, wrong = read_fields(row, columns)
        wrong += check(row, values)
        name = values.get("id")
        if name in seen:
            problem = f"{name!r} is already at {seen[name]}"
            wrong.append(Fault(row.where, "id", problem, "an id used once"))
        elif name:
            seen[name] = row.where
        faults += wrong
        records.append((row, values))
    return records, faults


def read_fields(row: Row, columns: Iterable[Column]) -> tuple[dict[str, Any], list[Fault]]:
    """Read the fields of one row.

    Parameters
    ----------
    row
        The row.
    columns
        What to read.

    Returns
    -------
    values : dict
        By column; a column that is empty, absent or at fault is left out.
    faults : list of Fault
        One per field that cannot be read or must not be empty.
    """
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for column in columns:
        source = row.values.get(column.name, "")
        if not source:
            if column.required and column.name in row.values:
                faults.append(Fault(row.where, column.name, "is empty"))
            continue
        try:
            values[column.name] = column.read(source)
        except FieldError as error:
            faults.append(Fault(row.where, column.name, error.problem, error.allowed))
    return values, faults


def one_of(allowed: Iterable[Word]) -> Callable[[str], Word]:
    """Make a reader of one word out of a vocabulary, in any case.

    Parameters
    ----------
    allowed
        The words.

    Returns
    -------
    callable
        Text to member; raises :class:`FieldError` that lists the words.
    """
    members = {member.value: member for member in allowed}

    def read(source: str) -> Word:
        found = members.get(source.casefold().replace(" ", "_"))
        if found is None:
            raise FieldError(f"{source!r} is not one of them", ", ".join(members))
        return found

    return read


def text(source: str) -> str:
    """Take text as it is."""
    return source


def language(source: str) -> str:
    """Read a language tag of BCP 47, such as ``en`` or ``uk``."""
    if not _LANGUAGE.fullmatch(source):
        raise FieldError(f"{source!r} is not a language tag", "en, uk, ru, ...")
    return source


def web_address(source: str) -> str:
    """Read an address of the web; any scheme but http and https is refused."""
    try:
        parts = urlsplit(source)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"\s", source):
        raise FieldError(f"{source!r} is not a web address", "http://... or https://...")
    return source


def number(low: float, high: float) -> Callable[[str], float]:
    """Make a reader of a number within bounds, both included; a decimal comma is understood.

    Parameters
    ----------
    low, high
        Least and greatest value.

    Returns
    -------
    callable
        Text to number.
    """

    def read(source: str) -> float:
        try:
            value = float(source.replace(",", ".") if source.count(",") == 1 else source)
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            raise FieldError(f"{source!r} is not such a number", f"{low:g} to {high:g}")
        return value

    return read
