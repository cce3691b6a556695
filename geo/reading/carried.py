"""The day that an event without one takes over from what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.claim import TimePrecision
from geo.reading.absolute import Day
from geo.reading.dateline import is_bare
from geo.reading.digests import of_digest
from geo.reading.lexicon import Mark
from geo.reading.scene import BREAKS, Scene
from geo.reading.speech import Speech
from geo.reading.voices import NOBODY

_OLD = timedelta(days=14)  # from which a day is background, which nothing goes on from
_NEAR_SAY = 8  # words between a verb of speech and the day on which it was spoken
_WHAT = (["—", "що"], ["—", "что"])  # behind a dash, where the verb of speech is left out
_SPEAKS = 4  # sentences over which somebody goes on speaking
_FAR = 2  # sentences over which what happened goes on in a paragraph


@dataclass(frozen=True, slots=True)
class Told:
    """An event that looks for its day: where it stands, and whether it lasts or is denied.

    Attributes
    ----------
    number
        Of its sentence.
    trigger
        Its words.
    present
        Whether it is told as going on: "Dibrova is ours".
    denied
        Whether it is told not to have happened.
    then
        Whether it is told of the time named last: "at that time", «тоді».
    """

    number: int
    trigger: Mark
    present: bool
    denied: bool
    then: bool = False


def carried(
    scenes: Sequence[Scene], told: Told, published: date | None, speech: Speech | None
) -> Day | None:
    """Find the day that goes on: of a fragment, the sentences before, the speaker, a heading.

    Parameters
    ----------
    scenes
        The report's sentences.
    told
        The event.
    published
        Day of the report, if known.
    speech
        Who speaks where, if known.

    Returns
    -------
    Day or None
        ``None`` where nothing goes on.
    """
    return (
        _only_when(scenes, told.number)
        or (_of_then(scenes, told.number) if told.then else None)
        or _paragraphs(scenes, told, speech)
        or _same_speaker(scenes, told, speech)
        or (of_voice(scenes, told, speech) if told.present else None)
        or _lead(scenes, told, published, speech)
        or _headed(scenes, told.number)
        or of_digest(scenes, told.number, published)
        or (speech.digest if speech else None)
    )


def of_speech(scene: Scene, day: Day) -> bool:
    """Whether a day tells when something was said: only the speaker stands between the two.

    Parameters
    ----------
    scene, day
        A sentence and a day in it.

    Returns
    -------
    bool
        As of "on Sunday" in "The army said on Sunday that it took Izium on Friday".
    """
    if day.precision is TimePrecision.DAY and (day.last - day.first).days > 1:
        return False
    dash = list(scene.lower[day.j : day.j + 2]) in _WHAT
    verbless = dash and scene.has("say", 0, day.i) is not None
    return (
        verbless
        or _behind_quote(scene, day)
        or any(_spoken(scene, day, mark) for mark in scene.marks["say"])
    )


def _behind_quote(scene: Scene, day: Day) -> bool:
    """Whether a day stands with the name of a speaker behind what is quoted: '", — X on Friday'."""
    if '"' not in scene.lower[: day.i] or scene.quoted[day.i]:
        return False
    marks = [k for k in range(day.i) if scene.lower[k] == '"']
    close = next((k for k in marks if scene.quoted[k - 1] and "—" in scene.lower[k + 1 : k + 3]), 0)
    between = scene.lower[close + 1 : day.i]
    between = between[between[:1] == [","] :]
    cited = len(scene.lower) - day.j < 2 and between[-1:] == [","]  # "— a channel, 16 May."
    if not close or between[:1] != ["—"] or "," in between[: len(between) - cited]:
        return False
    if "—" in between[1:]:
        return False
    return not any(close < mark.i for mark in scene.triggers)


def of_saying(day: Day) -> Day:
    """Give the day on which somebody spoke at night: the later of the two.

    Parameters
    ----------
    day
        On which something was said.

    Returns
    -------
    Day
        The same where it is one day.
    """
    night = (day.last - day.first).days == 1
    return replace(day, first=day.last) if night else day


def _spoken(scene: Scene, day: Day, say: Mark) -> bool:
    after = day.i >= say.j
    low, high = (say.j, day.i) if after else (day.j, say.i)
    if after and not day.since and len(scene.lower) - day.j < 2 and not scene.groups:
        return not any(mark.i >= say.j for mark in scene.triggers)
    if high - low > (_NEAR_SAY if after else 2 * _NEAR_SAY) or day.since:
        return False
    if any(low <= mark.i < high for mark in scene.triggers):
        return False
    between = scene.lower[low:high]
    if any(word in BREAKS or word == '"' for word in between):
        return False
    crossed = any(low <= mark.i < high for mark in scene.marks["relative"])
    if after:
        ahead = any(low <= mark.i < high for mark in scene.marks["force"])
        ahead = ahead and any(mark.i >= say.j for mark in scene.triggers)
        return not crossed and "," not in between and not ahead
    head = not any(mark.j <= day.i for mark in scene.triggers)
    return not crossed and ("," not in between or head)


def _only_when(scenes: Sequence[Scene], number: int) -> Day | None:
    """Day of a following sentence that only tells when: "On Thursday.", "This was said on"."""
    after = _next(scenes, number)
    if after is None or not after.days:
        return None
    happened = any(mark.i < 2 for mark in after.marks["happened"])
    bare = is_bare(after) or happened or after.has("back", 0, 2) is not None
    return after.days[0] if bare and len(after.days) == 1 else None


def _of_then(scenes: Sequence[Scene], number: int) -> Day | None:
    """Stretch of days named last, of whatever length: what "then" speaks of."""
    for n in range(number - 1, max(-1, number - 1 - _FAR), -1):
        if days := [day for day in scenes[n].days if not (day.weak or day.reaches)]:
            return days[-1]
    return None


def _paragraphs(scenes: Sequence[Scene], told: Told, speech: Speech | None) -> Day | None:
    """Day of the nearest sentence before in the paragraph that has one."""
    here = scenes[told.number].sentence.paragraph
    for n in range(told.number - 1, -1, -1):
        scene = scenes[n]
        if scene.sentence.paragraph != here:
            break
        going = [day for day in scene.days if day.goes_on]
        if not going:
            continue
        said = next((day for day in going if of_speech(scene, day)), None)
        if _takes_over(scenes, speech, told, n):
            break
        held = told.present or (told.denied and _same_voice(scenes, speech, told, n))
        if not held and told.number - n <= _FAR:
            told_of = [day for day in going if not (day.since or of_speech(scene, day))]
            return (told_of or going)[-1]
        if said is not None and (not told.present or _same_voice(scenes, speech, told, n)):
            return of_saying(said)
        break
    return None


def _same_speaker(scenes: Sequence[Scene], told: Told, speech: Speech | None) -> Day | None:
    """Day on which somebody began to speak who still does."""
    voice = speech.voice(told.number, told.trigger.i) if speech else NOBODY
    if speech is None or voice.span is None:
        return None
    for n in range(told.number - 1, max(-1, told.number - 1 - _SPEAKS), -1):
        for day in scenes[n].days:
            spoken = day.goes_on and of_speech(scenes[n], day)
            if spoken and _is_named(scenes[n], speech, voice.name, n):
                return of_saying(day)
    return None


def of_voice(scenes: Sequence[Scene], told: Told, speech: Speech | None) -> Day | None:
    """Give the day told where whoever speaks of an event was named, in the sentence before.

    Parameters
    ----------
    scenes, told, speech
        The report's sentences, the event, and who speaks where.

    Returns
    -------
    Day or None
        As of "On Saturday" in 'On Saturday he stood up. "Today Bakhmut is ours," he said'.
    """
    before = told.number - 1
    if speech is None or before < 0 or _next(scenes, before) is None:
        return None
    voice, scene = speech.voice(told.number, told.trigger.i), scenes[before]
    days = [day for day in scene.days if day.goes_on and not scene.quoted[day.i]]
    if voice.span is None or len(days) != 1 or (told.present and scene.triggers):
        return None
    return of_saying(days[0]) if _is_named(scene, speech, voice.name, before) else None


def _is_named(scene: Scene, speech: Speech, name: str, n: int) -> bool:
    """Whether a sentence itself gives the floor to somebody."""
    voices = (speech.voice(n, k) for k in _floor(scene))
    return any(
        voice.name == name and voice.span is not None
        and scene.sentence.start <= voice.span[0] < scene.sentence.end
        for voice in voices
    )  # fmt: skip


def _same_voice(scenes: Sequence[Scene], speech: Speech | None, told: Told, n: int) -> bool:
    """Whether who tells an event spoke in an earlier sentence too."""
    if speech is None:
        return True
    name = speech.voice(told.number, told.trigger.i).name
    return name in {speech.voice(n, k).name for k in _floor(scenes[n])}


def _takes_over(scenes: Sequence[Scene], speech: Speech | None, told: Told, n: int) -> bool:
    """Whether somebody else speaks now than in an earlier sentence."""
    if speech is None:
        return False
    voice = speech.voice(told.number, told.trigger.i)
    if voice.span is None or voice.inherited or _same_voice(scenes, speech, told, n):
        return False
    here = scenes[told.number].sentence
    return here.start <= voice.span[0] < here.end


def _floor(scene: Scene) -> Iterator[int]:
    """Words of a sentence at which its speakers are asked for."""
    yield from (mark.i for mark in scene.marks["say"])
    yield from (0, len(scene.lower) - 1)


def _lead(
    scenes: Sequence[Scene], told: Told, published: date | None, speech: Speech | None
) -> Day | None:
    """Day on which was said what opens a paragraph, told in its second sentence."""
    number = told.number
    after = _next(scenes, number)
    opens = number == 0 or _next(scenes, number - 1) is None
    if after is None or not opens or published is None or told.present:
        return None
    if speech is not None and not _same_voice(scenes, speech, told, number + 1):
        return None
    days = (day for day in after.days if day.goes_on and published - day.last <= _OLD)
    return next((day for day in days if day.i and of_speech(after, day)), None)


def _headed(scenes: Sequence[Scene], number: int) -> Day | None:
    """Day of the heading over a sentence: a paragraph that names nothing but a day."""
    for n in range(number - 1, -1, -1):
        if _next(scenes, n) is not None or (n and _next(scenes, n - 1) is not None):
            continue
        if is_bare(scenes[n]):
            return scenes[n].days[0]
        if scenes[n].lower[-1:] and scenes[n].lower[-1].isalnum():
            return None
    return None


def _next(scenes: Sequence[Scene], number: int) -> Scene | None:
    """Sentence that follows in the same paragraph."""
    if number + 1 == len(scenes):
        return None
    after = scenes[number + 1]
    return after if after.sentence.paragraph == scenes[number].sentence.paragraph else None
