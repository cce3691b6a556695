"""Claims as read, written out: a table for people, JSON Lines, CSV, GeoJSON, or marked HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from string import Template

from geo.claim import Claim
from geo.errors import FormatError
from geo.reading.readclaim import ReadClaim
from geo.report import Report
from geo.tables import claims_text

FORMS = ("table", "jsonl", "csv", "geojson", "html")


def claims_of(read: Iterable[ReadClaim]) -> tuple[Claim, ...]:
    """Turn what was read into rows of a claims table.

    Parameters
    ----------
    read
        In any number of reports, each report's claims together.

    Returns
    -------
    tuple of Claim
        Without those that have no day: a table cannot hold them.
    """
    rows: dict[str, Claim] = {}
    for one in read:
        row = one.claim()
        if row is not None:
            rows.setdefault(row.id, row)
    return tuple(rows.values())


def text(read: Sequence[ReadClaim], *, form: str = "table") -> str:
    """Write claims as text.

    Parameters
    ----------
    read
        Claims of one report or of several.
    form
        ``table``: a line a claim with its reasons; ``jsonl``: an object a line, with spans and
        ``null`` for what is not known; ``csv`` and ``geojson``: a claims table as
        :mod:`geo.tables` writes it, without claims that have no day.

    Returns
    -------
    str
        Whole lines; without claims empty, a header or an empty collection.

    Raises
    ------
    FormatError
        If there is no such form.
    """
    if form == "table":
        return "".join(f"{_line(one)}\n" for one in read)
    if form == "jsonl":
        return "".join(json.dumps(record(one), ensure_ascii=False) + "\n" for one in read)
    if form in ("csv", "geojson"):
        return claims_text(claims_of(read), form=form)
    raise FormatError(f"no form {form!r}; there are: {', '.join(FORMS)}")


def record(one: ReadClaim) -> dict[str, object]:
    """Give a claim as the object that ``frontline read`` prints.

    Parameters
    ----------
    one
        The claim.

    Returns
    -------
    dict
        JSON values; offsets count characters of the report's text, end excluded.
    """
    place = one.resolution.place
    published = one.report.published
    return {
        "id": one.id,
        "doc": one.report.doc,
        "kind": one.kind.value,
        "actor": one.actor.value,
        "stance": one.stance.value,
        "place": one.place,
        "within": one.within,
        "place_id": one.place_id or None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": one.precision.value if one.precision else None,
        "resolution": one.resolution.status.value,
        "candidates": [c.place.id for c in one.resolution.candidates] if not place else [],
        "event_date": one.event_date.isoformat() if one.event_date else None,
        "event_date_end": one.event_date_end.isoformat() if one.event_date_end else None,
        "time_precision": one.time_precision.value if one.event_date else None,
        "published": published.isoformat() if published else None,
        "claimant": one.claimant,
        "claimant_side": one.claimant_side.value,
        "hedge": one.hedge,
        "hedge_level": one.hedge_level or None,
        "bearing": one.bearing.value if one.bearing else None,
        "origin": one.origin,
        "destination": one.destination,
        "confidence": one.confidence,
        "rule": one.rule,
        "spans": {name: list(span) if span else None for name, span in one.spans.items()},
        "note": one.note,
    }


def html(report: Report, read: Sequence[ReadClaim]) -> str:
    """Show a report with the words marked that its claims rest on.

    Parameters
    ----------
    report
        The report.
    read
        Its claims.

    Returns
    -------
    str
        A whole page without scripts or remote files; the report's text is escaped.
    """
    page = files("geo").joinpath("reading", "data", "report.html").read_text(encoding="utf-8")
    rows = "".join(_row(number, one) for number, one in enumerate(read, start=1))
    return Template(page).substitute(
        title=escape(report.title or report.doc or "Report"),
        language=escape(report.language or "en"),
        source=escape(", ".join(str(p) for p in (report.publisher, report.published) if p)),
        rows=rows or '<tr><td colspan="8">No territorial claim was found.</td></tr>',
        text=_marked(report.text, read),
    )


def _line(one: ReadClaim) -> str:
    place = one.resolution.place
    where = (
        f"{one.place} = {place} ({place.id})" if place else f"{one.place} = {one.resolution.status}"
    )
    end = f"..{one.event_date_end}" if one.event_date_end else ""
    verb = "denies" if one.stance == "denies" else "says"
    hedge = f" ({one.hedge})" if one.hedge else ""
    return (
        f"{one.event_date or 'no day'}{end}  {one.claimant} [{one.claimant_side}] {verb}{hedge}: "
        f"{one.actor} {one.kind} {where}  {one.confidence:.2f}  {one.rule}"
    )


def _row(number: int, one: ReadClaim) -> str:
    place = one.resolution.place
    days = " to ".join(str(day) for day in (one.event_date, one.event_date_end) if day) or "no day"
    cells = (
        str(number), f"{one.claimant} ({one.claimant_side})", one.stance.value, one.actor.value,
        one.kind.value, f"{one.place}: {place or one.resolution.status}", days,
        f"{one.confidence:.2f}; {one.rule}" + (f"; {one.hedge}" if one.hedge else ""),
    )  # fmt: skip
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>\n"


def _marked(source: str, read: Sequence[ReadClaim]) -> str:
    """Text with a mark around every span; where two overlap the first to begin stays whole."""
    spans: dict[tuple[int, int], tuple[str, list[int]]] = {}
    for number, one in enumerate(read, start=1):
        for name, span in one.spans.items():
            if span:
                spans.setdefault(span, (name, []))[1].append(number)
    parts, at = [], 0
    for (start, end), (name, numbers) in sorted(spans.items()):
        if start < at:
            continue
        told = " ".join(map(str, dict.fromkeys(numbers)))
        parts.append(escape(source[at:start]))
        parts.append(
            f'<mark class="{name}" title="{name} of {told}">{escape(source[start:end])}</mark>'
        )
        at = end
    parts.append(escape(source[at:]))
    return "".join(parts)
