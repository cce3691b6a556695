"""A map in an article: snippets as an editor pastes them, on made-up sites without a network."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geo.claim import Claim
from maps.editions import Previous, compare
from maps.embed import HEIGHT, embed_texts, oembed, oembed_links, write_embed
from maps.errors import UnknownLanguageError
from maps.escaping import one_line
from maps.page import write_page
from maps.story import Credit, Story
from tests.maps.test_page import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page, Route

URL = "https://maps.example/2031/sample.html"
ARTICLE = "https://paper.example/article"
FILES = {
    "CITATION.txt", "alt.txt", "caption.txt", "claims.csv", "claims.geojson", "description.txt",
    "edition.json", "iframe.html", "jupyter.py", "markdown.md", "preview.html", "quarto.qmd",
    "wordpress.html",
}  # fmt: skip


class Site:
    """Two made-up sites, the article's and the map's, answered from memory."""

    def __init__(self, page: Page, map_html: str) -> None:
        self.page, self.map_html, self.article = page, map_html, ""
        self.strays: list[str] = []
        self.errors: list[str] = []
        page.route("**/*", self.answer)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def answer(self, route: Route) -> None:
        """Give the article, the map, or nothing."""
        address = route.request.url.split("#")[0]
        known = {ARTICLE: self.article, URL: self.map_html}
        if address in known:
            route.fulfill(body=known[address], content_type="text/html; charset=utf-8")
        else:
            self.strays.append(address)
            route.abort()

    def read(self, snippet: str) -> Frame:
        """Open an article with a snippet and wait for its map."""
        head = '<!doctype html><meta name="viewport" content="width=device-width">'
        self.article = f'{head}<body style="margin:0"><p>Before.</p>{snippet}<p>After.</p>'
        self.page.goto(ARTICLE)
        frame = self.page.frames[1]
        frame.wait_for_function("() => window.frontline")
        return frame

    def height(self) -> float:
        """Height of the frame, once the map has told it."""
        self.page.wait_for_function("() => document.querySelector('iframe').style.height")
        box = self.page.locator("iframe").bounding_box()
        assert box is not None
        return box["height"]


@pytest.fixture(params=[375, 1000], ids=["phone", "desk"])
def site(request: pytest.FixtureRequest, browser: Browser, page: Path) -> Iterator[Site]:
    phone = request.param < 800
    context = browser.new_context(
        viewport={"width": request.param, "height": 700}, has_touch=phone, is_mobile=phone
    )
    found = Site(context.new_page(), page.read_text(encoding="utf-8"))
    yield found
    context.close()
    assert (found.strays, found.errors) == ([], [])


def texts_of(story: Story) -> dict[str, str]:
    return embed_texts(story, page="sample.html", url=URL)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["iframe.html", "wordpress.html"])
def test_the_frame_becomes_as_high_as_the_map(story: Story, site: Site, name: str) -> None:
    frame = site.read(texts_of(story)[name])
    low = site.height()
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    frame.click("#about")
    assert frame.locator("#about").get_attribute("aria-expanded") == "true"
    site.page.wait_for_function(
        f"() => document.querySelector('iframe').getBoundingClientRect().height > {low + 300}"
    )
    assert frame.locator(".fl-notes").is_visible()
    high = site.height()
    frame.click("#about")
    # Back again; not to the pixel, for the first height may have been on its way.
    site.page.wait_for_function(
        f"() => document.querySelector('iframe').getBoundingClientRect().height <= {high - 300}"
    )


@pytest.mark.browser
def test_moving_through_time_leaves_the_article_where_it_is(story: Story, site: Site) -> None:
    frame = site.read(texts_of(story)["iframe.html"])
    low = site.height()
    for _ in range(4):
        frame.click("#previous")
        assert site.height() == low
    assert frame.evaluate("window.origin") == "null"  # sandboxed


@pytest.mark.browser
def test_an_article_moves_the_map_by_its_address(story: Story, site: Site) -> None:
    frame = site.read(texts_of(story)["iframe.html"])
    site.page.evaluate("document.querySelector('iframe').src += '#date=2031-03-04'")
    frame.wait_for_function("() => window.frontline.state().date === '2031-03-04'")


@pytest.mark.browser
@pytest.mark.parametrize(
    "message",
    [
        pytest.param("{frontline: 'height', height: 5}", id="too-low"),
        pytest.param("{frontline: 'height', height: 1e9}", id="too-high"),
        pytest.param("{frontline: 'height', height: 'x'}", id="no-number"),
        pytest.param("{height: 999}", id="not-ours"),
        pytest.param("null", id="nothing"),
    ],
)
def test_other_messages_do_nothing(story: Story, site: Site, message: str) -> None:
    frame = site.read(texts_of(story)["iframe.html"])
    low = site.height()
    site.page.evaluate(
        "void (window.last = new Promise(done => addEventListener('message', e => {"
        " if (e.data === 'sent') postMessage({frontline: 'height', height: 998}, '*');"
        " if (e.data?.height === 998) done(); })))"
    )
    # Messages of one window come in order. The article itself is no map, whatever it says.
    frame.evaluate(f"parent.postMessage({message}, '*'); parent.postMessage('sent', '*')")
    site.page.evaluate("window.last")
    assert site.height() == low


@pytest.mark.browser
def test_a_map_that_was_there_first_is_asked_again(story: Story, site: Site) -> None:
    snippet = texts_of(story)["iframe.html"]
    frame_only, script = snippet.split("<script>")
    site.read(frame_only)
    assert not site.page.evaluate("document.querySelector('iframe').style.height")
    site.page.add_script_tag(content=script.split("</script>")[0])
    assert site.height() > 600


@pytest.mark.browser
def test_the_preview_stands_by_itself(story: Story, tmp_path: Path, browser: Browser) -> None:
    write_page(tmp_path / "sample.html", story)
    write_embed(tmp_path / "sample.html", story)
    context = browser.new_context(offline=True)
    opened = context.new_page()
    opened.goto((tmp_path / "sample-embed" / "preview.html").as_uri())
    opened.wait_for_function("() => document.querySelector('iframe').style.height")
    opened.frames[1].wait_for_function("() => window.frontline")
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_gapes_around_the_map_of_the_preview(
    story: Story, tmp_path: Path, browser: Browser, width: int
) -> None:
    write_page(tmp_path / "sample.html", story)
    write_embed(tmp_path / "sample.html", story)
    context = browser.new_context(offline=True, viewport={"width": width, "height": 740})
    opened = context.new_page()
    opened.goto((tmp_path / "sample-embed" / "preview.html").as_uri())
    opened.wait_for_function("() => document.querySelector('iframe').style.height")
    framed = opened.frames[1]
    framed.wait_for_function("() => window.frontline")
    for page in (opened, framed):
        page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
    tall = "document.querySelector('.fl').getBoundingClientRect().height"
    framed.wait_for_function(f"() => Math.abs({tall} - innerHeight) <= 1")
    edge = "(name) => document.querySelector(name).getBoundingClientRect()"
    below, frame = (opened.evaluate(edge, name) for name in ("figcaption", "iframe"))
    assert below["top"] == pytest.approx(frame["bottom"], abs=1)
    context.close()


def hostile(story: Story) -> Story:
    names = {one.name for one in fields(Claim) if one.type == "str"} - {"id", "place_id", "url"}
    names -= {"origin_id", "destination_id", "archive_url", "language"}
    texts: dict[str, Any] = dict.fromkeys(names, HOSTILE)
    claims = tuple(replace(one, **texts) for one in story.claims)
    told = replace(
        story,
        title=HOSTILE,
        summary=HOSTILE,
        claims=claims,
        credits=(Credit(name=HOSTILE, licence=HOSTILE, url="javascript:alert(1)", use=HOSTILE),),
    )
    was = {
        "gone": dict.fromkeys(("place", "claimant", "hedge"), HOSTILE) | {"published": "2031-03-02"}
    }
    return replace(told, edition=compare(Previous(None, was), told))


@pytest.mark.browser
@pytest.mark.parametrize("name", ["iframe.html", "wordpress.html", "preview.html"])
def test_hostile_texts_show_as_text_in_an_article(story: Story, site: Site, name: str) -> None:
    told = hostile(story)
    snippet = texts_of(told)[name].replace("../sample.html", URL)
    site.read(snippet)
    assert site.page.evaluate("window.pwned") is None
    assert site.page.locator("img").count() == 0
    assert one_line(HOSTILE) in site.page.inner_text("figcaption")
    assert site.page.locator("iframe").get_attribute("title") == one_line(HOSTILE)
    for active in ("${", "{{7", "{%", "[gallery"):
        assert active not in snippet.split("<script>")[0]


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)


def test_hostile_texts_are_text_in_every_file(story: Story) -> None:
    found = embed_texts(hostile(story), page="sample.html", url=URL, picture="sample.png")
    response = json.loads(found["oembed.json"])
    assert _Tags(response["html"]).seen == ["iframe"]
    assert response["title"] == HOSTILE
    assert _Tags(found["markdown.md"].replace("\\<", "&lt;")).seen == []
    assert "\\{\\{7\\*7\\}\\}" in found["markdown.md"]
    compile(found["jupyter.py"], "cell", "exec")
    assert json.loads(found["edition.json"])["changes"][-1]["place"] == HOSTILE
    assert all(one["properties"]["claimant"] == HOSTILE
               for one in json.loads(found["claims.geojson"])["features"])  # fmt: skip


def test_files_stand_in_a_folder_beside_the_page(story: Story, tmp_path: Path) -> None:
    page = tmp_path / "my map.html"
    written = write_embed(page, story)
    assert {path.name for path in written} == FILES
    assert {path.parent.name for path in written} == {"my map-embed"}
    before = {path: path.read_bytes() for path in written}
    assert {path: path.read_bytes() for path in write_embed(page, story)} == before
    assert all(content.endswith(b"\n") for content in before.values())
    assert 'src="my%20map.html"' in (tmp_path / "my map-embed" / "iframe.html").read_text("utf-8")


def test_only_an_address_makes_an_oembed_file(story: Story) -> None:
    assert "oembed.json" not in embed_texts(story, page="sample.html")
    assert set(texts_of(story)) == FILES | {"oembed.json"}
    found = oembed(story, url=URL)
    assert (found["version"], found["type"], found["height"]) == ("1.0", "rich", HEIGHT)
    assert f'src="{URL}"' in str(found["html"])
    links = oembed_links(story, page="sample.html", url=URL)
    assert 'href="https://maps.example/2031/sample-embed/oembed.json"' in links
    assert _Tags(links).seen == ["link", "link"]


def test_a_picture_is_named_where_there_is_one(story: Story) -> None:
    without = embed_texts(story, page="sample.html")
    assert "![" not in without["markdown.md"] + without["quarto.qmd"]
    found = embed_texts(story, page="sample.html", url=URL, picture="sample.png")
    assert "](https://maps.example/2031/sample.png)](https://maps.example/" in found["markdown.md"]
    assert "](https://maps.example/2031/sample.png){fig-alt=" in found["quarto.qmd"]
    assert "on 10 March 2031" in found["alt.txt"]
    of_a_day = embed_texts(story, page="x.html", picture="x.png", days=[date(2031, 3, 4)])
    assert "on 4 March 2031" in of_a_day["markdown.md"]


def test_the_alt_text_is_what_the_snippets_say(story: Story) -> None:
    found = texts_of(story)
    assert found["caption.txt"].strip() in html.unescape(found["iframe.html"])
    assert "sandbox=" in found["iframe.html"]
    assert "allow-same-origin" not in found["iframe.html"]


def test_an_unknown_language_writes_nothing(story: Story, tmp_path: Path) -> None:
    with pytest.raises(UnknownLanguageError):
        write_embed(tmp_path / "page.html", replace(story, lang="tlh"))
    assert list(tmp_path.iterdir()) == []
