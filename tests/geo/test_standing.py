"""Standing: who backs, concedes, denies or contradicts whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Precision
from geo.claim import Claim, Kind, Review, Side, Stance, TimePrecision
from geo.standing import assess, standing
from tests.geo.examples import claim, standing_of

ISW: dict[str, Any] = {"claimant": "ISW", "claimant_side": Side.THIRD_PARTY}
MOD: dict[str, Any] = {"claimant": "UK MoD", "claimant_side": Side.THIRD_PARTY}
RUSSIA: dict[str, Any] = {"claimant": "Ministry of Defence", "claimant_side": Side.RUSSIA}
LEFT: dict[str, Any] = {"kind": Kind.WITHDRAWAL, "actor": Side.RUSSIA}
STAYED: dict[str, Any] = {"kind": Kind.HOLD, "actor": Side.RUSSIA}
DENIED: dict[str, Any] = {"stance": Stance.DENIES}


@pytest.mark.parametrize(
    ("fields", "others", "expected"),
    [
        pytest.param({}, [], "claimed", id="alone"),
        pytest.param({}, [{"publisher": "another paper"}], "claimed", id="reprint"),
        pytest.param({}, [{"claimant": "President"}], "claimed", id="second-voice-of-one-side"),
        pytest.param({}, [ISW], "corroborated", id="third-party"),
        pytest.param(ISW, [], "claimed", id="one-third-party-alone"),
        pytest.param(ISW, [ISW | {"publisher": "x"}], "claimed", id="third-party-reprinted"),
        pytest.param(ISW, [MOD], "corroborated", id="two-third-parties"),
        pytest.param({}, [ISW | {"claimant": "unattributed"}], "claimed", id="unattributed"),
        pytest.param(
            ISW | {"claimant": "ISW"},
            [ISW | {"claimant": "Institute for the Study of War"}],
            "claimed",
            id="third-party-under-two-names",
        ),
        pytest.param(
            LEFT | RUSSIA | {"claimant": "Unattributed"},
            [],
            "claimed",
            id="unattributed-concession",
        ),
        pytest.param({}, [ISW | {"hedge": "likely"}], "claimed", id="hedged-backs-nothing"),
        pytest.param({"hedge": "likely"}, [ISW], "corroborated", id="hedged-is-backed"),
        pytest.param({}, [ISW | {"kind": Kind.ENTRY}], "claimed", id="entry-is-less-than-capture"),
        pytest.param({"kind": Kind.ENTRY}, [ISW], "corroborated", id="capture-implies-entry"),
        pytest.param({}, [ISW | {"place_id": "b1"}], "claimed", id="elsewhere"),
        pytest.param({}, [ISW | {"event_date": date(2022, 9, 14)}], "claimed", id="4-days-later"),
        pytest.param(
            {}, [ISW | {"event_date": date(2022, 9, 13)}], "corroborated", id="3-days-later"
        ),
        pytest.param(
            {},
            [ISW | {"event_date": date(2022, 9, 17), "time_precision": TimePrecision.WEEK}],
            "corroborated",
            id="dated-to-the-week",
        ),
        pytest.param({}, [ISW | {"review": Review.REJECTED}], "claimed", id="rejected"),
        pytest.param(LEFT | RUSSIA, [], "conceded", id="own-side-says-so"),
        pytest.param(
            LEFT | RUSSIA | {"hedge": "announced"}, [], "conceded", id="announced-by-own-side"
        ),
        pytest.param(
            LEFT | RUSSIA | {"hedge": "reportedly"}, [], "claimed", id="hedged-by-own-side"
        ),
        pytest.param({}, [LEFT | RUSSIA], "conceded", id="loser-withdrew"),
        pytest.param({}, [RUSSIA], "conceded", id="loser-says-the-winner-has-it"),
        pytest.param(STAYED, [], "conceded", id="hold-told-by-the-other-side"),
        pytest.param({}, [RUSSIA | DENIED], "disputed", id="denied-by-loser"),
        pytest.param({}, [ISW | DENIED], "disputed", id="denied-by-third-party"),
        pytest.param({}, [ISW, RUSSIA | DENIED], "disputed", id="corroborated-but-denied"),
        pytest.param({}, [LEFT | RUSSIA, ISW | DENIED], "conceded", id="concession-outweighs"),
        pytest.param(ISW, [{"claimant": "Mayor"} | DENIED], "denied", id="winner-denies"),
        pytest.param(ISW, [MOD, {"claimant": "Mayor"} | DENIED], "disputed", id="denied-backed"),
        pytest.param({}, [STAYED | RUSSIA], "disputed", id="loser-says-it-holds-on"),
        pytest.param(
            {}, [STAYED | RUSSIA | {"event_date": date(2022, 9, 9)}], "claimed", id="held-before"
        ),
        pytest.param(LEFT, [STAYED], "claimed", id="same-side-says-some-stayed"),
        pytest.param(
            {"kind": Kind.CLASH}, [RUSSIA | {"kind": Kind.CLASH}], "corroborated", id="clash"
        ),
        pytest.param({"kind": Kind.ENTRY}, [STAYED | RUSSIA], "claimed", id="entered-yet-held"),
        pytest.param(
            {"precision": Precision.OBLAST}, [LEFT | RUSSIA], "claimed", id="area-needs-one-kind"
        ),
    ],
)
def test_standing(fields: dict[str, Any], others: list[dict[str, Any]], expected: str) -> None:
    rest = [claim(f"o{number}", **other) for number, other in enumerate(others)]
    assert standing_of(claim(**fields), *rest) == expected


def test_a_denial_itself_is_a_bare_statement() -> None:
    assert standing_of(claim(**DENIED), claim("c2", **ISW)) == "claimed"


def test_evidence_is_named() -> None:
    found = assess([claim(), claim("c2", **LEFT | RUSSIA), claim("c3", **ISW | DENIED)])["c1"]
    assert (found.backed_by, found.conceded_by, found.denied_by) == (("c2",), ("c2",), ("c3",))
    assert found.reason == "conceded by Ministry of Defence"


def test_a_withdrawal_is_qualified_by_those_who_tell_it() -> None:
    found = assess([claim(**LEFT), claim("c2", **STAYED), claim("c3", **STAYED | RUSSIA)])["c1"]
    assert found.qualified_by == ("c2",)


def test_places_not_yet_resolved_are_told_by_their_names() -> None:
    fields = {"place_id": "", "place": "Izium", "within": "Kharkiv Oblast"}
    assert standing_of(claim(**fields), claim("c2", **ISW | fields)) == "corroborated"
    assert standing_of(claim(**fields), claim("c2", **ISW | {"place_id": ""})) == "claimed"


def test_nothing_is_known_without_claims() -> None:
    assert assess([]) == {}


CLAIMS = st.lists(
    st.builds(
        lambda kind, actor, stance, side, claimant, day: claim(
            kind=kind,
            actor=actor,
            stance=stance,
            claimant_side=side,
            claimant=claimant,
            event_date=date(2022, 9, day),
        ),
        st.sampled_from(Kind),
        st.sampled_from((Side.UKRAINE, Side.RUSSIA)),
        st.sampled_from(Stance),
        st.sampled_from(Side),
        st.sampled_from(("A", "B")),
        st.integers(1, 12),
    ),
    min_size=1,
    max_size=6,
)


@given(claims=CLAIMS, seed=st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list[Claim], seed: Random) -> None:
    named = [replace(one, id=f"c{number}") for number, one in enumerate(claims)]
    shuffled = seed.sample(named, len(named))
    assert assess(named) == assess(shuffled)
    assert set(standing(named)) == {one.id for one in named}


@given(claims=CLAIMS)
def test_a_reprint_changes_no_standing(claims: list[Claim]) -> None:
    named = [replace(one, id=f"c{number}") for number, one in enumerate(claims)]
    again = [replace(one, id=f"{one.id}-again", publisher="another paper") for one in named]
    before, after = standing(named), standing([*named, *again])
    assert {name: after[name] for name in before} == before
