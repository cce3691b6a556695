from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.escaping import html_text, markdown_text, one_line


@given(st.text())
def test_html_reads_back_as_the_text(text: str) -> None:
    found = html_text(text)
    assert html.unescape(found) == one_line(text)
    assert not set("<>\"'`$\\{}[]\n") & set(found)


@given(st.text())
def test_markdown_without_its_backslashes_is_the_text(text: str) -> None:
    assert re.sub(r"\\(.)", r"\1", markdown_text(text)) == one_line(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Kharkiv, 5–13 September", "Kharkiv, 5–13 September", id="plain"),
        pytest.param("[a](b)", r"\[a\]\(b\)", id="link"),
        pytest.param("<b>&amp;", r"\<b\>\&amp;", id="html"),
        pytest.param("{{ x }} $y$ `z`", r"\{\{ x \}\} \$y\$ \`z\`", id="templates"),
        pytest.param("1. May", r"1\. May", id="list"),
        pytest.param("- a", r"\- a", id="bullet"),
        pytest.param("# a", r"\# a", id="heading"),
        pytest.param("see https://x.example", r"see https\://x.example", id="bare-address"),
        pytest.param("a\n\nb", "a b", id="lines"),
    ],
)
def test_markdown(text: str, found: str) -> None:
    assert markdown_text(text) == found


def test_control_characters_are_dropped() -> None:
    assert one_line(" a\x00\x1b b\u202e\t c ") == "a b c"
