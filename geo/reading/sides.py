"""Whose forces: votes for either side, weighed alike for both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from geo.claim import FORCES, Side
from geo.reading.clauses import Clause, is_passive
from geo.reading.company import Neighbour
from geo.reading.lexicon import Mark
from geo.reading.roles import phrases, role_of, tells, tie_of, where_of
from geo.reading.scene import Scene
from geo.reading.voices import Voice

_SIGN = {Side.UKRAINE: 1, Side.RUSSIA: -1}
_AND = frozenset({"and", "та", "і", "й", "и", "also", "then", ","})
_SIDED = ("named", "own", "enemy")  # words for forces that tell a side by themselves
_CLEAR = frozenset(f"{role} {sort} clear" for role in ("does", "suffers")
                   for sort in _SIDED)  # fmt: skip
_FIRST = re.compile(r"(?:[ємиаї]мо|[еи]м)$")  # «тримаємо», «держим»
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
    found = [
        *_of_forces(scene, trigger, clause, setting, far=False),
        *_attributes(scene, trigger, setting),
    ]
    clear = any(vote.name in _CLEAR for vote in found)
    said = "clear" if clear else "beside" if found else "alone"
    if said == "alone" and _shared(scene, trigger):
        said = "beside"
    if _is_ours(scene, trigger):
        said = "clear"
    negated = scene.has("neg", max(clause.left, trigger.i - _NEGATES), trigger.i) is not None
    told = "not" if negated or setting.voice.denies else "so"
    found += _of_forces(scene, trigger, clause, setting, far=True)
    found += _around(scene, trigger, clause, setting, f"{said} {told}")
    return found


def _of_forces(
    scene: Scene, trigger: Mark, clause: Clause, setting: Setting, *, far: bool
) -> Iterator[Vote]:
    """Votes of the forces that the clause names, or those ``far`` from it in the sentence."""
    kind, form = setting.kind, trigger.form
    passive = "passive" if is_passive(scene, trigger, clause) else "active"
    nearest: dict[str, int] = {}
    for mark in _by_distance(scene, trigger):
        where = where_of(scene, mark, trigger, clause)
        sign = _sign(scene, mark, setting)
        if where.startswith("far") != far or not sign:
            continue
        tie, sort = tie_of(scene, mark), _sort(mark)
        if tells(scene, mark):
            yield from (Vote(f"teller {known} {where}", sign) for known in (form, kind))
            continue
        rank = nearest[where] = nearest.get(where, 0) + 1
        if rank > _RANKS:
            continue
        role = role_of(kind, form, passive, where, tie, latin=scene.latin)
        if role:
            sure = "clear" if rank == 1 and not far else "faint"
            turned = -sign if role == "suffers" else sign
            yield Vote(f"{role} {sure}", turned)
            yield Vote(f"{role} {sure} {kind}", turned)
            yield Vote(f"{role} {sort} {sure}", turned)
            if sure == "clear" and sort in _SIDED and _is_close(mark, trigger, tie):
                yield Vote(f"close {role} {sort}", turned)
                yield Vote(f"close {role} {form}", turned)
        yield Vote(f"{kind} {form} {passive} {where} {tie} {rank}", sign)
        yield Vote(f"{kind} {form} {where} {tie}", sign)
        yield Vote(f"{kind} {form} {where} {rank}", sign)
        yield Vote(f"{form} {passive} {where} {tie}", sign)
        yield Vote(f"{where} {rank} {sort}", sign)
        if sort == "pronoun" and setting.voice.side in FORCES:
            yield Vote(f"they of a side {where}", -_SIGN[setting.voice.side])
            yield Vote(f"they of a side {kind} {form}", -_SIGN[setting.voice.side])
        if scene.has("attempt", mark.i - 2, mark.i):
            yield Vote(f"tries {where} {rank}", sign)
            yield Vote(f"tries {kind} {where}", sign)
        agree = _agree(scene.lower[mark.i], scene.lower[trigger.i])
        if agree and not scene.latin and where in ("left", "right"):
            yield Vote(f"{agree} {form} {rank}", sign)
            yield Vote(f"{agree} {kind} {form} {where}", sign)


def _is_ours(scene: Scene, trigger: Mark) -> bool:
    """Whether the verb is in the first person of a language that marks it: «тримаємо»."""
    return not scene.latin and _FIRST.search(scene.lower[trigger.i]) is not None


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
    shared = _shared(scene, trigger)
    sign = _sign(scene, shared, setting) if shared else 0
    if sign:
        yield Vote(f"shared {form} {said}", sign)
        yield Vote(f"shared {kind} {form}", sign)
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
    they = before if mark.entry.form == "pronoun" else speaks or before
    return {"own": speaks, "enemy": -speaks, "they": they}.get(mark.value, 0)


def _speaker(setting: Setting) -> Side | None:
    """Side of who speaks, or else the one whose words the report uses."""
    return setting.voice.side if setting.voice.side in FORCES else setting.tone


def _speaks(setting: Setting) -> int:
    """Sign of whoever says "we"; 0 where nothing tells."""
    speaker = _speaker(setting)
    return _SIGN.get(speaker, 0) if speaker else 0


def _shared(scene: Scene, trigger: Mark) -> Mark | None:
    """Forces that do what the verb before does and also this: "they stormed X and took Y"."""
    before = [m for m in scene.triggers if m.j <= trigger.i]
    if not before:
        return None
    near = scene.lower[max(before[-1].j, trigger.i - 4) : trigger.i]
    if _AND.isdisjoint(near) or any(
        before[-1].j <= m.i < trigger.i
        and m.entry.form != "pronoun"
        and tie_of(scene, m) in ("", "case by")
        and m.j >= trigger.i - 2
        for m in scene.forces
    ):
        return None
    subject = [m for m in scene.forces if m.j <= before[0].i and tie_of(scene, m) == ""]
    return subject[-1] if subject else None


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
