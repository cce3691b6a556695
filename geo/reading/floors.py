"""Who has the floor where in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.claim import FORCES
from geo.reading.allegiance import Item
from geo.reading.lexicon import Mark
from geo.reading.nameless import AND, AS, STOPS, THAT
from geo.reading.scene import Scene
from geo.reading.speakers import inherited, speaker_at
from geo.reading.tellers import after, head, nearest, teller
from geo.reading.voices import NOBODY, Cast, Voice

_TELLS = 12  # words between a speaker and the colon before what he says
_HEAD = 6  # words of a sentence in which the speaker before a colon stands
_ARTICLE = 4  # words before a speaker that still belong to him
_EXPLICIT = 6  # words between a verb of speech and "that"
_DENIED = 6  # words between a denial and the noun for what it denies
_REPORTS = frozenset(["report", "reports", "claim", "claims"])  # nouns and verbs of speech
_TAG = 5  # words between the end of a quotation and its speaker
_SPEAKING = frozenset(["expert", "blogger", "channel"])  # classes that fight nowhere
_HONOURS = frozenset(["mr", "mrs", "ms", "dr", "."])
_DAYTIME = frozenset(
    ["day", "evening", "morning", "afternoon", "night", "week", "month", "same", "time", "year"]
)  # "said that evening" tells no content
_CONTRAST = frozenset(["while", "but", "however", "whereas", "але", "натомість", "однак", "но",
                       "однако", "тоді", "проте", "а", "хотя", "хоча", "although", "though",
                       ";"])  # fmt: skip


_OBJECT = 6  # words between a verb and "that": "assured our newspaper that"
_OPENING = 10  # words of a sentence in which its subject begins
_PAST = ("ed",)
_SLAVIC_PAST = ("в", "ла", "ло", "ли", "л", "вся", "лася", "лась", "лся", "лись", "лися", "ть",
                "ет", "ит", "ят", "ют", "є", "ає", "ться", "тся")  # fmt: skip
_STARTS = frozenset([",", ";", ":", "—"])
_WHICH = frozenset(
    ["which", "whom", "який", "яке", "яка", "які", "якого", "якої", "якому", "яку", "яким", "якою",
     "яких", "якими", "который", "которое", "которая", "которые", "которого", "которой",
     "котором", "которую", "которым", "которых", "которыми"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Floor:
    """Words ``i`` up to ``j`` of a sentence, in which a voice speaks.

    Attributes
    ----------
    at, to
        The words that give the floor: speaker and verb.
    leading
        Whether what is said comes after them.
    nested
        Whether it is only a clause that hangs on a noun: "the town, which Kyiv says is lost".
    """

    i: int
    j: int
    voice: Voice
    at: int
    to: int
    leading: bool
    nested: bool = False


def floors(scene: Scene, items: Sequence[Item], cast: Cast) -> list[Floor]:
    """Find who speaks where in a sentence.

    Parameters
    ----------
    scene, items
        The sentence and its parts of noun phrases that can speak.
    cast
        Who was named before; who is named here is added.

    Returns
    -------
    list of Floor
        In the order of the text; empty where nobody is named.
    """
    found: list[Floor] = []
    nested: list[Floor] = []
    for mark in scene.marks["say"]:
        if _silent(scene, mark):
            continue
        last = _last(found, mark.i, cast)
        speaker = teller(scene, items, mark, cast, last, said=bool(found))
        if speaker is not None:
            voice = replace(speaker.voice, denies=mark.value == "deny")
            clause = _relative(scene, mark, speaker.i)
            if clause is not None:
                nested.append(Floor(*clause, voice, mark.i, mark.j, leading=True, nested=True))
                continue
            at = min(speaker.i, mark.i)
            if found and at <= found[-1].at < mark.i:
                at = mark.i  # "Kyiv denied that ... and said that ..."
            _place(scene, found, voice, at, max(speaker.j, mark.j))
    for i, j, voice in _unsaid(scene, items, cast, found):
        _place(scene, found, voice, i, j)
    for i, j, voice in () if found else _told_that(scene, items, cast):
        _place(scene, found, voice, i, j)
    for mark in scene.marks["cite"]:
        speaker = after(scene, items, mark, cast, cast.last)
        if speaker is not None:
            _cite(found, speaker.voice, mark.i, len(scene.lower))
    if not found and not nested and not scene.has("say", 0, len(scene.lower), values=("lie",)):
        subject = _subject(scene, items, cast)
        if subject is not None:
            found.append(Floor(0, len(scene.lower), subject, 0, 0, leading=True))
    return [*nested, *found]


def _silent(scene: Scene, mark: Mark) -> bool:
    """Whether a verb gives nobody the floor: in a quotation, of a lie, of what is rejected."""
    cites = any(cite.i <= mark.i < cite.j for cite in scene.marks["cite"])
    tagged = any(
        scene.lower[k] == "—" or (scene.lower[k] == '"' and not scene.quoted[k])
        for k in range(max(0, mark.i - 2), mark.i)
    )
    quoted = scene.quoted[mark.i] and not tagged
    return cites or mark.value == "lie" or quoted or _rejected(scene, mark)


def _rejected(scene: Scene, mark: Mark) -> bool:
    """Whether words only name what is denied: "rejecting as untrue the reports that"."""
    if mark.value != "say" or scene.lower[mark.i] not in _REPORTS:
        return False
    return any(
        deny.value == "deny" and 0 < mark.i - deny.i <= _DENIED
        and {",", "and", "but"}.isdisjoint(scene.lower[deny.j : mark.i])
        for deny in scene.marks["say"]
    )  # fmt: skip


def _relative(scene: Scene, mark: Mark, speaker: int) -> tuple[int, int] | None:
    """Words of a clause about a noun in which somebody speaks: ", which Ukraine conceded"."""
    lower = scene.lower
    comma = next((k for k in range(min(mark.i, speaker) - 1, -1, -1) if lower[k] == ","), None)
    if comma is None:
        return None
    if mark.value == "according":  # "the town, which, according to Kyiv, ..."
        cut = lower[mark.i - 1] == "," and lower[mark.i - 2] in _WHICH
        return (mark.i - 2, len(lower)) if cut else None
    if "," in lower[speaker : mark.i]:
        return None
    relative = any(
        comma < one.i < comma + 4 and one.j <= min(speaker, mark.i) and lower[one.i] in _WHICH
        for one in scene.marks["relative"]
    )  # fmt: skip
    if not relative:
        return None
    end = next((k for k in range(mark.j, len(lower)) if lower[k] in ",;."), len(lower))
    if any(word in THAT for word in lower[end + 1 : end + 2]):
        return None
    if scene.told.isdisjoint(range(comma, end)):  # "the capture of X, which Kyiv announced"
        comma = next((k for k in range(comma - 1, -1, -1) if lower[k] in _STARTS), 0)
    return comma, end


def _last(found: Sequence[Floor], i: int, cast: Cast) -> Voice:
    """Who spoke last before a word: in the sentence, else in those before."""
    return next((one.voice for one in reversed(found) if one.at < i), cast.last)


def _cite(found: list[Floor], voice: Voice, i: int, end: int) -> None:
    """Give a claim to whom a third party cites; a party speaks for itself."""
    for n, floor in enumerate(found):
        if floor.voice.side not in FORCES:
            found[n] = replace(floor, voice=voice)
    if not found:
        found.append(Floor(0, end, voice, i, i, leading=False))


def _subject(scene: Scene, items: Sequence[Item], cast: Cast) -> Voice | None:
    """Body that only speaks, as the subject of a sentence: "DeepState marked the village red"."""
    first = min(scene.told, default=0)
    for n, item in enumerate(items):
        if item.i >= first:
            return None
        if item.sort == "cue" or item.value == "media":
            continue
        speaker = speaker_at(scene, items, n, cast)
        body = any(
            one.sort == "known" and one.value == "body" and speaker.i <= one.i < speaker.j
            for one in items
        )
        return speaker.voice if body or speaker.classes & _SPEAKING else None
    return None


def voice_at(found: Sequence[Floor], i: int) -> Voice | None:
    """Who speaks at a word; ``None`` if nobody is named."""
    here = [floor for floor in found if floor.i <= i < floor.j]
    return max(here, key=lambda floor: floor.i).voice if here else None


def _unsaid(
    scene: Scene, items: Sequence[Item], cast: Cast, found: Sequence[Floor]
) -> list[tuple[int, int, Voice]]:
    """Speakers without a known verb: "The mayor: ...", «..., — [усміхається] комбат»."""
    lower, echoes = scene.lower, scene.marks["echo"]
    if not echoes and ":" not in lower and '"' not in lower:
        return []
    last = inherited(cast.last)
    said = [(m, _last(found, m.i, cast)) for m in echoes]
    voices = [(m.i, m.j, inherited(voice)) for m, voice in said if voice is not NOBODY]
    for k, word in enumerate(lower):
        if word not in (":", '"') or any(
            floor.at <= k + 1 and k - 8 <= floor.to for floor in found
        ):
            continue
        if word == ":" and k + 1 < len(lower) and not lower[k - 1].isdigit():
            quote = lower[k + 1] in '"—'
            n = nearest(scene, items, k)
            first = head(scene, items) if quote and n is None else None
            if first is not None and 0 <= k - speaker_at(scene, items, first, cast).j <= _TELLS:
                n = first  # "The founder appeared among ruins: "..."
            if n is not None and (quote or k - items[n].j < 4 or _opens(items, n, k)):
                voices.append((items[n].i, k + 1, speaker_at(scene, items, n, cast).voice))
            elif quote and cast.last is not NOBODY:
                voices.append((k, k + 1, last))
        elif word == '"' and k + 2 < len(lower) and lower[k + 1] in ",—":
            n = next((n for n, item in enumerate(items)
                      if k < item.i <= k + _TAG and item.sort != "cue"
                      and item.value != "media"), None)  # fmt: skip
            if n is not None and not scene.has("relative", k, items[n].i):
                voices.append((k + 1, items[n].j, speaker_at(scene, items, n, cast).voice))
    return voices


def _told_that(scene: Scene, items: Sequence[Item], cast: Cast) -> Iterator[tuple[int, int, Voice]]:
    """Speakers with some verb and what it is about: "the mayor bleated that"."""
    lower = scene.lower
    for k, word in enumerate(lower):
        if word not in THAT or word == ":" or (not scene.latin and lower[k - 1] != ","):
            continue
        for v in range(k - 1, max(0, k - _OBJECT), -1):
            if not _verb(scene, v):
                continue
            n = nearest(scene, items, v)
            if n is None or items[n].value == "generic" or items[n].i > _OPENING:
                continue
            speaker = speaker_at(scene, items, n, cast)
            aside = lower[speaker.j : v]
            if speaker.i < v and (not aside or aside[-1] == "," or len(aside) == 1):
                yield speaker.i, k, speaker.voice
                return


def _verb(scene: Scene, v: int) -> bool:
    """Whether an unknown word looks like a verb in the past."""
    known = scene.quoted[v] or any(v in scene.covered[sort] for sort in ("trigger", "who", "force"))
    ends = _PAST if scene.latin else _SLAVIC_PAST
    return not known and scene.lower[v].endswith(ends) and not scene.words.capital(v)


def _opens(items: Sequence[Item], n: int, colon: int) -> bool:
    """Whether a person or body at the head of a sentence has what follows the colon to say."""
    return any(
        item.i < _HEAD and item.value != "generic" and colon - item.j <= _TELLS
        for item in items[max(0, n - 1) : n + 1]
    )


def _place(scene: Scene, found: list[Floor], voice: Voice, at: int, to: int) -> None:
    """Give a voice the part of the sentence that is its."""
    end = len(scene.lower)
    before = any(k < at for k in scene.told)
    after = any(k >= to for k in scene.told)
    explicit = _explicit(scene.lower, to)
    ahead = scene.lower[max(0, at - _ARTICLE) : at]
    inset = any(word in STOPS or word in AS for word in ahead)
    last = found[-1] if found else None
    sep = _separator(scene, last.to, at) if last else 0
    tag = inset and _closes(scene, at)
    if not tag and (explicit or not before or (after and not inset)):
        if last and last.leading and not sep:
            takes_over = last.voice.side not in FORCES
            if not takes_over and last.voice.name != voice.name:
                return
        if last and last.j > at:
            found[-1] = replace(last, j=sep or at)
        found.append(Floor(at, end, voice, at, to, leading=True))
        return
    start = 0
    if last:
        start = sep or (last.j if not last.leading else last.to)
        found[-1] = replace(last, j=min(last.j, max(start, last.i)))
    found.append(Floor(start, end if after else to, voice, at, to, leading=False))


def _closes(scene: Scene, at: int) -> bool:
    """Whether a quotation ends right before a tag: "...", said the mayor."""
    k = at - 1
    while k > 0 and scene.latin and scene.lower[k] in _HONOURS:
        k -= 1
    while k > 0 and (scene.lower[k] in STOPS - {'"'} or scene.lower[k] in AS or at - k == 1):
        k -= 1
    return k > 0 and scene.lower[k] == '"' and not scene.quoted[k]


def _explicit(lower: Sequence[str], to: int) -> bool:
    """Whether what is said follows: "said on Friday that", «заявив, що», "said:"."""
    if lower[to - 1] == ":":
        return True
    for k in range(to, min(to + _EXPLICIT, len(lower))):
        if lower[k] in THAT and _DAYTIME.isdisjoint(lower[k + 1 : k + 2]):
            return True
        if lower[k] == ",":
            return k + 1 < len(lower) and lower[k + 1] in THAT
    return False


def _separator(scene: Scene, i: int, j: int) -> int:
    """Word that begins another voice's part."""
    return next((k for k in range(max(i, 0), j) if scene.lower[k] in _CONTRAST), 0) or (
        j - 1 if j and scene.lower[j - 1] in AND else 0
    )
