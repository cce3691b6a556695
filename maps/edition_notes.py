"""What a page says of its edition: what changed, and what rests on one voice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from maps.alt_text import km2
from maps.editions import Change, Edition, FieldChange, Turn
from maps.resting import Resting
from maps.story import VIEWS, Story
from maps.templating import fill
from maps.words import Words

_DAYS = frozenset({"event_date", "event_date_end", "published"})
# The words for a field's values, by topic.
_TOPICS = {
    "kind": "kindOf",
    "actor": "side",
    "stance": "fields",
    "time_precision": "fields",
    "claimant_side": "claimantSide",
    "standing": "standing",
}


def edition_section(story: Story, rests: Resting, words: Words) -> str:
    """Write the part of a page that tells of its edition.

    Parameters
    ----------
    story
        What the page tells.
    rests
        What of it rests on one voice.
    words
        The page's language.

    Returns
    -------
    str
        HTML; without an edition before, only what rests on one voice.
    """
    edition = story.edition
    return fill(
        "editions.html",
        words=words.table["edition"],
        since=_since(edition, words) if edition else "",
        groups=_groups(edition, story, words) if edition else [],
        resting=list(resting_lines(rests, words)),
    )


def resting_lines(rests: Resting, words: Words) -> Iterator[str]:
    """Sentences on the claims and the area that rest on one voice.

    Parameters
    ----------
    rests
        The counts.
    words
        The page's language.

    Yields
    ------
    str
        One sentence on claims, then one for each view in which something changed hands.
    """
    yield words.say("edition", "singleClaims", single=rests.single, count=rests.claims)
    for view in VIEWS:
        area = rests.areas.get(view)
        if area and area.changed:
            yield words.say(
                "edition",
                "area",
                view=words.say("view", view).capitalize(),
                changed=km2(area.changed, words),
                claimant=km2(area.on_claimant, words),
                claim=km2(area.on_claim, words),
            )


def _since(edition: Edition, words: Words) -> str:
    if edition.since is None:
        return words.say("edition", "sinceTable")
    return words.say("edition", "since", date=words.day(edition.since))


def _groups(edition: Edition, story: Story, words: Words) -> list[tuple[str, list[dict[str, Any]]]]:
    shown = {claim.id for claim in story.claims}
    found = []
    for turn in Turn:
        changes = [_row(one, words, shown) for one in edition.changes if one.turn is turn]
        if changes:
            found.append((words.say("edition", turn), changes))
    return found


def _row(change: Change, words: Words, shown: set[str]) -> dict[str, Any]:
    reason = words.say("edition", "reason", reason=change.reason) if change.reason else ""
    return {
        "id": change.id,
        "linked": change.id in shown,
        "place": change.place,
        "claimant": change.claimant or words.say("ui", "unattributed"),
        "published": words.day(date.fromisoformat(change.published)),
        "fields": [_field(one, words) for one in change.fields],
        "reason": reason,
    }


def _field(change: FieldChange, words: Words) -> str:
    return words.say(
        "edition",
        "field",
        field=words.say("fields", change.field),
        before=_value(change.field, change.before, words),
        after=_value(change.field, change.after, words),
    )


def _value(field: str, value: str, words: Words) -> str:
    """A field's value in words; one that no table of words knows stays as it is."""
    if not value:
        return words.say("edition", "empty")
    if field in _DAYS:
        return words.day(date.fromisoformat(value))
    known: str = words.table[_TOPICS[field]].get(value, value) if field in _TOPICS else value
    return known
