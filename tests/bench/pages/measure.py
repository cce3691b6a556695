"""What a page costs a reader: time to its first picture, memory, and time of a step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Request
    from playwright.sync_api import Page as Tab

    from tests.bench.pages.peers import Page

WINDOW = {"width": 1280, "height": 800}
PHONE = {
    "viewport": {"width": 375, "height": 812},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
SLOWED = 4
STEPS = 30  # in each direction, at most
RUNS, LONG_S = 3, 1.0
PATIENCE_MS = 120_000
INSIDE = ("file:", "data:", "blob:", "about:")

# The time at which the first frame with the areas in it is done: a message posted in a frame's
# callback comes once the frame is painted.
_WATCH = """window.firstRender = new Promise((done, failed) => {
    setTimeout(() => failed(new Error("nothing is drawn")), PATIENCE);
    const look = () => {
        let ready = false;
        try { ready = !!(READY); } catch {}
        if (!ready) return requestAnimationFrame(look);
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(0);
    };
    requestAnimationFrame(look);
})"""

# Milliseconds that the main thread works from a step until it is painted. What a page puts off
# to the next frames counts; the wait for them does not.
_STEPS = """async (days) => {
    const step = STEP;
    const frame = () => new Promise(requestAnimationFrame);
    const painted = () => new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
    });
    const times = [];
    for (const day of days) {
        let busy = 0;
        await frame();
        for (let turn = 0; turn < 2; turn++) {
            const next = turn < 1 ? frame() : null;
            const begun = performance.now();
            if (turn === 0) step(day);
            await painted();
            busy += performance.now() - begun;
            await next;
        }
        times.push(busy);
    }
    return times;
}"""


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds of steps: the median, and what one in twenty is above."""

    middle: float
    slow: float

    def __str__(self) -> str:
        return f"{self.middle:.1f} / {self.slow:.1f}"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one page costs.

    Attributes
    ----------
    first_s, phone_s
        Seconds to the first picture, and on a phone slowed down four times.
    heap_mb
        JavaScript heap after a collection, megabytes.
    forwards, backwards, jumps
        Main thread's time of a step of one day, and of one to any day.
    asked
        What it asked the network for while it was looked at.
    """

    first_s: float
    phone_s: float
    heap_mb: float
    forwards: Pace
    backwards: Pace
    jumps: Pace
    asked: frozenset[str]


def measure(browser: Browser, file: Path, page: Page, days: int) -> Cost:
    """Open a page, go through its days, and open it again on a slow phone.

    Parameters
    ----------
    browser
        A running browser.
    file
        Where the page is, its scripts beside it.
    page
        How to tell that it is there, and how to step.
    days
        How many it has.
    """
    opened = partial(_open, browser, file, page)
    asked: list[str] = []
    tab = opened(asked=asked, viewport=WINDOW)
    first, heap = _first(tab), _heap(tab)
    count = min(STEPS, days)
    forwards, backwards, jumps = (
        _pace(tab, page, chosen)
        for chosen in (
            list(range(count)),
            list(range(days - 1, days - 1 - count, -1)),
            [(turn * 377) % days for turn in range(count)],
        )
    )
    tab.context.close()
    return Cost(
        _again(partial(opened, viewport=WINDOW), first),
        _again(partial(opened, slowed=SLOWED, **PHONE)),
        heap,
        forwards,
        backwards,
        jumps,
        frozenset(asked),
    )


def _again(opened: Callable[[], Tab], *before: float) -> float:
    """Median of three first pictures; of what takes long, one is enough."""
    found = list(before)
    while not found or (len(found) < RUNS and found[0] < LONG_S):
        tab = opened()
        found.append(_first(tab))
        tab.context.close()
    return median(found)


def _open(
    browser: Browser,
    file: Path,
    page: Page,
    *,
    asked: list[str] | None = None,
    slowed: int = 1,
    **window: Any,
) -> Tab:
    """Open a page in a context of its own, with the network cut; note what it asks for."""
    tab = browser.new_context(**window).new_page()
    tab.set_default_timeout(PATIENCE_MS)
    tab.context.set_offline(True)
    tab.add_init_script(_WATCH.replace("READY", page.ready).replace("PATIENCE", str(PATIENCE_MS)))

    def note(request: Request) -> None:
        if asked is not None and not request.url.startswith(INSIDE):
            asked.append(request.url)

    tab.on("request", note)
    if slowed > 1:
        session = tab.context.new_cdp_session(tab)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    tab.goto(file.resolve().as_uri(), wait_until="commit")
    return tab


def _first(tab: Tab) -> float:
    milliseconds: float = tab.evaluate("window.firstRender")
    return milliseconds / 1000


def _heap(tab: Tab) -> float:
    session = tab.context.new_cdp_session(tab)
    session.send("HeapProfiler.collectGarbage")
    used: float = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    session.detach()
    return used


def _pace(tab: Tab, page: Page, days: list[int]) -> Pace:
    times = tab.evaluate(_STEPS.replace("STEP", page.step), days)
    return Pace(median(times), quantiles(times, n=20)[-1])
