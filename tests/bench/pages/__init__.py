"""A page beside its peers: the same seeded days, polygons and claims in each, in one run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from maps.page import write_page
from tests.bench.pages.data import Told, told
from tests.bench.pages.measure import STEPS, Cost, measure
from tests.bench.pages.parts import LEVEL, packed, parts
from tests.bench.pages.peers import Page, Peer, peers
from tests.bench.pages.scripts import localised
from tests.browser import install_chromium, launch

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHAPES = ((47, 13, 30_000), (676, 175, 16_000))  # days, states, and metres that a change sweeps
OURS = "ours, all features and claims inside"
_SLIDER = """(day) => {
    const slider = document.querySelector("#slider");
    slider.value = day;
    slider.dispatchEvent(new Event("input"));
}"""


@dataclass(frozen=True, slots=True)
class Row:
    """A page as measured; without a cost where a script is missing that it does not run without."""

    size: int
    sent: int
    asked: int
    missing: tuple[str, ...]
    cost: Cost | None


def report() -> Iterator[str]:
    """The tables, line by line."""
    ways = (*peers(), Peer(OURS, _ours))
    chosen = [way for way in ways if find_spec(way.package)]
    stories = [told(days, states, sweep_m=sweep_m) for days, states, sweep_m in SHAPES]
    for one in stories:
        yield (
            f"{len(one.days)} days, {one.states} states, {one.corners():,.0f} corners a day, "
            f"{one.cells_changed} cells ever changed, {len(one.story.claims)} claims"
        )
    rows: dict[str, dict[int, Row]] = {}
    spent: list[dict[str, str]] = []
    with tempfile.TemporaryDirectory() as folder, launch(install_chromium()) as browser:
        file = Path(folder, "page.html")
        for one in stories:
            days = len(one.days)
            for peer in chosen:
                if days <= peer.most_days:
                    page = peer.build(one)
                    rows.setdefault(peer.name, {})[days] = _row(browser, file, page, days)
                    if peer.name == OURS:
                        spent.append(parts(page.html))
    yield ""
    yield from _costs(rows)
    yield ""
    yield from _paces(rows)
    yield ""
    yield from _spent(spent)
    yield ""
    yield from _missing(rows)
    for way in ways:
        if way not in chosen:
            yield f"Without {way.name}: {way.package} is not installed."


def _ours(one: Told) -> Page:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "ours.html")
        write_page(file, one.story)
        html = file.read_text(encoding="utf-8")
    return Page(html, "window.frontline.state", _SLIDER)


def _row(browser: Browser, file: Path, page: Page, days: int) -> Row:
    local = localised(page.html)
    file.write_text(local.html, encoding="utf-8")
    runs = not any(address.endswith(".js") for address in local.missing)
    cost = measure(browser, file, page, days) if runs else None
    asked = {*local.asked, *(cost.asked if cost else ())}
    sizes = len(page.html.encode()), packed(page.html)
    return Row(*sizes, len(asked), local.missing, cost)


def _costs(rows: dict[str, dict[int, Row]]) -> Iterator[str]:
    few, many = (days for days, _, _ in SHAPES)
    yield (
        f"| | HTML, gzip -{LEVEL} ({few}) | HTML, gzip ({many}) | remote files "
        f"| first render {few} / {many} | heap {few} / {many} | 4x slowed phone {few} / {many} |"
    )
    yield "|---" * 7 + "|"
    for name, row in rows.items():
        both = [row.get(days) for days in (few, many)]
        costs = [one.cost if one else None for one in both]
        sizes = " | ".join(f"{_bytes(r.size)}, {_bytes(r.sent)}" if r else "-" for r in both)
        first = _pair([f"{c.first_s:.2f}" if c else "-" for c in costs], "s")
        heap = _pair([f"{c.heap_mb:.1f}" if c else "-" for c in costs], "MB")
        phone = _pair([f"{c.phone_s:.2f}" if c else "-" for c in costs], "s")
        asked = max(r.asked for r in row.values())
        yield f"| {name} | {sizes} | {asked} | {first} | {heap} | {phone} |"


def _paces(rows: dict[str, dict[int, Row]]) -> Iterator[str]:
    yield f"Step until painted, ms of the main thread, median / p95 of {STEPS}, a day a step"
    yield ""
    columns = [f"{way} ({days})" for days, _, _ in SHAPES for way in ("forwards", "back", "jumps")]
    yield f"| | {' | '.join(columns)} |"
    yield "|---" * (len(columns) + 1) + "|"
    for name, row in rows.items():
        costs = [row[days].cost if days in row else None for days, _, _ in SHAPES]
        cells = [f"{c.forwards} | {c.backwards} | {c.jumps}" if c else "- | - | -" for c in costs]
        yield f"| {name} | {' | '.join(cells)} |"


def _spent(spent: list[dict[str, str]]) -> Iterator[str]:
    """Bytes of each part of our pages, and what each comes to alone with gzip."""
    columns = " | ".join(f"bytes ({days}) | gzip ({days})" for days, _, _ in SHAPES)
    yield f"| our page | {columns} |"
    yield "|---" * (2 * len(SHAPES) + 1) + "|"
    for name in spent[0]:
        texts = [page.get(name, "") for page in spent]
        cells = [f"{len(text.encode()):,} | {packed(text):,}" for text in texts]
        yield f"| {name} | {' | '.join(cells)} |"


def _missing(rows: dict[str, dict[int, Row]]) -> Iterator[str]:
    """What the peers asked for and there was no copy of."""
    names: dict[str, list[str]] = {}
    for name, row in rows.items():
        for address in sorted({address for one in row.values() for address in one.missing}):
            names.setdefault(address.rsplit("/", 1)[-1], []).append(name)
    for file, by in names.items():
        yield f"Without {file}, of which there is no local copy: {'; '.join(by)}."


def _pair(values: list[str], unit: str) -> str:
    return f"{' / '.join(values)} {unit}"


def _bytes(count: int) -> str:
    return f"{count / 1e6:.2f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"
