"""Candidates beside their rivals: for the same words, the same places, and in the whole report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geo.reading.document import Candidate
from geo.reading.lexicon import Mark

Shares = tuple[float, ...]  # of the outcomes, "none" first
_BINS = 5
_SURE = 2  # sentences that tell the same the surest: one of them is another than that in hand
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


@dataclass(slots=True)
class _Sentence:
    """Candidates of a sentence, by their words and by where their place stands.

    Attributes
    ----------
    best
        Shares of the likeliest candidates of other sentences; ``None`` until they are asked for.
    """

    seen: list[_Seen] = field(default_factory=list)
    words: dict[Mark, list[_Seen]] = field(default_factory=lambda: defaultdict(list))
    places: dict[int, list[_Seen]] = field(default_factory=lambda: defaultdict(list))
    most: float = 0.0
    best: list[float] | None = None

    def put(self, one: _Seen) -> None:
        """Add a candidate."""
        self.seen.append(one)
        self.words[one.candidate.trigger].append(one)
        self.places[one.candidate.pair.i].append(one)
        self.most = max(self.most, one.some)


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
    sentences: dict[int, _Sentence] = defaultdict(_Sentence)
    for one in seen:
        sentences[one.candidate.number].put(one)
    ranked = sorted(seen, key=lambda one: -one.some)
    told: dict[tuple[str, int], list[_Seen]] = defaultdict(list)  # the surest of each sentence
    for one in ranked:
        surest = told[one.place, one.best]
        if len(surest) < _SURE and one.candidate.number not in {o.candidate.number for o in surest}:
            surest.append(one)
    found = []
    for one in seen:
        number = one.candidate.number
        here = sentences[number]
        names = _here(one, here)
        if here.best is None:
            top = ranked[: _TOP + len(here.seen)]
            here.best = [o.some for o in top if o.candidate.number != number][:_TOP]
        best = here.best
        near = max(sentences[k].most if k in sentences else 0.0 for k in (number - 1, number + 1))
        again = _most(o for o in told[one.place, one.best] if o.candidate.number != number)
        own = _bin(one.some)
        if best:
            top_bin = f"best {_bin(sum(best) / len(best))}"
            names += [top_bin, f"{top_bin} own {own}", f"{top_bin} of {len(best)}"]
            names += [f"again {_bin(again)}", f"again {_bin(again)} own {own}"]
        if number - 1 in sentences or number + 1 in sentences:
            names += [f"near {_bin(near)}", f"near {_bin(near)} own {own}",
                      f"near {_bin(near)} {_way(one)}"]  # fmt: skip
        names.append(f"sentence {min(len(here.seen), 6)}")
        found.append(names)
    return found


def _here(one: _Seen, here: _Sentence) -> list[str]:
    """Evidence from the same sentence: rivals for the words and for the place."""
    mine = one.candidate
    same = [other for other in here.words[mine.trigger] if other is not one]
    words = [other for other in same if other.candidate.pair.i != mine.pair.i]
    # The same words may mean one place or another that was named before.
    meant = [other for other in same if other.candidate.pair.i == mine.pair.i]
    place = [o for o in here.places[mine.pair.i] if o.candidate.trigger != mine.trigger]
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
