"""Whose forces: votes for either side, weighed alike for both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from geo.claim import FORCES, Side
from geo.reading.clauses import Clause, is_passive
from geo.reading.company import Neighbour
from geo.reading.lexicon import Mark
from geo.reading.roles import RECENT, phrases, role_of, tells, tie_of, where_of
from geo.reading.scene import Scene
from geo.reading.subjects import Subject, distant_subject
from geo.reading.voices import Voice

_SIGN = {Side.UKRAINE: 1, Side.RUSSIA: -1}
_AND = frozenset({"and", "та", "і", "й", "и", "also", "then", ","})
_SIDED = ("named", "own", "enemy")  # words for forces that tell a side by themselves
_CLEAR = frozenset(f"{role} {sort} clear" for role in ("does", "suffers")
                   for sort in _SIDED)  # fmt: skip
_FIRST = re.compile(r"(?:[ємиаї]мо|[еиё]м)(?:ся|сь)?$")  # «тримаємо», «держим», «бьемся»
_THEIRS = frozenset({"their", "its", "his"})
_RANKS = 2  # forces on each side of a trigger that are weighed
_NEGATES = 8  # words before a trigger in which "not" turns it round


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known besides the words: who speaks, who moved last, and where it all happens.

    Attributes
    ----------
    kind
        What the trigger tells of here; "drove out of" may tell of a withdrawal or a capture.
    force
        Side whose forces the sentences before spoke of.
    tone
        Side whose words the report itself uses.
    home
        Side on whose recognised soil the place lies: towns there "fall" to the other side.
    previous
        Side that the trigger before in the same sentence speaks of.
    offensive
        Side that the rest of the report shows moving forward.
    company
        Events near by, and whose forces they seem to tell of.
    """

    kind: str
    voice: Voice
    force: Side | None = None
    tone: Side | None = None
    home: Side = Side.UKRAINE
    previous: Side | None = None
    offensive: Side | None = None
    company: tuple[Neighbour, ...] = ()


class Vote(NamedTuple):
    """A piece of evidence for one side: its name, and +1 for Ukraine or -1 for Russia."""

    name: str
    sign: int


def votes(scene: Scene, trigger: Mark, clause: Clause, setting: Setting) -> list[Vote]:
    """List what speaks for either side as the one whose forces a trigger speaks of.

    Parameters
    ----------
    scene, trigger, clause
        The words.
    setting
        What is known besides them.

    Returns
    -------
    list of Vote
        Names are the same for both sides, so one weight serves both.
    """
    passive = "passive" if is_passive(scene, trigger, clause) else "active"
    forces = [
        (mark, where_of(scene, mark, trigger, clause), sign)
        for mark in _by_distance(scene, trigger)
        if (sign := _sign(scene, mark, setting))
    ]
    near = [one for one in forces if not one[1].startswith("far")]
    far = [one for one in forces if one[1].startswith("far")]
    found = [
        *_of_forces(scene, trigger, near, setting, passive, far=False),
        *_attributes(scene, trigger, setting),
    ]
    clear = any(vote.name in _CLEAR for vote in found)
    said = "clear" if clear else "beside" if found else "alone"
    subject = None if clear else distant_subject(scene, trigger)
    if subject:
        found += _of_subject(scene, trigger, subject, setting, passive)
        said = "beside"
    if _is_ours(scene, trigger):
        said = "clear"
    negated = scene.has("neg", max(clause.left, trigger.i - _NEGATES), trigger.i) is not None
    told = "not" if negated or setting.voice.denies else "so"
    found += _of_forces(scene, trigger, far, setting, passive, far=True)
    found += _around(scene, trigger, clause, setting, f"{said} {told}")
    return found


def _of_forces(
    scene: Scene, trigger: Mark, forces: Iterable[tuple[Mark, str, int]], setting: Setting,
    passive: str, *, far: bool,
) -> Iterator[Vote]:  # fmt: skip
    """Votes of forces with their place and side: those of the clause, or those ``far`` from it."""
    kind, form = setting.kind, trigger.form
    nearest: dict[str, int] = {}
    for mark, where, sign in forces:
        tie, sort = tie_of(scene, mark), _sort_beside(mark, sign, setting)
        if tells(scene, mark):
            yield from (Vote(f"teller {known} {where}", sign) for known in (form, kind))
            continue
        rank = nearest[where] = nearest.get(where, 0) + 1
        if rank > _RANKS:
            continue
        role = role_of(kind, form, passive, where, tie, latin=scene.latin)
        if role and not (where == "within" and form == "active" and _owns(scene, mark)):
            sure = "clear" if rank == 1 and not far and sort != "pronoun same" else "faint"
            turned = -sign if role == "suffers" else sign
            close = _is_close(mark, trigger, tie)
            yield from _of_role(role, sort, sure, trigger, kind, turned, close=close)
        yield Vote(f"{kind} {form} {passive} {where} {tie} {rank}", sign)
        yield Vote(f"{kind} {form} {where} {tie}", sign)
        yield Vote(f"{kind} {form} {where} {rank}", sign)
        yield Vote(f"{form} {passive} {where} {tie}", sign)
        yield Vote(f"{where} {rank} {sort}", sign)
        if sort.startswith("pronoun ") and setting.voice.side in FORCES:
            yield Vote(f"they of a side {where}", -_SIGN[setting.voice.side])
            yield Vote(f"they of a side {kind} {form}", -_SIGN[setting.voice.side])
        if scene.has("attempt", mark.i - 2, mark.i):
            yield Vote(f"tries {where} {rank}", sign)
            yield Vote(f"tries {kind} {where}", sign)
        agree = _agree(scene.lower[mark.i], scene.lower[trigger.i])
        if agree and not scene.latin and where in ("left", "right"):
            yield Vote(f"{agree} {form} {rank}", sign)
            yield Vote(f"{agree} {kind} {form} {where}", sign)


