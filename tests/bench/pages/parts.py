"""What the bytes of one of our pages are spent on."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator

from maps.encoding import script_json

LEVEL = 6  # as servers compress
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_TABLE = re.compile(r'<section class="fl-all">.*?</section>', re.DOTALL)
_PICTURE = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_JSON = re.compile(r'<script type="application/json" id="(frontline-\w+)"[^>]*>(.*?)</script>')
_DATA = {
    "ground": "background",
    "fold": "search",
    "places": "places and their other names",
    "topology": "arcs",
    "tellings": "states, areas and runs",
    "claims": "claims",
}


def packed(text: str) -> int:
    """Bytes of a text as a server sends it."""
    return len(gzip.compress(text.encode(), LEVEL, mtime=0))


def parts(page: str) -> dict[str, str]:
    """Cut a page into its parts by name; together they are the page but for some braces.

    Parameters
    ----------
    page
        HTML.

    Returns
    -------
    dict of str to str
        Text of each part; the last one, ``furniture, key and sources``, is what is left.
    """
    found: dict[str, str] = {}

    def take(name: str, text: str) -> str:
        found[name] = found.get(name, "") + text
        return ""

    rest = page
    for one in _JSON.finditer(page):
        rest = rest.replace(one[0], "")
        if one[1].endswith("-words"):
            take("words", one[0])
        else:
            for name, text in _data(one[2]):
                take(name, text)
    rest = _STYLE.sub(lambda one: take(_owner(one[0], "our styles"), one[0]), rest)
    rest = _SCRIPT.sub(lambda one: take(_owner(one[0], "our scripts"), one[0]), rest)
    rest = _TABLE.sub(lambda one: take("table of claims", one[0]), rest)
    rest = _PICTURE.sub(lambda one: take("picture", one[0]), rest)
    found["furniture, key and sources"] = rest
    return found


def _owner(text: str, ours: str) -> str:
    theirs = "leafletjs.com" in text or ".leaflet-zoom-box" in text
    return "Leaflet" if theirs else ours


def _data(text: str) -> Iterator[tuple[str, str]]:
    for name, value in json.loads(text).items():
        yield _DATA.get(name, "rest of the data"), f'"{name}":{script_json(value)},'
