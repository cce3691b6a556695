"""A report as sentences in order, with what earlier ones leave behind for the later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from gazetteer.mentions import find_spots
from gazetteer.spot import Spot
from geo.claim import Side
from geo.reading.antecedents import Topic, antecedents, topics
from geo.reading.clauses import Clause, clause_of
from geo.reading.company import Move, Neighbour
from geo.reading.dateline import dateline_end
from geo.reading.digests import day_of_digest
from geo.reading.elsewhere import naming, told_elsewhere
from geo.reading.lexicon import Mark, lexicon
from geo.reading.pairs import Pair, pairs
from geo.reading.resolving import Name
from geo.reading.scene import PlaceAt, Scene
from geo.reading.sentences import Sentence, sentences
from geo.reading.settling import settle
from geo.reading.sides import Setting, Vote, meant, votes
from geo.reading.speech import Speech
from geo.reading.standpoint import standpoint
from geo.reading.voices import Voice

_SHORT = 4  # sentences of a report in which it means nothing to name a place once
_ABROAD = 3  # sentences for which a region of Russia stays the scene


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

    def move(self, kind: str, lean: float) -> Move:
        """Give it as an event at a first look: of a kind, leaning to a side."""
        places = frozenset(place.spot.query for place in self.places)
        return Move(self.number, self.trigger.i, kind, lean, places, self.voice.name)

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
    headline
        What the headline names.
    topics
        Places of the headline, as the text first names them.
    """

    scenes: list[Scene]
    speech: Speech
    tone: Side | None
    forces: list[Side | None] = field(default_factory=list)
    headline: tuple[Spot, ...] = ()
    topics: tuple[Topic, ...] = ()

    def candidates(self) -> Iterator[Candidate]:
        """Give what each trigger may say of each list of places, in the order of the text."""
        named, short = naming(self.scenes), len(self.scenes) <= _SHORT
        for n, scene in enumerate(self.scenes):
            triggers = scene.triggers
            if not triggers:
                continue
            clauses = [clause_of(scene, trigger) for trigger in triggers]
            voices = [self.speech.voice(n, trigger.i) for trigger in triggers]
            home = self._home(n)
            acting = [
                standpoint(scene, *one, tone=self.tone, home=home)
                for one in zip(triggers, clauses, voices, strict=True)
            ]
            for pair in pairs(scene, triggers, clauses, voices, acting):
                for places, extra in self._meant(n, pair):
                    name, kind = places[0].spot.query, pair.trigger.value
                    other = told_elsewhere(named, n, name, kind, short=short)
                    yield Candidate(n, scene, pair, places, (*pair.features, *extra, *other))

    def names(self) -> list[Name]:
        """Every place that the report names, with the larger unit named with it; headline first."""
        return [(spot.query, "") for spot in self.headline] + [
            (place.spot.query, place.within)
            for scene in self.scenes
            for group in scene.groups
            for place in group.places
        ]

    def ballot(
        self, number: int, trigger: Mark, clause: Clause, voice: Voice,
        *, kind: str, previous: Side | None = None, offensive: Side | None = None,
        company: tuple[Neighbour, ...] = (),
    ) -> tuple[Vote, ...]:  # fmt: skip
        """Give what speaks for either side as the one that a trigger speaks of."""
        setting = Setting(
            kind,
            voice,
            self.forces[number],
            self.tone,
            self._home(number),
            previous,
            offensive,
            company,
        )
        return tuple(votes(self.scenes[number], trigger, clause, setting))

    def _home(self, number: int) -> Side:
        """Side on whose soil a sentence plays: Ukraine's unless a region of Russia is named."""
        near = self.scenes[max(0, number - _ABROAD) : number + 1]
        return Side.RUSSIA if any(scene.marks["abroad"] for scene in near) else Side.UKRAINE

    def _meant(self, n: int, pair: Pair) -> Iterator[tuple[tuple[PlaceAt, ...], tuple[str, ...]]]:
        """Places that a pair may mean, each with its evidence: several where words only refer."""
        if pair.group is not None:
            yield tuple(pair.group.places), ()
            return
        yield from antecedents(self.scenes, n, pair, self.topics)


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
    titles = (_scene(title, part, language, (), published) for part in sentences(title))
    digests = (day_of_digest(scene, published) for scene in titles)
    speech.digest = next(filter(None, digests), None)
    headline = tuple(find_spots(title))
    found = Document(
        scenes, speech, tone, headline=headline, topics=tuple(topics(headline, scenes))
    )
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
