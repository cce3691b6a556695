"""Which side a noun phrase stands on, told from its words or from who was named before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.claim import FORCES, Side
from geo.reading.scene import Scene
from geo.reading.voices import Cast

BODIES = frozenset(["person", "body", "office"])  # roles of claimants with a name of their own
_ACTING = frozenset(["military", "civil", "office"])  # classes that take a side
_SEATED = frozenset(["office", "body"])  # classes whose side their seat tells
_WRITING = frozenset(["blogger", "channel"])
_USUAL = (("civil", Side.UKRAINE), ("blogger", Side.RUSSIA), ("resident", Side.THIRD_PARTY),
          ("media", Side.THIRD_PARTY))  # fmt: skip
ITS = frozenset(["its", "his", "her", "their", "його", "її", "їхнє", "їхній", "его", "ее", "их"])
_ANY = frozenset(["a", "an", "another"])
_THE = frozenset(["the", "this", "that"])
_IN = frozenset(["in", "у", "в"])
_SIDED = _ACTING | {"body", "blogger"}  # classes whose aside tells the side
_ENDS = frozenset([",", ")", ":", ";", "—", '"'])  # of an aside
_STEM = 6  # letters by which a word for an office is known again
_TITLE = 7  # words of the name of a channel, with its quotation marks
_NEAR = 3  # words between a seat and its office: "In London, the ministry"


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a noun phrase at words ``i`` up to ``j``.

    Attributes
    ----------
    sort
        ``known`` (a claimant of the table), ``who`` (an office or rank), ``cue`` (words that tell
        a side) or ``name`` (a person named before).
    value
        Of a claimant its role, of an office its class, of a cue its strength (``!`` or nothing).
    """

    i: int
    j: int
    sort: str
    value: str
    side: Side | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its parts, the classes of its offices, the words of its proper name."""

    scene: Scene
    part: Sequence[Item]
    classes: frozenset[str]
    run: tuple[int, int] | None

    @property
    def i(self) -> int:
        """First word."""
        return self.part[0].i

    @property
    def before(self) -> str:
        """Word before it; empty at the head of a sentence."""
        return self.scene.lower[self.i - 1] if self.i else ""

    @property
    def heads(self) -> list[str]:
        """Beginnings of the words for offices and bodies, alike in all cases."""
        lower = self.scene.lower
        return [f"{lower[item.j - 1][:_STEM]}*" for item in self.part if item.sort == "who"]


def cued(value: str, cast: Cast) -> Side | None:
    """Tell the side of words such as "Kyiv's"; the enemy's is that which the report is not on."""
    value = value.rstrip("!")
    if value == "third":
        return Side.THIRD_PARTY
    if value != "enemy":
        return Side(value)
    if cast.home is None:
        return None
    return Side.UKRAINE if cast.home is Side.RUSSIA else Side.RUSSIA


def side_of(phrase: Phrase, cast: Cast) -> Side:
    """Tell the side of a noun phrase, from the words that tell most to those that tell least.

    Parameters
    ----------
    phrase
        The noun phrase.
    cast
        Who was named before.

    Returns
    -------
    Side
        That of the report where the words tell none, else Ukraine's, where the war is.
    """
    usual = cast.usual if phrase.classes & _WRITING else None
    end = max(phrase.part[-1].j, phrase.run[1] if phrase.run else 0)
    side = _by_words(phrase) or aside_side(phrase.scene, end, cast) or _by_others(phrase, cast)
    return side or cast.home or usual or cast.unnamed or Side.UKRAINE


def _by_words(phrase: Phrase) -> Side | None:
    """By occupation and appointment, by name, by nationality, by office, in this order."""
    part, classes = phrase.part, phrase.classes
    strong = _first(item for item in part if item.sort == "cue" and item.value)
    if strong:
        return strong
    known = _first(item for item in part if item.sort == "name" or item.value in BODIES)
    if known and (known in FORCES or "expert" not in classes):
        return known
    if "expert" in classes:  # also "DeepState, a Ukrainian mapping group"
        return _of_expert(part)
    if "resident" in classes and not classes & _ACTING:
        return Side.THIRD_PARTY
    named = _first(item for item in part if item.sort == "cue") or _first(part)
    if named or "military" in classes:
        return named
    return next((side for name, side in _USUAL if name in classes), None)


