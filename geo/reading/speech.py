"""Who speaks in each sentence of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geo.claim import FORCES, Side
from geo.reading.absolute import Day
from geo.reading.allegiance import Item
from geo.reading.dialogue import stamped, turns
from geo.reading.floors import Floor, floors, voice_at
from geo.reading.publishing import (
    PARTIES,
    USUAL,
    in_own_words,
    is_channel,
    is_known,
    own_voice,
    spelled,
    takes_side,
    titled,
    unnamed,
)
from geo.reading.scene import Scene
from geo.reading.sentences import LONGEST
from geo.reading.speakers import inherited, items_of, speaker_at
from geo.reading.voices import NOBODY, Cast, Voice

_OLD = timedelta(days=14)  # from which an event is background, not news
_SUBJECT = 4  # words within which a sentence names its subject
_PERSONS = frozenset(["resident", "expert"])  # who speaks on where he was a sentence's subject
_SEATS = ("kyiv", "kiev", "moscow", "kreml", "київ", "києв", "киев", "москв", "кремл")
_RECALLING = 5  # words within which a sentence says that it recalls what is known
_OPENING = 7  # words in which a paragraph of a bulletin names its sector
_SECTORS = ("battlegroup", "grouping", "direction", "axis", "sector", "группировк", "угрупован",
            "направлен", "напрям", "участк")  # fmt: skip
_LEAD = 2  # sentences in which a writer names himself


class Speech:
    """Who speaks where in a report.

    Parameters
    ----------
    scenes
        Its sentences in order.
    language
        Of its lexicon.
    publisher, title
        Who printed it and its headline; empty where not known.
    tone
        Side whose words the report itself uses; ``None`` where it uses neither's.
    published
        Its day; without one nothing is told to be background by its date.

    Attributes
    ----------
    digest
        Day of the digest that its headline names, if any.
    """

    def __init__(
        self,
        scenes: Sequence[Scene],
        *,
        language: str = "en",
        publisher: str = "",
        title: str = "",
        tone: Side | None = None,
        published: date | None = None,
    ) -> None:
        self._scenes = scenes
        self.digest: Day | None = None
        self._published = published
        self._own = own_voice(publisher, title, language, tone)
        self._prints = own_voice(publisher, "", language, tone) is NOBODY
        home = self._own.side if self._own.side in FORCES else tone
        self._cast = Cast(home, USUAL.get(language, Side.UKRAINE), unnamed(scenes))
        self._turns = turns(scenes)
        self._guest = titled(title, language, self._cast) if self._turns else NOBODY
        if tone and self._guest.side in FORCES:  # an interview has its guest's words
            self._guest = replace(self._guest, side=tone)
            self._cast.lean(tone)
        self._body = self._lists = NOBODY
        self._floors: list[list[Floor]] = []
        self._defaults: list[Voice] = []
        for number, scene in enumerate(scenes):
            self._begin(number)
            items = items_of(scene, self._cast)
            found = floors(scene, items, self._cast)
            self._floors.append(found)
            self._defaults.append(self._default(number))
            if found and not found[-1].nested:
                self._cast.last = found[-1].voice
                self._body = self._reporting(found[-1].voice)
            self._list(scene, found[-1].voice if found else self._defaults[-1])
            self._introduce(scene, items, spoken=bool(found) or scene.sentence.quoted)
        if self._own.side not in FORCES and tone and is_known(publisher, language):
            self._side_with(tone)
        if self._own is NOBODY and not self._turns:
            self._writer(publisher or title, language)
        self._close_quotes()
        self._refer_back()

    def voice(self, number: int, i: int) -> Voice:
        """Give who speaks at a word of a sentence; nobody where it is the publisher."""
        voice = voice_at(self._floors[number], i) or self._defaults[number]
        denies = self._scenes[number].has("say", 0, LONGEST, values=("lie",)) is not None
        return replace(voice, denies=True) if denies else voice

    def _default(self, number: int) -> Voice:
        """Who speaks where a sentence itself names nobody."""
        scene = self._scenes[number]
        same = self._goes_on(number)
        last = self._cast.last
        if self._quoted(number) and last is not NOBODY:
            return inherited(last)
        if self._own is not NOBODY:
            return NOBODY if self._prints and scene.has("recall", 0, _RECALLING) else self._own
        if self._turns:
            return self._answering(scene) or NOBODY
        if not same and self._lists is not NOBODY:
            return inherited(self._lists)
        if same and last is not NOBODY and not self._background(scene):
            spoke = self._floors[number - 1] or self._defaults[number - 1] is not NOBODY
            return inherited(last) if spoke else NOBODY
        return inherited(self._body) if not same and _of_bulletin(scene) else NOBODY

    def _reporting(self, voice: Voice) -> Voice:
        """Body whose bulletin goes on in later paragraphs, now that somebody has spoken."""
        body = self._cast.classes.get("body", NOBODY)
        told = voice.side in FORCES and voice.name == body.name
        return voice if told else self._body if voice.side is self._body.side else NOBODY

    def _list(self, scene: Scene, voice: Voice) -> None:
        """Keep who speaks before a colon for the points of the list that follows."""
        if scene.lower[-1:] == [":"]:
            self._lists = voice
        elif scene.lower[-1:] != [";"]:
            self._lists = NOBODY

    def _begin(self, number: int) -> None:
        """Let an answer begin with the guest, and an entry of a live page with nobody."""
        scene = self._scenes[number]
        if self._goes_on(number):
            return
        guest = self._answering(scene)
        if guest is not None:
            self._cast.last = guest
        elif stamped(scene):
            self._cast.last = NOBODY

    def _answering(self, scene: Scene) -> Voice | None:
        """Who answers in a sentence of an interview; ``None`` where nobody does."""
        turn = self._turns.get(scene.sentence.paragraph)
        if turn is None or turn.asks:
            return None
        known = self._cast.recall(turn.label) if turn.label else None
        return known or self._guest

    def _quoted(self, number: int) -> bool:
        """Whether a sentence stands in a quotation or opens one."""
        scene = self._scenes[number]
        return scene.sentence.quoted or scene.lower[:1] == ['"']

    def _goes_on(self, number: int) -> bool:
        """Whether a sentence stands in the paragraph of the one before."""
        here = self._scenes[number].sentence.paragraph
        return number > 0 and self._scenes[number - 1].sentence.paragraph == here

    def _introduce(self, scene: Scene, items: Sequence[Item], *, spoken: bool) -> None:
        """Keep whom a sentence names; its subject may speak in the next."""
        cast = self._cast
        if not spoken and items and items[0].i < 2 and all(item.sort == "cue" for item in items):
            start, end = scene.offsets(items[0].i, items[0].j)
            side = items[0].side or Side.THIRD_PARTY
            cast.last = Voice(scene.words.text[start:end], side, (start, end))
        end = 0
        troops = scene.covered["force"]
        for n, item in enumerate(items):
            people = item.value == "generic" and not scene.lower[item.i].startswith(_SEATS)
            generic = item.i >= _SUBJECT or people
            if item.sort == "known" and generic and item.i in troops:
                continue
            if item.sort == "cue" or item.value == "media" or item.i < end:
                continue
            if scene.lower[0] == '"' not in scene.lower[1 : item.i]:
                continue  # named in a quotation that opens the sentence
            speaker = speaker_at(scene, items, n, cast)
            end = speaker.j
            subject = speaker.i < 2 and speaker.classes & _PERSONS
            if not spoken and (speaker.classes & PARTIES or item.sort != "who" or subject):
                cast.last = speaker.voice
                break
        if self._turns and self._guest is NOBODY and scene.sentence.paragraph < min(self._turns):
            known = (cast.classes[name] for name in ("military", "civil", "office", "body")
                     if name in cast.classes)  # fmt: skip
            self._guest = next(known, NOBODY)

    def _background(self, scene: Scene) -> bool:
        """Whether a sentence only tells of old events."""
        if scene.has("recall", 0, 2):
            return True
        if self._published is None or not scene.days:
            return False
        return all(self._published - day.last > _OLD for day in scene.days)

    def _writer(self, name: str, language: str) -> None:
        """Give a text that says "we" and "the enemy" to who writes it."""
        spoken = [bool(found) for found in self._floors]
        if not in_own_words(self._scenes, spoken) and not is_channel(name, language):
            return
        named = next((found[0].voice.side for found in self._floors[:_LEAD] if found), None)
        named = spelled(self._scenes) or named
        side = self._cast.home or named or USUAL.get(language, Side.UKRAINE)
        own, kept = Voice(name, side), (side, Side.THIRD_PARTY)  # the enemy does not go on
        self._defaults = [
            one if one is not NOBODY and (self._quoted(n) or one.side in kept) else own
            for n, one in enumerate(self._defaults)
        ]

    def _side_with(self, tone: Side) -> None:
        """Let a body that stands on no side have one if it says "the enemy" and "ours"."""
        ours = any(scene.marks["self"] and takes_side(scene, "own") for scene in self._scenes)
        if ours and in_own_words(self._scenes, [bool(found) for found in self._floors]):
            own = replace(self._own, side=tone)
            self._defaults = [own if one is self._own else one for one in self._defaults]

    def _close_quotes(self) -> None:
        """Give a quotation to the speaker who is named only at its end."""
        for n in range(len(self._scenes) - 2, -1, -1):
            quoted = self._scenes[n + 1].sentence.quoted and self._goes_on(n + 1)
            if quoted and not self._floors[n]:
                ahead = self._floors[n + 1]
                self._defaults[n] = inherited(ahead[0].voice) if ahead else self._defaults[n + 1]

    def _refer_back(self) -> None:
        """Give a sentence to whom the next names: "X is free. This was said by the mayor"."""
        for n in range(1, len(self._scenes)):
            found = self._floors[n]
            if not found or self._floors[n - 1] or not self._goes_on(n):
                continue
            lead = n == 1 and not found[0].leading and self._defaults[0] is NOBODY
            if lead or self._scenes[n].has("back", 0, 2):
                self._defaults[n - 1] = inherited(found[0].voice)


def _of_bulletin(scene: Scene) -> bool:
    """Whether a paragraph begins as those of a bulletin do: by a grouping or a direction."""
    return any(word.startswith(_SECTORS) for word in scene.lower[:_OPENING])
