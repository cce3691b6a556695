"""Days and instants as people and spreadsheets write them, if they can be read in one way."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from dateutil import parser

from geo.errors import FieldError

DAY_FORMS = "2022-09-11, 11.09.2022 or 11 Sep 2022"
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)(?P<rest>.*)")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?!\d)(?P<rest>.*)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
# Two days that share nothing: what differs between them was not in the text.
_DEFAULTS = (datetime(2001, 1, 1), datetime(2002, 2, 2))  # noqa: DTZ001


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
