"""Grammar of forces beside a trigger: which words name them, where they stand, what they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import pairwise

from geo.reading.clauses import ATTACKS, Clause
from geo.reading.lexicon import Mark
from geo.reading.scene import Scene

RECENT = 64  # sentences whose words for forces are kept at hand
# What the ending of the first of the words shows: by whom, or of whom.
_CASES = (
    *((end, "by") for end in ("ами", "ями", "ом", "ем", "ым", "им", "ими", "ыми", "ією", "ією")),
    *((end, "of") for end in ("ага", "ога", "ика", "нта", "ів", "ов", "ев", "ей", "их", "ых",
                              "ськ", "ск", "сил", "ої", "їх")),
)  # fmt: skip
_SUFFERED = frozenset({"нас", "вас", "нашу", "вашу"})  # the same form tells whose and whom
_ARTICLES = frozenset({"the", "its", "their", "all", "some", "more", "a", "an", "any", "last"})
_CONJUNCTIONS = frozenset({"after", "before", "since", "as", "until", "till", "than"})
_VERB = 2  # words between a subject and its verb: "troops have since"
# What stands before "of" where a place is rid of forces.
_EMPTIED = frozenset(["cleared", "clear", "rid", "freed", "free", "purged", "cleansed", "cleaned",
                      "clean", "swept", "emptied", "empty", "stripped", "liberated", "clearing",
                      "clears", "rids", "relieved", "void", "devoid"])  # fmt: skip
_TIES = {"by": "by", "of": "of", "off": "from", "against": "against", "проти": "against",
         "против": "against"}  # fmt: skip
_LINKS = frozenset({"of", "from", "the"})  # inside a noun phrase
_OFFICE = frozenset({"of", "for", "the", "in", "from", "with", "a", "an"})  # of a spokesman
_OWNED = 3  # words between an attack and whose it is: "attacks by", "an attempt of the"
_OWNERS = frozenset(["enemy", "russian", "ukrainian", "our", "their", "its", "his", "hostile"])
_BY = tuple(end for end, case in _CASES if case == "by")
# What may be a noun before a genitive, neither adverb nor verb; and nouns for attacks.
_NOUN = re.compile(r"(?!.*(?:но|то|ли|ла|ло|ти|ть|ся|сь|ше|же|вже|ще|еще)$)[а-яіїєґё'-]{4,}|часть")
_ATTACK = re.compile(
    r"(?!.*(?:ува|ова|ую|уе|ує))"
    r"(?:контр-?)?(?:атак|наступ|штурм|приступ|спроб|попыт|вылаз|вилаз|выпад|натиск|наскок|рейд|удар)"
)
_MOVING = ("withdrawal", "entry", "advance")  # their verbs have no forces as objects
_AGAINST = ("capture", "clash", "advance")  # their verbs may have forces as objects
_INSIDE = ("inside", "within")
_TURNED = {"does": "suffers", "suffers": "does", "": ""}


@lru_cache(maxsize=RECENT)
def phrases(scene: Scene) -> tuple[Mark, ...]:
    """Words for forces, those of one noun phrase as one: "units of the enemy", «роты ВСУ».

    Parameters
    ----------
    scene
        The sentence.

    Returns
    -------
    tuple of Mark
        In the order of the text. A phrase has the value of the word that tells the side.
    """
    found: list[Mark] = []
    for mark in map(partial(_with_side, scene), scene.forces):
        last = found[-1] if found else None
        if last and _is_common(last) and not _is_common(mark) and mark.entry.form != "pronoun" \
                and _hangs(scene, last, mark):  # fmt: skip
            found[-1] = Mark(mark.entry, last.i, mark.j)
        elif last and _is_common(mark) and last.j == mark.i and last.entry.form != "pronoun":
            found[-1] = Mark(last.entry, last.i, mark.j)
        else:
            found.append(mark)
    return tuple(found)


def _with_side(scene: Scene, mark: Mark) -> Mark:
    """Forces of the side that an adjective in the midst of them names: "its Russian garrison"."""
    if mark.value not in ("own", "they"):
        return mark
    inside = (m for m in scene.marks["adjective"] if mark.i < m.i < mark.j)
    side = next((m for m in inside if m.value in ("ukraine", "russia")), None)
    return Mark(side.entry, mark.i, mark.j) if side else mark


def _is_common(mark: Mark) -> bool:
    """Whether words such as "troops" tell no side."""
    return mark.value == "they" and mark.entry.form != "pronoun"


def _hangs(scene: Scene, head: Mark, mark: Mark) -> bool:
    """Whether forces are a genitive of common ones before them: "units of the enemy"."""
    between = scene.lower[head.j : mark.i]
    if scene.latin:
        return between[:1] in (["of"], ["from"]) and _LINKS.issuperset(between)
    return not between and tie_of(scene, mark) != "case by"


def tells(scene: Scene, mark: Mark) -> bool:
    """Whether forces only belong to someone who speaks: "a spokesman for the troops".

    Parameters
    ----------
    scene, mark
        The sentence, and words for forces in it.
    """
    for who in reversed(scene.marks.get("who", ())):
        if who.j <= mark.i and who.i not in scene.covered["force"]:
            return _OFFICE.issuperset(scene.lower[who.j : mark.i])
    return False


def where_of(scene: Scene, mark: Mark, trigger: Mark, clause: Clause) -> str:
    """Where forces stand to a trigger: inside it, beside it in its clause, or far from it.

    Parameters
    ----------
    scene, mark
        The sentence, and words for forces in it.
    trigger, clause
        What is told, and the clause in which it is told.

    Returns
    -------
    str
        ``inside``, ``left`` or ``right``; the last two with ``far`` before them outside the
        clause or behind another trigger.
    """
    if trigger.i <= mark.i < trigger.j:
        return "inside" if mark.i == trigger.i else "within"
    low, high = sorted((mark.i, trigger.i))
    others = any(low < other.i < high for other in scene.triggers)
    if mark.i < trigger.i:
        apart = others or _contrasts(scene.lower[mark.j : trigger.i])
        return "left" if mark.i >= clause.left and not apart else "far left"
    # A Slavic subject may follow its verb, but not behind a comma.
    apart = others or (not scene.latin and "," in scene.lower[trigger.j : mark.i])
    return "right" if mark.i < clause.right and not apart else "far right"


def _contrasts(between: Sequence[str]) -> bool:
    """Whether another subject follows: «врага там нет, а село зачищено»."""
    return any(pair == (",", "а") for pair in pairwise(between))


def tie_of(scene: Scene, mark: Mark) -> str:
    """Class of the preposition before forces, or the case that their ending shows.

    Parameters
    ----------
    scene, mark
        The sentence, and words for forces in it.

    Returns
    -------
    str
        Such as ``by``, ``from`` or ``case of``; empty for a subject.
    """
    tie = _preposition(scene, mark)
    if _attacks(scene, mark, tie):
        return "attack of"
    if tie or scene.latin:
        return tie
    word = scene.lower[mark.i]
    if word in _SUFFERED:
        return "case of"
    case = next((f"case {case}" for end, case in _CASES if word.endswith(end)), "")
    return "noun of" if case == "case of" and _on_noun(scene, mark) else case


def _on_noun(scene: Scene, mark: Mark) -> bool:
    """Whether a genitive hangs on a noun right before it, as in «колона ворога»."""
    k = mark.i - 1
    return (
        k >= 0
        and _NOUN.fullmatch(scene.lower[k]) is not None
        and not scene.prep_at(k)
        and k not in scene.parting
        and not any(place.i <= k < place.j for place in scene.places)
    )


def _attacks(scene: Scene, mark: Mark, tie: str) -> bool:
    """Whether forces own an attack: "enemy attacks", "attacks by the enemy", «атаки ворога»."""
    ahead = scene.lower[max(0, mark.i - _OWNED) : mark.i]
    behind = scene.lower[mark.j - 1 : mark.j + 1]
    if scene.latin:
        owned = tie in ("by", "of") and not ATTACKS.isdisjoint(ahead)
        adjective = scene.lower[mark.j - 1] in _OWNERS or scene.lower[mark.j - 1].endswith("'s")
        return owned or (adjective and not ATTACKS.isdisjoint(behind))
    if any(map(_ATTACK.match, behind[1:])):
        return True
    free = not tie and not scene.lower[mark.i].endswith(_BY)
    return free and any(map(_ATTACK.match, ahead[-1:]))


def _preposition(scene: Scene, mark: Mark) -> str:
    """Class of the preposition before the force; empty where none stands."""
    k = mark.i - 1
    while k >= 0 and scene.lower[k] in _ARTICLES:
        k -= 1
    word = scene.lower[k] if k >= 0 else ""
    if word == "of" and not _EMPTIED.isdisjoint(scene.lower[max(0, k - 2) : k]):
        return "from"  # "cleared of the enemy"
    known = _TIES.get(word, "")
    if known or (word in _CONJUNCTIONS and _acts(scene, mark)):
        return known
    # Russian takes «у врага» from the enemy and has a town «у врага»; in Ukrainian it means "in".
    if word == "with" and _acts(scene, mark):
        return ""  # "with units hanging on"
    return word if word == "у" and scene.prep_at(k) == "near" else scene.prep_at(k)


def _acts(scene: Scene, mark: Mark) -> bool:
    """Whether a verb follows: what stands before "after troops entered" is no preposition."""
    return any(0 <= trigger.i - mark.j <= _VERB for trigger in scene.triggers)


def role_of(kind: str, form: str, passive: str, where: str, tie: str, *, latin: bool) -> str:
    """Grammatical role of forces beside a trigger: who ``does`` it, who ``suffers`` it, or none.

    A trigger whose subject is the opponent ("lost", "repelled") or the one that is moved
    ("was driven out") turns the roles round.

    Parameters
    ----------
    kind, form, passive
        What the trigger tells of, how its row is built, and whether the place suffers it.
    where, tie
        Where the forces stand, and by which preposition or case.
    latin
        Whether the language is English, which has no cases.

    Returns
    -------
    str
        ``does`` or ``suffers``; empty where neither shows.
    """
    if form == "other":
        return ""  # who denies is as often named there as whose claim it is
    if tie == "attack of":
        return {"hold": "suffers", "withdrawal": ""}.get(kind, "does")
    agent = tie in ("by", "case by")
    if form == "object" and kind == "withdrawal":
        return _of_driven(passive, where, tie, agent=agent)
    if form == "object":
        if where in _INSIDE and not agent:
            return "suffers"
        form = "active"  # told of the one who drives out, not of the one who is driven
    turned = form == "flip" and kind not in ("withdrawal", "hold")
    known = _by_tie(kind, form, tie, turned=turned)
    if known:
        return known
    if agent or where in _INSIDE:
        hit = where == "within" and not agent and kind == "clash" and form in ("active", "flip")
        role = "suffers" if hit and tie != "to" else "does"  # "rushed our positions"
    elif where.endswith("left"):
        role = _before(kind, form, passive, tie, latin=latin)
    else:
        plain = form == "active" and passive == "active"
        role = _behind(kind, form, tie, latin=latin, plain=plain, turned=turned)
    return _TURNED[role] if turned else role


def _by_tie(kind: str, form: str, tie: str, *, turned: bool) -> str:
    """Role that a preposition tells by itself, wherever the forces stand."""
    if turned and tie == "to":
        return "does"  # "fell to the Russians"
    if tie == "у":
        return "does" if form == "passive" or kind == "hold" else "suffers"
    return "suffers" if tie in ("from", "against") and kind != "withdrawal" else ""


def _of_driven(passive: str, where: str, tie: str, *, agent: bool) -> str:
    """Role at "drove out", told of the one who is driven."""
    if agent:
        return "suffers"
    driven = where.endswith("left") == (passive == "passive") or tie == "case of"
    return "does" if driven or where in _INSIDE else "suffers"


def _before(kind: str, form: str, passive: str, tie: str, *, latin: bool) -> str:
    """Role of forces before a trigger, which are its subject unless their case tells another."""
    if tie in ("from", "against", "near"):
        return "suffers"
    # Who "is dug in" or «скрывается» does so himself, in whatever voice and case.
    if form != "active" or kind not in _AGAINST:
        return "does"
    if latin:
        return "suffers" if passive == "passive" else "does"
    return "suffers" if tie == "case of" and passive == "active" else "does"


def _behind(kind: str, form: str, tie: str, *, latin: bool, plain: bool, turned: bool) -> str:
    """Role of forces behind a trigger, which are its object in English, free in other languages."""
    genitive = tie in (("of",) if latin else ("case of", "noun of"))
    if tie in ("from", "against"):
        return "suffers"
    if form.startswith("noun") and genitive:
        return "suffers" if kind == "capture" else "does"
    if turned and kind == "clash" and (latin or genitive):
        return "suffers"  # turned round: "repelled the enemy", «отбили атаки врага»
    if latin:
        return _behind_english(kind, form, tie)
    if genitive and plain:
        return "does" if kind in _MOVING else "suffers"
    return "does" if tie == "" else ""


def _behind_english(kind: str, form: str, tie: str) -> str:
    """Role of forces behind an English trigger: its object, unless it is a passive of its own."""
    if form == "passive":
        return "does" if tie in ("to", "of") else ""  # "fell to the army", "under control of"
    return "suffers" if kind == "capture" else ""
