"""The time map: a folium element with control, claims, and a slider to move through them."""

from __future__ import annotations

from typing import Any

import numpy as np
from branca.element import Element

from geo.claim import CONTROLS
from maps.edition_notes import edition_section
from maps.encoding import script_json
from maps.layers import payload
from maps.notes import disclaimers, ordered, reports, table_row, web_address
from maps.picture import picture
from maps.resting import resting
from maps.story import Story, check
from maps.style import custom_properties, palette
from maps.templating import Raw, fill, page_of, script, small_script, small_style, style, text_of
from maps.words import Words

_SCRIPTS = (
    "codec",
    "control",
    "scene",
    "words",
    "canvas",
    "names",
    "markers",
    "panel",
    "search",
    "layers",
    "timeline",
    "compare",
    "where",
    "embed",
    "main",
)
_AREA_KEY = (
    *("ukraine", "russia", "claimUkraine", "claimRussia", "contested", "unknown", "reach"),
    *("alone", "contact"),
)
_CLAIMED = {"claimUkraine": "ukraine", "claimRussia": "russia"}
_CODES = {control.value: code for code, control in enumerate(CONTROLS)}
_IN_SCRIPT = (
    *("locale", "months", "weekdays", "date", "dayMonth", "weekdayDate", "range"),
    *("rangeWithinMonth", "kind", "kindOf", "side", "forces", "claimantSide", "standing"),
    *("standingMeans", "control", "precision", "timePrecision", "ui", "change"),
    *("figures", "compass"),
)


class TimeMap(Element):
    """Control and claims on a folium map, slice by slice.

    It brings its own panel, slider, key, sources and table of claims and moves the map into
    their midst; other elements can still be added to the map.

    Parameters
    ----------
    story
        What to tell.

    Raises
    ------
    StoryError
        If the parts of the story do not fit together.
    UnknownLanguageError
        If there are no words for the story's language.
    """

    def __init__(self, story: Story) -> None:
        super().__init__()
        self._name = "TimeMap"
        self._id = "frontline"
        check(story)
        self.story = story
        self.words = Words(story.lang)

    def render(self, **kwargs: Any) -> str:
        """Put style, script, page furniture and data into the page of the map.

        Parameters
        ----------
        **kwargs
            What branca hands down to every element.

        Returns
        -------
        str
            Nothing: the parts stand in the page.
        """
        page = page_of(self)
        sheet = custom_properties(palette()) + text_of("page.css") + text_of("embed.css")
        page.header.add_child(Raw(style(small_style(sheet))), name="frontline_css")
        page.header.add_child(Raw(script(_bundle())), name="frontline_js")
        page.html.add_child(Raw(self._body()), name=self.get_name())
        for child in self._children.values():
            child.render(**kwargs)
        page.script.add_child(Raw(text_of("start.js")), name=self.get_name())
        return ""

    def _repr_html_(self) -> str:
        """How a notebook shows the map: the page it is on, or one of its own."""
        from maps.page import time_map

        page = page_of(self) if self._parent else page_of(time_map(self.story))
        shown: str = page._repr_html_()
        return shown

    def _body(self) -> str:
        story, words = self.story, self.words
        spoken = {topic: words.table[topic] for topic in _IN_SCRIPT}
        shell = fill(
            "shell.html",
            story=story,
            words=words.table,
            map_label=words.say("ui", "mapLabel", title=story.title),
            picture=picture(story, at=-1),
            symbols=text_of("symbols.svg"),
            clocks=[one.by for one in story.tellings],
            versions=[(one, Words(one.lang).say("index", "name")) for one in story.versions],
            period=words.days(story.slices[0].start, story.slices[-1].end),
            area_key=[(name, words.say("key", name)) for name in _area_key(story)],
            disclaimers=disclaimers(story, words),
            rows=[table_row(claim, story, words) for claim in ordered(story.claims)],
            credit=", ".join(credit.name for credit in story.credits if credit.licence),
            credits=[(credit, web_address(credit.url)) for credit in story.credits],
            reports=reports(story.claims, words),
            editions=edition_section(story, resting(story), words),
        )
        return fill(
            "timemap.html",
            shell=shell,
            words=script_json(spoken),
            data=script_json(payload(story)),
            map_name=self._parent.get_name() if self._parent else "",
        )


def _area_key(story: Story) -> list[str]:
    """What of the key of areas the map shows at some time."""
    shown = {"ukraine", "russia", "contact"}
    for one in story.tellings:
        established, claimed = one.labels
        seen = set(np.unique(one.labels).tolist())
        beyond = set(np.unique(claimed[claimed != established]).tolist())
        shown |= {name for name in ("contested", "unknown") if _CODES[name] in seen}
        shown |= {name for name, side in _CLAIMED.items() if _CODES[side] in beyond}
        if one.reached is not None and (one.reached != one.labels).any():
            shown.add("reach")
        if one.without and one.rests.alone.any():
            shown.add("alone")
    return [name for name in _AREA_KEY if name in shown]


def _bundle() -> str:
    """Every part of the script in one scope of its own, in as few bytes as do the same."""
    parts = "\n".join(text_of(f"{name}.js") for name in _SCRIPTS)
    return small_script(fill("bundle.js", parts=parts))
