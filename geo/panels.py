"""Tables in the columns of others: control as VIINA has it, claims as ACLED has events.

VIINA 2.0: https://github.com/zhukovyuri/VIINA (``kod``, ``date``, ``status_...``). ACLED: its
codebook, https://acleddata.com/knowledge-base/codebook/ (event types, precision codes).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

import numpy as np
from pandas import DataFrame, concat

from gazetteer.place import Precision
from geo.claim import CONTROLS, FORCES, Claim, Kind, Side, TimePrecision, View
from geo.history import History

# VIINA's words; it has none for what is unknown.
STATUS = dict(zip(CONTROLS, ("UNKNOWN", "UA", "RU", "CONTESTED"), strict=True))
# 1: a town; 2: part of a region, or near a town; 3: a region.
GEO_PRECISION = {
    Precision.SETTLEMENT: 1,
    Precision.HROMADA: 2,
    Precision.RAION: 2,
    Precision.AREA: 2,
    Precision.OBLAST: 3,
}
TIME_PRECISION = {TimePrecision.DAY: 1, TimePrecision.WEEK: 2, TimePrecision.MONTH: 3}
BATTLES, STRATEGIC = "Battles", "Strategic developments"
DISORDER = {BATTLES: "Political violence", STRATEGIC: "Strategic developments"}
ACTORS = {
    Side.UKRAINE: "Military Forces of Ukraine (2019-)",
    Side.RUSSIA: "Military Forces of Russia (2000-)",
}
INTER = {Side.UKRAINE: "State forces", Side.RUSSIA: "External/Other forces"}
# A state regains its own territory; another state's forces overtake it as non-state actors do.
EVENT_TYPES: dict[Kind, Mapping[str, tuple[str, str]]] = {
    Kind.CAPTURE: {
        "ukraine": (BATTLES, "Government regains territory"),
        "russia": (BATTLES, "Non-state actor overtakes territory"),
    },
    Kind.WITHDRAWAL: dict.fromkeys(FORCES, (STRATEGIC, "Non-violent transfer of territory")),
    Kind.HOLD: dict.fromkeys(FORCES, (STRATEGIC, "Other")),
    Kind.ENTRY: dict.fromkeys(FORCES, (BATTLES, "Armed clash")),
    Kind.ADVANCE: dict.fromkeys(FORCES, (BATTLES, "Armed clash")),
    Kind.CLASH: dict.fromkeys(FORCES, (BATTLES, "Armed clash")),
}


def panel(
    history: History, *, ids: Collection[str] | None = None, start: date | None = None
) -> DataFrame:
    """Give control place by place and day by day, as VIINA's control tables do.

    Parameters
    ----------
    history
        At any extent.
    ids
        Settlements wanted; without it, all that have a cell.
    start
        First day wanted; without it, that of the baseline.

    Returns
    -------
    DataFrame
        A row for each place and day, places in the order of the cells: ``kod`` (KATOTTH),
        ``name``, ``oblast``, ``latitude``, ``longitude`` (degrees WGS 84), ``date`` (20220905,
        its end), ``extent``, ``status_established`` and ``status_claimed`` (UA, RU, CONTESTED,
        UNKNOWN). Empty if none of the settlements has a cell.
    """
    cells = history.cells
    chosen = [cell for cell, name in enumerate(cells.ids) if ids is None or name in ids]
    places = [cells.places[cell] for cell in chosen]
    words = np.array([STATUS[control] for control in CONTROLS])
    fixed = {
        "kod": [place.id for place in places],
        "name": [place.name for place in places],
        "oblast": [place.oblast for place in places],
        "latitude": [place.lat for place in places],
        "longitude": [place.lon for place in places],
    }
    days = []
    for day in history.dates:
        if start and day < start:
            continue
        said = {
            f"status_{view}": words[history.labels(day, view=view)[chosen]]
            for view in (View.ESTABLISHED, View.CLAIMED)
        }
        about = {"date": f"{day:%Y%m%d}", "extent": history.extent.value}
        days.append(DataFrame(fixed | about | said | {"order": chosen}))
    table = concat(days, ignore_index=True).sort_values(["order", "date"], kind="stable")
    return table.drop(columns="order").reset_index(drop=True)


def events(claims: Iterable[Claim]) -> DataFrame:
    """Give claims with the columns of ACLED's event tables.

    Parameters
    ----------
    claims
        Resolved or not.

    Returns
    -------
    DataFrame
        A row a claim, in order: ``event_id_cnty`` (the claim's id), ``event_date`` (ISO; as in
        ACLED the middle where only a week or month is known), ``year``, ``time_precision``,
        ``disorder_type``, ``event_type``, ``sub_event_type``, ``actor1``, ``inter1``,
        ``location``, ``latitude``, ``longitude`` (degrees WGS 84), ``geo_precision`` (these
        three empty if unresolved), ``source`` (the publisher), ``notes``; and what ACLED has no
        column for: ``claimant``, ``claimant_side``, ``stance``, ``hedge``. These are claims,
        not events that somebody has verified.
    """
    columns = [
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
        "sub_event_type", "actor1", "inter1", "location", "latitude", "longitude",
        "geo_precision", "source", "notes", "claimant", "claimant_side", "stance", "hedge",
    ]  # fmt: skip
    table = DataFrame([_event(claim) for claim in claims], columns=columns)
    return table.astype({"geo_precision": "Int64"})


def _event(claim: Claim) -> tuple[str | float | None, ...]:
    event_type, sub_event_type = EVENT_TYPES[claim.kind][claim.actor.value]
    day = claim.event_date
    if claim.time_precision is not TimePrecision.DAY:
        day += (claim.last_day - claim.event_date) // 2
    return (
        claim.id,
        day.isoformat(),
        day.year,
        TIME_PRECISION[claim.time_precision],
        DISORDER[event_type],
        event_type,
        sub_event_type,
        ACTORS[claim.actor],
        INTER[claim.actor],
        claim.place,
        claim.lat,
        claim.lon,
        GEO_PRECISION[claim.precision] if claim.precision else None,
        claim.publisher,
        claim.note,
        claim.claimant,
        claim.claimant_side.value,
        claim.stance.value,
        claim.hedge,
    )
