"""A page inside a notebook: in a frame, with nothing asked of the network."""

from __future__ import annotations

from maps.templating import fill

HEIGHT = 820  # pixels


def in_frame(page: str, *, title: str) -> str:
    """Put a whole page into a frame, as a notebook shows it in the output of a cell.

    Parameters
    ----------
    page
        The page's HTML. It runs apart from the notebook: with no access to it or its files.
    title
        What screen readers call the frame.

    Returns
    -------
    str
        HTML.
    """
    return fill("notebook.html", page=page, title=title, height=HEIGHT)
