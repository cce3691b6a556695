from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from maps.errors import UnknownLanguageError
from maps.index_page import Card, write_index
from maps.story import Story

if TYPE_CHECKING:
    from tests.conftest import OpenPage


def test_a_card_tells_of_its_story(story: Story) -> None:
    card = Card.of("sample.html", story)
    assert (card.start, card.end) == (story.slices[0].start, story.slices[-1].end)
    assert card.claims == len(story.claims)
    assert card.svg.startswith("<svg")


def test_unknown_language_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownLanguageError):
        write_index(tmp_path / "index.html", [], lang="tlh")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.browser
def test_cards_lead_to_the_maps(story: Story, tmp_path: Path, open_page: OpenPage) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    one = Card.of("sample.html", story)
    cards = [one, replace(one, href="b.html", title=hostile, summary=hostile, claims=1)]
    write_index(tmp_path / "index.html", cards)
    page = open_page(tmp_path / "index.html", width=375).page
    links = page.eval_on_selector_all(
        "main a", "links => links.map(l => [l.pathname, l.innerText])"
    )
    assert [(Path(path).name, text) for path, text in links] == [
        ("sample.html", story.title),
        ("b.html", hostile),
    ]
    assert page.inner_text(".fl-period >> nth=1").endswith("1 claim")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
