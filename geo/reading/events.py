"""What a report says happened: candidates weighed, with actor, stance and hedge."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.claim import ANNOUNCED, Kind, Side, Stance
from geo.reading.company import Neighbour, company
from geo.reading.denials import denying
from geo.reading.document import Candidate, Document
from geo.reading.lexicon import Mark
from geo.reading.offensive import offensives
from geo.reading.rivals import rivalry
from geo.reading.scene import PlaceAt, Scene
from geo.reading.voices import Voice
from geo.reading.weights import NOTHING, Weights

HEDGE_REACH = 12  # words before a verb in which "reportedly" weakens it
_ORDER_REACH = 14  # words before a verb in which an order to withdraw announces it


@dataclass(slots=True)
class Event:
    """Something that a sentence says: one kind, one actor, places of one list.

    Attributes
    ----------
    chance, purity
        Probability that anything happened there, and the share of its kind in that.
    share, certain
        Probability of its actor and of its stance.
    """

    number: int
    kind: Kind
    actor: Side
    places: tuple[PlaceAt, ...]
    candidate: Candidate
    stance: Stance
    hedge: str
    level: str
    chance: float
    purity: float
    share: float
    certain: float
    origin: str = ""
    destination: str = ""

    @property
    def trigger(self) -> Mark:
        """The words that tell what happened."""
        return self.candidate.trigger

    @property
    def voice(self) -> Voice:
        """Who says so."""
        return self.candidate.voice

    @property
    def sure(self) -> float:
        """How sure each step was, taken together."""
        return self.chance * self.share * self.certain

    @property
    def rule(self) -> str:
        """What it rests on, in words: trigger, relation, sort of place."""
        group = self.candidate.pair.group
        how = (group.relation or "object") if group else "reference"
        return f"{self.kind}: {how} of «{self.candidate.trigger_words}»"


class _Told(NamedTuple):
    """What a candidate tells of, and how likely it does."""

    candidate: Candidate
    kind: Kind
    chance: float
    purity: float


def events(doc: Document, weights: Weights) -> Iterator[Event]:
    """Weigh the candidates of a report.

    Parameters
    ----------
    doc
        The report.
    weights
        Of the evidence.

    Yields
    ------
    Event
        In the order of the text; of the triggers that say the same of a list of places only
        the surest.
    """
    told = [sentence for sentence in _told(doc, weights) if sentence]
    first = [list(_actors(doc, sentence, weights)) for sentence in told]
    moves = [
        one.candidate.move(one.kind, one.chance * (2 * share - 1))
        for acting in first
        for one, _, share in acting
    ]
    pushing = offensives((move.number, move.kind, move.lean) for move in moves)
    beside = iter(company(moves))
    for sentence, acting in zip(told, first, strict=True):
        side = pushing[sentence[0].candidate.number]
        around = [next(beside) for _ in sentence]
        known = side is not None or any(around)
        again = _actors(doc, sentence, weights, offensive=side, around=around) if known else acting
        for one, actor, share in again:
            yield _event(one, actor, share, weights)


def _told(doc: Document, weights: Weights) -> Iterator[list[_Told]]:
    """What each sentence tells, sentences that tell nothing left out."""
    candidates = list(doc.candidates())
    shares = weights.shares(candidate.features for candidate in candidates)
    outcomes = weights.outcomes(shares, rivalry(candidates, shares))
    found: list[_Told] = []
    for candidate, (kind, chance, purity) in zip(candidates, outcomes, strict=True):
        if kind == NOTHING:
            continue
        if found and found[0].candidate.number != candidate.number:
            yield _surest(found)
            found = []
        found.append(_Told(candidate, Kind(kind), chance, purity))
    if found:
        yield _surest(found)


def _surest(found: Iterable[_Told]) -> list[_Told]:
    """The surest of the triggers that say the same of a list, in the order of the sentence."""
    # Of the places that words may refer back to, the likeliest.
    meant = _likeliest(found, lambda o: (o.candidate.trigger.i, o.candidate.pair.i))
    best = _likeliest(meant, lambda o: (o.kind, o.candidate.pair.i))
    chosen = sorted(best, key=lambda o: (o.candidate.trigger.i, o.candidate.pair.i))
    named = {o.candidate.trigger.i for o in chosen if o.candidate.pair.group is not None}
    settled: dict[tuple[int, Kind], float] = {}  # how surely towns are told of
    for one in chosen:
        if not _is_frame(one.candidate):
            words = (one.candidate.trigger.i, one.kind)
            settled[words] = max(one.chance, settled.get(words, 0.0))
    return [
        one
        for one in chosen
        if (one.candidate.pair.group is not None or one.candidate.trigger.i not in named)
        and not (
            _is_frame(one.candidate)
            and one.chance <= settled.get((one.candidate.trigger.i, one.kind), 0.0)
        )
    ]


def _likeliest(found: Iterable[_Told], key: Callable[[_Told], Hashable]) -> Iterable[_Told]:
    """The likeliest of all that have one key; of equals the first."""
    best: dict[Hashable, _Told] = {}
    for one in found:
        other = best.setdefault(key(one), one)
        if one.chance > other.chance:
            best[key(one)] = one
    return best.values()


def _actors(
    doc: Document,
    sentence: Sequence[_Told],
    weights: Weights,
    *,
    offensive: Side | None = None,
    around: Sequence[tuple[Neighbour, ...]] = (),
) -> Iterator[tuple[_Told, Side, float]]:
    """Whose forces each event of a sentence tells of, and the probability of Ukraine's."""
    previous: Side | None = None
    for n, one in enumerate(sentence):
        pair = one.candidate.pair
        ballot = doc.ballot(
            one.candidate.number, pair.trigger, pair.clause, one.candidate.voice,
            kind=one.kind, previous=previous, offensive=offensive,
            company=around[n] if around else (),
        )  # fmt: skip
        share = weights.ukrainian(ballot)
        previous = Side.UKRAINE if share >= 0.5 else Side.RUSSIA
        yield one, previous, share


