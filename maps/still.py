"""Still pictures of a story: one day, or several side by side, as PNG for print and as SVG."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from maps.alt_text import alt_text, gain_text
from maps.errors import StoryError
from maps.escaping import html_text, one_line
from maps.facts import gains
from maps.layers import claim_bounds
from maps.still_frame import frame_of
from maps.still_furniture import draw_inset, draw_scale, key_entries
from maps.still_map import HATCH_WIDTH, areas_of, draw_areas, draw_ground
from maps.still_marks import draw_mark, draw_names, marks
from maps.still_sheet import Sheet
from maps.story import Story
from maps.style import palette
from maps.words import Words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI = 300
_SVG = re.compile(r"<svg\b")
_SVG_OPEN = re.compile(r"<svg\b[^>]*>")


def make_stills(story: Story, days: Sequence[date], *, forms: Iterable[str]) -> dict[str, bytes]:
    """Draw a story on paper.

    Parameters
    ----------
    story
        What to tell.
    days
        A picture shows the state at the end of each; several make small multiples. Without any,
        the last day.
    forms
        ``png`` (300 dots an inch) or ``svg`` (type as outlines), or both.

    Returns
    -------
    dict of bytes
        By form; the same story gives the same bytes. Empty without forms.

    Raises
    ------
    StoryError
        If a day is not one of the story's; every one that is not is listed.
    UnknownLanguageError
        If there are no words for the story's language.
    """
    slices = slices_of(story, days)
    wanted = list(forms)
    if not wanted:
        return {}
    import matplotlib as mpl

    words = Words(story.lang)
    alt = one_line(alt_text(story, words, at=slices))
    # A reader's own settings of matplotlib are to change nothing.
    settings: dict[Any, Any] = {key: mpl.rcParamsDefault[key] for key in mpl.rcParamsDefault}
    settings |= {"svg.hashsalt": "frontline", "svg.fonttype": "path", "text.parse_math": False,
                 "hatch.linewidth": HATCH_WIDTH, "path.simplify": False}  # fmt: skip
    del settings["backend"]
    with mpl.rc_context(settings):
        figure = _figure(story, words, slices)
        return {form: _saved(figure, form, story.title, alt) for form in wanted}


def slices_of(story: Story, days: Sequence[date]) -> list[int]:
    """Find the slices of days.

    Parameters
    ----------
    story
        What is told.
    days
        Each within the story's days; none stands for the last.

    Returns
    -------
    list of int
        Numbers of slices, in order of time, each once. A day between two slices is of the
        earlier one.

    Raises
    ------
    StoryError
        If a day is before the first slice or after the last.
    """
    first, last = story.slices[0].start, story.slices[-1].end
    wrong = [str(day) for day in days if not first <= day <= last]
    if wrong:
        raise StoryError(f"at: {', '.join(wrong)}: not within {first} to {last}")
    found = {sum(step.start <= day for step in story.slices) - 1 for day in days or [last]}
    return sorted(found)


def _figure(story: Story, words: Words, slices: Sequence[int]) -> Figure:
    colours = {colour.role: colour.light for colour in palette()}
    sheet = Sheet(len(slices), story.bounds or claim_bounds(story), colours)
    frame = frame_of(story.bounds or claim_bounds(story), width=sheet.map_width,
                     height=sheet.map_height)  # fmt: skip
    told = {at: marks(story, frame, at=at) for at in slices}
    areas = {at: areas_of(story, frame, at=at) for at in slices}
    every = [mark for found in told.values() for mark in found]
    entries = key_entries(story, words, colours, at=slices, marks=every,
                          outlined=any(areas.values()))  # fmt: skip
    sheet.head(story, words, compared=any(gains(story, 0, at) for at in slices))
    sheet.foot(story, words, entries)
    sheet.lay_out()
    for turn, at in enumerate(slices):
        moved = [gain_text(gain, words, topic="still", key="km2") for gain in gains(story, 0, at)]
        moved = moved or [words.say("still", "none")]
        day = words.day(story.slices[at].end)
        axes = sheet.panel(turn, frame, title=day, lines=moved)
        draw_ground(axes, story, frame, colours, at=at)
        draw_areas(axes, areas[at], colours)
        taken = [draw_scale(axes, frame, words, colours)]
        inset = draw_inset(axes, story, frame, colours, marks=told[at]) if not turn else None
        draw_names(axes, story, frame, colours, told=told[at],
                   taken=[*taken, *([inset] if inset else [])])  # fmt: skip
        for mark in told[at]:
            draw_mark(axes, mark, frame, colours)
    return sheet.figure


def _saved(figure: Figure, form: str, title: str, alt: str) -> bytes:
    out = BytesIO()
    if form == "png":
        about = {"Software": None, "Title": one_line(title), "Description": alt}
        figure.savefig(out, format="png", dpi=DPI, metadata=about, pil_kwargs={"optimize": True})
        return out.getvalue()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return _told(out.getvalue().decode(), one_line(title), alt).encode()


def _told(svg: str, title: str, alt: str) -> str:
    """An SVG with a title and a description that screen readers find."""
    named = f"<title>{html_text(title)}</title><desc>{html_text(alt)}</desc>"
    opened = _SVG_OPEN.sub(lambda found: f"{found[0]}{named}", svg, count=1)
    return _SVG.sub('<svg role="img"', opened, count=1)
