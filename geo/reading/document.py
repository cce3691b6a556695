"""A report as sentences in order, with what earlier ones leave behind for the later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from gazetteer.mentions import find_spots
from gazetteer.spot import Spot
from geo.claim import Side
from geo.reading.clauses import Clause, clause_of
from geo.reading.dateline import dateline_end
from geo.reading.lexicon import Mark, lexicon
from geo.reading.pairs import Pair, pairs
from geo.reading.resolving import Name
from geo.reading.scene import PlaceAt, Scene
from geo.reading.sentences import Sentence, sentences
from geo.reading.settling import settle
from geo.reading.sides import Setting, Vote, meant, votes
from geo.reading.speech import Speech
from geo.reading.voices import Voice

_ABROAD = 3  # sentences for which a region of Russia stays the scene
_BACK = 8  # sentences over which "the town" reaches back
_HEADING = 6  # words of a sentence that only names what the next ones speak of


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a sentence may say of a list of places, before it is weighed.

    Attributes
    ----------
    number
        Of the sentence.
    places
        Of the list; the one referred back to where words only refer.
    features
        Evidence that the trigger speaks of the places.
    """

    number: int
    scene: Scene
    pair: Pair
    places: tuple[PlaceAt, ...]
    features: tuple[str, ...]

    @property
    def trigger(self) -> Mark:
        """Mark of the words that tell what happened."""
        return self.pair.trigger

    @property
    def voice(self) -> Voice:
        """Who speaks at the trigger."""
        return self.pair.voice

    @property
    def trigger_words(self) -> str:
        """The words that tell what happened."""
        return " ".join(self.scene.lower[self.trigger.i : self.trigger.j])


@dataclass(slots=True)
class Document:
    """A report read once: its sentences and who speaks in them.

    Attributes
    ----------
    tone
        Side whose words the report itself uses; ``None`` where it uses neither's.
    """

    scenes: list[Scene]
    speech: Speech
    tone: Side | None
    forces: list[Side | None] = field(default_factory=list)

    def candidates(self) -> Iterator[Candidate]:
        """Give what each trigger may say of each list of places, in the order of the text."""
        for n, scene in enumerate(self.scenes):
            triggers = scene.triggers
            if not triggers:
                continue
            clauses = [clause_of(scene, trigger) for trigger in triggers]
            voices = [self.speech.voice(n, trigger.i) for trigger in triggers]
            for pair in pairs(scene, triggers, clauses, voices):
                places, extra = self._places(n, pair)
                if places:
                    yield Candidate(n, scene, pair, places, (*pair.features, *extra))

    def names(self) -> list[Name]:
        """Every place that the report names, with the larger unit named with it."""
        return [
            (place.spot.query, place.within)
            for scene in self.scenes
            for group in scene.groups
            for place in group.places
        ]

    def ballot(
        self, number: int, trigger: Mark, clause: Clause, voice: Voice,
        *, kind: str, previous: Side | None = None, offensive: Side | None = None,
    ) -> tuple[Vote, ...]:  # fmt: skip
        """Give what speaks for either side as the one that a trigger speaks of."""
        setting = Setting(
            kind, voice, self.forces[number], self.tone, self._home(number), previous, offensive
        )
        return tuple(votes(self.scenes[number], trigger, clause, setting))

    def _home(self, number: int) -> Side:
        """Side on whose soil a sentence plays: Ukraine's unless a region of Russia is named."""
        near = self.scenes[max(0, number - _ABROAD) : number + 1]
        return Side.RUSSIA if any(scene.marks["abroad"] for scene in near) else Side.UKRAINE

    def _places(self, n: int, pair: Pair) -> tuple[tuple[PlaceAt, ...], tuple[str, ...]]:
        if pair.group is not None:
            return tuple(pair.group.places), ()
        understood = pair.i == pair.trigger.i
        for back in range(1 if understood else 0, _BACK + 1):
            if n - back < 0:
                break
            named = [
                place
                for group in self.scenes[n - back].groups
                for place in group.places
                if not place.unit
                and "sector" not in place.spot.kinds
                and (back or place.j <= pair.i)
            ] or [place for place in self.scenes[n - back].offices if back or place.j <= pair.i]
            if named:
                return (named[-1],), self._reference(n, pair, back, many=len(named) > 1)
        return (), ()

    def _reference(self, n: int, pair: Pair, back: int, *, many: bool) -> tuple[str, ...]:
        """Evidence that a sentence speaks of the place that one before it names last."""
        scene, earlier = self.scenes[n], self.scenes[n - back]
        understood = pair.i == pair.trigger.i
        how = "understood" if understood else "named"
        here = "here" if earlier.sentence.paragraph == scene.sentence.paragraph else "elsewhere"
        number, far, kind = "list" if many else "one", min(back, 4), pair.trigger.value
        forces = "forces" if scene.forces else "no forces"
        head = "head" if len(earlier.lower) <= _HEADING else "text"
        found: tuple[str, ...] = (
            f"back {far}", f"back {far} {number}", f"{kind} back {far}", f"{how} {here} {far}",
            f"{kind} {how} {here}", f"{how} {number}", f"{how} {here} {head}",
            f"{how} {number} {head} {far}",
        )  # fmt: skip
        if earlier.triggers:  # "That is a lie" denies whatever was said before
            said = earlier.triggers[-1].value
            form = pair.trigger.entry.form
            found += (f"{form} after {said}", f"{kind} {form} after {said} {far}")
        if understood:
            return (*found, f"{how} {forces}", f"{how} {forces} {kind}",
                    f"{how} {forces} {here} {far}")  # fmt: skip
        word = scene.lower[pair.i]
        return (*found, f"refers {word} {number}", f"refers {word} {here}")


def document(
    text: str, language: str, published: date | None, *, publisher: str = "", title: str = ""
) -> Document:
    """Read a text into sentences with all that is marked in them.

    Parameters
    ----------
    text, language
        The report and the language of its lexicon.
    published
        Latest day that it can tell of; ``None`` if not known.
    publisher, title
        Who printed it and its headline; empty where not known.

    Returns
    -------
    Document
        Without sentences where the text has none.
    """
    spots = find_spots(text)
    scenes = [_scene(text, part, language, spots, published) for part in sentences(text)]
    if scenes:
        scenes[0].leave_out(dateline_end(scenes[0]))
    settle(scenes, published)
    tone = _tone(scenes)
    speech = Speech(scenes, language=language, publisher=publisher, title=title, tone=tone,
                    published=published)  # fmt: skip
    found = Document(scenes, speech, tone)
    force: Side | None = None
    for number, scene in enumerate(scenes):
        found.forces.append(force)
        named = (meant(scene, mark, speech.voice(number, mark.i), tone) for mark in scene.forces)
        force = next((side for side in named if side), force)
    return found


def _scene(
    text: str, part: Sentence, language: str, spots: Sequence[Spot], published: date | None
) -> Scene:
    inside = [spot for spot in spots if part.start <= spot.start and spot.last <= part.end]
    return Scene(text, part, lexicon=lexicon(language), spots=inside, published=published)


def _tone(scenes: Sequence[Scene]) -> Side | None:
    """Side whose own words a report uses: "occupiers", «оркі», or «нацисты», «боевики ВСУ»."""
    lean = 0
    for scene in scenes:
        for mark in scene.marks["tone"]:
            lean += 1 if mark.value == "ukraine" else -1
    if not lean:
        return None
    return Side.UKRAINE if lean > 0 else Side.RUSSIA
