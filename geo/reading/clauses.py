"""The clause in which a trigger stands, and its mood and voice."""

from __future__ import annotations

from dataclasses import dataclass

from geo.reading.dates import CALENDAR
from geo.reading.lexicon import Mark
from geo.reading.scene import BREAKS, Scene

BE = frozenset(["was", "were", "been", "be", "being", "is", "are", "get", "gets", "got", "getting",
                "'s", "wasn't", "weren't", "isn't", "aren't", "it's", "that's", "they're",
                "we're"])  # fmt: skip
_HAVE = frozenset(["have", "has", "had", "having", "haven't", "hasn't", "hadn't", "we've",
                   "they've", "i've", "you've"])  # fmt: skip
_SUFFERED = frozenset(["taken", "retaken", "driven", "beaten", "thrown"])  # never past tense
_SUFFIXES = ("ed", "en", "wn", "ught")
_IRREGULAR = frozenset(["held", "lost", "won", "met", "hit", "struck", "swept", "kept", "put",
                        "cut", "left", "overrun", "made", "sent", "led", "rid", "flung", "beat",
                        "stuck", "set", "split", "shot", "paid", "run", "gone"])  # fmt: skip
_PARTICIPLES = ("но", "то", "ний", "ена", "ено", "ены", "ані", "ені", "аны", "ута", "нена",
                "тий", "тая", "нный", "нная", "нное", "нные")  # fmt: skip
_NO_AGENTS = frozenset(["noon", "midday", "midnight", "dawn", "dusk", "morning", "evening", "night",
                    "nightfall", "lunchtime", "then", "now", "several", "storm"])  # fmt: skip
# What may stand before the verb in the words of a row: "still holding".
_LIGHT = frozenset(["still", "again", "now", "also", "already", "firmly", "fully", "not",
                    "never", "completely", "entirely", "finally", "recently", "once",
                    "yet", "since", "reportedly", "partly", "partially"])  # fmt: skip
# Nouns for what one side does to the other: "by" and "of" behind them tell who attacks.
ATTACKS = frozenset(["attack", "attacks", "counterattack", "counterattacks", "counter-attack",
                     "counter-attacks", "assault", "assaults", "attempt", "attempts", "push",
                     "pushes", "advance", "advances", "raid", "raids", "offensive", "offensives",
                     "onslaught", "onslaughts", "thrust", "thrusts", "charge", "charges", "sortie",
                     "sorties", "incursion", "incursions", "counteroffensive", "wave", "waves",
                     "bid", "bids", "breakthrough", "breakthroughs", "probe", "probes", "efforts",
                     "effort"])  # fmt: skip
_INFINITIVES = ("ти", "тися", "тись", "ать", "ить", "ять", "еть", "уть", "ться", "йти", "сти",
                "чь")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``left`` up to ``right`` around a trigger, and what opens them."""

    left: int
    right: int
    relative: bool
    conditional: bool


def clause_of(scene: Scene, trigger: Mark) -> Clause:
    """Find the clause of a trigger: between conjunctions, relatives, dashes and semicolons.

    Parameters
    ----------
    scene
        The sentence.
    trigger
        A mark in it.

    Returns
    -------
    Clause
        At most the whole sentence.
    """
    left = _left(scene, trigger.i)
    right = _right(scene, trigger.j)
    conditional = scene.has("if", max(0, left - 1), trigger.i) is not None
    return Clause(left, right, scene.relative_at(left), conditional)


def _left(scene: Scene, i: int) -> int:
    edges = scene.covered["boundary"] | scene.covered["relative"]
    return next((k + 1 for k in range(i - 1, -1, -1) if k in edges or scene.lower[k] in BREAKS), 0)


def _right(scene: Scene, j: int) -> int:
    edges = scene.covered["boundary"] | scene.covered["relative"]
    end = len(scene.lower)
    return next((k for k in range(j, end) if k in edges or scene.lower[k] in BREAKS), end)


def is_passive(scene: Scene, trigger: Mark, clause: Clause) -> bool:
    """Whether the place or the force before a trigger suffers it: "was retaken", «звільнено»."""
    if trigger.entry.form == "passive":
        return True
    if not scene.latin:
        return scene.lower[trigger.i].endswith(_PARTICIPLES)
    k = _head(scene, trigger)
    word = scene.lower[k]
    ahead = scene.lower[max(clause.left, k - 3) : k]
    if any(w in BE for w in ahead) and (word.endswith(_SUFFIXES) or word in _IRREGULAR):
        return True
    if trigger.entry.form == "object" and word in BE:
        return True  # "was driven out" is a row of its own
    bare = word in _SUFFERED and not _HAVE.intersection(scene.lower[clause.left : k])
    return bare or _has_agent(scene, trigger, k)


def _has_agent(scene: Scene, trigger: Mark, head: int) -> bool:
    """Whether "by" tells the agent of the verb: not in "we rebuffed attacks by the enemy"."""
    agent = scene.has("by", trigger.j, min(trigger.j + 5, len(scene.lower)))
    if agent is None or _of_time(scene, agent.j):
        return False
    attacked = ATTACKS.intersection(scene.lower[head + 1 : agent.i])
    return not attacked and not any(mark.j == trigger.i for mark in scene.forces)


def _head(scene: Scene, trigger: Mark) -> int:
    """Where the verb of a trigger stands: behind "still" in "still holding"."""
    inside = range(trigger.i, trigger.j)
    return next((k for k in inside if scene.lower[k] not in _LIGHT), trigger.i)


def _of_time(scene: Scene, i: int) -> bool:
    """Whether "by" is followed by a time or a measure: "by Friday", "by 16 August", "by noon"."""
    word = scene.lower[i] if i < len(scene.lower) else ""
    return word[:1].isdigit() or word in _NO_AGENTS or any(
        mark.i == i for sort in CALENDAR for mark in scene.marks.get(sort, ())
    )  # fmt: skip


def is_infinitive(scene: Scene, trigger: Mark) -> bool:
    """Whether a trigger is an infinitive: "to take", «взяти», «взять»."""
    word = scene.lower[trigger.i]
    if scene.latin:
        return trigger.i > 0 and scene.lower[trigger.i - 1] == "to"
    return word.endswith(_INFINITIVES)
