"""One story as one file that opens anywhere."""

from __future__ import annotations

from pathlib import Path

from geo.files import write_whole
from maps.offline import OfflineMap
from maps.story import Story
from maps.templating import Raw, page_of
from maps.timemap import TimeMap


def time_map(story: Story) -> OfflineMap:
    """Make the map of a story, to go on with as with any folium map.

    Parameters
    ----------
    story
        What to tell.

    Returns
    -------
    OfflineMap
        With a :class:`maps.timemap.TimeMap` on it.

    Raises
    ------
    StoryError
        If the parts of the story do not fit together.
    UnknownLanguageError
        If there are no words for the story's language.
    """
    element = TimeMap(story)
    made = OfflineMap(
        title=story.title,
        lang=story.lang,
        description=story.summary,
        images=story.tiles.hosts if story.tiles else (),
        control_scale=True,
        zoom_snap=0.25,
        zoom_delta=0.5,
    )
    element.add_to(made)
    return made


def write_page(path: Path, story: Story, *, head: str = "") -> None:
    """Write a story as one self-contained HTML file; the same story gives the same bytes.

    Parameters
    ----------
    path
        The file; it is replaced only once the new page is complete.
    story
        What to tell.
    head
        Finished HTML that goes into the page's head besides.

    Raises
    ------
    StoryError
        If the parts of the story do not fit together; nothing is written.
    UnknownLanguageError
        If there are no words for the story's language; nothing is written.
    """
    page = page_of(time_map(story))
    if head:
        page.header.add_child(Raw(head), name="links")
    write_text(path, page.render())


def write_text(path: Path, text: str) -> None:
    """Write a text file in UTF-8, replacing one that is there only when it is complete.

    Parameters
    ----------
    path
        The file; its folder is made if need be.
    text
        What to write.
    """
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, replacing one that is there only when it is complete.

    Parameters
    ----------
    path
        The file; its folder is made if need be.
    content
        What to write.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
