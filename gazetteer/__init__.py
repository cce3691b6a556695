"""Offline gazetteer of Ukraine: names in any spelling to places, honest about doubt."""

from gazetteer.errors import GazetteerError, InvalidQueryError, UnknownPlaceError
from gazetteer.place import Kind, Place, Precision
from gazetteer.resolution import Candidate, Resolution, Status
from gazetteer.resolve import Gazetteer

__all__ = [
    "Candidate",
    "Gazetteer",
    "GazetteerError",
    "InvalidQueryError",
    "Kind",
    "Place",
    "Precision",
    "Resolution",
    "Status",
    "UnknownPlaceError",
]
