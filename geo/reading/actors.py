"""Whose forces: the side that a sentence's words for soldiers stand for."""

from __future__ import annotations

from dataclasses import dataclass

from geo.claim import FORCES, Side, opponent
from geo.reading.lexicon import Mark
from geo.reading.scene import BREAKS, Scene
from geo.reading.voices import Voice

_OF = frozenset({"in", "of", "to", "into", "across", "on", "within", "у", "в", "на", "до", "к"})
_FROM = frozenset({"from", "against", "between", "over", "під", "від", "з", "із", "от", "из",
                   "у", "против", "проти", "с", "behind", "by", "за"})  # fmt: skip
_AND = frozenset({"and", "та", "і", "й", "и", "also", "then"})
_SMALL = frozenset(
    [
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "been",
        "be",
        "being",
        "will",
        "would",
        "and",
        "also",
        "then",
        "now",
        "already",
        "later",
        "still",
        "fully",
        "completely",
        "partially",
        "successfully",
        "reportedly",
        "has",
        "also",
        "it",
        "who",
        "which",
        "that",
        "—",
        ",",
        ")",
        "(",
        "вже",
        "уже",
        "також",
        "ще",
        "тепер",
        "потім",
        "а",
        "й",
        "і",
        "та",
        "и",
        "уже",
        "также",
        "теперь",
        "затем",
        "что",
        "що",
        "також",
    ]
)
_UKRAINIAN = ("ukrain", "kyiv", "kiev", "україн", "украин", "зсу", "всу", "київ", "киев")
_RUSSIAN = ("russia", "moscow", "kremlin", "росі", "россий", "росс", "рф", "москв", "occup", "окуп",
            "оккуп", "separat", "союзн", "днр", "лнр", "rf")  # fmt: skip
_PRONOUNS = frozenset({"they", "their", "them", "вони", "їх", "они", "их"})
_OWN = ("our", "наш")
_FOE = ("enemy", "ворог", "ворож", "противн", "враг", "враж")


@dataclass(slots=True)
class Memory:
    """What earlier sentences of a report leave behind for the next."""

    voice: Voice
    force: Side | None = None
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Actor:
    """A side, how sure its words are (0 to 1), and the words, if any."""

    side: Side
    sure: float
    mark: Mark | None = None


def side_of(  # noqa: PLR0911 - one answer for each kind of word
    mark: Mark, scene: Scene, voice: Voice, memory: Memory
) -> tuple[Side | None, float]:
    """Side that words for forces stand for, and how sure that is."""
    value = mark.value
    if value in FORCES:
        return Side(value), 1.0
    warring = voice.side in FORCES
    if value == "own":
        return (voice.side, 0.95) if warring else (memory.force, 0.6)
    if value == "enemy":
        if warring:
            return opponent(voice.side), 0.95
        return (Side.RUSSIA, 0.6) if scene.words.text.isascii() else (memory.force, 0.5)
    if value == "they":
        earlier = _last_named(scene, mark.i)
        if earlier is not None:
            return earlier, 0.85
        if warring and not voice.inherited and scene.lower[mark.i] not in _PRONOUNS:
            return voice.side, 0.75
        return memory.force, 0.8
    return None, 0.0


def subject(scene: Scene, trigger: Mark, left: int, voice: Voice, memory: Memory) -> Actor | None:
    """Forces that do what an active verb says.

    Returns
    -------
    Actor or None
        ``None`` where the subject is somebody else, or nobody is named.
    """
    before = [
        m for m in scene.marks["force"] if left <= m.i and m.j <= trigger.i and _free(scene, m)
    ]
    for mark in reversed(before):
        side, sure = side_of(mark, scene, voice, memory)
        if side is not None:
            return Actor(side, sure, mark)
    return None


def agent(scene: Scene, trigger: Mark, right: int, voice: Voice, memory: Memory) -> Actor | None:
    """Forces by whom a passive verb says that it was done, or that follow a Slavic verb."""
    for mark in scene.marks["force"]:
        if not trigger.j <= mark.i < right or mark.i - trigger.j > 12:
            continue
        if mark.i and scene.lower[mark.i - 1] in (_FROM | _OF) - {"by"}:
            continue
        side, sure = side_of(mark, scene, voice, memory)
        if side is not None:
            return Actor(side, sure, mark)
    return None


def loser(scene: Scene, trigger: Mark, right: int, voice: Voice, memory: Memory) -> Actor | None:
    """Side from which something is taken: "from Russian forces", "від окупантів"."""
    for mark in scene.marks["force"]:
        if trigger.j <= mark.i < right and mark.i and scene.lower[mark.i - 1] in (
            "from", "від", "от", "у", "в"
        ):  # fmt: skip
            side, sure = side_of(mark, scene, voice, memory)
            if side is not None:
                return Actor(opponent(side), sure * 0.95, mark)
    return None


def told_inside(scene: Scene, trigger: Mark, voice: Voice) -> Actor | None:
    """Side that stands inside the words of a trigger: "under Russian control"."""
    words = " ".join(scene.lower[trigger.i : min(trigger.j + 2, len(scene.lower))])
    for stems, side in ((_UKRAINIAN, Side.UKRAINE), (_RUSSIAN, Side.RUSSIA)):
        if any(stem in words for stem in stems):
            return Actor(side, 0.95)
    if voice.side in FORCES:
        if any(stem in words for stem in _OWN):
            return Actor(voice.side, 0.9)
        if any(stem in words for stem in _FOE):
            return Actor(opponent(voice.side), 0.9)
    return None


def subjectless(scene: Scene, trigger: Mark, left: int) -> bool:
    """Whether nothing that could be a subject stands between a break and a verb."""
    return all(
        word in _SMALL or k in scene.covered["prep"] for k, word in
        enumerate(scene.lower[left : trigger.i], start=left)
    )  # fmt: skip


def coordinated(scene: Scene, trigger: Mark, left: int) -> bool:
    """Whether "and" joins a verb to the one before it, whose subject it shares."""
    ahead = scene.lower[max(left, trigger.i - 4) : trigger.i]
    return any(word in _AND for word in ahead) and not scene.has(
        "force", max(left, trigger.i - 4), trigger.i
    )


def _free(scene: Scene, mark: Mark) -> bool:
    """Whether words for forces are no mere attribute: not "from Russian forces", "in Ukraine"."""
    before = scene.lower[mark.i - 1] if mark.i else ""
    if before in _FROM or (mark.j - mark.i == 1 and before in _OF):
        return False
    if before == "the" and mark.i > 1 and scene.lower[mark.i - 2] in _FROM:
        return False
    return not any(
        claimant.i <= mark.i and mark.j <= claimant.j and claimant.j - claimant.i > mark.j - mark.i
        for claimant in scene.marks["claimant"]
    )


def _last_named(scene: Scene, i: int) -> Side | None:
    for mark in reversed(scene.marks["force"]):
        if mark.j <= i and mark.value in FORCES:
            return Side(mark.value)
    return None


def last_force(scene: Scene) -> Side | None:
    """Side of the first force that a sentence names as doing something; ``None`` without."""
    named = [m for m in scene.marks["force"] if m.value in FORCES and _free(scene, m)]
    return Side(named[0].value) if named else None


def clause_left(scene: Scene, i: int) -> int:
    """Word at which the clause of a word begins."""
    for k in range(i - 1, -1, -1):
        if scene.lower[k] in BREAKS:
            return k + 1
        if any(
            mark.i <= k < mark.j for sort in ("boundary", "relative") for mark in scene.marks[sort]
        ):
            return k + 1
    return 0
