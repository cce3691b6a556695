"""Why a place has the control it has: the rule, the claims in order, who disputes it, how old."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.claim import Claim, Control, Stance, View
from geo.publications import Publication, told_once
from geo.standing import Assessment
from geo.tracks import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a place has the control it has on a date, in one view.

    Attributes
    ----------
    place_id, day, view, control
        What is explained.
    basis
        ``baseline``, ``claims``, or ``implied`` by claims about other places.
    reason
        The rule that decided.
    claims
        The claims it rests on; empty for the baseline.
    since
        Day at whose end it first had this control, without a break until now; where nothing has
        changed it that of the baseline, at the latest.
    affirmed
        Day of the last claim that counted for it, else of the baseline.
    disputed_by
        Who denies or contradicts a claim about the place made since it has this control; sorted.
    steps
        All claims about the place until that date, in the order they took effect, those that
        changed nothing included.
    """

    place_id: str
    day: date
    view: View
    control: Control
    basis: str
    reason: str
    claims: tuple[str, ...]
    since: date
    affirmed: date
    disputed_by: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def age_days(self) -> int:
        """Days from :attr:`affirmed` to the day: a claim ages, even if nothing contradicts it."""
        return (self.day - self.affirmed).days


def account(
    found: Sequence[Explanation],
    claims: Mapping[str, Claim],
    assessments: Mapping[str, Assessment],
) -> Iterator[str]:
    """Write explanations of one place down for people.

    Parameters
    ----------
    found
        What :meth:`geo.history.History.explain` gives for one day, in one view or more.
    claims, assessments
        Those of the history, by id.

    Yields
    ------
    str
        A line: for each view what it is, since when, how old the last word for it is, why, and
        who disputes it; then each claim,
        once, in order, with all that printed it, its standing and what it did in each view.
    """
    for one in found:
        ago = f"{one.age_days} day{'s' * (one.age_days != 1)} ago"
        if one.basis == "baseline":
            since = f"since {one.since} or before ({ago})"
        else:
            since = f"since {one.since}, last affirmed on {one.affirmed} ({ago})"
        yield f"{one.view}: {one.control} {since}, by {one.basis}: {one.reason}"
        if one.disputed_by:
            yield f"  disputed by {'; '.join(one.disputed_by)}"
    told: dict[tuple[date, str, bool], dict[View, Step]] = {}
    for one in found:
        for step in one.steps:
            told.setdefault((step.day, step.claim, step.implied), {})[one.view] = step
    if not told:
        yield "no claim about it until then"
    printed = {p.claim: one for one in told_once(claims.values()) for p in one.publications}
    names = {name for _, name, _ in told}
    first = [
        key
        for key in sorted(told, key=lambda key: key[0])
        if key[1] == printed[key[1]].claim.id or printed[key[1]].claim.id not in names
    ]
    for number, key in enumerate(first, start=1):
        day, name, implied = key
        yield f"{number}. {day} {_statement(claims[name], printed[name].publications)} [{name}]"
        yield f"   {assessments[name].reason}"
        if implied:
            yield "   about another place, from which it reaches this one"
        yield from (f"   {view}: {_outcome(step)}" for view, step in told[key].items())


def _statement(claim: Claim, publications: Sequence[Publication]) -> str:
    """Who said what, and every publication that printed it, with its day."""
    denied = "not " if claim.stance is Stance.DENIES else ""
    hedge = f" ({claim.hedge})" if claim.hedge else ""
    printed = "; ".join(
        ", ".join(part for part in (one.publisher, f"{one.published}"[:10]) if part)
        for one in publications
    )
    return (
        f"{claim.voice} ({claim.claimant_side}): {denied}{claim.kind} by {claim.actor}{hedge},"
        f" {claim.place}; {printed}"
    )


def _outcome(step: Step) -> str:
    if step.changed:
        return f"{step.before} -> {step.after}"
    return f"{step.after} as before" if step.counted else f"no change: {step.reason}"
