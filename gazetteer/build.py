"""Build the embedded gazetteer: ``make gazetteer`` or ``python -m gazetteer.build``.

Writes ``places.tsv``, ``names.tsv`` and ``keys.tsv`` in ``gazetteer/data`` from the codifier
KATOTTH, GeoNames and the tables kept by hand there. Same sources, same bytes.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median, quantiles

from gazetteer.distance import distance_km
from gazetteer.keys import match_key
from gazetteer.romanization import romanize
from gazetteer.russian import russian_form
from gazetteer.sources.geonames import Populated, read_populated
from gazetteer.sources.join import Point, join_populated, join_postal
from gazetteer.sources.katottg import SETTLEMENTS, Unit, read_units
from gazetteer.sources.postal import Postal, read_postal
from gazetteer.spelling import unify
from gazetteer.tables import rows

DATA = Path(__file__).parent / "data"
FOLDS = 5  # of leaving known places out, to measure the postal table


def build(folder: Path) -> dict[str, float]:
    """Build the three data files.

    Parameters
    ----------
    folder
        Where to write; existing files are replaced.

    Returns
    -------
    dict
        Counts of places, of settlements and of those with a point of their own, and the
        measured radius of a hromada in kilometres (median and 95th percentile).
    """
    units, places = read_units(), read_populated("UA")
    former = _former_names()
    points = join_populated(units, places, former)
    points |= join_postal(units, read_postal(), points, former)
    points |= {
        row["place_id"]: Point(float(row["lat"]), float(row["lon"]), None, row["source"])
        for row in rows("coordinates.csv")
    }
    centres, typical = _centres(units, points)
    abroad = read_populated("RU")
    labels = unit_labels(units)
    table = [_unit_row(unit, points, centres, labels.get(unit.id, "")) for unit in units]
    table += [
        f"geonames:{p.geonameid}\tplace\t{p.name}\t{p.lat:.5f}\t{p.lon:.5f}\t0"
        f"\t{p.population or ''}\tGeoNames\t{p.region} Oblast"
        for p in abroad
    ]
    table += [_area_row(row, points) for row in rows("areas.csv")]
    ids = [line.split("\t", 1)[0] for line in table]
    names = _names(units, {p.geonameid: p for p in places}, points, abroad)
    _write(folder / "places.tsv", table)
    _write(folder / "names.tsv", [f"{code}\t" + "\t".join(found) for code, found in names.items()])
    _write(folder / "keys.tsv", _keys(ids, units, names, labels, abroad))
    return {
        "places": len(table),
        "settlements": sum(unit.kind in SETTLEMENTS for unit in units),
        "with their own point": len(points),
        **typical,
    }


def measure_postal() -> dict[str, float]:
    """Measure the postal table by leaving out known places, a fifth at a time.

    Returns
    -------
    dict
        Count of places measured, median error in kilometres and the shares of errors over
        5 and over 15 km.
    """
    units, former = read_units(), _former_names()
    known = join_populated(units, read_populated("UA"), former)
    postal: list[Postal] = read_postal()
    errors = []
    for fold in range(FOLDS):
        kept = {c: p for i, (c, p) in enumerate(sorted(known.items())) if i % FOLDS != fold}
        for code, p in join_postal(units, postal, kept, former).items():
            if code in known:
                errors.append(distance_km(p.lat, p.lon, known[code].lat, known[code].lon))
    return {
        "places": len(errors),
        "median km": round(median(errors), 3),
        "share over 5 km": round(sum(e > 5 for e in errors) / len(errors), 4),
        "share over 15 km": round(sum(e > 15 for e in errors) / len(errors), 4),
    }


def _former_names() -> dict[str, list[str]]:
    former = defaultdict(list)
    for row in rows("renamings.csv"):
        former[row["place_id"]].append(row["name_uk_old"])
    return dict(former)


def _centres(
    units: Iterable[Unit], points: Mapping[str, Point]
) -> tuple[dict[str, tuple[float, float, float]], dict[str, float]]:
    """Middle point and radius of hromadas, raions and oblasts by their known settlements.

    A hromada is centred on its administrative centre (number 001 in the codifier) where that
    has a point. The radius reaches its farthest known settlement; with fewer than three
    known, it is the 95th percentile over all hromadas.
    """
    members: dict[str, list[Point]] = defaultdict(list)
    seats: dict[str, Point] = {}
    for unit in units:
        point = points.get(unit.id)
        if point is None or unit.kind not in SETTLEMENTS:
            continue
        for code in {unit.hromada_id, unit.raion_id, unit.oblast_id} - {""}:
            members[code].append(point)
        if unit.id[9:12] == "001" and unit.hromada_id:
            seats[unit.hromada_id] = point
    middles = {
        code: (seats[code].lat, seats[code].lon)
        if code in seats
        else (median(p.lat for p in found), median(p.lon for p in found))
        for code, found in members.items()
    }
    hromadas = {unit.id for unit in units if unit.kind == "hromada"}
    away = {
        code: [distance_km(*middles[code], p.lat, p.lon) for p in found]
        for code, found in members.items()
    }
    spread = sorted(d for code in sorted(hromadas & set(away)) for d in away[code] if d > 0)
    usual = quantiles(spread, n=20)[-1]
    centres = {
        code: (*middles[code], max(found) if len(found) > 2 or code not in hromadas else usual)
        for code, found in away.items()
    }
    typical = {"hromada km, median": median(spread), "hromada km, 95 %": usual}
    return centres, {name: round(value, 1) for name, value in typical.items()}


def unit_labels(units: Iterable[Unit]) -> dict[str, str]:
    """Labels of oblasts, raions, hromadas and districts, by identifier.

    Oblasts as ``oblasts.csv`` has them; a hromada is called after its centre, number 001 of
    the codifier, and a raion after the centre of the hromada that shares its adjective.
    """
    labels = {row["id"]: row["name"] for row in rows("oblasts.csv")}
    seats = {
        u.hromada_id: romanize(u.name_uk)
        for u in units
        if u.id[9:12] == "001" and u.kind in SETTLEMENTS
    }
    by_adjective = {
        (u.raion_id, u.name_uk.removesuffix("а")): seats[u.id] for u in units if u.kind == "hromada"
    }
    for unit in units:
        if unit.kind == "hromada":
            labels[unit.id] = f"{seats[unit.id]} hromada"
        elif unit.kind == "raion":
            adjective = unit.name_uk.removesuffix("ий")
            seat = by_adjective.get((unit.id, adjective)) or romanize(unit.name_uk)
            labels[unit.id] = f"{seat} Raion"
        elif unit.kind == "district":
            labels[unit.id] = f"{romanize(unit.name_uk)} District"
    return labels


def _unit_row(
    unit: Unit,
    points: Mapping[str, Point],
    centres: Mapping[str, tuple[float, float, float]],
    label: str,
) -> str:
    """One line of ``places.tsv``; a settlement without a point leaves its fields empty."""
    fields = [unit.id, unit.kind, unit.name_uk, "", "", "", "", "", label]
    if unit.id in points:
        p = points[unit.id]
        fields[3:8] = f"{p.lat:.5f}", f"{p.lon:.5f}", "0", str(p.population or ""), p.source
    elif unit.kind not in SETTLEMENTS and unit.id in centres:
        lat, lon, radius = centres[unit.id]
        fields[3:8] = f"{lat:.5f}", f"{lon:.5f}", f"{radius:.1f}", "", "middle of known places"
    return "\t".join(fields)


def _area_row(row: Mapping[str, str], points: Mapping[str, Point]) -> str:
    """One line of ``places.tsv`` for a natural area, a river or a sector.

    A sector without a point of its own has that of the town it is named after.
    """
    lat, lon, source = row["lat"], row["lon"], row["source"]
    if not lat and row["named_after"] in points:
        town = points[row["named_after"]]
        lat, lon, source = f"{town.lat:.5f}", f"{town.lon:.5f}", town.source
    fields = (row["id"], row["kind"], row["name_uk"], lat, lon, row["radius_km"], "", source)
    return "\t".join((*fields, row["name"]))


def _names(
    units: Iterable[Unit],
    places: Mapping[int, Populated],
    points: Mapping[str, Point],
    abroad: Iterable[Populated],
) -> dict[str, list[str]]:
    """Names besides the codifier's by place: ``class|text|since|until`` each.

    Classes: ``f`` former official, ``x`` exonym or common spelling, ``g`` GeoNames.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows("renamings.csv"):
        for text in {row["name_uk_old"], row["name_ru_old"]} - {""}:
            names[row["place_id"]].add(f"f|{unify(text)}|{row['since']}|{row['until']}")
    for row in rows("exonyms.csv"):
        names[row["place_id"]].add(f"x|{unify(row['name'])}||")
    for row in rows("areas.csv"):
        for text in {row["name_ru"], *row["other_names"].split("|")} - {""}:
            names[row["id"]].add(f"x|{unify(text)}||")
    for code, point in points.items():
        if point.geonameid is not None:
            names[code] |= {f"g|{unify(text)}||" for text in places[point.geonameid].names}
    for place in abroad:
        names[f"geonames:{place.geonameid}"] |= {f"g|{unify(text)}||" for text in place.names}
    order = {unit.id: i for i, unit in enumerate(units)}
    return {c: sorted(names[c]) for c in sorted(names, key=lambda c: (order.get(c, 1 << 30), c))}


