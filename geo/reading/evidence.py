"""Named evidence and what each name weighs for every outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """A table of weights: a row for each name, a column for each outcome.

    Attributes
    ----------
    index
        Row of each name; the empty name stands in every sum.
    weights
        Log odds, of shape (names, outcomes).
    """

    index: Mapping[str, int]
    weights: NDArray[np.float64]

    @classmethod
    def of(cls, names: Sequence[str], weights: NDArray[np.float64]) -> Evidence:
        """Make a table of names and their rows."""
        return cls({name: n for n, name in enumerate(names)}, weights)

    def totals(self, many: Iterable[Iterable[str]]) -> NDArray[np.float64]:
        """Add up what the names of each list weigh for each outcome.

        Parameters
        ----------
        many
            Lists of names of evidence; unknown ones weigh nothing.

        Returns
        -------
        array
            Of shape (lists, outcomes), without rows where there are no lists.
        """
        find, always = self.index.get, self.index[""]
        rows: list[int] = []
        starts: list[int] = []
        for names in many:
            starts.append(len(rows))
            rows.append(always)
            rows += [row for row in map(find, names) if row is not None]
        if not starts:
            return np.zeros((0, self.weights.shape[1]))
        totals: NDArray[np.float64] = np.add.reduceat(self.weights[rows], starts)
        return totals

    def heard(self, features: Sequence[str]) -> Sequence[str]:
        """Give the evidence of a candidate, whose row of the lexicon may be unheard of."""
        known = not features or features[0] in self.index
        return features if known else told_rarely(features)

    def row(self, name: str) -> NDArray[np.float64]:
        """Give what one name weighs for each outcome; zeros where it is unknown."""
        at = self.index.get(name)
        found: NDArray[np.float64] = (
            np.zeros(self.weights.shape[1]) if at is None else self.weights[at]
        )
        return found


ROW = "= "  # begins the evidence that names a row of the lexicon


def told_rarely(features: Sequence[str]) -> list[str]:
    """Turn the evidence of a row of the lexicon that is not known by itself into that of any such.

    Parameters
    ----------
    features
        Evidence of a candidate; that of its row first.

    Returns
    -------
    list of str
        The same with the names of rows left out, and "rare" with the row's value and form.
    """
    value, form = features[0].removeprefix(ROW).split(" ")[:2]
    kept = [name for name in features if not name.startswith(ROW)]
    return ["rare", f"rare {value}", f"rare {value} {form}", *kept]


def softmax(totals: NDArray[np.float64]) -> list[tuple[float, ...]]:
    """Turn each row of log odds into probabilities that add up to one."""
    shares = np.exp(totals - totals.max(axis=1, keepdims=True))
    return list(map(tuple, (shares / shares.sum(axis=1, keepdims=True)).tolist()))
