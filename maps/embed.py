"""What stands beside a page to put it into an article: snippets, words, data and citation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote, urljoin

from maps.alt_text import alt_text, caption, citation, description
from maps.dataset import claims_csv, claims_geojson
from maps.editions import as_data
from maps.escaping import html_text, markdown_text, one_line
from maps.page import write_text
from maps.resting import Resting, resting
from maps.still import slices_of
from maps.story import VIEWS, Story
from maps.templating import fill, text_of
from maps.words import Words

HEIGHT, WIDTH = 820, 1000  # pixels, until the page itself tells its height


def write_embed(
    page: Path,
    story: Story,
    *,
    url: str = "",
    picture: Path | None = None,
    days: Sequence[date] = (),
) -> tuple[Path, ...]:
    """Write the folder ``<page>-embed`` beside a page.

    Parameters
    ----------
    page
        The page, written or to be written.
    story
        What it tells.
    url
        Where the page will stand; without it snippets name its file, and there is no oEmbed.
    picture
        A still picture of the map, in the page's folder.
    days
        What it shows; see :func:`maps.still.make_stills`.

    Returns
    -------
    tuple of Path
        The files, sorted. The same story gives the same bytes.

    Raises
    ------
    UnknownLanguageError
        If there are no words for the story's language; nothing is written.
    StoryError
        If a day is not one of the story's; nothing is written.
    """
    folder = page.with_name(f"{page.stem}-embed")
    name = picture.name if picture else ""
    texts = embed_texts(story, page=page.name, url=url, picture=name, days=days)
    for name, text in texts.items():
        write_text(folder / name, text.rstrip("\n") + "\n")
    return tuple(sorted(folder / name for name in texts))


def embed_texts(
    story: Story, *, page: str, url: str = "", picture: str = "", days: Sequence[date] = ()
) -> dict[str, str]:
    """Make the files that :func:`write_embed` writes.

    Parameters
    ----------
    story
        What the page tells.
    page
        Name of its file.
    url
        Where the page will stand; may be empty.
    picture
        Name of a picture's file beside the page; may be empty.
    days
        What the picture shows; see :func:`maps.still.make_stills`.

    Returns
    -------
    dict of str
        Texts by file name.
    """
    words, rests = Words(story.lang), resting(story)
    source = url or quote(page)
    shown = urljoin(url, quote(picture)) if picture else ""
    cited = citation(story, words, url=url)
    alt = alt_text(story, words, at=slices_of(story, days) if picture else None)
    found = _snippets(story, words, source=source, picture=shown, alt=alt)
    found |= {
        "preview.html": _preview(story, words, f"../{quote(page)}"),
        "caption.txt": caption(story, words),
        "alt.txt": alt,
        "description.txt": "\n\n".join(description(story, words, rests=rests)),
        "claims.csv": claims_csv(story),
        "claims.geojson": claims_geojson(story, citation=cited),
        "CITATION.txt": cited,
        "edition.json": _json(_edition(story, rests)),
    }
    if url:
        found["oembed.json"] = _json(oembed(story, url=url))
    return found


def oembed(story: Story, *, url: str) -> dict[str, object]:
    """Give the page as an oEmbed response of type ``rich``.

    Parameters
    ----------
    story
        What the page tells.
    url
        Where the page will stand.

    Returns
    -------
    dict
        Ready for JSON; its ``html`` is the frame alone, without any script.
    """
    return {
        "version": "1.0",
        "type": "rich",
        "title": story.title,
        "html": _iframe(story, url),
        "width": WIDTH,
        "height": HEIGHT,
    }


def oembed_links(story: Story, *, page: str, url: str) -> str:
    """Links for the head of a page by which others find its address and its oEmbed response.

    Parameters
    ----------
    story
        What the page tells.
    page
        Name of its file.
    url
        Where it will stand.

    Returns
    -------
    str
        HTML.
    """
    beside = urljoin(url, f"{quote(Path(page).stem)}-embed/oembed.json")
    return fill("oembed_link.html", page=url, oembed=beside, title=story.title)


def _snippets(story: Story, words: Words, *, source: str, picture: str, alt: str) -> dict[str, str]:
    figure = _figure(story, words, source)
    told = caption(story, words)
    plain = {
        "src": source,
        "picture": picture,
        "caption": markdown_text(told),
        "alt": markdown_text(alt),
        "open": markdown_text(words.say("embed", "open", title=story.title)),
    }
    quarto = fill("embed_quarto.qmd", iframe=_iframe(story, source), script=_script(), **plain)
    return {
        "iframe.html": figure,
        "wordpress.html": fill("embed_wordpress.html", figure=figure.strip()),
        "markdown.md": fill("embed_markdown.md", **plain),
        "quarto.qmd": quarto,
        "jupyter.py": fill("embed_jupyter.txt", src=ascii(source), height=HEIGHT),
    }


def _figure(story: Story, words: Words, source: str) -> str:
    return fill(
        "embed_figure.html",
        iframe=_iframe(story, source),
        src=html_text(source),
        caption=html_text(caption(story, words)),
        open=html_text(words.say("embed", "open", title=story.title)),
        script=_script(),
    )


def _iframe(story: Story, source: str) -> str:
    filled = fill(
        "embed_iframe.html", src=html_text(source), title=html_text(story.title), height=HEIGHT
    )
    return filled.strip()


def _script() -> str:
    return text_of("embed_height.js").strip()


def _preview(story: Story, words: Words, source: str) -> str:
    return fill(
        "embed_preview.html",
        lang=words.lang,
        title=html_text(story.title),
        words=words.table["embed"],
        figure=_figure(story, words, source).strip(),
    )


def _edition(story: Story, rests: Resting) -> Mapping[str, object]:
    areas = {
        str(view): {
            "changed_km2": round(area.changed, 1),
            "on_one_claimant_km2": round(area.on_claimant, 1),
            "on_one_claim_km2": round(area.on_claim, 1),
        }
        for view in VIEWS
        if (area := rests.areas.get(view))
    }
    told = as_data(story.edition) if story.edition else {"since": None, "changes": None}
    counts = {"claims": rests.claims, "of_one_claimant": rests.single, "areas": areas}
    return {"title": one_line(story.title), "as_of": story.as_of.isoformat(), **told, **counts}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