def _keys(
    ids: list[str],
    units: Iterable[Unit],
    names: Mapping[str, list[str]],
    labels: Mapping[str, str],
    abroad: Iterable[Populated],
) -> list[str]:
    """Lines of ``keys.tsv``: a match key, and who bears it by which sort of name.

    A bearer is a row number and letters: ``o`` the codifier's name, ``r`` its regular Russian
    form, ``l`` the label of a unit, and the classes of ``names.tsv``.
    """
    number = {code: i for i, code in enumerate(ids)}
    bearers: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    texts = [(unit.id, "o", unit.name_uk) for unit in units]
    texts += [(unit.id, "r", russian_form(unit.name_uk)) for unit in units]
    texts += [
        (code, entry[0], entry.split("|")[1]) for code, found in names.items() for entry in found
    ]
    texts += [(f"geonames:{place.geonameid}", "o", place.name) for place in abroad]
    texts += [(r["id"], "o", r[c]) for r in rows("areas.csv") for c in ("name", "name_uk")]
    texts += [(code, "l", text.rpartition(" ")[0] or text) for code, text in labels.items()]
    texts += [
        (r["id"], "l", text)
        for r in rows("oblasts.csv")
        for text in (r["name"], *r["other_names"].split("|"))
    ]
    for code, origin, text in texts:
        if key := match_key(text):  # one reading each: the others are tried on the query
            bearers[key][number[code]].add(origin)
    return [
        f"{key}\t" + " ".join(f"{row}{''.join(sorted(found[row]))}" for row in sorted(found))
        for key, found in sorted(bearers.items())
    ]


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Build into ``gazetteer/data``, or measure the postal table with ``--measure``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", action="store_true", help="measure the postal table")
    parser.add_argument("--out", type=Path, default=DATA, help="folder to write to")
    options = parser.parse_args()
    figures = measure_postal() if options.measure else build(options.out)
    for name, value in figures.items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    main()