def _is_frame(candidate: Candidate) -> bool:
    """Whether a region or a sector only frames what is told of towns in it."""
    group = candidate.pair.group
    return group is not None and (group.unit or "sector" in group.places[0].spot.kinds)


def _event(one: _Told, actor: Side, share: float, weights: Weights) -> Event:
    candidate, kind = one.candidate, one.kind
    scene = candidate.scene
    stance = weights.denied(denying(candidate, kind, actor))
    says = Stance.DENIES if stance >= 0.5 else Stance.ASSERTS
    origin, destination = _ends(scene, candidate, kind)
    return Event(
        candidate.number, kind, actor, candidate.places, candidate, says,
        *_hedge(scene, candidate, kind, actor), one.chance, one.purity, max(share, 1 - share),
        max(stance, 1 - stance), origin, destination,
    )  # fmt: skip


def _hedge(scene: Scene, candidate: Candidate, kind: Kind, actor: Side) -> tuple[str, str]:
    """Words that weaken a claim, and how: "likely", "may have", "announced"; empty without."""
    trigger = candidate.trigger
    if kind is Kind.WITHDRAWAL and candidate.voice.side is actor:
        start = max(0, trigger.i - _ORDER_REACH)
        if scene.has("announce", start, trigger.i) or scene.has(
            "announce", trigger.j, trigger.j + 4
        ):
            return ANNOUNCED, ANNOUNCED
    hedge = scene.has("hedge", max(0, trigger.i - HEDGE_REACH), trigger.j + 1)
    return (" ".join(scene.lower[hedge.i : hedge.j]), hedge.value) if hedge else ("", "")


def _ends(scene: Scene, candidate: Candidate, kind: Kind) -> tuple[str, str]:
    """Where a movement came from and where it went, if its clause names that besides its place."""
    if kind not in (Kind.ADVANCE, Kind.WITHDRAWAL):
        return "", ""
    clause = candidate.pair.clause
    beside = [
        g for g in scene.groups
        if g is not candidate.pair.group and clause.left <= g.i and g.j <= clause.right
        and abs(g.i - candidate.trigger.i) < 12
    ]  # fmt: skip
    origin = next((g.places[0].spot.query for g in beside if g.relation == "from"), "")
    destination = next((g.places[0].spot.query for g in beside if g.relation == "to"), "")
    return ("" if kind is Kind.WITHDRAWAL else origin, destination)
