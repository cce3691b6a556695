"""A claim and its vocabulary: who says that whose forces did what, where and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from gazetteer.place import Precision


class Kind(StrEnum):
    """What is said to have happened."""

    CAPTURE = "capture"
    ENTRY = "entry"
    ADVANCE = "advance"
    WITHDRAWAL = "withdrawal"
    CLASH = "clash"
    HOLD = "hold"


class Side(StrEnum):
    """Whose forces, or on whose side a claimant stands."""

    UKRAINE = "ukraine"
    RUSSIA = "russia"
    THIRD_PARTY = "third_party"


class Stance(StrEnum):
    """Whether the claimant says that it happened or that it did not."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Standing(StrEnum):
    """How far a claim is confirmed; derived from the other claims, never typed in."""

    CLAIMED = "claimed"
    CORROBORATED = "corroborated"
    CONCEDED = "conceded"
    DISPUTED = "disputed"
    DENIED = "denied"


class Control(StrEnum):
    """Who holds a settlement."""

    UNKNOWN = "unknown"
    UKRAINE = "ukraine"
    RUSSIA = "russia"
    CONTESTED = "contested"


class View(StrEnum):
    """Which claims count: the confirmed ones, or all that nothing denies."""

    ESTABLISHED = "established"
    CLAIMED = "claimed"


class Extent(StrEnum):
    """How far a claim reaches: its place alone, the surroundings, or what must follow."""

    NAMED = "named"
    NEAR = "near"
    IMPLIED = "implied"


class Review(StrEnum):
    """What a person decided about a claim; a draft is not yet judged."""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class TimePrecision(StrEnum):
    """How finely the event is dated."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


FORCES = (Side.UKRAINE, Side.RUSSIA)
CONTROLS = tuple(Control)
CODES = {control: code for code, control in enumerate(CONTROLS)}
ANNOUNCED = "announced"
UNATTRIBUTED = "unattributed"

# The last place on Earth where the day of an instant begins is 14 hours ahead of UTC.
_AHEAD = timedelta(hours=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One attributed statement of a report: a claimant says an actor's forces did something.

    Attributes
    ----------
    id
        Stable name of the claim, unique in its table.
    kind, actor, stance
        What, by whose forces (``ukraine`` or ``russia``), asserted or denied.
    place, within, origin, destination
        As printed; ``within`` is the larger unit that the text names, a hint for resolving.
    place_id, origin_id, destination_id
        Identifiers of the gazetteer; empty until resolved.
    lat, lon, precision
        Degrees WGS 84 and what they stand for; ``None`` until resolved.
    event_date, event_date_end
        First and last day on which it may have happened, both included; no end means one day.
    published
        Day, or aware instant in UTC, at which it was known.
    claimant, claimant_side, publisher
        Who asserts it (``unattributed`` where the report does not say), on which side that
        voice stands, and who printed it.
    hedge
        Words that weaken it; ``announced`` for an order that the withdrawing side gave out.
    superseded_by, superseded
        The report (its ``doc``) that corrected or retracted this claim's own, and its day.
    confidence
        Of a claim read by machine, from 0 to 1; ``None`` for one written by a person.
    where
        File and line it was read from; not part of the claim's value and never written.
    """

    id: str
    kind: Kind
    actor: Side
    place: str
    event_date: date
    published: date | datetime
    claimant: str
    claimant_side: Side
    doc: str = ""
    within: str = ""
    place_id: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    event_date_end: date | None = None
    time_precision: TimePrecision = TimePrecision.DAY
    stance: Stance = Stance.ASSERTS
    hedge: str = ""
    origin: str = ""
    origin_id: str = ""
    destination: str = ""
    destination_id: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""
    archive_url: str = ""
    language: str = ""
    review: Review = Review.DRAFT
    reviewer: str = ""
    reviewed: date | None = None
    superseded_by: str = ""
    superseded: date | None = None
    confidence: float | None = None
    rule: str = ""
    spans: str = ""
    note: str = ""
    where: str = field(default="", compare=False)

    @property
    def last_day(self) -> date:
        """Last day on which the event may have happened."""
        return self.event_date_end or self.event_date

    @property
    def published_day(self) -> date:
        """Day of publication; of an instant, its day in UTC."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    @property
    def is_unread_draft(self) -> bool:
        """Whether a machine read it and no person has decided about it."""
        return self.review is Review.DRAFT and self.confidence is not None

    def counts(self, as_known_on: date | None = None) -> bool:
        """Whether it says anything of control.

        Not if it is rejected, superseded by that day, or a draft of the reader (it carries a
        confidence) that nobody has accepted.
        """
        if self.review is Review.REJECTED or self.is_unread_draft:
            return False
        day = self.superseded
        return day is None or (as_known_on is not None and as_known_on < day)

    @property
    def voice(self) -> str:
        """Claimant for a sentence."""
        return "an unnamed source" if self.claimant == UNATTRIBUTED else self.claimant

    @property
    def gaining(self) -> Side | None:
        """Side that would hold more by it; ``None`` for a clash."""
        if self.kind is Kind.CLASH:
            return None
        return opponent(self.actor) if self.kind is Kind.WITHDRAWAL else self.actor

    @property
    def losing(self) -> Side | None:
        """Side that would hold less by it; ``None`` for a clash."""
        return None if self.gaining is None else opponent(self.gaining)


def latest_day(published: date | datetime) -> date:
    """Latest day that a report of this date can tell of.

    Parameters
    ----------
    published
        A day, or an aware instant.

    Returns
    -------
    date
        The day itself; of an instant, the last date that it has anywhere on Earth.
    """
    return (published + _AHEAD).date() if isinstance(published, datetime) else published


def opponent(side: Side) -> Side:
    """Give the other of the two sides whose forces fight.

    Parameters
    ----------
    side
        ``ukraine`` or ``russia``.

    Returns
    -------
    Side
        The other one; a third party is its own opponent's opponent and comes back unchanged.
    """
    if side is Side.THIRD_PARTY:
        return side
    return Side.RUSSIA if side is Side.UKRAINE else Side.UKRAINE


def control_by(side: Side) -> Control:
    """Label of a place that a side holds.

    Parameters
    ----------
    side
        ``ukraine`` or ``russia``.

    Returns
    -------
    Control
        The label of the same name.
    """
    return Control(side.value)
