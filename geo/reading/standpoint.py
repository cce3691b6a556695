"""Who stands where: forces and speakers of a trigger as those at home or those from away.

"Troops cling to the edge" tells of a `hold` by whoever defends and of an `entry` by whoever
attacks, so the kind of a claim hangs on whose soil it plays on. Both sides are told alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.claim import FORCES, Side
from geo.reading.clauses import Clause
from geo.reading.lexicon import Mark
from geo.reading.scene import Scene
from geo.reading.sides import meant
from geo.reading.voices import Voice


def standpoint(
    scene: Scene, trigger: Mark, clause: Clause, voice: Voice, *, tone: Side | None, home: Side
) -> tuple[str, ...]:
    """Give the evidence of who acts and who speaks at a trigger.

    Parameters
    ----------
    scene, trigger, clause, voice
        The words, and who speaks there.
    tone
        Side whose words the report itself uses.
    home
        Side on whose recognised soil the sentence plays.

    Returns
    -------
    tuple of str
        Names of evidence: of the nearest forces of the clause before, inside and behind the
        words, and of who speaks.
    """
    kind, form = trigger.value, trigger.form
    part = scene.has("part", clause.left, clause.right) is not None
    found: list[str] = []
    sides: list[str] = []
    for place, mark in _nearest(scene, trigger, clause):
        side = meant(scene, mark, voice, tone)
        if side is None:
            continue
        who = "home" if side is home else "away"
        sides.append(who)
        found += [f"{kind} {who} {place}", f"{kind} {form} {who} {place}"]
        if part:
            found.append(f"{kind} {who} {place} part")
    speaks = "third"
    if voice.side in FORCES:
        speaks = "home" if voice.side is home else "away"
    found += [f"{kind} {speaks} voice", f"{kind} {form} {speaks} voice"]
    if part:
        found.append(f"{kind} {speaks} voice part")
    if sides:
        found.append(f"row {kind} {trigger.row} {sides[0]}")
    return tuple(found)


def _nearest(scene: Scene, trigger: Mark, clause: Clause) -> Iterator[tuple[str, Mark]]:
    """The last forces before the words, the first inside them and the first behind."""
    ahead = [m for m in scene.forces if clause.left <= m.i < trigger.i]
    inside = [m for m in scene.forces if trigger.i <= m.i < trigger.j]
    behind = [m for m in scene.forces if trigger.j <= m.i < clause.right]
    yield from (("ahead", mark) for mark in ahead[-1:])
    yield from (("inside", mark) for mark in inside[:1])
    yield from (("behind", mark) for mark in behind[:1])
