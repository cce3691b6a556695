"""Confidence: what tells of a claim whether it is right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gazetteer import Gazetteer
from geo.reading import RuleReader
from geo.reading.confidence import Grounds, grounds
from geo.reading.weights import bundled
from geo.report import Report

ALONE = "Ukrainian troops liberated Kupiansk on Saturday, the General Staff said."
AGAIN = f"{ALONE} Russian troops had captured Svatove, officials said. ISW assessed that Ukrainian \
forces had liberated Kupiansk."
AGAINST = f"{ALONE} The Russian Defence Ministry said its troops had captured Kupiansk on Saturday."
DENIED = f"{ALONE} Russia's Defence Ministry denied that Ukrainian troops had liberated Kupiansk."


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Gazetteer())


def found(reader: RuleReader, text: str) -> list[Grounds]:
    told = reader.told(Report(text=text, published=date(2022, 9, 12)))
    wanted = [n for n, one in enumerate(told) if "Kupiansk" in one.claim.place]
    every = list(grounds(told))
    return [every[n] for n in wanted]


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        pytest.param(ALONE, "again", False, id="nobody-else"),
        pytest.param(AGAIN, "again", True, id="another-origin"),
        pytest.param(AGAIN, "again of its side", False, id="of-another-side"),
        pytest.param(ALONE, "other actor", False, id="one-actor"),
        pytest.param(AGAINST, "other actor", True, id="both-took-it"),
        pytest.param(ALONE, "other stance", False, id="not-denied"),
        pytest.param(DENIED, "other stance", True, id="denied"),
    ],
)
def test_what_else_the_report_claims(
    reader: RuleReader, text: str, name: str, *, known: bool
) -> None:
    values = [one[name] for one in found(reader, text)]
    assert values
    assert all((value > 0) is known for value in values)


def test_a_report_without_claims_gives_no_grounds(reader: RuleReader) -> None:
    assert list(grounds(reader.told(Report(text="It rained all day in Lviv.")))) == []


def test_the_same_claims_elsewhere_in_a_report_count_the_same(reader: RuleReader) -> None:
    one, other = found(reader, AGAIN)
    assert one["again"] > 0 < other["again"]
    assert one["claims of the report"] == other["claims of the report"]


def test_without_weights_a_claim_is_as_sure_as_its_steps() -> None:
    plain = RuleReader(Gazetteer(), weights=replace(bundled(), claims={}), least=0.0, sure=0.0)
    report = Report(text=ALONE, published=date(2022, 9, 12))
    assert [one.claim for one in plain.told(report)] == list(plain.read(report))


def test_weights_change_nothing_but_the_confidence(reader: RuleReader) -> None:
    every = RuleReader(Gazetteer(), least=0.0, sure=0.0)
    report = Report(text=AGAINST, published=date(2022, 9, 12))
    told = [one.claim for one in reader.told(report)]
    assert [replace(one, confidence=0.0) for one in every.read(report)] == [
        replace(one, confidence=0.0) for one in told
    ]
