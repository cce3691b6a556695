from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

from maps.picture import picture
from maps.story import Story


def test_a_picture_is_xml_with_every_area(story: Story) -> None:
    root = ET.fromstring(picture(story))
    classes = {part.get("class") for part in root}
    assert {"fl-fill-ukraine", "fl-fill-russia", "fl-fill-contested", "fl-fill-unknown"} <= classes
    assert {"fl-line-contact", "fl-fill-water", "fl-dot-ukraine", "fl-dot-russia"} <= classes
    assert "url(#fl-hatch-ukraine)" in {part.get("fill") for part in root}
    assert all(part.get("d") for part in root if part.get("class") == "fl-line-contact")


def test_a_picture_of_another_slice_differs(story: Story) -> None:
    assert picture(story, at=0) != picture(story, at=-1)
    assert picture(story) == picture(story, at=len(story.slices) - 1)


def test_the_line_is_drawn_in_few_strokes(story: Story) -> None:
    root = ET.fromstring(picture(story))
    (line,) = (part.get("d", "") for part in root if part.get("class") == "fl-line-contact")
    assert 0 < line.count("M") < line.count(" ") / 3


def test_dots_lie_in_the_picture(story: Story) -> None:
    root = ET.fromstring(picture(story, width=300, height=200))
    dots = [*root.iter("circle")]
    assert dots
    assert all(0 < float(dot.get("cx", 0)) < 300 for dot in dots)
    assert all(0 < float(dot.get("cy", 0)) < 200 for dot in dots)


def test_no_claims_and_one_side_only(story: Story) -> None:
    quiet = replace(story, claims=(), areas={}, bounds=(33.2, 48.0, 34.0, 49.0))
    root = ET.fromstring(picture(quiet))
    assert not [*root.iter("circle")]
