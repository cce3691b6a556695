"""Connected parts of a division: which cells hang together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NONE = -1


def parts(open_: NDArray[np.bool_], pairs: NDArray[np.int32]) -> NDArray[np.int64]:
    """Number the connected parts of some cells.

    Parameters
    ----------
    open_
        Whether a cell takes part, one a cell.
    pairs
        Positions of neighbouring cells, a pair a row.

    Returns
    -------
    array
        Position of the first cell of the part that a cell is in; -1 where it takes no part.
    """
    one, other = pairs[open_[pairs].all(axis=1)].T
    root = np.arange(len(open_), dtype=np.int64)
    while True:
        low = np.minimum(root[one], root[other])
        np.minimum.at(root, root[one], low)
        np.minimum.at(root, root[other], low)
        while (root[root] != root).any():
            root = root[root]
        if (root[one] == root[other]).all():
            return np.where(open_, root, NONE)


def reaches(part: NDArray[np.int64], goal: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell from which cells a goal can be reached.

    Parameters
    ----------
    part
        Connected parts as :func:`parts` gives them.
    goal
        Whether a cell is a goal, one a cell.

    Returns
    -------
    array
        Whether the cell's part holds a goal; false for cells in no part.
    """
    inside = part != NONE
    found = np.zeros(len(part), dtype=bool)
    found[part[inside & goal]] = True
    reached: NDArray[np.bool_] = inside & found[part]
    return reached
