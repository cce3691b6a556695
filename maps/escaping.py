"""Texts from outside, made harmless for the places that snippets are pasted into."""

from __future__ import annotations

import html
import re

# What content managers, static-site builders and templates read as their own even in HTML text.
_ACTIVE = {ord(char): f"&#{ord(char)};" for char in "`$\\{}[]"}
# What Markdown reads as its own: anywhere, at the beginning, as dashes, emoji and bare addresses.
_MARKS = re.compile(
    r"""[\\`*_{}\[\]()#!|<>~$^&@"'=]|^[-+:.]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|-(?=-)|:(?=[\w/:])|(?<=www)\."""
)


def one_line(text: str) -> str:
    """The text with every run of white space as one blank and without control characters."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


def html_text(text: str) -> str:
    """Escape a text for HTML, between tags or in a quoted attribute.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        One line that every HTML parser reads back as the text, and in which WordPress finds no
        shortcode and Jekyll, Hugo or Jinja no template.
    """
    return html.escape(one_line(text)).translate(_ACTIVE)


def markdown_text(text: str) -> str:
    r"""Escape a text for Markdown (CommonMark and Pandoc) with backslashes.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        One line that shows as the text; no HTML, no link, no template.
    """
    return _MARKS.sub(lambda found: f"\\{found[0]}", one_line(text))
