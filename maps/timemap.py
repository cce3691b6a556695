"""The time map: a folium element with control, claims, and a slider to move through them."""

from __future__ import annotations

import re
from typing import Any

from branca.element import Element

from maps.encoding import script_json
from maps.layers import payload
from maps.notes import disclaimers, ordered, reports, table_row, web_address
from maps.picture import picture
from maps.story import Story, check
from maps.style import custom_properties, palette
from maps.templating import Raw, fill, page_of, script, style, text_of
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
    "main",
)
_PADDING = re.compile(r"^(\s*//.*\n|[ \n]+)", re.MULTILINE)
_AREA_KEY = ("ukraine", "russia", "claimUkraine", "claimRussia", "contested", "unknown", "contact")
_ONLY_IN_HTML = {"key", "table", "notes", "index"}


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
        sheet = custom_properties(palette()) + text_of("page.css")
        page.header.add_child(Raw(style(sheet)), name="frontline_css")
        page.header.add_child(Raw(script(_bundle())), name="frontline_js")
        page.html.add_child(Raw(self._body()), name=self.get_name())
        for child in self._children.values():
            child.render(**kwargs)
        page.script.add_child(Raw(text_of("start.js")), name=self.get_name())
        return ""

    def _body(self) -> str:
        story, words = self.story, self.words
        spoken = {topic: said for topic, said in words.table.items() if topic not in _ONLY_IN_HTML}
        shell = fill(
            "shell.html",
            story=story,
            words=words.table,
            map_label=words.say("ui", "mapLabel", title=story.title),
            picture=picture(story, at=-1),
            symbols=text_of("symbols.svg"),
            period=words.days(story.slices[0].start, story.slices[-1].end),
            area_key=[(name, words.table["key"][name]) for name in _AREA_KEY],
            disclaimers=disclaimers(story, words),
            rows=[table_row(claim, story, words) for claim in ordered(story.claims)],
            credit=", ".join(credit.name for credit in story.credits if credit.licence),
            credits=[(credit, web_address(credit.url)) for credit in story.credits],
            reports=reports(story.claims, words),
        )
        return fill(
            "timemap.html",
            shell=shell,
            words=script_json(spoken),
            data=script_json(payload(story)),
            map_name=self._parent.get_name() if self._parent else "",
        )


def _bundle() -> str:
    """Every part of the script in one scope of its own, without comments and indentation."""
    parts = "\n".join(text_of(f"{name}.js") for name in _SCRIPTS)
    return fill("bundle.js", parts=_PADDING.sub("", parts))
