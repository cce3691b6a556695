"""A sentence with everything that is marked in it: places with their relation, forces, days."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from gazetteer.cases import nominative
from gazetteer.spot import Spot
from geo.reading.absolute import Day
from geo.reading.dates import CALENDAR, find_days
from geo.reading.joining import DETERMINERS, INWARD, JOINS
from geo.reading.lexicon import Covered, Lexicon, Mark
from geo.reading.sentences import Sentence
from geo.reading.words import Words

BREAKS = frozenset(";:—()")
_LONG_AGO = re.compile(r"1\d{3}|200\d|201[0-3]")  # years before this war
_CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)
UNITS = frozenset({"oblast", "raion", "hromada"})
_LOCATIVE = ("щині", "ччині", "щине", "ласті", "ласти", "районі", "районе", "іжжі", "орожье")
_OWNS = 3  # words up to a place that the one before owns: "Donetsk's embattled town of"
_LOOK_BACK = 7  # words before a place in which its relation may stand


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
        self.covered = Covered(self.marks)
        named = self.covered["claimant"] | self.words_of("who")
        named |= {  # "the head of the occupied part of the province"
            mark.i for mark in self.marks["cue"] if mark.j - mark.i > 1 and mark.value[-1] == "!"
        }
        self.triggers = [mark for mark in self.marks["trigger"] if mark.value != "none"]
        self.told = frozenset(
            k for mark in self.triggers if mark.i not in named for k in range(mark.i, mark.j)
        )
        self._preps = {mark.i: mark.value for mark in self.marks["prep"]}
        self.offices: list[PlaceAt] = []
        self.places = self._places(spots)
        self.groups = self._groups()
        self.forces = [mark for mark in self.marks["force"] if self._free(mark)]
        self.sides = [m for m in self.marks["adjective"] if m.i not in self.covered["force"]]
        self.marks["anaphor"] = [mark for mark in self.marks["anaphor"] if self._alone(mark)]
        self.question = bool(self.lower) and self.lower[-1] == "?"
        days = [mark for sort in CALENDAR for mark in self.marks.get(sort, ())]
        self.days: tuple[Day, ...] = find_days(self.lower, days, published)

    def words_of(self, *sorts: str) -> frozenset[int]:
        """Numbers of the words that marks of some sorts cover."""
        return frozenset().union(*[self.covered[sort] for sort in sorts])

    @cached_property
    def beginning(self) -> tuple[frozenset[str], ...]:
        """Sorts of the marks that begin at each word."""
        found: list[set[str]] = [set() for _ in self.lower]
        for sort, marks in self.marks.items():
            for mark in marks:
                found[mark.i].add(sort)
        return tuple(map(frozenset, found))

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each word, whether it stands between quotation marks."""
        inside, found = self.sentence.quoted, []
        for word in self.lower:
            inside ^= word == '"'
            found.append(inside)
        return tuple(found)

    @cached_property
    def tells_of_old(self) -> bool:
        """Whether it names a year before this war."""
        return any(map(_LONG_AGO.fullmatch, self.lower))

    @cached_property
    def parting(self) -> frozenset[int]:
        """Words that no noun phrase contains: what happened, verbs of speech, conjunctions."""
        return self.told | self.words_of("say", "cite", "boundary")

    @cached_property
    def nameless(self) -> frozenset[int]:
        """Words whose capitals name nobody: days, sides, forces, places."""
        placed = (k for p in (*self.places, *self.offices) for k in range(p.i, p.j))
        return self.words_of("weekday", "month", "period", "cue", "force").union(placed)

    def offsets(self, i: int, j: int) -> tuple[int, int]:
        """Offsets into the report of words ``i`` up to ``j``."""
        return self.words.spans[i][0], self.words.spans[max(i, j - 1)][1]

    def relative_at(self, i: int) -> bool:
        """Whether a clause that begins at a word hangs on the noun before it ("which ...")."""
        return any(
            mark.j == i and self.lower[mark.i] not in ("that", "що", "что")
            for mark in self.marks["relative"]
        )

    def prep_at(self, i: int) -> str:
        """Relation that a preposition gives to what follows it; empty where none stands."""
        return self._preps.get(i, "")

    def leave_out(self, end: int) -> None:
        """Take the places among the first words, up to ``end``, for where somebody wrote."""
        self.offices += [place for place in self.places if place.i < end]
        self.places = [place for place in self.places if place.i >= end]
        self.groups = [group for group in self.groups if group.i >= end]

    def _free(self, mark: Mark) -> bool:
        """Whether words for forces are no part of a longer name: "the Kyiv region"."""
        names = [(name.i, name.j) for name in self.marks["claimant"]]
        names += [(place.i, place.j) for place in self.places]
        return not any(i <= mark.i and mark.j <= j and j - i > mark.j - mark.i for i, j in names)

    def _alone(self, mark: Mark) -> bool:
        """Whether "the town" stands for a place named before, not before its own name."""
        return not any(mark.i <= place.i <= mark.j + 1 for place in self.places)

    def has(self, sort: str, i: int, j: int, *, values: Collection[str] = ()) -> Mark | None:
        """Last mark of a sort that begins among words ``i`` up to ``j``; ``None`` if none."""
        marks = self.marks.get(sort)
        if not marks:
            return None
        for mark in reversed(marks):
            if mark.i < i:
                break
            if mark.i < j and (not values or mark.value in values):
                return mark
        return None

    def _places(self, spots: Sequence[Spot]) -> list[PlaceAt]:
        starts = [start for start, _ in self.words.spans]
        found = []
        for spot in spots:
            whole = spot.first if "area" in spot.kinds else spot.start
            i = bisect_left(starts, whole)
            j = bisect_left(starts, spot.last)
            if i >= len(starts) or starts[i] != whole:
                i = max(0, i - 1)
            place = PlaceAt(i, max(j, i + 1), spot)
            place.owned = self._attributive(place, spots) or (
                self.words.text[spot.end : spot.end + 2] in ("'s", "’s") and spot.last == spot.end
            )
            place.relation, place.said = self._relation(place)
            if place.relation == "office":
                self.offices.append(place)
            elif not self._metonym(place):
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
        # "Kherson governor"; in Slavic such a name would be an adjective or a genitive behind.
        if self.latin and after in self.covered["claimant"] and self._starts_claimant(after):
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
                return ("office" if self._of_office(k, place.i) else ""), ""
            if k in self._preps:
                if word == "in" and not of_kind and self._seated(k):
                    return "office", ""
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

    def _of_office(self, k: int, i: int) -> bool:
        """Whether a place only tells whose office speaks: "the governor of", «глава»."""
        marks = [mark for mark in self.marks["claimant"] if mark.i <= k < mark.j]
        if any("|body|" in mark.value for mark in marks):
            return False
        return all(word in ("of", "the") for word in self.lower[k + 1 : i])

    def _seated(self, k: int) -> bool:
        """Whether "in" only tells where an office sits: "the General Staff in Kyiv"."""
        ends = [mark.value for mark in self.marks["claimant"] if mark.j == k]
        return any("|body|" in value or "|office|" in value for value in ends)

    def _starts_claimant(self, k: int) -> bool:
        return any(mark.i == k for mark in self.marks["claimant"])

    def _groups(self) -> list[Group]:
        groups: list[Group] = []
        owner, owner_end = "", 0
        for n, place in enumerate(self.places):
            if place.owned and any(p.i - place.j <= _OWNS for p in self.places[n + 1 : n + 2]):
                owner, owner_end = place.spot.name, place.j
                continue
            place.within, owner = (owner if place.i - owner_end <= _OWNS else ""), ""
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
        for group in groups:
            for place in group.places:
                if not place.relation and not place.spot.kinds:
                    place.spot = nominative(place.spot)
        return groups

    def _share_unit(self, groups: Sequence[Group]) -> None:
        """Let the one region that a sentence names first hold the towns that follow."""
        units = {place.spot.query: group for group in groups if group.unit
                 for place in group.places}  # fmt: skip
        if len(units) != 1:
            return
        first = next(iter(units.values()))
        if first.relation not in ("in", "near"):
            return
        for group in groups:
            for place in group.places:
                if place.i > first.i and not place.unit and not place.spot.kinds:
                    place.within = place.within or next(iter(units))

    def _within(self, gap: Sequence[str], *, joined: bool) -> bool:
        """Whether a larger unit that follows a settlement is where the settlement lies."""
        words = [word for word in gap if word not in (",", "(", "the", '"')]
        if not words:
            return True
        in_it = all(word in INWARD for word in words)
        return in_it and not (joined and set(words) & {"and", "та", "і", "и"})
