"""Candidates beside their rivals: for the same words, the same places, and in the whole report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.reading.document import Candidate

Shares = tuple[float, ...]  # of the outcomes, "none" first
_BINS = 5
_TOP = 3  # candidates of the rest of a report that tell whether it is one with claims


@dataclass(frozen=True, slots=True)
class _Seen:
    """A candidate as first weighed."""

    candidate: Candidate
    some: float  # share of all outcomes but "none"
    best: int  # likeliest of them

    @property
    def place(self) -> str:
        """Name that it speaks of."""
        return self.candidate.places[0].spot.query


def rivalry(candidates: Sequence[Candidate], shares: Sequence[Shares]) -> list[list[str]]:
    """Give the evidence of each candidate from how the others of its report were first weighed.

    Parameters
    ----------
    candidates
        All of one report.
    shares
        Of the outcomes of each, as :meth:`geo.reading.weights.Weights.shares` gives them.

    Returns
    -------
    list of list of str
        Names of evidence, in the order of the candidates.
    """
    seen = [_seen(one, share) for one, share in zip(candidates, shares, strict=True)]
    sentences: dict[int, list[_Seen]] = defaultdict(list)
    for one in seen:
        sentences[one.candidate.number].append(one)
    ranked = sorted(seen, key=lambda one: -one.some)
    told: dict[tuple[str, int], list[_Seen]] = defaultdict(list)
    for one in seen:
        told[one.place, one.best].append(one)
    found = []
    for one in seen:
        number = one.candidate.number
        here = sentences[number]
        names = _here(one, here)
        best = [o.some for o in ranked[: _TOP + len(here)] if o.candidate.number != number][:_TOP]
        near = _most(o for k in (number - 1, number + 1) for o in sentences.get(k, ()))
        again = _most(o for o in told[one.place, one.best] if o.candidate.number != number)
        own = _bin(one.some)
        if best:
            top = f"best {_bin(sum(best) / len(best))}"
            names += [top, f"{top} own {own}", f"{top} of {len(best)}"]
            names += [f"again {_bin(again)}", f"again {_bin(again)} own {own}"]
        if sentences.get(number - 1) or sentences.get(number + 1):
            names += [f"near {_bin(near)}", f"near {_bin(near)} own {own}",
                      f"near {_bin(near)} {_way(one)}"]  # fmt: skip
        names.append(f"sentence {min(len(here), 6)}")
        found.append(names)
    return found


def _here(one: _Seen, here: Sequence[_Seen]) -> list[str]:
    """Evidence from the same sentence: rivals for the words and for the place."""
    mine = one.candidate
    others = [other for other in here if other is not one]
    words: list[_Seen] = []
    place: list[_Seen] = []
    meant: list[_Seen] = []
    for other in others:
        same = other.candidate.trigger == mine.trigger
        if other.candidate.pair.i == mine.pair.i:
            # The same words may mean one place or another that was named before.
            (meant if same else place).append(other)
        elif same:
            words.append(other)
    own, way = _bin(one.some), _way(one)
    alike = _bin(_most(other for other in place if other.best == one.best))
    found = [
        f"own {own}", f"own {own} {way}", f"own {own} kind {one.best}",
        f"alike {alike}", f"alike {alike} own {own}", f"{mine.trigger.value} kind {one.best}",
    ]  # fmt: skip
    most = {"words": _bin(_most(words)), "place": _bin(_most(place))}
    for name, rivals in (("words", words), ("place", place)):
        top, told = f"{name} {most[name]}", sum(other.some > 0.5 for other in rivals)
        found += [top, f"{top} own {own}", f"{top} kind {one.best}", f"{top} own {own} {way}",
                  f"{told} {name} {way}"]  # fmt: skip
    if meant:
        most["meant"] = _bin(_most(meant))
        found += [f"meant {most['meant']}", f"meant {most['meant']} own {own}"]
    both = f"words {most['words']} place {most['place']}"
    return [*found, both, f"{both} {way}"]


def _seen(candidate: Candidate, shares: Shares) -> _Seen:
    best = max(range(1, len(shares)), key=shares.__getitem__)
    return _Seen(candidate, 1.0 - shares[0], best)


def _way(one: _Seen) -> str:
    return "reference" if one.candidate.pair.group is None else "named"


def _most(seen: Iterable[_Seen]) -> float:
    return max((one.some for one in seen), default=0.0)


def _bin(share: float) -> int:
    return min(int(share * _BINS), _BINS - 1)
