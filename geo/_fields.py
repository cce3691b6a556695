"""One field of a table at a time: text to value, or a word on what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from dateutil import parser

from geo._rows import Row, read_rows
from geo.errors import Fault

DAY_FORMS = "2022-09-11, 11.09.2022 or 11 Sep 2022"
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)(?P<rest>.*)")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?!\d)(?P<rest>.*)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Two days that share nothing: what differs between them was not in the text.
_DEFAULTS = (datetime(2001, 1, 1), datetime(2002, 2, 2))  # noqa: DTZ001

Word = TypeVar("Word", bound=StrEnum)


class FieldError(Exception):
    """A field's text cannot be read; becomes a fault once row and column are known."""

    def __init__(self, problem: str, allowed: str) -> None:
        self.problem = problem
        self.allowed = allowed
        super().__init__(problem)


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
        The rows without a fault and their values.
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
        if not wrong and all(c.name in values for c in columns if c.required):
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


def day(source: str) -> date:
    """Read a day: ISO, day.month.year, or a form with the month in words.

    Parameters
    ----------
    source
        Text of a date; a midnight that a spreadsheet added is dropped.

    Returns
    -------
    date
        The day.

    Raises
    ------
    FieldError
        If it is no date, has another time of day, or can be read in two ways (03/04/2022).
    """
    moment = _moment(source)
    if moment.tzinfo is not None or moment.time() != datetime.min.time():
        raise FieldError(f"{source!r} has a time of day", DAY_FORMS)
    return moment.date()


def day_or_instant(source: str) -> date | datetime:
    """Read a day, or an instant with its time zone, which is given back in UTC.

    Parameters
    ----------
    source
        Text of a date as in :func:`day`, or of a date with time and offset.

    Returns
    -------
    date or datetime
        A day, or an aware datetime in UTC.

    Raises
    ------
    FieldError
        As :func:`day`, and for a time without a time zone.
    """
    moment = _moment(source)
    if moment.tzinfo is not None:
        return moment.astimezone(UTC)
    if moment.time() != datetime.min.time():
        allowed = f"2022-09-11T06:00:00+03:00, or the day alone: {DAY_FORMS}"
        raise FieldError(f"{source!r} has a time without a time zone", allowed)
    return moment.date()


def _moment(source: str) -> datetime:
    """Date and time of a text; naive where it names no zone, midnight where it names no time."""
    try:
        return datetime.fromisoformat(source)
    except ValueError:
        pass
    parts = _DAY_FIRST.fullmatch(source) or _YEAR_FIRST.fullmatch(source)
    if parts is None:
        return _worded(source)
    try:
        return datetime.fromisoformat("{y}-{m:0>2}-{d:0>2}{rest}".format_map(parts.groupdict()))
    except ValueError:
        raise FieldError(f"{source!r} is not a date", DAY_FORMS) from None


def _worded(source: str) -> datetime:
    """Read what is left by a general parser, and take only what every reading agrees on."""
    if not _YEAR.search(source):
        raise FieldError(f"{source!r} is not a date with a year of four digits", DAY_FORMS)
    try:
        readings = [
            {_parsed(source, dayfirst=order, default=default) for order in (True, False)}
            for default in _DEFAULTS
        ]
    except (ValueError, OverflowError):
        raise FieldError(f"{source!r} is not a date", DAY_FORMS) from None
    if readings[0] != readings[1]:
        raise FieldError(f"{source!r} does not name one day", DAY_FORMS)
    if len(readings[0]) > 1:
        both = " or ".join(sorted(moment.date().isoformat() for moment in readings[0]))
        raise FieldError(f"{source!r} is ambiguous: {both}", DAY_FORMS)
    return readings[0].pop()


def _parsed(source: str, *, dayfirst: bool, default: datetime) -> datetime:
    moment: datetime = parser.parse(source, dayfirst=dayfirst, default=default, tzinfos=_zone)
    return moment


def _zone(_name: str | None, offset: int | None) -> tzinfo | None:
    """Zone of an offset in seconds; a zone known by its letters alone is not trusted."""
    return None if offset is None else timezone(timedelta(seconds=offset))
