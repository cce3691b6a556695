"""Tables of text, as people and spreadsheets save them, to rows that know their line."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from rapidfuzz import process

from geo.errors import Fault

DELIMITERS = (",", ";", "\t")
_OWN = "x_"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands and its values by column, stripped, empty where left out."""

    where: str
    values: dict[str, str]


def read_rows(
    path: Path, *, known: Collection[str] | None, required: Collection[str]
) -> tuple[list[Row], list[Fault]]:
    """Read a table: CSV with comma, semicolon or tab, or JSON Lines by its ``.jsonl`` suffix.

    Parameters
    ----------
    path
        The file; UTF-8 with or without byte order mark.
    known
        Columns that mean something. Any other is a fault, because a misspelt column would be
        lost without a word, unless its name starts with ``x_``: such a column is one's own.
        ``None``: any column means something.
    required
        Columns that must be there.

    Returns
    -------
    rows : list of Row
        Blank rows left out; empty where the file itself is at fault.
    faults : list of Fault
        Everything wrong with the file, its header and the shape of its rows.
    """
    name = path.name
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return [], [Fault(name, "", f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problem = f"byte 0x{error.object[error.start]:02x} at offset {error.start} is not UTF-8"
        return [], [Fault(f"{name}:{line}", "", problem, "UTF-8 (save as “CSV UTF-8”)")]
    if path.suffix.lower() == ".jsonl":
        return _json_rows(text, name, known=known)
    return _csv_rows(text, name, known=known, required=required)


def _csv_rows(
    text: str, name: str, *, known: Collection[str] | None, required: Collection[str]
) -> tuple[list[Row], list[Fault]]:
    if not text.strip():
        return [], [Fault(name, "", "the file is empty", "a header and rows")]
    delimiter = _delimiter(text, required if known is None else known)
    rows: list[Row] = []
    faults: list[Fault] = []
    header: list[str] = []
    try:
        for line, cells in _records(text, delimiter):
            where = f"{name}:{line}"
            if not any(cells):
                continue
            if not header:
                header = [column_name(cell) for cell in cells]
                faults += _header_faults(header, where, known=known, required=required)
                continue
            if len(cells) > len(header) and any(cells[len(header) :]):
                problem = f"{len(cells)} fields under {len(header)} columns"
                faults.append(Fault(where, "", problem, "quotes around text with the delimiter"))
            rows.append(Row(where, dict(zip_longest(header, cells[: len(header)], fillvalue=""))))
    except csv.Error as error:
        faults.append(Fault(name, "", f"not a table: {error}"))
    return rows, faults


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give every record with the line on which it begins (quoted text may span lines)."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    line = 1
    for cells in reader:
        yield line, [cell.strip() for cell in cells]
        line = reader.line_num + 1


def _delimiter(text: str, known: Collection[str]) -> str:
    """Choose the delimiter that gives the first line most known columns, else most columns."""
    first = next(line for line in text.splitlines() if line.strip())

    def understood(delimiter: str) -> tuple[int, int]:
        words = next(csv.reader([first], delimiter=delimiter))
        return sum(column_name(word) in known for word in words), len(words)

    return max(DELIMITERS, key=understood)


def column_name(text: str) -> str:
    """Fold a column's name: case, blanks and hyphens do not matter."""
    return "_".join(text.replace("-", " ").replace("_", " ").lower().split())


def _header_faults(
    header: list[str], where: str, *, known: Collection[str] | None, required: Collection[str]
) -> list[Fault]:
    allowed = ", ".join(required) if known is not None else f"there are: {', '.join(header)}"
    faults = [
        Fault(where, column, "the column is missing", allowed)
        for column in required
        if column not in header
    ]
    twice = sorted({column for column in header if column and header.count(column) > 1})
    faults += [Fault(where, column, "the column is there twice") for column in twice]
    return faults + ([] if known is None else _strange(header, where, known=known))


def _strange(columns: Collection[str], where: str, *, known: Collection[str]) -> list[Fault]:
    faults = []
    for column in columns:
        if column and column not in known and not column.startswith(_OWN):
            near = process.extractOne(column, sorted(known), score_cutoff=75)
            hint = f"did you mean {near[0]}? " if near else ""
            allowed = f"{hint}one's own columns start with {_OWN}"
            faults.append(Fault(where, column, "no such column", allowed))
    return faults


def _json_rows(
    text: str, name: str, *, known: Collection[str] | None
) -> tuple[list[Row], list[Fault]]:
    rows: list[Row] = []
    faults: list[Fault] = []
    for line, source in enumerate(text.splitlines(), start=1):
        if not source.strip():
            continue
        where = f"{name}:{line}"
        try:
            record = json.loads(source)
        except ValueError as error:
            faults.append(Fault(where, "", f"not JSON: {error}"))
            continue
        if not isinstance(record, dict):
            faults.append(Fault(where, "", "not an object", '{"column": value, ...}'))
            continue
        faults += [] if known is None else _strange(record, where, known=known)
        values = {key: _json_text(value) for key, value in record.items()}
        rows.append(Row(where, dict.fromkeys(known or (), "") | values))
    return rows, faults


def _json_text(value: object) -> str:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
