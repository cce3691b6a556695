"""Whether it happened: negation, attempts, plans, orders and hedges before a trigger."""

from __future__ import annotations

from dataclasses import replace

from geo.claim import ANNOUNCED, Kind, Side, Stance
from geo.reading.frame import Event, Frame
from geo.reading.lexicon import Mark
from geo.reading.scene import Scene

_ACTIVE_HEDGE = frozenset(
    [
        "may",
        "might",
        "could",
        "must",
        "могли",
        "міг",
        "могут",
        "мог",
        "могли",
        "можуть",
        "может",
        "може",
    ]
)


HEDGE_REACH = 12  # words before a verb in which "reportedly" weakens it
_SCOPE = 7  # words before a verb in which "not", "try to" or "will" change it


def weigh(  # noqa: PLR0911 - one way out for each thing that undoes an event
    scene: Scene, frame: Frame, event: Event
) -> Event | None:
    """Weigh "not", "try to", "will", "may have" before a trigger; ``None`` if nothing happened."""
    trigger = frame.trigger
    hedge = scene.has("hedge", max(0, trigger.i - HEDGE_REACH), trigger.j + 1)
    if hedge is not None and not event.hedge:
        event.hedge = " ".join(scene.lower[hedge.i : hedge.j])
    start = max(frame.left, trigger.i - _SCOPE)
    if frame.previous is not None and frame.previous.trigger.j > start:
        start = frame.previous.trigger.j
    ahead = scene.lower[start : trigger.i]
    own = event.voice.side is event.actor and event.kind is Kind.WITHDRAWAL
    announced = own and (scene.has("announce", max(0, trigger.i - 14), trigger.i) is not None)
    if frame.left and scene.lower[frame.left - 1] in ("that", "що", "что"):
        start = min(start, max(0, frame.left - 4))
    neg = scene.has("neg", start, trigger.i)
    if neg and (neg.i < start or _is_only(scene, neg)):
        neg = None
    denied = event.voice.denies or neg is not None
    begun = scene.has("begun", start, trigger.i)
    plan = scene.has("plan", start, trigger.i)
    if denied:
        return _denied(scene, event, neg, trigger, plan=plan is not None)
    if scene.has("attempt", start, trigger.i) and event.kind is not Kind.CLASH:
        return None
    infinitive = _infinitive(scene, trigger)
    if frame.form.startswith("noun") and scene.has("plan", trigger.j, trigger.j + 6) and not own:
        return None
    if (
        plan
        and scene.lower[plan.i] in _ACTIVE_HEDGE
        and not infinitive
        and ("have" in ahead or not scene.latin)
    ):
        event.hedge = "may have" if "have" in ahead else scene.lower[plan.i]
        plan = None
    if announced and (plan or infinitive or scene.lower[trigger.i] in _NOMINAL or begun is None):
        event.hedge = ANNOUNCED
        return event
    if infinitive and begun is None and "have" not in ahead:
        return None
    if plan and (begun is None or plan.i > begun.i) and not announced:
        return None
    return event


_NOMINAL = frozenset({"withdrawal", "pullback", "regrouping", "відведення", "перегрупування"})


def _is_only(scene: Scene, neg: Mark) -> bool:
    following = scene.lower[neg.j : neg.j + 1]
    return following in (["only"], ["лише"], ["тільки"], ["только"], ["just"])


def _denied(
    scene: Scene, event: Event, neg: Mark | None, trigger: Mark, *, plan: bool
) -> Event | None:
    if neg is not None and trigger.i - neg.j > 3:
        return None
    if neg is not None and (plan or any(neg.i <= m.i < trigger.i for m in scene.marks["say"])):
        return None
    if event.voice.side is Side.THIRD_PARTY or event.kind is Kind.CLASH:
        return None
    own = event.kind is Kind.WITHDRAWAL and event.actor is event.voice.side
    if not event.voice.denies and not own:
        return None
    return replace(event, stance=Stance.DENIES, sure=event.sure * 0.8)


def _infinitive(scene: Scene, trigger: Mark) -> bool:
    word = scene.lower[trigger.i]
    if word.isascii():
        return trigger.i > 0 and scene.lower[trigger.i - 1] == "to"
    if word.endswith(("ти", "тися", "тись")):
        return not word.endswith("сти") or True
    return word.endswith(("ать", "ить", "ять", "еть", "уть", "ться", "йти", "сти"))
