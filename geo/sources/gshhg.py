"""Lines of GSHHG, the shoreline and river data of the Generic Mapping Tools (build only)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

Bounds = tuple[float, float, float, float]
_FULL = 65535  # a bin's width and height in the units of the file

LAKE = 2  # level of the shore of a lake, or of a river wide enough to have two shores


class Line(NamedTuple):
    """A line of one bin: its level in the file's hierarchy and its shape, EPSG:4326."""

    level: int
    shape: shapely.LineString


def read_lines(path: Path, *, bounds: Bounds) -> list[Line]:
    """Read what lies in the bins that a box touches.

    Parameters
    ----------
    path
        A ``binned_*.nc`` file: rivers, borders or shores.
    bounds
        West, south, east, north, degrees; east of Greenwich.

    Returns
    -------
    list of Line
        In the file's order, cut at the edges of its bins, where the ends of neighbours meet
        exactly. Not clipped to the box.
    """
    import h5py

    with h5py.File(path) as file:
        size = float(file["Bin_size_in_minutes"][0]) / 60
        segments = _segments(file)
        steps = np.column_stack(
            [
                file[f"Relative_{axis}_from_SW_corner_of_bin"][:].astype(np.uint16)
                for axis in ("longitude", "latitude")
            ]
        )
        starts = file["Id_of_first_point_in_a_segment"][:]
        found = []
        for corner, members in _bins(file, size=size, bounds=bounds):
            for segment in members:
                count, level = segments[segment]
                points = steps[starts[segment] : starts[segment] + count]
                if count > 1:
                    shape = shapely.LineString(corner + points / _FULL * size)
                    found.append(Line(int(level), shape))
    return found


def _segments(file: Any) -> NDArray[np.int64]:
    """Number of points and level of each segment; shores have them in one packed number."""
    packed = "Embedded_npts_levels_exit_entry_for_a_segment"
    if packed in file:
        numbers = file[packed][:].astype(np.int64)
        return np.column_stack([numbers >> 9, (numbers >> 6) & 7])
    names = ("N_points_for_a_segment", "Hierarchial_level_of_a_segment")
    return np.column_stack([file[name][:].astype(np.int64) for name in names])


def _bins(file: Any, *, size: float, bounds: Bounds) -> Iterator[tuple[NDArray[np.float64], range]]:
    """South-west corner and segments of the bins that a box touches, from north to south."""
    west, south, east, north = bounds
    columns = round(360 / size)
    firsts, counts = file["Id_of_first_segment_in_a_bin"][:], file["N_segments_in_a_bin"][:]
    for number, (first, count) in enumerate(zip(firsts, counts, strict=True)):
        row, column = divmod(number, columns)
        lon, lat = column * size, 90 - (row + 1) * size
        if west < lon + size and lon < east and south < lat + size and lat < north:
            yield np.array([lon, lat]), range(int(first), int(first) + int(count))
