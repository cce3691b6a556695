"""A report and its loader: text files, Markdown with a header, saved web pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from geo.days import day_or_instant
from geo.errors import FieldError, ReportError

LARGEST = 5_000_000  # bytes of a file; the longest report of a day is a hundredth of it
FIELDS = ("publisher", "published", "url", "language", "title", "doc", "corrects", "retracts")
_HEADER = re.compile(r"^\s{0,3}(" + "|".join(FIELDS) + r")\s*:[ \t]*(.*)$", re.IGNORECASE)
_FENCE = re.compile(r"^---+\s*$")
_BARE_DATE = re.compile(r"^date:?\s+(\d{4}-\d\d-\d\d)\b[ \t]*", re.IGNORECASE)
_MARKUP = re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One publication.

    Attributes
    ----------
    text
        The running text, without its header; offsets of claims count in it.
    publisher, title, url
        Who printed it, its headline and address; empty where not known, never invented.
    published
        Day or aware instant; ``None`` where not known.
    language
        Tag such as ``uk``; empty: told from the text.
    doc
        Name of the report in tables; the file's name by default.
    corrects, retracts
        Names of the reports whose claims this one supersedes.
    """

    text: str
    publisher: str = ""
    published: date | datetime | None = None
    title: str = ""
    url: str = ""
    language: str = ""
    doc: str = ""
    corrects: tuple[str, ...] = ()
    retracts: tuple[str, ...] = ()

    @property
    def published_day(self) -> date | None:
        """Day of publication; of an instant its day in UTC."""
        moment = self.published
        return moment.date() if isinstance(moment, datetime) else moment


def load_report(path: str | Path, *, published: date | datetime | None = None) -> Report:
    """Read a report from a file.

    Parameters
    ----------
    path
        ``.txt`` or ``.md``, with or without a header (lines ``publisher:``, ``published:``,
        ``url:``, ``language:``, ``title:``, and for a correction ``corrects:`` or
        ``retracts:`` with the reports it takes back; or the same between lines of ``---``); or a
        web page saved as ``.html``.
    published
        Overrides what the file says.

    Returns
    -------
    Report
        The report; without a date if neither the file nor ``published`` gives one.

    Raises
    ------
    ReportError
        If the file is missing, empty, binary, too large, in no known encoding, a page without
        an article, or if its header has a date that cannot be read.
    """
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST:
            raise ReportError(f"{file.name}: larger than {LARGEST:,} bytes: not a report")
        data = file.read_bytes()
    except OSError as error:
        raise ReportError(f"{file.name}: cannot be read: {error.strerror}") from error
    text = _decoded(data, file.name)
    page = file.suffix.lower() in (".html", ".htm") or _MARKUP.search(text[:1000])
    report = _page(text, file.name) if page else parse_report(text, name=file.name)
    report = replace(report, doc=report.doc or file.stem)
    return replace(report, published=published) if published else report


def parse_report(text: str, *, name: str = "") -> Report:
    """Part a text into its header and its body.

    Parameters
    ----------
    text
        As in a ``.txt`` or ``.md`` file.
    name
        Of the file, for messages.

    Returns
    -------
    Report
        Its ``text`` begins after the header.

    Raises
    ------
    ReportError
        If there is no text, or a date of the header cannot be read.
    """
    found, body = _header(text)
    if not body.strip():
        raise ReportError(f"{name or 'the report'}: no text in it")
    moment = found.get("published", "")
    bare = _BARE_DATE.match(body.lstrip())
    if not moment and bare:
        moment, body = bare[1], body.lstrip()[bare.end() :]
    try:
        published = day_or_instant(moment) if moment else None
    except FieldError as error:
        raise ReportError(f"{name}: published: {error.problem}; allowed: {error.allowed}") from None
    return Report(
        text=body, published=published, publisher=found.get("publisher", ""),
        title=found.get("title", ""), url=found.get("url", ""),
        language=found.get("language", ""), doc=found.get("doc", ""),
        corrects=_docs(found.get("corrects", "")), retracts=_docs(found.get("retracts", "")),
    )  # fmt: skip


def _docs(names: str) -> tuple[str, ...]:
    """Reports named in a header: file names, with or without their ending."""
    return tuple(name.strip().rsplit(".", 1)[0] for name in names.split(",") if name.strip())


def _header(text: str) -> tuple[dict[str, str], str]:
    lines = text.splitlines(keepends=True)
    k = 0
    fenced = bool(lines) and bool(_FENCE.match(lines[0]))
    found: dict[str, str] = {}
    if fenced:
        k = 1
    while k < len(lines):
        match = _HEADER.match(lines[k])
        if match:
            found[match[1].lower()] = match[2].strip().strip("\"'")
        elif fenced and not _FENCE.match(lines[k]):
            k += 1
            continue
        else:
            break
        k += 1
    if fenced and k < len(lines):
        k += 1
    elif fenced:
        return {}, text
    return found, "".join(lines[k:])


def _decoded(data: bytes, name: str) -> str:
    if not data.strip():
        raise ReportError(f"{name}: the file is empty")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:8192]:
        raise ReportError(f"{name}: byte 0x00 at offset {data.index(0)}: not text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data.decode("cp1251", errors="replace")
        letters = sum("а" <= c.lower() <= "я" or c in "іїєґІЇЄҐ" for c in text)
        if letters * 3 > len(text) and "\ufffd" not in text:
            return text
        raise ReportError(
            f"{name}: byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8; "
            "save the file as UTF-8"
        ) from None


def _page(markup: str, name: str) -> Report:
    """Main text of a saved web page, with what it says of itself."""
    from trafilatura import bare_extraction

    page = bare_extraction(markup, with_metadata=True, include_comments=False)
    found = {} if page is None else page if isinstance(page, dict) else page.as_dict()
    if not (found.get("text") or "").strip():
        raise ReportError(f"{name}: no article found in the page")
    try:
        published = day_or_instant(found["date"]) if found.get("date") else None
    except FieldError:
        published = None
    told = {key: found.get(key) or "" for key in ("text", "title", "sitename", "url", "language")}
    return Report(
        text=told["text"], published=published, title=told["title"], publisher=told["sitename"],
        url=told["url"], language=told["language"],
    )  # fmt: skip
