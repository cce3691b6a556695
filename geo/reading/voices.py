"""Who says it: claimants and the words that give them the floor."""

from __future__ import annotations

from dataclasses import dataclass

from geo.claim import UNATTRIBUTED, Side
from geo.reading.lexicon import Mark
from geo.reading.scene import Scene

_BEFORE, _AFTER = 14, 5  # words between a claimant and the verb of speech
_CONTRAST = frozenset({"while", "but", "however", "whereas", "але", "натомість", "однак", "но",
                       "однако", "тоді", "проте", "а", ";"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """A claimant at a place of a text; ``span`` are offsets, ``None`` if nobody is named."""

    name: str
    side: Side
    span: tuple[int, int] | None = None
    inherited: bool = False
    denies: bool = False


NOBODY = Voice(UNATTRIBUTED, Side.THIRD_PARTY)


@dataclass(frozen=True, slots=True)
class Floor:
    """Words ``i`` up to ``j`` of a sentence, in which a voice speaks."""

    i: int
    j: int
    voice: Voice
    verb: int
    trailing: bool


def floors(scene: Scene, last: Voice) -> list[Floor]:
    """Find who speaks where in a sentence.

    Parameters
    ----------
    scene
        The sentence.
    last
        The claimant of the sentences before, for "he added" and "the ministry said".

    Returns
    -------
    list of Floor
        In the order of the text; empty where nobody is named.
    """
    found: list[Floor] = []
    end = len(scene.lower)
    for mark in scene.marks["say"]:
        voice, at = _speaker(scene, mark, last)
        if voice is None:
            continue
        trailing = _is_trailing(scene, mark, at)
        start = found[-1].verb if found and trailing else 0
        floor = Floor(start, max(mark.j, at), voice, mark.i, trailing=True) if trailing else Floor(
            mark.i, end, voice, mark.i, trailing=False
        )  # fmt: skip
        nested = found and not found[-1].trailing and not _contrast(scene, found[-1].verb, mark.i)
        if nested and not trailing:
            continue
        if found and not found[-1].trailing and not trailing:
            found[-1] = Floor(found[-1].i, _contrast(scene, found[-1].verb, mark.i) or mark.i,
                              found[-1].voice, found[-1].verb, trailing=False)  # fmt: skip
        found.append(floor)
    return found


def voice_at(found: list[Floor], i: int) -> Voice | None:
    """Who speaks at a word; the outermost where one retells the other; ``None`` if nobody."""
    here = [floor for floor in found if floor.i <= i < floor.j]
    if not here:
        return None
    trailing = [floor for floor in here if floor.trailing]
    return (trailing or here)[0].voice


def opening_voice(scene: Scene) -> Voice | None:
    """Person with whose name a sentence opens, for "he wrote" in the next; ``None`` if none."""
    named = [c for c in scene.marks["claimant"] if c.i < 4 and _RANK.get(_role(c), 0) > 1]
    return _voice(scene, _chief(named), denies=False) if named else None


def _contrast(scene: Scene, i: int, j: int) -> int:
    return next((k for k in range(i, j) if scene.lower[k] in _CONTRAST), 0)


def _is_trailing(scene: Scene, mark: Mark, at: int) -> bool:
    """Whether the claim stands before the words of speech ("..., the governor said")."""
    end = len(scene.lower)
    rest = scene.lower[max(mark.j, at) : end]
    that = any(word in ("that", "що", "что", ":") for word in rest[:6])
    if that or mark.i < 3:
        return mark.i >= 3 and not that
    if mark.value == "according":
        return mark.i > 2 and any(k.j <= mark.i for k in scene.marks["trigger"])
    first = min(mark.i, at)
    ahead = scene.lower[max(0, first - 8) : mark.i]
    comma = "," in ahead or '"' in ahead or "—" in ahead
    later = any(trigger.i > mark.j for trigger in scene.marks["trigger"])
    return comma and not (later and scene.lower[mark.j : mark.j + 1] not in ([","], ["."]))


def _speaker(scene: Scene, mark: Mark, last: Voice) -> tuple[Voice | None, int]:
    """Claimant of a verb of speech and the word at which it ends."""
    denies = mark.value == "deny"
    claimants = [c for c in scene.marks["claimant"] if _role(c) != "media"]
    inverted = mark.i > 0 and scene.lower[mark.i - 1] in (",", '"', "—")
    apposed = any(
        c.j < mark.i - 1
        and mark.i < c.i + _BEFORE
        and scene.lower[c.j] == ","
        and not any(c.j <= t.i < mark.i for t in scene.marks["trigger"])
        for c in claimants
    )
    if mark.value != "according" and (apposed or not (inverted and _follows(claimants, mark))):
        before = [c for c in claimants if mark.i - _BEFORE <= c.i and c.j <= mark.i
                  and not _cut(scene, c.j, mark.i)]  # fmt: skip
        if before:
            return _voice(scene, _chief(before), denies=denies), before[-1].j
    after = [
        c
        for c in claimants
        if mark.j <= c.i + 1
        and c.i <= mark.j + _AFTER + 3
        and (inverted or mark.value == "according" or c.i <= mark.j or _RANK.get(_role(c), 0) > 1)
    ]
    if after and not _cut(scene, mark.j, after[0].i):
        chosen = _chief([c for c in after if c.i <= after[0].j + 6])
        return _voice(scene, chosen, denies=denies), chosen.j
    speaker = scene.has("speaker", max(0, mark.i - 6), mark.j + 3)
    if speaker and last is not NOBODY:
        return Voice(last.name, last.side, last.span, inherited=True, denies=denies), speaker.j
    video = scene.has("unnamed", max(0, mark.i - 10), mark.j + 3)
    if video:
        return Voice(UNATTRIBUTED, Side.THIRD_PARTY, denies=denies), video.j
    return None, 0


def _follows(claimants: list[Mark], mark: Mark) -> bool:
    """Whether a claimant stands right after its verb: "..., said the governor"."""
    return any(mark.j <= claimant.i <= mark.j + _AFTER for claimant in claimants)


def _cut(scene: Scene, i: int, j: int) -> bool:
    """Whether another verb of speech or a break stands between a claimant and its verb."""
    return any(i <= mark.i < j for mark in scene.marks["say"]) or any(
        scene.lower[k] in ";:" for k in range(i, min(j, len(scene.lower)))
    )


def _role(mark: Mark) -> str:
    return mark.value.split("|")[1]


_RANK = {"person": 3, "body": 3, "office": 2, "generic": 1}


def _chief(found: list[Mark]) -> Mark:
    """The most telling of the names that stand together: the person before the office."""
    return max(found, key=lambda mark: (_RANK.get(_role(mark), 0), mark.j - mark.i))


def _voice(scene: Scene, mark: Mark, *, denies: bool) -> Voice:
    side, _, name = mark.value.split("|")
    start, end = scene.offsets(mark.i, mark.j)
    return Voice(name, Side(side) if side else Side.UKRAINE, (start, end), denies=denies)
