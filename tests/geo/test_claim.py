"""What a claim says of itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from geo.claim import (
    CODES,
    CONTROLS,
    Control,
    Kind,
    Side,
    control_by,
    latest_day,
    opponent,
)
from tests.geo.examples import claim


@pytest.mark.parametrize(
    ("kind", "actor", "gaining", "losing"),
    [
        pytest.param(Kind.CAPTURE, Side.UKRAINE, Side.UKRAINE, Side.RUSSIA, id="capture"),
        pytest.param(Kind.WITHDRAWAL, Side.RUSSIA, Side.UKRAINE, Side.RUSSIA, id="withdrawal"),
        pytest.param(Kind.HOLD, Side.RUSSIA, Side.RUSSIA, Side.UKRAINE, id="hold"),
        pytest.param(Kind.CLASH, Side.RUSSIA, None, None, id="clash"),
    ],
)
def test_who_gains_and_loses(
    kind: Kind, actor: Side, gaining: Side | None, losing: Side | None
) -> None:
    found = claim(kind=kind, actor=actor)
    assert (found.gaining, found.losing) == (gaining, losing)


@pytest.mark.parametrize("side", Side)
def test_opponent_of_opponent_is_oneself(side: Side) -> None:
    assert opponent(opponent(side)) is side


def test_codes_are_those_of_the_pages() -> None:
    assert [CODES[control] for control in CONTROLS] == [0, 1, 2, 3]
    assert CONTROLS == (Control.UNKNOWN, Control.UKRAINE, Control.RUSSIA, Control.CONTESTED)
    assert control_by(Side.RUSSIA) is Control.RUSSIA


@pytest.mark.parametrize(
    ("published", "latest"),
    [
        pytest.param(date(2022, 9, 11), date(2022, 9, 11), id="day"),
        pytest.param(datetime(2022, 9, 11, 9, tzinfo=UTC), date(2022, 9, 11), id="morning"),
        pytest.param(datetime(2022, 9, 11, 22, tzinfo=UTC), date(2022, 9, 12), id="late"),
    ],
)
def test_a_report_can_tell_of_the_last_date_on_earth(
    published: date | datetime, latest: date
) -> None:
    assert latest_day(published) == latest


def test_days_of_a_claim() -> None:
    late = datetime(2022, 9, 12, 23, tzinfo=UTC)
    found = claim(event_date=date(2022, 9, 8), event_date_end=date(2022, 9, 10), published=late)
    assert found.last_day == date(2022, 9, 10)
    assert found.published_day == date(2022, 9, 12)
    assert claim(event_date=date(2022, 9, 8)).last_day == date(2022, 9, 8)


def test_where_it_was_read_is_no_part_of_its_value() -> None:
    assert claim(where="a.csv:2") == claim(where="b.csv:9")


def test_an_unnamed_source_has_words() -> None:
    assert claim(claimant="unattributed").voice == "an unnamed source"
    assert claim(claimant="SBU").voice == "SBU"
