"""From text to events at single places, each with its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gazetteer.spot import Spot
from geo.claim import Stance
from geo.reading.absolute import Day
from geo.reading.document import Document, document
from geo.reading.events import Event, events
from geo.reading.readclaim import Span
from geo.reading.resolving import Name
from geo.reading.weights import Weights
from geo.reading.when import Outcome, day_of


@dataclass(slots=True)
class Placed:
    """An event at one place, with its day, before places are resolved."""

    event: Event
    spot: Spot
    within: str
    vague: bool
    said: str
    day: Day | None
    trigger: tuple[int, int]
    date_span: Span


@dataclass(slots=True)
class Drafts:
    """What a report gave, and whether it says that nothing in it could be verified.

    Attributes
    ----------
    names
        Every place that it names, the headline first, with the larger unit named with it.
    """

    claims: list[Placed]
    wide: bool
    names: list[Name]


def drafts(
    text: str, language: str, published: date | None, weights: Weights, *,
    publisher: str = "", title: str = "",
) -> Drafts:  # fmt: skip
    """Read a text into events at places.

    Parameters
    ----------
    text, language
        The report and the language of its lexicon.
    published
        Latest day that it can tell of; ``None`` if not known.
    weights
        Of the evidence.
    publisher, title
        Who printed it and its headline; empty where not known.

    Returns
    -------
    Drafts
        In the order of the text.
    """
    doc = document(text, language, published, publisher=publisher, title=title)
    found = [placed for event in events(doc, weights) for placed in _placed(doc, event, published)]
    wide = any(scene.marks["wide-hedge"] for scene in doc.scenes)
    return Drafts(found, wide, doc.names())


def _placed(doc: Document, event: Event, published: date | None) -> Iterator[Placed]:
    scene = event.candidate.scene
    if scene.marks["wide-hedge"] or scene.tells_of_old:
        return
    clause = event.candidate.pair.clause
    at = None if event.candidate.pair.group is None else event.candidate.pair.i
    day = day_of(
        doc.scenes, event.number, event.trigger, clause, published, at=at, speech=doc.speech,
        outcome=Outcome(event.kind, event.stance is Stance.DENIES),
    )  # fmt: skip
    trigger = scene.offsets(event.trigger.i, event.trigger.j)
    date_span = day.span if day else None
    referred = event.candidate.pair.group is None
    for place in event.places:
        vague = place.relation == "near" or "sector" in place.spot.kinds
        yield Placed(
            event, place.spot, place.within, vague and not referred,
            "" if referred else place.said, day.day if day else None, trigger, date_span,
        )  # fmt: skip
