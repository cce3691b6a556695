"""Numbers and lines as compact text that JSON and HTML carry without an escape.

Whole numbers are written as variable-length base-64 digits, five bits each and the least
first, as source maps do; the sign is the lowest bit. Lines are quantised to a grid and
written as differences from point to point. ``templates/codec.js`` is the inverse.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}

Points = NDArray[np.int64]
"""Grid points of one line, shape (n, 2), x before y."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of degrees (WGS 84) that coordinates are rounded to.

    Attributes
    ----------
    lon, lat
        The grid's origin, degrees.
    step_lon, step_lat
        Width of a cell, degrees. The defaults are about 40 m either way at 49 degrees north.
    """

    lon: float = 30.0
    lat: float = 48.0
    step_lon: float = 0.00056
    step_lat: float = 0.00036

    def quantise(self, lonlat: NDArray[np.float64]) -> Points:
        """Round points of shape (n, 2), longitude first, degrees, to the grid."""
        scaled = (lonlat - (self.lon, self.lat)) / (self.step_lon, self.step_lat)
        return np.rint(scaled).astype(np.int64)

    def degrees(self, points: Points) -> NDArray[np.float64]:
        """Longitude and latitude, degrees, of grid points of shape (n, 2)."""
        steps, origin = np.array((self.step_lon, self.step_lat)), np.array((self.lon, self.lat))
        found: NDArray[np.float64] = points * steps + origin
        return found


def encode(numbers: Iterable[int]) -> str:
    """Write whole numbers of any sign as text; no numbers give an empty text."""
    out: list[str] = []
    for number in numbers:
        rest = -2 * number + 1 if number < 0 else 2 * number
        while rest > 31:
            out.append(_DIGITS[rest & 31 | 32])
            rest >>= 5
        out.append(_DIGITS[rest])
    return "".join(out)


def decode(text: str) -> list[int]:
    """Read back what :func:`encode` wrote."""
    numbers: list[int] = []
    value = shift = 0
    for char in text:
        digit = _VALUES[char]
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append(-(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return numbers


def differences(numbers: Sequence[int]) -> list[int]:
    """Each number less the one before it; the first stays as it is."""
    return [now - before for before, now in zip([0, *numbers], numbers, strict=False)]


def encode_lines(lines: Iterable[Points]) -> str:
    """Write lines as their number of points and the steps from point to point.

    The first point of a line is relative to the last of the line before it, the very first
    to the grid's origin.
    """
    numbers: list[int] = []
    last = np.zeros((1, 2), dtype=np.int64)
    for line in lines:
        numbers.append(len(line))
        numbers += np.diff(np.vstack([last, line]), axis=0).ravel().tolist()
        last = line[-1:]
    return encode(numbers)


def decode_lines(text: str) -> list[Points]:
    """Read back what :func:`encode_lines` wrote."""
    numbers = decode(text)
    lines: list[Points] = []
    at = 0
    last = np.zeros(2, dtype=np.int64)
    while at < len(numbers):
        end = at + 1 + 2 * numbers[at]
        steps = np.array(numbers[at + 1 : end], dtype=np.int64).reshape(-1, 2)
        lines.append(last + np.cumsum(steps, axis=0))
        last = lines[-1][-1]
        at = end
    return lines


def script_json(data: Any) -> str:
    """JSON that can stand inside a ``<script>`` element whatever its texts hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_UNSAFE)
