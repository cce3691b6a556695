"""What all tests share: repeatable examples and a browser without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import settings

from tests import browser as chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples in every run: a failure that is seen once is seen again.
settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


class OpenPage(Protocol):
    """The fixture `open_page`: open a file offline; see `tests.browser.open_offline`."""

    def __call__(self, file: Path, **options: Any) -> chromium.Visit: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests that ask for it; without one they fail."""
    path = chromium.find_chromium()
    if path is None:
        pytest.fail("no Chromium: run `make test`, or `python -m tests.browser --install`")
    with chromium.launch(path) as running:
        yield running


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open pages with the network cut; what they ask for or complain of fails the test."""
    visits = []

    def opener(file: Path, **options: Any) -> chromium.Visit:
        visits.append(chromium.open_offline(browser, file, **options))
        return visits[-1]

    yield opener
    for visit in visits:
        visit.page.context.close()
    assert [fault for visit in visits for fault in visit.faults()] == []
