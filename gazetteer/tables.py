"""Read the package's small data tables: CSV with a header and a source per row."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from gazetteer.errors import DataFileError


def data_text(name: str) -> str:
    """Text of one file of ``gazetteer/data``.

    Parameters
    ----------
    name
        File name, such as ``exonyms.csv``.

    Returns
    -------
    str
        The whole file, UTF-8.

    Raises
    ------
    DataFileError
        If the file is missing or is not UTF-8.
    """
    try:
        return files("gazetteer").joinpath("data", name).read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise DataFileError(f"{name}: cannot be read: {error}") from error


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of one table as dictionaries of text, in file order.

    Parameters
    ----------
    name
        File name of a CSV table in ``gazetteer/data``.

    Returns
    -------
    tuple of dict
        One per row, every column present; empty for a table with only a header.

    Raises
    ------
    DataFileError
        If a row has more or fewer fields than the header.
    """
    reader = csv.DictReader(data_text(name).splitlines())
    found = []
    for row in reader:
        if None in row or None in row.values():
            columns = ", ".join(reader.fieldnames or ())
            raise DataFileError(f"{name}:{reader.line_num}: the fields are not: {columns}")
        found.append(row)
    return tuple(found)
