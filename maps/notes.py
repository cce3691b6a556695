"""What a page says in words beside its map: disclaimers, reports and the table of claims."""

from __future__ import annotations

from collections.abc import Iterable

from geo.claim import Claim, Stance
from maps.naming import label
from maps.story import Story
from maps.words import Words

_UNVERIFIED = "verif"
_UNATTRIBUTED = "unattributed"


def disclaimers(story: Story, words: Words) -> list[str]:
    """What a reader must know of the map, made from the story.

    Parameters
    ----------
    story
        What the page tells.
    words
        The page's language.

    Returns
    -------
    list of str
        Sentences; who could not verify a claim is named only where somebody said so.
    """
    unable = sorted(
        {claim.publisher for claim in story.claims if _UNVERIFIED in claim.hedge.casefold()}
    )
    baseline = words.day(story.since or story.slices[0].start)
    found = [words.say("notes", "asOf", date=words.day(story.as_of)), words.say("notes", "claimed")]
    if unable:
        found.append(words.say("notes", "unverified", publishers=", ".join(unable)))
    found.append(words.say("notes", "unreported", baseline=baseline))
    found.append(words.say("notes", "line"))
    if story.reach is not None and story.without:
        found.append(words.say("notes", "bands"))
    if story.other is not None:
        found.append(words.say("notes", "clock"))
    found.append(words.say("notes", "areas"))
    if story.tiles is not None:
        found.append(words.say("notes", "tiles", provider=story.tiles.name))
    return found + [words.say("notes", key) for key in ("use", "names")]


def reports(claims: Iterable[Claim], words: Words) -> list[dict[str, str]]:
    """The publications that claims come from, once each, by publisher and day.

    Parameters
    ----------
    claims
        The claims.
    words
        The page's language.

    Returns
    -------
    list of dict
        With ``publisher``, ``published`` (in words), ``title`` and ``url``, either of them
        empty where it is unknown or no address of the web.
    """
    found = sorted({(c.publisher, c.published_day, c.title, web_address(c.url)) for c in claims})
    return [
        {"publisher": publisher, "published": words.day(day), "title": title, "url": url}
        for publisher, day, title, url in found
    ]


def ordered(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by the day of the event, then of publication, then by place and id."""
    return sorted(claims, key=lambda c: (c.event_date, c.last_day, c.published_day, c.place, c.id))


def table_row(claim: Claim, story: Story, words: Words) -> dict[str, str]:
    """One claim in words, for the table that stands in the page without any script.

    Parameters
    ----------
    claim
        The claim.
    story
        The story it is part of.
    words
        The page's language.

    Returns
    -------
    dict of str
        Plain texts by column; ``url`` is empty or an address of the web.
    """
    place = story.places.get(claim.place_id)
    who = claimant_of(claim) or words.say("ui", "unattributed")
    deed = f"{words.say('forces', claim.actor)} {words.say('kind', claim.kind)}"
    if claim.stance is Stance.DENIES:
        side = words.say("claimantSide", claim.claimant_side)
        deed += f": {words.say('ui', 'denies', claimant=who, side=side)}"
    printed = words.say("ui", "printed", name=claim.place)
    return {
        "id": claim.id,
        "date": words.days(claim.event_date, claim.last_day),
        "place": place_in_words(label(place, story.lang), claim.place, printed)
        if place
        else claim.place,
        "claim": deed,
        "claimant": f"{who} ({words.say('claimantSide', claim.claimant_side)})",
        "standing": str(story.standings[claim.id]),
        "hedge": claim.hedge,
        "published": f"{claim.publisher}, {words.day(claim.published_day)}".removeprefix(", "),
        "url": web_address(claim.url),
    }


def claimant_of(claim: Claim) -> str:
    """Who says so; empty where the report names nobody."""
    return "" if claim.claimant.casefold() == _UNATTRIBUTED else claim.claimant


def place_in_words(name: str, as_printed: str, printed: str) -> str:
    """A place's name, and beside it the one that was printed where it differs."""
    return name if name == as_printed else f"{name} ({printed})"


def web_address(url: str) -> str:
    """The address if it is one of the web (http or https), else nothing."""
    return url if url.casefold().startswith(("http://", "https://")) else ""