def _of_expert(part: Sequence[Item]) -> Side:
    """Side of an analyst: that of a party if he is called its, right before: "Ukrainian"."""
    at = next(item.i for item in part if item.value == "expert")
    cues = [item for item in part if item.sort == "cue" and 0 <= at - item.j < _NEAR]
    return (cues[-1].side if cues else None) or Side.THIRD_PARTY


def _by_others(phrase: Phrase, cast: Cast) -> Side | None:
    """By who was named before, by where it sits, by the given name."""
    classes, last = phrase.classes, cast.last.side if cast.last.side in FORCES else None
    if phrase.before in ITS and last:
        return last
    seat = _seat(phrase, cast) if classes & _SEATED and "military" not in classes else None
    again = None
    if not phrase.run and not seat and phrase.before not in _ANY:
        alike = _WRITING if classes & _WRITING else classes
        classed = not phrase.scene.latin or phrase.before in _THE
        names = (*phrase.heads, *sorted(alike)) if classed else phrase.heads
        again = next((cast.classes[name] for name in names if name in cast.classes), None)
    if seat or again:
        return seat or (again.side if again else None)
    if classes & _SEATED and "military" not in classes and last:
        return last
    if "author" in classes and not phrase.run:
        return cast.last.side
    return given_side(phrase.scene, *phrase.run) if phrase.run else None


def _seat(phrase: Phrase, cast: Cast) -> Side | None:
    """Side of the place of an office: "officials in Mykolaiv region", "In London, the ministry"."""
    scene, i, j = phrase.scene, phrase.i, phrase.part[-1].j
    for mark in scene.marks["cue"]:
        close = mark.j <= i <= mark.j + _NEAR and mark.i and scene.lower[mark.i - 1] in _IN
        if close and (mark.j == i or mark.i == 1 or not scene.latin):  # not "in Ukrainian hands, "
            return cued(mark.value, cast)
    near = any(i <= place.i <= j + 2 for place in scene.places)
    told = any(k in scene.told for k in range(j, j + 3))
    return Side.UKRAINE if near and not told and cast.home is not Side.RUSSIA else None


def aside_side(scene: Scene, j: int, cast: Cast) -> Side | None:
    """Tell the side from what is said behind a name: ", whom Moscow appointed", ", a DPR officer".

    Parameters
    ----------
    scene, j
        The sentence and the word behind the name.
    cast
        Who was named before.

    Returns
    -------
    Side or None
        ``None`` where no aside follows or tells of none.
    """
    lower = scene.lower
    if lower[j : j + 1] == ['"'] and '"' in lower[j + 1 : j + _TITLE]:  # the channel "Quiet ford"
        j = lower.index('"', j + 1)
    while j < len(lower) and lower[j] == '"':
        j += 1
    if j >= len(lower) or lower[j] not in (",", "("):
        return None
    end = next((k for k in range(j + 1, len(lower)) if lower[k] in _ENDS), len(lower))
    said = (mark.i for mark in scene.marks["say"] if mark.i == j + 2 < end)  # ", who said that"
    end = min(said, default=end)
    people = {mark.value for mark in scene.marks["who"] if j < mark.i < end}
    for mark in scene.marks["cue"]:
        if j < mark.i < end and (mark.value[-1] == "!" or people & _SIDED):
            return cued(mark.value, cast)
    return Side.UKRAINE if "civil" in people and cast.home is not Side.RUSSIA else None


def given_side(scene: Scene, i: int, j: int) -> Side | None:
    """Tell the side that a given name among some words suggests: Serhii or Sergei."""
    given = scene.has("given", i, j)
    return Side(given.value) if given else None


def _first(items: Iterable[Item]) -> Side | None:
    return next((item.side for item in items if item.side), None)
