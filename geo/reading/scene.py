"""A sentence with everything that is marked in it: places with their relation, forces, days."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from gazetteer.mentions import Spot
from geo.reading.dates import Day, find_days
from geo.reading.lexicon import Lexicon, Mark
from geo.reading.sentences import Sentence
from geo.reading.words import Words

BREAKS = frozenset(";:—()")
JOINS = frozenset(
    [",", "and", "&", "та", "і", "й", "и", "also", "the", "both", "of", "nearby", "також", "также",
     "а", "or", "as", "well", '"', "neighbouring", "neighboring", "/"]
)  # fmt: skip
_CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)
UNITS = frozenset({"oblast", "raion", "hromada"})
_LOCATIVE = ("щині", "ччині", "щине", "ласті", "ласти", "районі", "районе", "іжжі", "орожье")
_LOOK_BACK = 7  # words before a place in which its relation may stand
DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "this",
        "that",
        "its",
        "key",
        "strategic",
        "strategically",
        "important",
        "small",
        "occupied",
        "northern",
        "southern",
        "eastern",
        "western",
        "ukrainian",
        "strategically-important",
        "strategichne",
        "village",
        "city",
        "town",
        "settlement",
        "urban-type",
    ]
)


@dataclass(slots=True)
class PlaceAt:
    """A place at words ``i`` up to ``j``; how it stands to what is before it; its larger unit."""

    i: int
    j: int
    spot: Spot
    relation: str = ""
    said: str = ""
    within: str = ""
    owned: bool = False

    @property
    def unit(self) -> bool:
        """Whether it is an oblast, raion or hromada."""
        return bool(self.spot.kinds & UNITS)


@dataclass(slots=True)
class Group:
    """Places that stand in one list, with one relation."""

    places: list[PlaceAt] = field(default_factory=list)

    @property
    def i(self) -> int:
        """First word."""
        return self.places[0].i

    @property
    def j(self) -> int:
        """End of the last word."""
        return self.places[-1].j

    @property
    def relation(self) -> str:
        """Relation of the first place, which the others share."""
        return self.places[0].relation

    @property
    def unit(self) -> bool:
        """Whether the first place is a larger unit."""
        return self.places[0].unit


_INWARD = frozenset(
    [
        "in", "of", "у", "в", "на", "во", "eastern", "western", "northern", "southern",
        "northeastern", "north-eastern", "ukraine's", "neighbouring", "occupied", "district",
        "району", "района",
    ]
)  # fmt: skip


class Scene:
    """One sentence, read once.

    Parameters
    ----------
    text
        The whole report.
    sentence
        Which part of it.
    lexicon
        Of its language.
    spots
        Names of places in the whole report, in order.
    published
        Day of the report, if known.
    """

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        *,
        lexicon: Lexicon,
        spots: Sequence[Spot],
        published: date | None,
    ) -> None:
        self.sentence = sentence
        self.words = Words(text, sentence.start, sentence.end)
        self.lower = self.words.lower
        self.latin = not _CYRILLIC.search(text, sentence.start, sentence.end)
        self.marks: dict[str, list[Mark]] = defaultdict(list)
        for mark in lexicon.marks(self.lower):
            self.marks[mark.entry.sort].append(mark)
        self.covered = {
            sort: frozenset(k for mark in self.marks[sort] for k in range(mark.i, mark.j))
            for sort in ("claimant", "near", "prep", "territory", "civil", "trigger", "force")
        }
        self._preps = {mark.i: mark.value for mark in self.marks["prep"]}
        self.places = self._places(spots)
        self.groups = self._groups()
        self.days: tuple[Day, ...] = ()
        if self.marks["trigger"]:
            days = [*self.marks["weekday"], *self.marks["month"], *self.marks["period"]]
            self.days = find_days(self.lower, days, published)

    def offsets(self, i: int, j: int) -> tuple[int, int]:
        """Offsets into the report of words ``i`` up to ``j``."""
        return self.words.spans[i][0], self.words.spans[max(i, j - 1)][1]

    def relative_at(self, i: int) -> bool:
        """Whether a clause that begins at a word hangs on the noun before it ("which ...")."""
        return any(
            mark.j == i and self.lower[mark.i] not in ("that", "що", "что")
            for mark in self.marks["relative"]
        )

    def has(self, sort: str, i: int, j: int, *, values: Iterable[str] = ()) -> Mark | None:
        """Last mark of a sort that begins among words ``i`` up to ``j``; ``None`` if none."""
        wanted = set(values)
        for mark in reversed(self.marks.get(sort, ())):
            if i <= mark.i < j and (not wanted or mark.value in wanted):
                return mark
        return None

    def _places(self, spots: Sequence[Spot]) -> list[PlaceAt]:
        starts = [start for start, _ in self.words.spans]
        found = []
        for spot in spots:
            i = bisect_left(starts, spot.start)
            j = bisect_left(starts, spot.last)
            if i >= len(starts) or starts[i] != spot.start:
                i = max(0, i - 1)
            place = PlaceAt(i, max(j, i + 1), spot)
            place.owned = self._attributive(place, spots) or (
                self.words.text[spot.end : spot.end + 2] in ("'s", "’s") and spot.last == spot.end
            )
            place.relation, place.said = self._relation(place)
            if place.relation != "office" and not self._metonym(place):
                found.append(place)
        return found

    def _attributive(self, place: PlaceAt, spots: Sequence[Spot]) -> bool:
        """Whether a town or region only tells where the next one lies ("the Donetsk cities of")."""
        follower = next((spot for spot in spots if spot.start > place.spot.start), None)
        return (
            follower is not None
            and follower.first < follower.start
            and place.j < len(self.words)
            and self.words.spans[place.j][0] == follower.first
        )

    def _metonym(self, place: PlaceAt) -> bool:
        """Whether a capital stands for its government: "Kyiv has seized"."""
        return place.relation == "" and not place.spot.kinds and any(
            mark.i <= place.i < mark.j for mark in self.marks["force"]
        )  # fmt: skip

    def _relation(self, place: PlaceAt) -> tuple[str, str]:  # noqa: PLR0911 - a walk backwards
        """How a place stands to the words before it: the first word that says so, backwards."""
        after = place.j
        if after in self.covered["claimant"] and self._starts_claimant(after):
            return "office", ""
        of_kind = False
        for k in range(place.i - 1, max(-1, place.i - 1 - _LOOK_BACK), -1):
            word = self.lower[k]
            if k in self.covered["trigger"]:
                return self._preps.get(k, ""), ""
            if k in self.covered["near"]:
                mark = next(m for m in self.marks["near"] if m.i <= k < m.j)
                return "near", " ".join(self.lower[mark.i : mark.j])
            if k in self.covered["claimant"]:
                return ("office", "") if word != "," else ("", "")
            if k in self._preps:
                return self._case(place, self._preps[k]), ""
            if word == "of" or k in self.covered["territory"]:
                of_kind = True
            elif word in DETERMINERS:
                continue
            elif not of_kind or word in JOINS or word in BREAKS or k in self.covered["trigger"]:
                return "", ""
        return "", ""

    def _case(self, place: PlaceAt, value: str) -> str:
        """Tell "in" from "to" after a Slavic preposition that says both, by the locative."""
        last = self.lower[place.j - 1]
        return "in" if value == "to" and last.endswith(_LOCATIVE) else value

    def _starts_claimant(self, k: int) -> bool:
        return any(mark.i == k for mark in self.marks["claimant"])

    def _groups(self) -> list[Group]:
        groups: list[Group] = []
        owner, owner_end = "", 0
        for place in self.places:
            if place.owned:
                owner, owner_end = place.spot.name, place.j
                continue
            place.within, owner = (owner if place.i - owner_end <= 3 else ""), ""
            last = groups[-1].places[-1] if groups else None
            gap = self.lower[last.j : place.i] if last else []
            joined = last is not None and len(gap) < 8 and all(
                word in JOINS or (last.j + k) in self.covered["territory"]
                for k, word in enumerate(gap)
            )  # fmt: skip
            if (
                last is not None
                and place.unit
                and not last.unit
                and self._within(gap, joined=joined)
            ):
                for member in groups[-1].places:
                    member.within = member.within or place.spot.query
                continue
            if last is not None and joined and place.unit == last.unit and gap:
                place.relation, place.said = last.relation, last.said
                groups[-1].places.append(place)
            else:
                groups.append(Group([place]))
        self._share_unit(groups)
        return groups

    def _share_unit(self, groups: Sequence[Group]) -> None:
        """Let the one region that a sentence names hold its towns."""
        units = {place.spot.query: group.relation for group in groups if group.unit
                 for place in group.places}  # fmt: skip
        if len(units) != 1 or "to" in units.values():
            return
        for group in groups:
            for place in group.places:
                if not place.unit and not place.spot.kinds:
                    place.within = place.within or next(iter(units))

    def _within(self, gap: Sequence[str], *, joined: bool) -> bool:
        """Whether a larger unit that follows a settlement is where the settlement lies."""
        words = [word for word in gap if word not in (",", "(", "the", '"')]
        if not words:
            return True
        in_it = all(word in _INWARD for word in words)
        return in_it and not (joined and set(words) & {"and", "та", "і", "и"})
