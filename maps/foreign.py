"""Texts in folium's own elements, kept inside the strings of script that folium puts them into.

folium writes popups and tooltips into JavaScript template literals and then reads the finished
script as a Jinja template once more: ``${...}``, a backtick, ``{{...}}`` or ``</script>`` in a
text would run. Their markup stays markup, as with any folium map; the page's policy lets no
handler in it run and no picture load.
"""

from __future__ import annotations

import html
import re
from typing import Any
from weakref import WeakSet

from branca.element import Element, Html
from folium.map import Popup, Tooltip

from maps.templating import Raw

_ACTIVE = {ord(char): f"&#{ord(char)};" for char in "`$\\{}"}
_BREAKING = re.compile(r"<(?=!--|/?script)", re.IGNORECASE)
_settled: WeakSet[Element] = WeakSet()


class Calls(Element):
    """The script of a page: what is added as text stays text and is no template.

    An element of another class renders itself, as ever.
    """

    def add_child(self, child: Element, name: str | None = None, index: int | None = None) -> Any:
        """Add a piece of script.

        Parameters
        ----------
        child
            The piece.
        name
            What replaces a piece of the same name.
        index
            Where it goes; at the end without one.

        Returns
        -------
        Element
            This one.
        """
        source = getattr(child, "_template_str", None)
        plain = Raw(source) if type(child) is Element and source is not None else child
        return super().add_child(plain, name=name, index=index)


def settle(element: Element) -> None:
    """Make the texts of all popups and tooltips on an element keep to themselves, once each.

    Parameters
    ----------
    element
        A page, a map or anything on it; its popups and tooltips are changed.
    """
    for child in element._children.values():  # noqa: SLF001 - branca has no other way in
        if child in _settled:
            continue
        if isinstance(child, Tooltip):
            child.text = in_literal(child.text)
            _settled.add(child)
        elif isinstance(child, Popup):
            for part in child.html._children.values():  # noqa: SLF001
                if isinstance(part, Html) and part not in _settled:
                    _settle_html(part)
        settle(child)


def in_literal(markup: str) -> str:
    """Markup that stands in a JavaScript template literal and comes out as it was.

    Parameters
    ----------
    markup
        HTML.

    Returns
    -------
    str
        The same to an HTML parser; nothing in it ends the literal, the script or is evaluated.
    """
    return _BREAKING.sub(r"\\x3c", markup.translate(_ACTIVE))


def _settle_html(part: Html) -> None:
    text = part.data.replace("\\`", "`")  # folium has put a backslash before each backtick
    part.data = in_literal(text if part.script else html.escape(text))
    part.script = True
    _settled.add(part)
