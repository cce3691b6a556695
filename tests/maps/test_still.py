"""Still pictures: the same bytes, legible to machines, whatever the texts and settings are."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import matplotlib as mpl
import pytest

from maps.errors import StoryError, UnknownLanguageError
from maps.still import DPI, make_stills, slices_of
from maps.story import Story
from tests.maps.conftest import START, made_up_story
from tests.maps.test_page import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"


def day(number: int) -> date:
    return START + timedelta(days=number)


@pytest.fixture(scope="module")
def stills() -> dict[str, bytes]:
    return make_stills(made_up_story(), [day(5)], forms=["png", "svg"])


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + size]
        at += size + 12


def test_the_same_story_is_the_same_bytes(stills: dict[str, bytes]) -> None:
    again = make_stills(made_up_story(), [day(5)], forms=["png", "svg"])
    assert again == stills
    one = make_stills(made_up_story(), [day(5)], forms=["svg"])
    assert one["svg"] == stills["svg"]


def test_a_reader_s_own_settings_change_nothing(stills: dict[str, bytes]) -> None:
    own: dict[Any, Any] = {
        "figure.facecolor": "red",
        "svg.fonttype": "none",
        "savefig.dpi": 50,
        "font.size": 30,
    }
    with mpl.rc_context(own):
        assert make_stills(made_up_story(), [day(5)], forms=["svg"])["svg"] == stills["svg"]
        assert mpl.rcParams["font.size"] == 30


def test_a_png_is_for_print_and_says_what_it_shows(stills: dict[str, bytes]) -> None:
    found = list(chunks(stills["png"]))
    (size,) = (data for kind, data in found if kind == b"pHYs")
    assert round(struct.unpack(">IIB", size)[0] * 0.0254) == DPI == 300
    texts = b"".join(data for kind, data in found if kind in (b"tEXt", b"iTXt", b"zTXt"))
    assert b"Software" not in texts
    assert b"only claimed is hatched" in texts
    (header,) = (data for kind, data in found if kind == b"IHDR")
    assert struct.unpack(">I", header[:4])[0] > 2000


def test_an_svg_is_an_image_with_title_and_description(stills: dict[str, bytes]) -> None:
    root = ET.fromstring(stills["svg"])
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "A made-up front, March 2031"
    assert "Established control is solid" in (root.findtext(f"{SVG}desc") or "")
    assert b"<script" not in stills["svg"]
    assert b"<text" not in stills["svg"]  # type as outlines: the same wherever it is opened
    assert b"<dc:date>" not in stills["svg"]
    assert b"http://www.w3.org" in stills["svg"]


def test_several_days_are_small_multiples(stills: dict[str, bytes]) -> None:
    found = make_stills(made_up_story(), [day(1), day(5), day(9)], forms=["svg"])["svg"]
    one = ET.fromstring(stills["svg"])
    root = ET.fromstring(found)
    assert float(str(root.get("width"))[:-2]) > float(str(one.get("width"))[:-2])
    assert "3 March 2031, 6 March 2031, 10 March 2031" not in found.decode()
    assert "2 March 2031, 6 March 2031, 10 March 2031" in (root.findtext(f"{SVG}desc") or "")


@pytest.mark.parametrize(
    ("days", "found"),
    [
        pytest.param([], [9], id="last"),
        pytest.param([0], [0], id="first"),
        pytest.param([4, 2, 4], [2, 4], id="in-order-once"),
    ],
)
def test_slices_of_days(story: Story, days: list[int], found: list[int]) -> None:
    assert slices_of(story, [day(number) for number in days]) == found


def test_a_day_between_two_slices_is_of_the_earlier_one(story: Story) -> None:
    gaps = replace(story, slices=(story.slices[0], story.slices[4]))
    assert slices_of(gaps, [day(2)]) == [0]


def test_days_outside_are_all_named(story: Story) -> None:
    with pytest.raises(StoryError, match="at: 2031-02-28, 2031-03-11: not within 2031-03-01"):
        make_stills(story, [day(-1), day(3), day(10)], forms=["png"])


def test_an_unknown_language(story: Story) -> None:
    with pytest.raises(UnknownLanguageError):
        make_stills(replace(story, lang="tlh"), [], forms=["png"])


def test_no_forms_no_pictures(story: Story) -> None:
    assert make_stills(story, [], forms=[]) == {}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HOSTILE, id="markup"),
        pytest.param(r"$\frac{1}{", id="formula"),
        pytest.param("\x00\x1b]0;\u202e a", id="control"),
        pytest.param("W" * 400, id="one-long-word"),
        pytest.param("漢 \U0001f600", id="letters-no-font-has"),
    ],
)
def test_any_text_is_drawn_as_text(story: Story, text: str) -> None:
    town = replace(story.places["X0001"], name=text, name_uk=text)
    claims = tuple(replace(one, publisher=text) for one in story.claims)
    told = replace(story, title=text, summary=text, claims=claims,
                   places={**story.places, "X0001": town})  # fmt: skip
    found = make_stills(told, [], forms=["svg"])["svg"]
    root = ET.fromstring(found)
    assert root.find(f".//{SVG}img") is None
    assert root.find(f".//{SVG}script") is None


def test_a_story_without_claims_is_drawn(story: Story) -> None:
    empty = replace(story, claims=(), standings={}, areas={}, bounds=(34.0, 48.0, 36.5, 49.5))
    assert make_stills(empty, [], forms=["png"])["png"].startswith(b"\x89PNG")
