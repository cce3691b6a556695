"""What one page tells: claims, control over time and the ground they are drawn on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from gazetteer.place import Place
from geo.claim import Claim, Standing, View
from maps.errors import StoryError
from maps.slices import Clock, Run, Slice, runs

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from maps.bands import Bands
    from maps.editions import Edition
    from maps.tiles import Tiles

VIEWS = (View.ESTABLISHED, View.CLAIMED)


class Labels(Protocol):
    """Control over time, as :class:`geo.timeline.History` gives it."""

    def labels(self, day: date, /, *, view: View) -> NDArray[np.int8]:
        """Code of each cell at the end of a day, an index into :data:`geo.claim.CONTROLS`."""
        ...

    def before(self, day: date, /, *, view: View) -> NDArray[np.int8]:
        """The same at the start of a day."""
        ...


class CellLayer(Protocol):
    """The settlements' cells, as :class:`geo.cells.Cells` gives them."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Place id of each cell's settlement."""
        ...

    @property
    def polygons(self) -> NDArray[np.object_]:
        """The cells' polygons, a valid coverage, EPSG:4326, longitude first."""
        ...

    @property
    def area_km2(self) -> NDArray[np.float64]:
        """Area of each cell, square kilometres."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """The ground a map is drawn on; every frame has ``name`` and ``geometry``, EPSG:4326.

    Attributes
    ----------
    oblasts
        Polygons that cover the country and share their borders.
    neighbours
        Polygons of the countries around it.
    rivers
        Lines.
    water
        Polygons of seas and reservoirs.
    """

    oblasts: GeoDataFrame
    neighbours: GeoDataFrame
    rivers: GeoDataFrame
    water: GeoDataFrame


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A source of the page's data.

    Attributes
    ----------
    name, licence, url
        As its publisher gives them; licence and url may be empty.
    use
        What of the page comes from it.
    """

    name: str
    licence: str
    url: str
    use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The same page in another language.

    Attributes
    ----------
    lang
        ISO 639-1 code.
    href
        Address, relative to the page.
    second
        Whether an index leads to it from the first one only.
    """

    lang: str
    href: str
    second: bool = False


@dataclass(frozen=True, kw_only=True)
class Story:
    """Everything that one page shows.

    Attributes
    ----------
    title
        Headline of the page.
    summary
        One or two sentences under it; may be empty.
    lang
        Language of the page's own words, an ISO 639-1 code.
    as_of
        Claims published after this day are not in the story.
    since
        Day of the baseline; the first slice's where it is ``None``.
    claims
        The claims, resolved to places.
    standings
        Standing of each claim by its id.
    slices
        The steps of time, in order.
    by
        Whether claims are told by the day of the event or of publication.
    cells, history
        The settlements' cells and their control over time, aligned.
    places
        Places by id: those of the cells, of the claims, and their units.
    background
        The ground.
    areas
        Geometry, EPSG:4326, by the id of a claim whose place is an area; see
        :mod:`maps.extents`.
    bounds
        What the page opens at: west, south, east, north in degrees; the claims' surroundings
        where it is ``None``.
    credits
        Sources to name beside the claims' publications.
    edition
        How the claims differ from those of the edition before; ``None`` where none is named.
    reach
        Control if the claims hold and what follows from them does too; ``None`` if not told.
    without
        Control without one claim, one for each claim that could move anything.
    other
        The same claims told by the other clock, over the same slices and cells.
    against
        By claim id, the ids of the claims that deny or contradict it.
    tiles
        Picture tiles under the map, which need a network; none by default.
    versions
        The page in other languages.
    """

    title: str
    summary: str = ""
    lang: str = "en"
    as_of: date
    claims: tuple[Claim, ...]
    standings: Mapping[str, Standing]
    slices: tuple[Slice, ...]
    by: Clock = "event"
    cells: CellLayer
    history: Labels
    places: Mapping[str, Place]
    background: Background
    areas: Mapping[str, BaseGeometry] = field(default_factory=dict)
    bounds: tuple[float, float, float, float] | None = None
    credits: tuple[Credit, ...] = ()
    since: date | None = None
    edition: Edition | None = None
    reach: Labels | None = None
    without: tuple[Labels, ...] = ()
    other: Story | None = None
    against: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tiles: Tiles | None = None
    versions: tuple[Version, ...] = ()

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """When each claim is on the map."""
        return runs(self.claims, self.standings, self.slices, by=self.by)

    @cached_property
    def states(self) -> NDArray[np.int8]:
        """Codes of control by view, moment and cell: the start of the first slice, each end."""
        day = self.slices[0].start
        opening = np.array([[self.history.before(day, view=view)] for view in VIEWS], dtype=np.int8)
        return np.concatenate([opening, self._codes(self.history)], axis=1)

    @property
    def labels(self) -> NDArray[np.int8]:
        """Codes of control by view, slice (at its end) and cell."""
        return self.states[:, 1:]

    @cached_property
    def reached(self) -> NDArray[np.int8] | None:
        """The same with what follows from the claims; ``None`` if not told."""
        return None if self.reach is None else self._codes(self.reach)

    @cached_property
    def rests(self) -> Bands:
        """What of the control rests on a single claim."""
        from maps.bands import bands

        return bands(self.labels, self.without, self.slices, self.cells)

    @property
    def tellings(self) -> tuple[Story, ...]:
        """The story and, where there is one, the same by the other clock."""
        return (self,) if self.other is None else (self, self.other)

    def _codes(self, labels: Labels) -> NDArray[np.int8]:
        days = [step.end for step in self.slices]
        codes = [[labels.labels(day, view=view) for day in days] for view in VIEWS]
        return np.array(codes, dtype=np.int8)


def check(story: Story) -> None:
    """Make sure that the parts of a story fit together.

    Parameters
    ----------
    story
        What is to be told.

    Raises
    ------
    StoryError
        If there is no slice, a claim has no standing or its place is unknown, an id comes
        twice, or the cells do not align with places and control; every fault is listed.
    """
    times = Counter(claim.id for claim in story.claims)
    faults = [f"claim {name}: id: comes {n} times" for name, n in times.items() if n > 1]
    for claim in story.claims:
        if claim.id not in story.standings:
            faults.append(f"claim {claim.id}: standing: is missing")
        if claim.place_id and claim.place_id not in story.places:
            faults.append(f"claim {claim.id}: place_id: {claim.place_id!r} is no known place")
    if not story.slices:
        faults.append("slices: there are none")
    elif not faults and story.labels.shape[2] != len(story.cells.ids):
        faults.append(
            f"labels: {story.labels.shape[2]} codes a slice for {len(story.cells.ids)} cells"
        )
    if story.other is not None and (story.other.slices, story.other.claims) != (
        story.slices,
        story.claims,
    ):
        faults.append("other: its slices or claims are not those of the story")
    unknown = [name for name in story.cells.ids if name not in story.places]
    if unknown:
        faults.append(f"cells: {len(unknown)} ids are no known places, such as {unknown[0]!r}")
    if faults:
        raise StoryError("\n".join(faults))
