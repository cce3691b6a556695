"""A report in, attributed claims out, by the rules of the lexicon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol

from gazetteer import Gazetteer, Resolution
from geo.claim import UNATTRIBUTED, TimePrecision, latest_day
from geo.reading.confidence import Told, grounds
from geo.reading.dateline import day_at_head
from geo.reading.drafts import Placed, drafts
from geo.reading.measures import bearing_of
from geo.reading.readclaim import ReadClaim
from geo.reading.resolving import resolve_names
from geo.reading.weights import Weights, bundled
from geo.reading.words import LANGUAGES, language_of
from geo.report import Report

LONGEST_TEXT = 200_000  # characters that are read; the rest is no report any more


LEAST = 0.35  # confidence below which nothing is told
SURE = 0.55  # confidence that one claim of a report must have, for the others to be told


FAR_APART_DAYS = 14  # from which two dates of one claim are two claims


class Reader(Protocol):
    """What reads a report; another model may stand in for the rules."""

    def read(self, report: Report) -> tuple[ReadClaim, ...]:
        """Give the claims of a report in the order of its text."""
        ...


def read(report: Report, gazetteer: Gazetteer | None = None) -> tuple[ReadClaim, ...]:
    """Read the territorial claims of a report by the rules of the lexicon.

    Parameters
    ----------
    report
        In English, Ukrainian or Russian; other languages give no claims.
    gazetteer
        Where places are looked for; the embedded one by default.

    Returns
    -------
    tuple of ReadClaim
        In the order of the text; empty where nothing is claimed.
    """
    return RuleReader(gazetteer or _gazetteer()).read(report)


class RuleReader:
    """The reader that goes by the lexicon.

    Parameters
    ----------
    gazetteer
        Where places are looked for.
    weights
        Of the evidence; the bundled ones by default.
    least, sure
        Confidence from which a claim is told, and that one claim of its report must have.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        *,
        weights: Weights | None = None,
        least: float = LEAST,
        sure: float = SURE,
    ) -> None:
        self._gazetteer = gazetteer
        self._weights = weights or bundled()
        self._least, self._sure = least, sure

    def read(self, report: Report) -> tuple[ReadClaim, ...]:
        """Give the claims of a report in the order of its text.

        Parameters
        ----------
        report
            As for :func:`read`.

        Returns
        -------
        tuple of ReadClaim
            Without repeats.
        """
        told = self.told(report)
        judge = self._weights
        claims = [one.claim for one in told]
        if judge.claims:
            claims = [
                replace(claim, confidence=round(judge.right(found), 2))
                for claim, found in zip(claims, grounds(told), strict=True)
            ]
        # In a report without territorial claims nothing is sure, though much looks likely.
        if all(claim.confidence < self._sure for claim in claims):
            return ()
        return tuple(claim for claim in claims if claim.confidence >= self._least)

    def told(self, report: Report) -> list[Told]:
        """Give all that a report may claim, however unlikely, with what it rests on.

        Parameters
        ----------
        report
            As for :func:`read`.

        Returns
        -------
        list of Told
            In the order of the text, without repeats; each as sure as its steps together.
        """
        text = report.text[:LONGEST_TEXT]
        language = report.language[:2] or language_of(text)
        if language not in LANGUAGES:
            return []
        moment = report.published or day_at_head(text, language)
        report = replace(report, language=report.language or language, published=moment)
        published = latest_day(moment) if moment else None
        read = drafts(
            text, language, published, self._weights,
            publisher=report.publisher, title=report.title,
        )  # fmt: skip
        found, wide = read.claims, read.wide
        if not found:
            return []
        resolved = resolve_names(
            [(one.spot.query, one.within) for one in found], self._gazetteer, published,
            around=read.names,
        )  # fmt: skip
        return _merged(
            [
                Told(_finished(one, answer, report, wide=wide), one)
                for one, answer in zip(found, resolved, strict=True)
            ]
        )


def _finished(one: Placed, answer: Resolution, report: Report, *, wide: bool) -> ReadClaim:
    event, day = one.event, one.day
    voice = event.voice
    published = report.published_day
    first = day.first if day else published
    last = day.last if day and day.last != day.first else None
    if first and published and first > published:
        first, last = published, None
    hedge, level = event.hedge, event.level
    if wide and not hedge:
        hedge, level = "could not independently verify", "unconfirmed"
    note = "" if day else ("the report gives no day; its own stands here" if published else
                           "the report has no date, so the event has none")  # fmt: skip
    printed = report.text[one.spot.first : one.spot.last]
    place = f"{one.said} {printed}" if one.said else printed
    return ReadClaim(
        kind=event.kind, actor=event.actor,
        place=place, within=one.within,
        resolution=answer, event_date=first, event_date_end=last,
        time_precision=day.precision if day else TimePrecision.DAY,
        claimant=voice.name, claimant_side=voice.side, stance=event.stance, hedge=hedge,
        origin=event.origin, destination=event.destination,
        confidence=event.sure, rule=event.rule, report=report,
        vague=one.vague, trigger_span=one.trigger, place_span=(one.spot.first, one.spot.last),
        claimant_span=voice.span, date_span=one.date_span, note=note, hedge_level=level,
        bearing=bearing_of(place, (report.language or "")[:2]),
    )  # fmt: skip


def _merged(told: Sequence[Told]) -> list[Told]:
    """One claim a statement: a repeat adds nothing, and a bare headline yields to its report."""
    kept: list[Told] = []
    for one in told:
        for n, other in enumerate(kept):
            if not _same(one.claim, other.claim):
                continue
            if _better(one.claim, other.claim):
                kept[n] = one
            break
        else:
            kept.append(one)
    return kept


def _same(claim: ReadClaim, other: ReadClaim) -> bool:
    if (claim.kind, claim.actor, claim.stance) != (other.kind, other.actor, other.stance):
        return False
    if (claim.place_id or claim.place) != (other.place_id or other.place):
        return False
    if claim.precision is not other.precision and claim.claimant != other.claimant:
        return False
    days = (claim.event_date, other.event_date)
    if days[0] and days[1] and abs((days[0] - days[1]).days) > FAR_APART_DAYS:
        return False
    if claim.claimant == other.claimant:
        return True
    # A bare telling yields to who is named, unless each of them gives a day of its own.
    bare = UNATTRIBUTED in (claim.claimant, other.claimant)
    return bare and None in (claim.date_span, other.date_span)


def _better(claim: ReadClaim, other: ReadClaim) -> bool:
    """Whether the later telling is the fuller one: it names who says so, or the day."""
    named = (claim.claimant != UNATTRIBUTED) - (other.claimant != UNATTRIBUTED)
    if named:
        return named > 0
    dated = (claim.date_span is not None) - (other.date_span is not None)
    return dated > 0 or (dated == 0 and claim.confidence > other.confidence)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()