def _of_role(
    role: str, sort: str, sure: str, trigger: Mark, kind: str, sign: int, *, close: bool
) -> Iterator[Vote]:  # fmt: skip
    """Votes of what forces do by the grammar; ``sign`` is that of the side that acts by it."""
    yield Vote(f"{role} {sure}", sign)
    yield Vote(f"{role} {sure} {kind}", sign)
    yield Vote(f"{role} {sort} {sure}", sign)
    if sure == "clear" and sort in _SIDED and close:
        yield Vote(f"close {role} {sort}", sign)
        yield Vote(f"close {role} {trigger.form}", sign)


def _of_subject(
    scene: Scene, trigger: Mark, subject: Subject, setting: Setting, passive: str
) -> Iterator[Vote]:
    """Votes of a subject that a trigger shares with the verb before or has from its relative."""
    mark, way = subject
    sign = _sign(scene, mark, setting)
    role = role_of(setting.kind, trigger.form, passive, "left", "", latin=scene.latin)
    if not sign or not role:
        return
    turned = -sign if role == "suffers" else sign
    yield Vote(f"subject {way}", turned)
    yield Vote(f"subject {way} {setting.kind}", turned)
    yield Vote(f"subject {way} {_sort(mark)}", turned)
    yield Vote(f"subject {way} {setting.kind} {trigger.form} {passive}", turned)


def _is_ours(scene: Scene, trigger: Mark) -> bool:
    """Whether the verb is in the first person of a language that marks it: «тримаємо»."""
    return not scene.latin and _FIRST.search(scene.lower[trigger.i]) is not None


def _owns(scene: Scene, mark: Mark) -> bool:
    """Whether "their" only points back to the subject: "punched their way"."""
    return scene.lower[mark.i] in _THEIRS and mark.j == mark.i + 1


def _is_close(mark: Mark, trigger: Mark, tie: str) -> bool:
    """Whether forces are the agent, or the subject right before the verb or inside its words."""
    return tie in ("by", "case by") or (tie == "" and abs(trigger.i - mark.j) <= 1)


def _attributes(scene: Scene, trigger: Mark, setting: Setting) -> Iterator[Vote]:
    """Votes of adjectives at a trigger: "in Russian hands", «під нашим контролем»."""
    kind, form = setting.kind, trigger.form
    for mark in scene.sides:
        sign = _sign(scene, mark, setting)
        if sign and trigger.i - 2 <= mark.i <= trigger.j + 1:
            place = "before" if mark.i < trigger.i else "behind" if mark.i >= trigger.j else "in"
            yield Vote(f"adjective {place} {kind} {form}", sign)
            yield Vote(f"adjective {place} {form} {_sort(mark)}", sign)


