"""Templates and raw text of the pages, kept as files of their own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from branca.element import Element, Figure
from folium.template import Environment
from rcssmin import cssmin
from rjsmin import jsmin

_CLOSING = re.compile(r"</(?=script|style)", re.IGNORECASE)


class Raw(Element):
    """Text that goes into a page as it is; branca's own elements read theirs as a template.

    Parameters
    ----------
    text
        Finished HTML, style or script.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002 - branca hands them to every element
        """Give back the text."""
        return self.text


def page_of(element: Element) -> Figure:
    """The page that an element is on; a new one where it is on none yet."""
    root = element.get_root()
    if not isinstance(root, Figure):
        page = Figure()
        page.add_child(root)
        return page
    return root


@cache
def text_of(name: str) -> str:
    """Text of a file in ``templates``."""
    return resources.files("maps").joinpath("templates", name).read_text(encoding="utf-8")


def fill(name: str, **values: Any) -> str:
    """Fill in a template of ``templates``; every value is escaped as HTML text."""
    environment = Environment(  # type: ignore[no-untyped-call]
        autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    filled: str = environment.from_string(text_of(name)).render(**values)
    return filled


@cache
def small_script(text: str) -> str:
    """A script of our own that does the same in fewer bytes, safe inside its element."""
    return _CLOSING.sub(r"<\\/", str(jsmin(text)))


@cache
def small_style(text: str) -> str:
    """A style sheet that looks the same in fewer bytes."""
    return str(cssmin(text))


def style(text: str) -> str:
    """Wrap a style sheet of our own in its element."""
    return f"<style>{text}</style>"


def script(text: str) -> str:
    """Wrap a script of our own in its element."""
    return f"<script>{text}</script>"


def policy(scripts: Iterable[str], *, images: Iterable[str] = ()) -> str:
    """Content Security Policy: these scripts, inline style, images embedded or from some hosts."""
    digests = [hashlib.sha256(text.encode()).digest() for text in scripts]
    allowed = [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
    from_scripts = " ".join(allowed) or "'none'"
    from_images = " ".join(("data:", *images))
    return (
        f"default-src 'none'; script-src {from_scripts}; "
        f"style-src 'unsafe-inline'; img-src {from_images}; "
        "base-uri 'none'; form-action 'none'"
    )
