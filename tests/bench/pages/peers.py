"""The same days as people would otherwise show them: with folium and with plotly."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import groupby
from typing import Any

import numpy as np
import shapely

from geo.claim import CONTROLS, View
from geo.crs import THEATRE
from tests.bench.pages.data import SHOWN, Told

COLOURS = {"ukraine": "#2f6fb5", "russia": "#c8402f", "contested": "#8a8a8a"}
SIMPLIFIED_M = 50.0
DAY = timedelta(days=1)
_PATHS = "document.querySelector('.leaflet-overlay-pane path[d]:not([d=M0])')"
_AT_ONCE = {
    "mode": "immediate",
    "transition": {"duration": 0},
    "frame": {"duration": 0, "redraw": False},
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page to measure.

    Attributes
    ----------
    html
        As it is published.
    ready
        JavaScript that is true once the areas are drawn.
    step
        JavaScript function that goes to a day by its number, as the page's slider does.
    """

    html: str
    ready: str
    step: str


@dataclass(frozen=True, slots=True)
class Peer:
    """One way to show the days, up to how many it is of use for, and the package it needs."""

    name: str
    build: Callable[[Told], Page]
    most_days: int = 10_000
    package: str = "folium"


def peers() -> tuple[Peer, ...]:
    """All of them."""
    return (
        Peer("folium TimestampedGeoJson", _timestamped),
        Peer("folium Timeline, runs merged", _timeline),
        Peer("the same, simplified to 50 m", partial(_timeline, made_simple=_simplified)),
        Peer("folium TimeSliderChoropleth, cells ever changed", _choropleth),
        Peer("plotly frames", _plotly, most_days=100, package="plotly"),
    )


def _runs(told: Told) -> Iterator[tuple[str, shapely.Geometry, date, date]]:
    """Control, polygons, and the first and last day that they stay as they are."""
    for control in SHOWN:
        shapes = [told.shapes[told.state(day)].get(control) for day in told.days]
        same = groupby(zip(told.days, shapes, strict=True), key=lambda pair: pair[1])
        for shape, group in same:
            days = [day for day, _ in group]
            if shape is not None:
                yield control, shape, days[0], days[-1]


def _simplified(shape: shapely.Geometry) -> shapely.Geometry:
    """Simplify to 50 m, with coordinates to four decimals."""
    metres = shapely.simplify(THEATRE.to_metres(shape), SIMPLIFIED_M)
    return shapely.transform(THEATRE.to_degrees(metres), lambda points: points.round(4))


def _feature(shape: shapely.Geometry, **properties: Any) -> dict[str, Any]:
    geometry = json.loads(shapely.to_geojson(shape))
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def _look(control: str) -> dict[str, Any]:
    return {"color": COLOURS[control], "fillColor": COLOURS[control], "weight": 1}


def _map(told: Told) -> Any:
    import folium

    bounds = shapely.total_bounds(told.story.cells.polygons)
    west, south, east, north = bounds.tolist()
    made = folium.Map(tiles=None)
    made.fit_bounds([[south, west], [north, east]])
    return made


def _html(made: Any) -> str:
    html: str = made.get_root().render()
    return html


def _timestamped(told: Told) -> Page:
    """A feature for each day, control and part: it drops all but the first ring of any other."""
    from folium.plugins import TimestampedGeoJson

    parts = [
        [
            _feature(part, style=_look(control))
            for control, shape in shapes.items()
            for part in shapely.get_parts(shape)
        ]
        for shapes in told.shapes
    ]
    features = [
        {**part, "properties": {**part["properties"], "times": [day.isoformat()]}}
        for day in told.days
        for part in parts[told.state(day)]
    ]
    made = _map(told)
    TimestampedGeoJson(  # type: ignore[no-untyped-call]
        _collection(features), period="P1D", duration="PT1H", auto_play=False, transition_time=0
    ).add_to(made)
    step = f"(day) => {made.get_name()}.timeDimension.setCurrentTimeIndex(day)"
    return Page(_html(made), _PATHS, step)


