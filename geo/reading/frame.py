"""A trigger in its clause, and the event that may come of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.claim import Kind, Side, Stance
from geo.reading.lexicon import Mark
from geo.reading.scene import PlaceAt
from geo.reading.voices import Voice

GROUND = "unnamed ground"  # rule of a claim about settlements that are counted, not named


@dataclass(slots=True)
class Event:
    """Something that a sentence says: one kind, one actor, places of one list."""

    kind: Kind
    actor: Side
    places: list[PlaceAt]
    trigger: Mark
    voice: Voice
    stance: Stance = Stance.ASSERTS
    hedge: str = ""
    sure: float = 1.0
    rule: str = ""
    vague: bool = False
    origin: str = ""
    destination: str = ""
    anaphor: bool = False
    left: int = 0
    right: int = 0
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Frame:
    """A trigger and the stretch of its sentence that belongs to it."""

    trigger: Mark
    left: int
    right: int
    voice: Voice
    previous: Event | None
    said: int = 0
    passive: bool = False

    @property
    def kind(self) -> Kind:
        """Kind of event that the trigger tells of."""
        return Kind(self.trigger.value)

    @property
    def form(self) -> str:
        """How the trigger is built: active, passive, noun."""
        return self.trigger.entry.form
