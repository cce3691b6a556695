"""A claim as read, with the words it rests on, before a person has looked at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from gazetteer import Resolution
from gazetteer.place import Precision
from geo.claim import Claim, Kind, Side, Stance, TimePrecision
from geo.measure import Compass
from geo.report import Report

Span = tuple[int, int] | None


def digest(said: Iterable[object]) -> str:
    """Give six characters made of what something says, for an id that stays the same."""
    return blake2b("|".join(map(str, said)).encode(), digest_size=3).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaim:
    """A claim as read, before a person has looked at it.

    Attributes
    ----------
    place, within
        As printed, and the larger unit named with it.
    resolution
        What the place resolves to; may be ambiguous or not found.
    event_date, event_date_end
        First and last day, both included; ``None`` without a day of publication.
    confidence
        From 0 to 1: how often claims like this one are right.
    rule
        Name of the rule that made it.
    trigger_span, place_span, claimant_span, date_span
        Offsets into the report's text, end excluded; ``None`` where nothing stands for it.
    hedge_level
        How its words weaken it: ``unconfirmed``, ``reportedly``, ``suggested``, ``appears``,
        ``likely``, ``may have``, or ``announced`` for an order not yet carried out; empty
        without a hedge.
    bearing
        Side of the place on which it happened ("south of"); ``None`` where none is said.
    """

    kind: Kind
    actor: Side
    place: str
    within: str
    resolution: Resolution
    event_date: date | None
    event_date_end: date | None
    time_precision: TimePrecision
    claimant: str
    claimant_side: Side
    stance: Stance
    hedge: str
    origin: str
    destination: str
    confidence: float
    rule: str
    report: Report
    vague: bool = False
    trigger_span: Span = None
    place_span: Span = None
    claimant_span: Span = None
    date_span: Span = None
    note: str = ""
    hedge_level: str = ""
    bearing: Compass | None = None

    @property
    def place_id(self) -> str:
        """Identifier of the place; empty where it is not resolved."""
        return self.resolution.place.id if self.resolution.place else ""

    @property
    def precision(self) -> Precision | None:
        """What the place stands for; ``area`` for what lies near or around a place."""
        place = self.resolution.place
        if place is None:
            return None
        return Precision.AREA if self.vague else place.precision

    @property
    def spans(self) -> dict[str, Span]:
        """Offsets by what they stand for."""
        return {"trigger": self.trigger_span, "place": self.place_span,
                "claimant": self.claimant_span, "date": self.date_span}  # fmt: skip

    @property
    def id(self) -> str:
        """Name that stays the same when the report is read again: made of what it says."""
        said = (self.kind, self.actor, self.stance, self.place_id or self.place, self.claimant,
                str(self.event_date))  # fmt: skip
        return f"{self.report.doc or 'report'}-{digest(said)}"

    def claim(self) -> Claim | None:
        """Give it as a row of a claims table; ``None`` where no day is known."""
        if self.event_date is None or self.report.published is None:
            return None
        place = self.resolution.place
        return Claim(
            id=self.id, doc=self.report.doc, kind=self.kind,
            actor=self.actor, place=self.place, within=self.within, place_id=self.place_id,
            lat=place.lat if place else None, lon=place.lon if place else None,
            precision=self.precision, event_date=self.event_date,
            event_date_end=self.event_date_end, time_precision=self.time_precision,
            published=self.report.published, claimant=self.claimant,
            claimant_side=self.claimant_side, stance=self.stance, hedge=self.hedge,
            origin=self.origin, destination=self.destination, publisher=self.report.publisher,
            title=self.report.title, url=self.report.url, language=self.report.language,
            confidence=self.confidence, rule=self.rule,
            spans=";".join(f"{n}={s[0]}-{s[1]}" for n, s in self.spans.items() if s),
            note=self.note,
        )  # fmt: skip