def _timeline(
    told: Told, made_simple: Callable[[shapely.Geometry], shapely.Geometry] | None = None
) -> Page:
    import folium
    from folium.plugins import Timeline, TimelineSlider

    features = [
        _feature(
            made_simple(shape) if made_simple else shape,
            start=_ms(first),
            end=_ms(last + DAY) - 1,
            control=control,
        )
        for control, shape, first, last in _runs(told)
    ]
    made = _map(told)
    looks = json.dumps({control: _look(control) for control in SHOWN})
    style = folium.JsCode(f"(feature) => ({looks})[feature.properties.control]")
    timeline = Timeline(_collection(features), style=style).add_to(made)
    slider = TimelineSlider(auto_play=False, date_options="YYYY-MM-DD", show_ticks=False)
    slider.add_timelines(timeline).add_to(made)  # type: ignore[no-untyped-call]
    at = f"{_ms(told.days[0])} + day * {DAY // timedelta(milliseconds=1)}"
    return Page(_html(made), _PATHS, f"(day) => {slider.get_name()}.setTime({at})")


def _choropleth(told: Told) -> Page:
    """A style for each cell and day: where a day has none, the cell keeps that of the last step."""
    from folium.plugins import TimeSliderChoropleth

    cells = told.story.cells
    changed = np.unique(told.changes.cells).tolist()
    shapes = shapely.transform(cells.polygons[changed], lambda points: points.round(5))
    styles: dict[str, dict[str, Any]] = {cells.ids[cell]: {} for cell in changed}
    for day in told.days:
        labels = told.history.labels(day, view=View.CLAIMED)
        at = str(_ms(day) // 1000)
        for cell in changed:
            colour = COLOURS[CONTROLS[labels[cell]].value]
            styles[cells.ids[cell]][at] = {"color": colour, "opacity": 0.6}
    features = [
        {**_feature(shape), "id": cells.ids[cell]}
        for cell, shape in zip(changed, shapes, strict=True)
    ]
    made = _map(told)
    TimeSliderChoropleth(_collection(features), styles).add_to(made)
    step = """(day) => {
        const slider = document.querySelector('[id^=slider_] > input');
        slider.value = day;
        slider.dispatchEvent(new Event("input"));
    }"""
    return Page(_html(made), _PATHS, step)


def _plotly(told: Told) -> Page:
    """Outlines on a plane, filled; one trace a control, a frame a day."""
    import plotly.graph_objects as go

    def traces(day: date) -> list[Any]:
        found = []
        for control in SHOWN:
            x, y = _outline(told.shapes[told.state(day)].get(control, shapely.MultiPolygon()))
            found.append(
                go.Scatter(
                    x=x,
                    y=y,
                    name=control,
                    mode="lines",
                    fill="toself",
                    line={"color": COLOURS[control], "width": 1},
                )
            )
        return found

    frames = [go.Frame(data=traces(day), name=str(at)) for at, day in enumerate(told.days)]
    figure = go.Figure(data=traces(told.days[0]), frames=frames)
    steps = [
        {"label": day.isoformat(), "method": "animate", "args": [[str(at)], _AT_ONCE]}
        for at, day in enumerate(told.days)
    ]
    figure.update_layout(sliders=[{"steps": steps}], yaxis={"scaleanchor": "x", "scaleratio": 1.5})
    html = figure.to_html(include_plotlyjs="cdn", auto_play=False, div_id="plot")
    step = f"(day) => Plotly.animate('plot', [String(day)], {json.dumps(_AT_ONCE)})"
    return Page(html, "document.querySelector('#plot path.js-fill')", step)


def _outline(shape: shapely.Geometry) -> tuple[list[float | None], list[float | None]]:
    """Longitudes and latitudes of all rings, with a gap after each."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        lon, lat = shapely.get_coordinates(ring).T.tolist()
        x += [*lon, None]
        y += [*lat, None]
    return x, y


def _ms(day: date) -> int:
    """Milliseconds since 1970, UTC."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000
