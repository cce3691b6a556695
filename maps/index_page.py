"""The page that leads to the maps: a card for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maps.page import write_text
from maps.picture import picture
from maps.story import Story, Version
from maps.style import custom_properties, palette
from maps.templating import fill, policy, small_style, text_of
from maps.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What leads to one map.

    Attributes
    ----------
    href
        Address of the map's page, relative to the index.
    title, summary
        As on the page.
    start, end
        First and last day of the map, both included.
    claims
        How many claims it shows.
    svg
        A small picture of the map, finished markup.
    versions
        The page in other languages.
    """

    href: str
    title: str
    summary: str
    start: date
    end: date
    claims: int
    svg: str
    versions: tuple[Version, ...] = ()

    @classmethod
    def of(cls, href: str, story: Story) -> Card:
        """Make the card of a story's page, with a picture of the last slice.

        Parameters
        ----------
        href
            Address of the page, relative to the index.
        story
            What the page tells.

        Returns
        -------
        Card
            Ready to be shown.
        """
        return cls(
            href=href,
            title=story.title,
            summary=story.summary,
            start=story.slices[0].start,
            end=story.slices[-1].end,
            claims=len(story.claims),
            svg=picture(story),
            versions=story.versions,
        )


def write_index(path: Path, cards: Iterable[Card], *, lang: str = "en") -> None:
    """Write the index; the same cards give the same bytes.

    Parameters
    ----------
    path
        The file; it is replaced only once the new page is complete.
    cards
        In the order in which they are shown.
    lang
        Language of the page's own words, an ISO 639-1 code.

    Raises
    ------
    UnknownLanguageError
        If there are no words for the language; nothing is written.
    """
    words = Words(lang)
    html = fill(
        "index.html",
        lang=lang,
        words=words.table["index"],
        policy=policy([]),
        style=small_style(
            custom_properties(palette()) + text_of("page.css") + text_of("index.css")
        ),
        symbols=text_of("symbols.svg"),
        cards=[
            (one, words.days(one.start, one.end), _count(one, words), _versions(one))
            for one in cards
        ],
    )
    write_text(path, html)


def _versions(one: Card) -> list[tuple[Version, str]]:
    """Other languages of a page, each with its own name."""
    return [(version, Words(version.lang).say("index", "name")) for version in one.versions]


def _count(one: Card, words: Words) -> str:
    return (
        words.say("ui", "claimsOne")
        if one.claims == 1
        else words.say("ui", "claims", count=one.claims)
    )
