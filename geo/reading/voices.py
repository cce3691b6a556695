"""Who says it: a claimant at a place of a text, and the persons whom a report has named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geo.claim import FORCES, UNATTRIBUTED, Side

_STEM = 4  # letters by which surnames are looked up
_ENDING = 2  # last letters of a surname that its cases change
_LONGER = 4  # letters by which a case may be longer than the stem


@dataclass(frozen=True, slots=True)
class Voice:
    """A claimant at a place of a text; ``span`` are offsets, ``None`` if nobody is named."""

    name: str
    side: Side
    span: tuple[int, int] | None = None
    inherited: bool = False
    denies: bool = False


NOBODY = Voice(UNATTRIBUTED, Side.THIRD_PARTY)


@dataclass(slots=True)
class Cast:
    """Who has been named so far in a report.

    Attributes
    ----------
    home
        Side whose words the report itself uses; ``None`` where it uses neither's.
    usual
        Side whose channels write in its language.
    unnamed
        Side that the report does not name while it names the other: its own, perhaps.
    last
        Who spoke last, for "he" and "it".
    classes
        Who was last named of each class, for "the captain" and "the ministry".
    sides
        Of bodies that a report itself says to be on a side: "the Ukrainian project DeepState".
    people
        Persons by the first letters of their surnames.
    """

    home: Side | None
    usual: Side | None = None
    unnamed: Side | None = None
    last: Voice = NOBODY
    classes: dict[str, Voice] = field(default_factory=dict)
    sides: dict[str, Side] = field(default_factory=dict)
    people: dict[str, list[tuple[str, Voice]]] = field(default_factory=dict)

    def remember(self, surname: str, voice: Voice) -> None:
        """Keep a person by the surname, in lower case."""
        stem = surname[: max(_STEM, len(surname) - _ENDING)]
        known = self.people.setdefault(surname[:_STEM], [])
        if all(stem != other for other, _ in known):
            known.append((stem, voice))

    def lean(self, side: Side) -> None:
        """Take all persons named so far who are on a side to be on this one."""
        for known in self.people.values():
            known[:] = [
                (stem, replace(voice, side=side) if voice.side in FORCES else voice)
                for stem, voice in known
            ]

    def recall(self, word: str) -> Voice | None:
        """Give the person whose surname a word is, in any case; ``None`` if nobody's."""
        for stem, voice in self.people.get(word[:_STEM], ()):
            if word.startswith(stem) and len(word) - len(stem) <= _LONGER:
                return voice
        return None
