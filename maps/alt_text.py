"""A map in words: alt text, caption, long description and citation, made from the data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.claim import View
from maps.facts import Facts, Gain, facts, gains
from maps.naming import label
from maps.notes import disclaimers, reports
from maps.resting import Resting
from maps.story import Story
from maps.words import Words

_MINUS, _BLANK = "−", "\u00a0"


def alt_text(story: Story, words: Words, *, at: Sequence[int] | None = None) -> str:
    """One or two sentences that stand for the map where it cannot be seen.

    Parameters
    ----------
    story
        What the map tells.
    words
        Its language.
    at
        Numbers of the slices that a still picture shows; without it, of the whole time map.

    Returns
    -------
    str
        Plain text: what, when, how many claims, and the change as claimed and established.
    """
    end = len(story.slices) - 1 if at is None else max(at)
    known = sum(run.first <= end for run in story.runs)
    told = {
        "title": story.title,
        "claims": count_of(known, words),
        "change": change_of(story, words, start=0, end=end),
    }
    if at is None:
        return words.say("describe", "alt", period=period_of(story, words), **told)
    days = [words.day(story.slices[one].end) for one in at]
    if len(days) == 1:
        return words.say("describe", "altStill", day=days[0], **told)
    return words.say("describe", "altSeries", days=", ".join(days), **told)


def caption(story: Story, words: Words) -> str:
    """What stands under the map: its days, what solid and hatched mean, sources, as-of date."""
    return words.say(
        "describe",
        "caption",
        title=story.title,
        period=period_of(story, words),
        asOf=words.day(story.as_of),
        publishers=publishers_of(facts(story), words),
        credit=credit_of(story),
    )


def description(story: Story, words: Words, *, rests: Resting | None = None) -> list[str]:
    """Tell at length what the map shows.

    Parameters
    ----------
    story
        What the map tells.
    words
        Its language.
    rests
        What rests on one voice; left out where it is ``None`` or knows no areas.

    Returns
    -------
    list of str
        Paragraphs of plain text, the disclaimers last.
    """
    found, last = facts(story), len(story.slices) - 1
    said = [
        words.say(
            "describe",
            "heading",
            title=story.title,
            period=period_of(story, words),
            asOf=words.day(story.as_of),
        ),
        *([story.summary] if story.summary else []),
        " ".join(_who(found, words)),
        words.say("describe", "solid"),
        change_of(story, words, start=0, end=last),
    ]
    if found.biggest >= 0:
        moved = gains(story, found.biggest, found.biggest)
        day = story.slices[found.biggest]
        if moved:
            sides = _gains_text(moved, words)
            told = words.say("describe", "biggest", day=words.days(day.start, day.end), sides=sides)
            said.append(told)
    if found.places:
        names = ", ".join(label(story.places[name], story.lang) for name in found.places)
        said.append(words.say("describe", "places", places=names))
    if rests is not None and rests.areas:
        said.append(_resting_text(rests, words))
    return said + disclaimers(story, words)


def citation(story: Story, words: Words, *, url: str = "") -> str:
    """How to cite the map's data: reports, credits and what a claim is.

    Parameters
    ----------
    story
        What the map tells.
    words
        Its language.
    url
        Where the page stands; left out if empty.

    Returns
    -------
    str
        Lines of plain text.
    """
    lines = [
        words.say(
            "describe",
            "cite",
            title=story.title,
            period=period_of(story, words),
            asOf=words.day(story.as_of),
        )
    ]
    if url:
        lines.append(words.say("describe", "citeAddress", url=url))
    lines += ["", words.say("describe", "citeData", claims=count_of(len(story.claims), words))]
    for report in reports(story.claims, words):
        publisher = report["publisher"] or words.say("describe", "noPublisher")
        lines.append("- " + _joined((publisher, report["published"], report["title"])))
        lines[-1] += f" <{report['url']}>" if report["url"] else ""
    lines += ["", words.say("describe", "citeCredits")]
    for credit in story.credits:
        text = f"- {_joined((credit.name, credit.licence))}: {credit.use}".removesuffix(": ")
        lines.append(text + (f" <{credit.url}>" if credit.url else ""))
    return "\n".join([*lines, "", words.say("describe", "citeUse"), ""])


def change_of(story: Story, words: Words, *, start: int, end: int) -> str:
    """One sentence on what each side gained from one slice to another, both included."""
    days = words.days(story.slices[start].start, story.slices[end].end)
    moved = gains(story, start, end)
    if not moved:
        return words.say("describe", "still", days=days)
    return words.say("describe", "change", sides=_gains_text(moved, words), days=days)


def count_of(claims: int, words: Words) -> str:
    """A number of claims in words."""
    one = claims == 1
    return words.say("ui", "claimsOne") if one else words.say("ui", "claims", count=claims)


def km2(area: float, words: Words, *, signed: bool = False) -> str:
    """An area in whole square kilometres, with a sign before a change."""
    whole = round(area)
    sign = ("+" if signed and whole > 0 else "") if whole >= 0 else _MINUS
    digits = f"{abs(whole):,}"
    number = digits if words.lang == "en" else digits.replace(",", _BLANK)
    return words.say("change", "km2", sign=sign, km2=number).replace(" ", _BLANK)


def period_of(story: Story, words: Words) -> str:
    """The days of a story in words."""
    return words.days(story.slices[0].start, story.slices[-1].end)


def publishers_of(found: Facts, words: Words) -> str:
    """Who printed the claims, in one line."""
    return ", ".join(found.publishers) or words.say("describe", "noPublisher")


def credit_of(story: Story) -> str:
    """Whose data the map is drawn with: what carries a licence, in one line."""
    return ", ".join(credit.name for credit in story.credits if credit.licence)


def gain_text(gain: Gain, words: Words, *, topic: str = "describe", key: str = "gain") -> str:
    """One side's gain in both views."""
    return words.say(
        topic,
        key,
        side=words.say("side", gain.side),
        claimed=km2(gain.claimed, words, signed=True),
        established=km2(gain.established, words, signed=True),
    )


def _gains_text(moved: Iterable[Gain], words: Words) -> str:
    between: str = words.table["change"]["and"]
    return between.join(gain_text(gain, words) for gain in moved)


def _who(found: Facts, words: Words) -> list[str]:
    def items(counted: Iterable[tuple[str, int]]) -> str:
        return ", ".join(words.say("describe", "item", name=n, count=c) for n, c in counted)

    unnamed = words.say("describe", "unnamed")
    sides = items((words.say("claimantSide", side), n) for side, n in found.by_side.items())
    names = items((name or unnamed, count) for name, count in found.claimants)
    standings = items((words.say("standing", one), n) for one, n in found.by_standing.items())
    return [
        words.say("describe", "count", claims=count_of(found.claims, words), sides=sides),
        words.say("describe", "claimants", names=names),
        words.say("describe", "standings", standings=standings),
    ]


def _resting_text(rests: Resting, words: Words) -> str:
    claimed, established = rests.areas[View.CLAIMED], rests.areas[View.ESTABLISHED]
    return words.say(
        "describe",
        "resting",
        claims=count_of(rests.claims, words),
        single=rests.single,
        km2=km2(claimed.changed, words),
        one=km2(claimed.on_claimant, words),
        claim=km2(claimed.on_claim, words),
        establishedKm2=km2(established.changed, words),
        establishedOne=km2(established.on_claimant, words),
        establishedClaim=km2(established.on_claim, words),
    )


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(part for part in parts if part)
