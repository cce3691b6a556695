"""Type of the still pictures: fonts that come with the package, measured and broken into lines."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from maps.escaping import one_line

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

# Fonts of the machine would give other pictures elsewhere.
_FILES = {
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "semibold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "light": ("font_source_sans_pro", "SourceSansPro-Light.ttf"),
    "serif": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "headline": ("font_source_serif_pro", "SourceSerifPro-Bold.ttf"),
}


@cache
def font(name: str, size: float) -> FontProperties:
    """A font of the pictures.

    Parameters
    ----------
    name
        ``sans``, ``semibold``, ``light``, ``serif`` or ``headline``.
    size
        Points.

    Returns
    -------
    FontProperties
        The same object for the same name and size: not to be changed.
    """
    from matplotlib.font_manager import FontProperties

    package, file = _FILES[name]
    return FontProperties(fname=str(files(package).joinpath("files", file)), size=size)


def drawable(text: str, name: str) -> str:
    """Give a text as far as a font can draw it.

    Parameters
    ----------
    text
        Any text.
    name
        The font.

    Returns
    -------
    str
        One line without control characters; ``?`` for each letter that the font has not.
    """
    letters = _letters(name)
    return "".join(char if char in letters else "?" for char in one_line(text))


@cache
def width_of(text: str, name: str, size: float) -> float:
    """Width of one line of text, points."""
    from matplotlib.textpath import text_to_path

    width, _, _ = text_to_path.get_text_width_height_descent(text, font(name, size), ismath=False)
    return float(width)


def wrapped(text: str, name: str, size: float, *, width: float) -> list[str]:
    """Break a text into lines.

    Parameters
    ----------
    text
        Any text; see :func:`drawable`.
    name, size
        The font, and its size in points.
    width
        Of a line, points. A word that is wider is broken where it has to be.

    Returns
    -------
    list of str
        Lines; none for an empty text.
    """
    lines: list[str] = []
    for word in drawable(text, name).split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, name, size) <= width:
            lines[-1] = joined
            continue
        lines += _broken(word, name, size, width) if word else []
    return lines


@cache
def _letters(name: str) -> frozenset[str]:
    from matplotlib.ft2font import FT2Font

    return frozenset(map(chr, FT2Font(str(font(name, 8).get_file())).get_charmap()))


def _broken(word: str, name: str, size: float, width: float) -> list[str]:
    lines = [""]
    for char in word:
        if lines[-1] and width_of(lines[-1] + char, name, size) > width:
            lines.append("")
        lines[-1] += char
    return lines
