"""Local copies of the scripts and styles that the peers' pages ask the network for."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "build" / "peers"
_LINK = re.compile(r'<(?:script|link)\b[^>]*?\b(?:src|href)="(https?://[^"]+)"[^>]*>')
_CHECKED = re.compile(r' (?:integrity|crossorigin)="[^"]*"')

# End of an address -> npm package and the file in it. jQuery UI is 1.10.2 there, and the
# glyphicons are a style sheet of their own: what npm has stands in for them.
_COPIES = {
    "leaflet@1.9.3/dist/leaflet.js": ("leaflet@1.9.3", "dist/leaflet.js"),
    "leaflet@1.9.3/dist/leaflet.css": ("leaflet@1.9.3", "dist/leaflet.css"),
    "jquery-3.7.1.min.js": ("jquery@3.7.1", "dist/jquery.min.js"),
    "jquery/3.7.1/jquery.min.js": ("jquery@3.7.1", "dist/jquery.min.js"),
    "dist/js/bootstrap.bundle.min.js": ("bootstrap@5.2.2", "dist/js/bootstrap.bundle.min.js"),
    "dist/css/bootstrap.min.css": ("bootstrap@5.2.2", "dist/css/bootstrap.min.css"),
    "css/bootstrap-glyphicons.css": ("glyphicons-only-bootstrap@1.0.1", "css/bootstrap.min.css"),
    "css/all.min.css": ("@fortawesome/fontawesome-free@6.2.0", "css/all.min.css"),
    "leaflet.awesome-markers.js": (
        "drmonty-leaflet-awesome-markers@2.0.2",
        "js/leaflet.awesome-markers.js",
    ),
    "leaflet.awesome-markers.css": (
        "drmonty-leaflet-awesome-markers@2.0.2",
        "css/leaflet.awesome-markers.css",
    ),
    "jquery-ui.min.js": ("jquery-ui-dist@1.12.1", "jquery-ui.min.js"),
    "iso8601.min.js": ("iso8601-js-period@0.2.1", "iso8601.js"),
    "leaflet.timedimension.min.js": (
        "leaflet-timedimension@1.1.1",
        "dist/leaflet.timedimension.min.js",
    ),
    "leaflet.timedimension.control.css": (
        "leaflet-timedimension@1.1.1",
        "dist/leaflet.timedimension.control.css",
    ),
    "moment.min.js": ("moment@2.18.1", "min/moment.min.js"),
    "styles/default.min.css": ("highlight.js@8.4.0", "styles/default.css"),
    "leaflet.timeline.min.js": ("leaflet.timeline@1.6.0", "dist/leaflet.timeline.js"),
    "d3.v4.min.js": ("d3@4.13.0", "build/d3.min.js"),
}


@dataclass(frozen=True, slots=True)
class Local:
    """A page whose scripts are beside it.

    Attributes
    ----------
    html
        The page, with the addresses of copies.
    asked
        The addresses it came with.
    missing
        Those of them that there is no copy of.
    """

    html: str
    asked: tuple[str, ...]
    missing: tuple[str, ...]


def localised(html: str) -> Local:
    """Lead every script and style sheet of a page to a local copy, as far as there is one.

    Parameters
    ----------
    html
        A page as a peer writes it.

    Returns
    -------
    Local
        Links that have no copy stay: with the network cut, they are asked for in vain.
    """
    asked: dict[str, bool] = {}

    def lead(link: re.Match[str]) -> str:
        copy = _copy_of(link[1])
        asked[link[1]] = copy is not None
        return _CHECKED.sub("", link[0].replace(link[1], copy.as_uri())) if copy else link[0]

    led = _LINK.sub(lead, html)
    missing = tuple(address for address, found in asked.items() if not found)
    return Local(led, tuple(asked), missing)


def _copy_of(address: str) -> Path | None:
    if re.search(r"/plotly-[\d.]+\.min\.js$", address):
        return Path(str(files("plotly").joinpath("package_data", "plotly.min.js")))
    found = next((copy for end, copy in _COPIES.items() if address.endswith(end)), None)
    if found is None:
        return None
    folder = _unpacked(found[0])
    return folder / found[1] if folder and (folder / found[1]).is_file() else None


@cache
def _unpacked(package: str) -> Path | None:
    """Folder of an npm package; ``None`` where npm does not bring it."""
    folder = FOLDER / re.sub(r"\W+", "-", package).strip("-")
    if folder.is_dir():
        return folder
    npm = shutil.which("npm")
    FOLDER.mkdir(parents=True, exist_ok=True)
    if npm is None:
        return None
    packed = subprocess.run(
        [npm, "pack", "--silent", package], cwd=FOLDER, capture_output=True, text=True, check=False
    )
    if packed.returncode:
        return None
    archive = FOLDER / packed.stdout.split()[-1]
    with tarfile.open(archive) as bundle:
        bundle.extractall(folder.with_suffix(".new"), filter="data")
    inside = next(folder.with_suffix(".new").iterdir())
    inside.rename(folder)
    folder.with_suffix(".new").rmdir()
    archive.unlink()
    return folder
