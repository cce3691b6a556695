"""The sheet of a still picture: headline, maps in a grid, key, credits; everything in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from maps.alt_text import credit_of, publishers_of
from maps.facts import facts
from maps.ground import Bounds
from maps.still_frame import Frame
from maps.still_furniture import KEY_LINE, KEY_SIZE, SWATCH, Entry
from maps.still_map import Colours
from maps.still_text import font, width_of, wrapped
from maps.story import Story
from maps.words import Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_INCH = 72.0
_MARGIN, _GUTTER, _AIR = 18.0, 14.0, 9.0
_WIDTHS = {1: 518.0, 2: 720.0}  # of the sheet by columns; more columns are as wide as two
_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2}
_MOST_COLUMNS = 3
_TITLE, _DECK, _DAY, _LINE, _SMALL = 17.0, 9.5, 10.5, 7.8, 6.6
_LEAD = 1.28
_SHAPES = (0.62, 1.05)  # of a map: least and greatest height to its width


class Sheet:
    """A sheet on which things are put from the top down.

    Parameters
    ----------
    count
        How many maps it has.
    bounds
        What they show, degrees; their shape follows it.
    colours
        By role.
    """

    def __init__(self, count: int, bounds: Bounds, colours: Colours) -> None:
        self.columns = _COLUMNS.get(count, _MOST_COLUMNS)
        self.rows = -(-count // self.columns)
        self.width = _WIDTHS.get(self.columns, _WIDTHS[2])
        self.inner = self.width - 2 * _MARGIN
        self.map_width = (self.inner - (self.columns - 1) * _GUTTER) / self.columns
        west, south, east, north = bounds
        narrow = float(np.cos(np.radians((south + north) / 2)))
        shape = (north - south) / ((east - west) * narrow)
        self.map_height = self.map_width * float(np.clip(shape, *_SHAPES))
        self.colours = colours
        self.caption_height = _DAY * _LEAD + 2 * _LINE * _LEAD + 4
        self._head: list[tuple[str, str, float, str]] = []
        self._foot: list[tuple[str, str, float, str]] = []
        self._key: list[list[tuple[float, Entry]]] = []

    def head(self, story: Story, words: Words, *, compared: bool) -> None:
        """Set the headline, what stands under it and since when areas are compared, if they are."""
        title = wrapped(story.title, "headline", _TITLE, width=self.inner)
        deck = wrapped(story.summary, "serif", _DECK, width=self.inner)
        self._head = [(line, "headline", _TITLE, "ink") for line in title]
        self._head += [(line, "serif", _DECK, "soft") for line in deck]
        if compared:
            since = words.say("still", "since", day=words.day(story.slices[0].start))
            self._head.append((since, "sans", _LINE, "soft"))

    def foot(self, story: Story, words: Words, entries: Sequence[Entry]) -> None:
        """Set the key, who is credited, the as-of date and what the map is not."""
        self._key = self._rows(entries)
        credit = words.say("still", "credit", publishers=publishers_of(facts(story), words),
                           credit=credit_of(story))  # fmt: skip
        as_of = words.say("still", "asOf", date=words.day(story.as_of))
        told = f"{as_of}. {credit} {words.say('still', 'disclaimer')}"
        lines = wrapped(told, "sans", _SMALL, width=self.inner)
        self._foot = [(line, "sans", _SMALL, "soft") for line in lines]

    def lay_out(self) -> None:
        """Make the figure, as high as all that has been set, and put text and key on it."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        head, foot = _height(self._head), _height(self._foot)
        key = len(self._key) * KEY_LINE
        grid = self.rows * (self.caption_height + self.map_height) + (self.rows - 1) * _GUTTER
        self.height = 2 * _MARGIN + head + grid + key + foot + 3 * _AIR
        self.figure: Figure = Figure(figsize=(self.width / _INCH, self.height / _INCH),
                                     facecolor=self.colours["paper"])  # fmt: skip
        FigureCanvasAgg(self.figure)
        self.page = self.figure.add_axes((0, 0, 1, 1), frameon=False)
        self.page.set(xlim=(0, self.width), ylim=(0, self.height), xticks=[], yticks=[])
        self.top = self.height - _MARGIN - head - _AIR
        self._put(self._head, self.height - _MARGIN)
        bottom = self.top - grid - _AIR
        for row in self._key:
            for x, entry in row:
                entry.draw(self.page, x, bottom - KEY_LINE / 2)
                self.page.text(x + SWATCH + 5, bottom - KEY_LINE / 2 - 2.6, entry.text,
                               fontproperties=font("sans", KEY_SIZE),
                               color=self.colours["ink"])  # fmt: skip
            bottom -= KEY_LINE
        self._put(self._foot, bottom - _AIR)

    def panel(self, turn: int, frame: Frame, *, title: str, lines: Sequence[str]) -> Axes:
        """Make the axes of one map, in metres, with its day and what changed over it.

        Parameters
        ----------
        turn
            Its number, row by row.
        frame
            What it shows.
        title
            The day.
        lines
            At most two, one a side.

        Returns
        -------
        Axes
            To be drawn on.
        """
        row, column = divmod(turn, self.columns)
        x = _MARGIN + column * (self.map_width + _GUTTER)
        top = self.top - row * (self.caption_height + self.map_height + _GUTTER)
        self._put([(title, "semibold", _DAY, "ink")], top, x=x)
        self._put([(line, "sans", _LINE, "soft") for line in lines], top - _DAY * _LEAD, x=x)
        bottom = top - self.caption_height - self.map_height
        size = self.width, self.height
        axes = self.figure.add_axes(
            (x / size[0], bottom / size[1], self.map_width / size[0], self.map_height / size[1])
        )
        axes.set(xlim=(-frame.half_x, frame.half_x), ylim=(-frame.half_y, frame.half_y),
                 xticks=[], yticks=[], facecolor=self.colours["land"])  # fmt: skip
        for spine in axes.spines.values():
            spine.set(color=self.colours["edge"], linewidth=0.5, zorder=20)
        return axes

    def _rows(self, entries: Sequence[Entry]) -> list[list[tuple[float, Entry]]]:
        """The key's entries from left to right, broken into rows."""
        rows: list[list[tuple[float, Entry]]] = [[]]
        x = _MARGIN
        for entry in entries:
            width = SWATCH + 5 + width_of(entry.text, "sans", KEY_SIZE)
            if rows[-1] and x + width > self.width - _MARGIN:
                rows.append([])
                x = _MARGIN
            rows[-1].append((x, entry))
            x += width + 14
        return rows

    def _put(
        self, lines: Sequence[tuple[str, str, float, str]], top: float, *, x: float = _MARGIN
    ) -> None:
        for text, name, size, role in lines:
            self.page.text(x, top - size, text, fontproperties=font(name, size),
                           color=self.colours[role])  # fmt: skip
            top -= size * _LEAD


def _height(lines: Sequence[tuple[str, str, float, str]]) -> float:
    return sum(size * _LEAD for _, _, size, _ in lines)
