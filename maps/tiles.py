"""Picture tiles under a map: by the name of a provider, always with its attribution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import urlsplit

import xyzservices.providers
from xyzservices import TileProvider

from maps.errors import TilesError

_SUBDOMAIN = "{s}"
_FIELD = re.compile(r"\{(\w+)\}")
_BY_LEAFLET = {"s", "x", "y", "z", "r"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """Where tiles come from.

    Attributes
    ----------
    name
        As xyzservices calls the provider.
    url
        Template with ``{z}``, ``{x}`` and ``{y}``, and ``{s}`` for a subdomain.
    attribution
        Plain text to show beside the map.
    subdomains
        One letter each.
    max_zoom
        The deepest zoom there are tiles for.
    """

    name: str
    url: str
    attribution: str
    subdomains: str = ""
    max_zoom: int = 19

    @property
    def hosts(self) -> tuple[str, ...]:
        """Origins that the tiles come from, for the page's policy."""
        turns = self.subdomains if _SUBDOMAIN in self.url else " "
        urls = [urlsplit(self.url.replace(_SUBDOMAIN, turn.strip())) for turn in turns]
        return tuple(f"{url.scheme}://{url.netloc}" for url in urls)


def tiles(name: str) -> Tiles:
    """Look up a provider of tiles.

    Parameters
    ----------
    name
        As xyzservices knows it, such as ``OpenTopoMap`` or ``CartoDB.Positron``; letter case
        and punctuation do not count.

    Returns
    -------
    Tiles
        Ready for a story.

    Raises
    ------
    TilesError
        If there is no such provider, its tiles need a key of one's own, or they do not come by
        https.
    """
    known: dict[str, TileProvider] = dict(xyzservices.providers.flatten())
    try:
        provider = xyzservices.providers.query_name(name)
    except ValueError:
        near = get_close_matches(name, known, n=3, cutoff=0.4)
        raise TilesError(
            f"tiles: {name!r} is no provider that xyzservices knows"
            + (f"; near it: {', '.join(near)}" if near else "")
        ) from None
    if provider.requires_token():
        raise TilesError(f"tiles: {provider.name} needs a key of one's own")
    url = _FIELD.sub(lambda found: _filled(provider, found), provider.url)
    if urlsplit(url).scheme != "https":
        raise TilesError(f"tiles: {provider.name} does not come by https")
    return Tiles(
        name=provider.name,
        url=url,
        attribution=provider.attribution,
        subdomains="".join(provider.get("subdomains", "abc")),
        max_zoom=int(provider.get("max_zoom", 19)),
    )


def _filled(provider: TileProvider, found: re.Match[str]) -> str:
    """What stands for a field of the template; Leaflet fills in some itself."""
    field = found[1]
    return found[0] if field in _BY_LEAFLET else str(provider.get(field, ""))
