"""What a report says happened: candidates weighed, with actor, stance and hedge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from geo.claim import ANNOUNCED, Kind, Side, Stance, opponent
from geo.reading.document import Candidate, Document
from geo.reading.lexicon import Mark
from geo.reading.scene import PlaceAt, Scene
from geo.reading.voices import Voice
from geo.reading.weights import NOTHING, Weights

LEAST = 0.25  # probability from which a trigger speaks of a place
HEDGE_REACH = 12  # words before a verb in which "reportedly" weakens it
_ORDER_REACH = 14  # words before a verb in which an order to withdraw announces it
_STANCE = ("neg", "denies", "third", "side", "attempt", "plan")


@dataclass(slots=True)
class Event:
    """Something that a sentence says: one kind, one actor, places of one list."""

    number: int
    kind: Kind
    actor: Side
    places: tuple[PlaceAt, ...]
    candidate: Candidate
    stance: Stance
    hedge: str
    sure: float
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
    def rule(self) -> str:
        """What it rests on, in words: trigger, relation, sort of place."""
        group = self.candidate.pair.group
        how = (group.relation or "object") if group else "reference"
        return f"{self.kind}: {how} of «{self.candidate.trigger_words}»"


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
    sentence: list[tuple[Candidate, str, float]] = []
    number = -1
    for candidate in doc.candidates():
        if candidate.number != number:
            yield from _sentence(doc, sentence, weights)
            sentence, number = [], candidate.number
        kind, chance = weights.outcome(candidate.features)
        if kind != NOTHING and chance >= LEAST:
            sentence.append((candidate, kind, chance))
    yield from _sentence(doc, sentence, weights)


def _sentence(
    doc: Document, found: Iterable[tuple[Candidate, str, float]], weights: Weights
) -> Iterator[Event]:
    best: dict[tuple[str, int], tuple[Candidate, str, float]] = {}
    for candidate, kind, chance in found:
        key = (kind, candidate.pair.i)
        if key not in best or chance > best[key][2]:
            best[key] = (candidate, kind, chance)
    chosen = sorted(best.values(), key=lambda one: (one[0].trigger.i, one[0].pair.i))
    named = {c.trigger.i for c, _, _ in chosen if c.pair.group is not None}
    settled = {(c.trigger.i, kind) for c, kind, _ in chosen if not _is_frame(c)}
    previous: Side | None = None
    for candidate, kind, chance in chosen:
        if candidate.pair.group is None and candidate.trigger.i in named:
            continue
        if _is_frame(candidate) and (candidate.trigger.i, kind) in settled:
            continue
        event = _event(doc, candidate, Kind(kind), chance, previous, weights)
        previous = event.actor
        yield event


def _is_frame(candidate: Candidate) -> bool:
    """Whether a region or a sector only frames what is told of towns in it."""
    group = candidate.pair.group
    return group is not None and (group.unit or "sector" in group.places[0].spot.kinds)


def _event(
    doc: Document,
    candidate: Candidate,
    kind: Kind,
    chance: float,
    previous: Side | None,
    weights: Weights,
) -> Event:
    pair, scene = candidate.pair, candidate.scene
    ballot = doc.ballot(
        candidate.number, pair.trigger, pair.clause, candidate.voice, kind=kind, previous=previous
    )
    share = weights.ukrainian(ballot)
    actor = Side.UKRAINE if share >= 0.5 else Side.RUSSIA
    stance = weights.denied(stance_features(candidate.features, kind, actor, candidate.voice))
    says = Stance.DENIES if stance >= 0.5 else Stance.ASSERTS
    sure = chance * max(share, 1 - share) * max(stance, 1 - stance)
    origin, destination = _ends(scene, candidate, kind)
    return Event(
        candidate.number, kind, actor, candidate.places, candidate, says,
        _hedge(scene, candidate, kind, actor), sure, origin, destination,
    )  # fmt: skip


def stance_features(features: Iterable[str], kind: str, actor: Side, voice: Voice) -> list[str]:
    """Give the evidence that a claimant denies: negation, and whom the event would serve.

    Parameters
    ----------
    features
        Evidence of the candidate.
    kind, actor, voice
        What would have happened, by whose forces, and who speaks of it.

    Returns
    -------
    list of str
        Names of evidence.
    """
    loses = actor if kind == Kind.WITHDRAWAL else opponent(actor)
    serves = "harms" if voice.side is loses else "serves" if voice.side is opponent(loses) else "no"
    found = [name for name in features if _is_of_stance(name)]
    neg = any(f.startswith("neg ") for f in found)
    return [*found, f"{serves} speaker", f"{serves} {'neg' if neg else 'plain'}",
            f"{serves} {kind}", f"{serves} denies {voice.denies}"]  # fmt: skip


@lru_cache(maxsize=65_536)
def _is_of_stance(feature: str) -> bool:
    return any(word in feature for word in _STANCE)


def _hedge(scene: Scene, candidate: Candidate, kind: Kind, actor: Side) -> str:
    trigger = candidate.trigger
    if kind is Kind.WITHDRAWAL and candidate.voice.side is actor:
        start = max(0, trigger.i - _ORDER_REACH)
        if scene.has("announce", start, trigger.i) or scene.has(
            "announce", trigger.j, trigger.j + 4
        ):
            return ANNOUNCED
    hedge = scene.has("hedge", max(0, trigger.i - HEDGE_REACH), trigger.j + 1)
    return " ".join(scene.lower[hedge.i : hedge.j]) if hedge else ""


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
