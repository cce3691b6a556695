"""What one claim does to one place."""

from __future__ import annotations

import pytest

from geo.claim import Control, Kind, Side, Stance, Standing, View
from geo.rules import effect, forces, idle, order
from tests.geo.examples import claim

UKRAINE, RUSSIA = Control.UKRAINE, Control.RUSSIA
CONTESTED, UNKNOWN = Control.CONTESTED, Control.UNKNOWN


@pytest.mark.parametrize(
    ("kind", "actor", "before", "after"),
    [
        pytest.param(Kind.CAPTURE, Side.UKRAINE, RUSSIA, UKRAINE, id="capture"),
        pytest.param(Kind.CAPTURE, Side.UKRAINE, UNKNOWN, UKRAINE, id="capture-of-what-was-left"),
        pytest.param(Kind.HOLD, Side.RUSSIA, UNKNOWN, RUSSIA, id="hold-after-withdrawal"),
        pytest.param(Kind.ENTRY, Side.UKRAINE, RUSSIA, CONTESTED, id="entry"),
        pytest.param(Kind.ENTRY, Side.UKRAINE, CONTESTED, CONTESTED, id="entry-again"),
        pytest.param(Kind.ENTRY, Side.UKRAINE, UKRAINE, UKRAINE, id="entry-of-one-s-own"),
        pytest.param(Kind.ENTRY, Side.UKRAINE, UNKNOWN, UNKNOWN, id="entry-of-what-was-left"),
        pytest.param(Kind.WITHDRAWAL, Side.RUSSIA, RUSSIA, UNKNOWN, id="withdrawal"),
        pytest.param(Kind.WITHDRAWAL, Side.RUSSIA, CONTESTED, UNKNOWN, id="withdrawal-fought-for"),
        pytest.param(Kind.WITHDRAWAL, Side.RUSSIA, UKRAINE, UKRAINE, id="withdrawal-too-late"),
    ],
)
def test_effects(kind: Kind, actor: Side, before: Control, after: Control) -> None:
    assert effect(claim(kind=kind, actor=actor), before)[0] is after


def test_a_withdrawal_of_some_leaves_the_place_to_the_others() -> None:
    left = claim(kind=Kind.WITHDRAWAL, actor=Side.RUSSIA)
    after, reason = effect(left, RUSSIA, stayed=True)
    assert after is RUSSIA
    assert reason == (
        "left by Russian forces, says General Staff; others of them are said to have stayed"
    )


@pytest.mark.parametrize(
    ("kind", "actor", "before", "after"),
    [
        pytest.param(Kind.CAPTURE, Side.UKRAINE, RUSSIA, CONTESTED, id="capture"),
        pytest.param(Kind.CAPTURE, Side.UKRAINE, UKRAINE, UKRAINE, id="capture-of-one-s-own"),
        pytest.param(Kind.WITHDRAWAL, Side.RUSSIA, RUSSIA, CONTESTED, id="withdrawal"),
        pytest.param(Kind.WITHDRAWAL, Side.RUSSIA, UKRAINE, UKRAINE, id="withdrawal-too-late"),
        pytest.param(Kind.HOLD, Side.RUSSIA, RUSSIA, RUSSIA, id="hold"),
        pytest.param(Kind.HOLD, Side.RUSSIA, UNKNOWN, CONTESTED, id="hold-of-what-was-left"),
    ],
)
def test_what_others_dispute_is_contested(
    kind: Kind, actor: Side, before: Control, after: Control
) -> None:
    assert effect(claim(kind=kind, actor=actor), before, disputed=True)[0] is after


def test_the_reason_names_the_hedge_and_the_voice() -> None:
    _, reason = effect(claim(hedge="suggested", claimant="unattributed"), RUSSIA)
    assert reason == "taken by Ukrainian forces, says an unnamed source (suggested)"
    assert forces(Side.RUSSIA) == "Russian forces"


@pytest.mark.parametrize(
    ("standing", "view", "counts"),
    [
        pytest.param(Standing.CLAIMED, View.CLAIMED, True, id="claimed-claimed"),
        pytest.param(Standing.CLAIMED, View.ESTABLISHED, False, id="claimed-established"),
        pytest.param(Standing.CORROBORATED, View.ESTABLISHED, True, id="corroborated-established"),
        pytest.param(Standing.CONCEDED, View.ESTABLISHED, True, id="conceded-established"),
        pytest.param(Standing.DISPUTED, View.CLAIMED, True, id="disputed-claimed"),
        pytest.param(Standing.DENIED, View.CLAIMED, False, id="denied-claimed"),
        pytest.param(Standing.DISPUTED, View.ESTABLISHED, False, id="disputed-established"),
    ],
)
def test_which_claims_count(standing: Standing, view: View, counts: bool) -> None:
    assert (idle(claim(), standing, view=view) == "") is counts


@pytest.mark.parametrize("kind", [Kind.ADVANCE, Kind.CLASH])
def test_advances_and_clashes_change_no_control(kind: Kind) -> None:
    told = idle(claim(kind=kind), Standing.CONCEDED, view=View.CLAIMED)
    assert told == f"{kind} changes no control"


def test_a_denial_changes_nothing() -> None:
    denial = claim(stance=Stance.DENIES)
    assert "denial" in idle(denial, Standing.CONCEDED, view=View.CLAIMED)


def test_within_a_day_the_weightier_word_comes_last() -> None:
    kinds = [Kind.HOLD, Kind.CAPTURE, Kind.WITHDRAWAL, Kind.ENTRY, Kind.CLASH]
    claims = [claim(kind=kind) for kind in kinds]
    assert [one.kind for one in sorted(claims, key=order)] == kinds[::-1]
