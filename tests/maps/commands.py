"""The `frontline` command in its runner, and small tables to run it on."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from click.testing import CliRunner, Result

from maps.cli import main

CLAIMS = Path(str(files("geo").joinpath("data", "claims.csv")))
HEADER = "id;kind;actor;place;within;event_date;published;claimant;claimant_side\n"
GOOD = "a1;capture;ukraine;Ізюм;;11.09.2022;12.09.2022;Volodymyr Zelenskyy;ukraine\n"

# What a table holds and no map shows: rejected, superseded on 13 September, a draft of the reader.
REVIEWED = HEADER.rstrip() + ";review;superseded_by;superseded;confidence\n"
COUNTS = GOOD.rstrip() + ";;;;\n"
REJECTED = COUNTS.replace("a1", "r1").replace(";;;;", ";rejected;;;")
SUPERSEDED = COUNTS.replace("a1", "s1").replace("Ізюм", "Kupiansk").replace(
    ";;;;", ";;d2;13.09.2022;"
)  # fmt: skip
DRAFT = COUNTS.replace("a1", "d1").replace(";;;;", ";draft;;;0.7")


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)


def table(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "claims.csv"
    path.write_text(header + "".join(rows), encoding="utf-8-sig")
    return path
