"""The edition before: its claims out of a published page or an earlier claims table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from gazetteer import Gazetteer
from geo.errors import ClaimsError
from geo.standing import assess
from geo.tables import column_of
from maps.assemble import Frame, baseline_for, claims_within, load_tables
from maps.editions import Previous, record_of
from maps.errors import EditionError

_PAGES = {".html", ".htm"}
_DATA = "frontline-data"
_DAYS = ("event_date", "event_date_end", "published")
# Columns of a page's claims by the fields of a claims table.
_COLUMNS = {
    "kind": "kind",
    "actor": "actor",
    "stance": "stance",
    "place": "printed",
    "within": "within",
    "event_date": "begin",
    "event_date_end": "end",
    "time_precision": "timePrecision",
    "published": "published",
    "claimant": "claimant",
    "claimant_side": "claimantSide",
    "hedge": "hedge",
    "origin": "origin",
    "destination": "destination",
    "publisher": "publisher",
    "title": "title",
    "url": "url",
    "archive_url": "archive",
    "note": "note",
    "standing": "standing",
}


def read_previous(path: Path, frame: Frame, *, gazetteer: Gazetteer) -> Previous:
    """Read the claims of the edition before.

    Parameters
    ----------
    path
        A page that `frontline map` wrote (``.html``), or a claims table.
    frame
        What the edition now being made shows; of a table, only such claims count.
    gazetteer
        Where to look up the places of a table.

    Returns
    -------
    Previous
        Its claims by id; those of a table with their standings among themselves.

    Raises
    ------
    EditionError
        If a page holds no data of ours, or any other file is no claims table.
    ClaimsError
        With every fault of a claims table.
    UnresolvedPlacesError
        With every place of a table that is ambiguous or not found.
    """
    if path.suffix.lower() in _PAGES:
        return _from_page(path)
    _must_be_table(path)
    claims = load_tables([path], gazetteer=gazetteer, as_known_on=frame.as_of).claims
    since = (frame.baseline or baseline_for(frame.start)).date
    shown = claims_within(claims, frame, since=since)
    standings = assess(shown)
    return Previous(None, {c.id: record_of(c, standing=standings[c.id].standing) for c in shown})


def _must_be_table(path: Path) -> None:
    """Refuse a file that has no claims at all, before its lines are taken for bad ones."""
    try:
        column_of(path, "kind")
    except ClaimsError:
        told = f"{path.name}: no edition: neither a page of this command nor a claims table"
        raise EditionError(told) from None


class _Data(HTMLParser):
    """Finds the text of the element that holds a page's data."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the data begins."""
        self.inside = tag == "script" and dict(attrs).get("id") == _DATA

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser calls it so
        """Note where the data ends."""
        self.inside = False

    def handle_data(self, data: str) -> None:
        """Keep what stands between."""
        if self.inside:
            self.text += data


def _from_page(path: Path) -> Previous:
    parser = _Data()
    parser.feed(path.read_text(encoding="utf-8", errors="replace"))
    try:
        data = json.loads(parser.text)
        records = _records(data["claims"])
        return Previous(date.fromisoformat(data["asOf"]), records)
    except (ValueError, LookupError, TypeError) as error:
        told = f"{path.name}: no page of this command, or one that is damaged"
        raise EditionError(f"{told}: {error!r} in the element with the id {_DATA}") from None


def _records(claims: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    texts, columns = claims["texts"], claims["columns"]
    found = {
        name: {field: texts[columns[column][at]] for field, column in _COLUMNS.items()}
        for at, name in enumerate(claims["id"])
    }
    for record in found.values():
        for field in _DAYS:
            date.fromisoformat(record[field])
    return found
