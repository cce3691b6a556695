"""One Unicode form, and the words around a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.spelling import bare, unify


@pytest.mark.parametrize(
    ("text", "name", "kinds"),
    [
        pytest.param("м. Ізюм", "Ізюм", {"city"}, id="uk-city"),
        pytest.param("с.Борщова", "Борщова", {"village"}, id="uk-village-joined"),
        pytest.param("смт Великий Бурлук", "Великий Бурлук", {"town", "village"}, id="uk-town"),
        pytest.param("Izium's", "Izium", set(), id="possessive"),
        pytest.param("Balakliya area", "Balakliya", set(), id="area"),
        pytest.param("Харківська область", "Харківська", {"oblast"}, id="oblast"),
        pytest.param("Izium direction", "Izium", {"sector"}, id="sector"),
        pytest.param("«Ізюм»", "Ізюм", set(), id="quotes"),
        pytest.param("city", "city", set(), id="a-kind-word-alone-is-kept"),
    ],
)
def test_words_around_a_name(text: str, name: str, kinds: set[str]) -> None:
    assert tuple(bare(unify(text))) == (name, kinds)


@pytest.mark.parametrize(
    ("text", "unified"),
    [
        pytest.param("Куп’янськ", "Куп'янськ", id="apostrophe"),
        pytest.param("Івано–Франківськ", "Івано-Франківськ", id="dash"),
        pytest.param("Iзюм", "Ізюм", id="latin-letter-in-cyrillic"),
        pytest.param("Хapкiв", "Харків", id="several-latin-letters"),
        pytest.param("Ізю\u0301м", "Ізюм", id="stress"),
        pytest.param(" Izium\u00a0\n", "Izium", id="spaces"),
    ],
)
def test_one_form(text: str, unified: str) -> None:
    assert unify(text) == unified


@given(st.text())
def test_unify_is_idempotent(text: str) -> None:
    assert unify(unify(text)) == unify(text)
