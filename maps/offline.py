"""A folium map whose page needs nothing from anywhere else."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import folium
from branca.element import Figure
from xstatic.pkg import leaflet

from maps.foreign import Calls, settle
from maps.notebook import in_frame
from maps.templating import Raw, fill, page_of, policy, script, small_style, style, text_of

_IMAGE = re.compile(r"url\(images/[\w-]+\.png\)")
_SOURCE_MAP = re.compile(r"//# sourceMappingURL=\S+\s*$")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# What only some folium elements call, and the file that stands in for it.
_SHIMS = {"$(": "jquery.js", "L.AwesomeMarkers": "awesome_markers.js"}
_DEFAULT_ICON = {
    "iconUrl": "images/marker-icon.png",
    "iconRetinaUrl": "images/marker-icon-2x.png",
    "shadowUrl": "images/marker-shadow.png",
}


class OfflinePage(Figure):
    """The page around a map: language, title, and a policy that lets no request out.

    Scripts are allowed by their digest, so that markup in a text that somebody forgot to
    escape cannot run one.

    Parameters
    ----------
    title
        Title of the page.
    lang
        Language of the page, an ISO 639-1 code.
    description
        One sentence for search engines; may be empty.
    images
        Origins that images may come from besides the page itself; none by default.
    """

    def __init__(
        self, *, title: str, lang: str = "en", description: str = "", images: Sequence[str] = ()
    ) -> None:
        super().__init__(title=title)
        self.script = Calls()
        self.script._parent = self  # noqa: SLF001 - as branca makes its own
        self.lang = lang
        self.description = description
        self.images = tuple(images)

    def render(self, **kwargs: Any) -> str:
        """Render the whole page.

        Parameters
        ----------
        **kwargs
            What branca hands down to every element.

        Returns
        -------
        str
            HTML.
        """
        settle(self)
        for child in self._children.values():
            child.render(**kwargs)
        calls = self.script.render(**kwargs)
        header = self.header.render(**kwargs)
        header += "".join(script(text_of(name)) for sign, name in _SHIMS.items() if sign in calls)
        if "L.marker(" in calls:
            header += script(_default_icon())
        if "L.control.layers(" in calls:
            header += style(_layers_icon())
        return fill(
            "page.html",
            page=self,
            policy=policy([*_SCRIPT.findall(header), calls], images=self.images),
            header=header,
            body=self.html.render(**kwargs),
            calls=calls,
        )

    def _repr_html_(self, **kwargs: Any) -> str:
        """How a notebook shows the page and whatever is on it."""
        return in_frame(self.render(**kwargs), title=self.title or "")


class OfflineMap(folium.Map):
    """A folium map with Leaflet inside the page and nothing linked.

    jQuery, Bootstrap and the icon fonts that folium links by default are left out; where a
    ``folium.Popup`` or ``folium.Icon`` on the map needs them, a few lines stand in. Elements
    that bring links of their own do not work: the page's policy keeps requests in.

    Parameters
    ----------
    title
        Title of the page.
    lang
        Language of the page, an ISO 639-1 code.
    description
        One sentence for search engines; may be empty.
    images
        Origins that images may come from besides the page itself; none by default.
    **options
        Options of ``folium.Map``; no tiles by default.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - as folium declares it
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(
        self,
        *,
        title: str = "",
        lang: str = "en",
        description: str = "",
        images: Sequence[str] = (),
        **options: Any,
    ) -> None:
        super().__init__(**{"tiles": None, "location": (0.0, 0.0), **options})
        self._id = "frontline"
        page = OfflinePage(title=title, lang=lang, description=description, images=images)
        page.add_child(self)

    def render(self, **kwargs: Any) -> str:
        """Put Leaflet, the map and its children into the page.

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
        macros = self._template.module
        sheet = _leaflet_css() + fill("map.css", map=self)
        page.header.add_child(Raw(style(small_style(sheet))), name="leaflet_css")
        page.header.add_child(Raw(script(_leaflet_js())), name="leaflet_js")
        page.html.add_child(Raw(macros.html(self, kwargs)), name=self.get_name())
        page.script.add_child(Raw(macros.script(self, kwargs)), name=self.get_name())
        for child in self._children.values():
            child.render(**kwargs)
        return ""


@cache
def _leaflet_js() -> str:
    text = Path(leaflet.BASE_DIR, "leaflet.js").read_text(encoding="utf-8")
    return _SOURCE_MAP.sub("", text)


@cache
def _leaflet_css() -> str:
    """Leaflet's style without its images, which only some elements show."""
    text = Path(leaflet.BASE_DIR, "leaflet.css").read_text(encoding="utf-8")
    return _IMAGE.sub("none", text)


@cache
def _default_icon() -> str:
    """Leaflet's own marker, which it would else look for beside its style sheet."""
    images = {option: _data_uri(name) for option, name in _DEFAULT_ICON.items()}
    return text_of("default_icon.js").replace("IMAGES", json.dumps(images))


@cache
def _layers_icon() -> str:
    """The button of Leaflet's list of layers."""
    return text_of("layers_icon.css").replace("IMAGE", _data_uri("images/layers-2x.png"))


def _data_uri(name: str) -> str:
    image = Path(leaflet.BASE_DIR, name).read_bytes()
    return "data:image/png;base64," + base64.b64encode(image).decode()