def _around(
    scene: Scene, trigger: Mark, clause: Clause, setting: Setting, said: str
) -> Iterator[Vote]:
    """Votes of what is known besides the words of the clause."""
    kind, form = setting.kind, trigger.form
    known = (("voice", setting.voice.side), ("before", setting.force), ("tone", setting.tone),
             ("previous", setting.previous), ("home", setting.home),
             ("offensive", setting.offensive))  # fmt: skip
    for name, side in known:
        sign = _SIGN.get(side, 0) if side else 0
        if sign:
            yield Vote(f"{name} {kind} {form} {said}", sign)
            yield Vote(f"{name} {kind} {said}", sign)
            yield Vote(f"{name} {form} {said}", sign)
            yield Vote(f"{name} {said}", sign)
    for relation, other, sign in setting.company:
        yield Vote(f"{relation} {other} {kind}", sign)
        yield Vote(f"{relation} {other} {kind} {said}", sign)
        yield Vote(f"{relation.split()[0]} {other} {kind}", sign)
        yield Vote(f"{relation} {said}", sign)
    view = _SIGN.get(setting.voice.side, 0) or _SIGN[setting.home]
    yield Vote(f"view {trigger.row}", view)
    if _is_ours(scene, trigger):
        sign = _speaks(setting)
        yield Vote("we do", sign)
        yield Vote(f"we do {kind}", sign)
        yield Vote(f"we do {form}", sign)
    if setting.previous:
        joined = any(scene.lower[k] in _AND for k in range(max(0, trigger.i - 3), trigger.i))
        new = scene.has("force", max(0, trigger.i - 5), trigger.i)
        yield Vote(f"previous {'joined' if joined else 'apart'} {'new' if new else 'same'}",
                   _SIGN[setting.previous])  # fmt: skip
    sign = _SIGN.get(setting.voice.side, 0)
    others = (m for m in scene.forces if m.entry.form == "pronoun")
    if sign and any(clause.left <= mark.i <= clause.right for mark in others):
        yield Vote(f"voice of others {said}", sign)
    if setting.voice.side not in FORCES:
        yield Vote(f"home {kind} {form} {said} third", _SIGN[setting.home])
        yield Vote(f"home {trigger.row}", _SIGN[setting.home])


def _sort(mark: Mark) -> str:
    """How forces are named: by their side, as "our", "the enemy", "they" or just "the troops"."""
    if mark.value == "they":
        return "pronoun" if mark.entry.form == "pronoun" else "common"
    return mark.value if mark.value in ("own", "enemy") else "named"


def _sort_beside(mark: Mark, sign: int, setting: Setting) -> str:
    """How forces are named; "they" by whether they seem to be the speaker's own side."""
    sort = _sort(mark)
    if sort != "pronoun" or setting.voice.side not in FORCES:
        return sort
    return "pronoun same" if sign == _SIGN[setting.voice.side] else "pronoun other"


def meant(scene: Scene, mark: Mark, voice: Voice, tone: Side | None) -> Side | None:
    """Give the side of forces that are named, or called "our" or "the enemy"; else ``None``."""
    sign = 0 if mark.value == "they" else _sign(scene, mark, Setting("", voice, tone=tone))
    return next((side for side, one in _SIGN.items() if one == sign), None)


def _sign(scene: Scene, mark: Mark, setting: Setting) -> int:
    """Side of words for forces; "our" and "the enemy" by who speaks, "they" by who moved last."""
    if mark.value in ("ukraine", "russia"):
        return _SIGN[Side(mark.value)]
    speaker = _speaker(setting)
    # A report that retells what the other side says keeps its own word for the enemy.
    if mark.value == "enemy" and setting.tone and not scene.quoted[mark.i]:
        speaker = setting.tone
    speaks = _SIGN.get(speaker, 0) if speaker else 0
    before = _SIGN.get(setting.force, 0) if setting.force else 0
    they = speaks or before
    if mark.value == "they" and mark.entry.form == "pronoun":
        they = _antecedent(scene, mark, setting) or before
    return {"own": speaks, "enemy": -speaks, "they": they}.get(mark.value, 0)


def _antecedent(scene: Scene, mark: Mark, setting: Setting) -> int:
    """Sign of the forces named last before "they" in its sentence, where word order tells."""
    if not scene.latin:
        return 0
    last = next((one for one in reversed(_subjects(scene)) if one.j <= mark.i), None)
    return _sign(scene, last, setting) if last else 0


@lru_cache(maxsize=RECENT)
def _subjects(scene: Scene) -> tuple[Mark, ...]:
    """Forces that are named in a sentence and may be the subject of a verb."""
    named = (mark for mark in phrases(scene) if mark.value != "they")
    return tuple(m for m in named if tie_of(scene, m) == "" and not tells(scene, m))


def _speaker(setting: Setting) -> Side | None:
    """Side of who speaks, or else the one whose words the report uses."""
    return setting.voice.side if setting.voice.side in FORCES else setting.tone


def _speaks(setting: Setting) -> int:
    """Sign of whoever says "we"; 0 where nothing tells."""
    speaker = _speaker(setting)
    return _SIGN.get(speaker, 0) if speaker else 0


def _agree(subject: str, verb: str) -> str:
    """Whether a Slavic verb in the past agrees with a noun in number; empty where none shows."""
    plural = verb.endswith(("ли", "лись", "лися"))
    single = verb.endswith(("в", "л", "вся", "лся", "ла", "лась", "лася", "ло"))
    if not (plural or single):
        return ""
    many = subject.endswith(("и", "і", "ы", "яне", "їх"))
    return "agrees" if many == plural else "disagrees"


def _by_distance(scene: Scene, trigger: Mark) -> list[Mark]:
    def gap(mark: Mark) -> int:
        return max(mark.i - trigger.j, trigger.i - mark.j, -1)

    return sorted(phrases(scene), key=gap)
