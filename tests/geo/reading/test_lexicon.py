"""The lexicon: what its rows mark, and what they must leave alone."""

from __future__ import annotations

import pytest

from geo.reading.lexicon import Lexicon, lexicon
from geo.reading.words import Words


def _marked(text: str, language: str, sort: str) -> set[str]:
    words = Words(text, 0, len(text)).lower
    return {mark.value for mark in lexicon(language).marks(words) if mark.entry.sort == sort}


def _one_row(pattern: str, *, form: str = "") -> Lexicon:
    return Lexicon([{"sort": "trigger", "value": "hold", "form": form, "pattern": pattern}])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "Russian troops", id="en-troops"),
        pytest.param("en", "our soldiers", id="en-ours"),
        pytest.param("uk", "російські війська", id="uk-troops"),
        pytest.param("uk", "українські бійці", id="uk-soldiers"),
        pytest.param("uk", "наші захисники", id="uk-ours"),
        pytest.param("ru", "российские войска", id="ru-troops"),
        pytest.param("ru", "наши ребята", id="ru-ours"),
        pytest.param("ru", "украинские военные", id="ru-soldiers"),
    ],
)
def test_forces_alone_tell_nothing(language: str, text: str) -> None:
    assert _marked(text, language, "trigger") <= {"none"}
    assert _marked(text, language, "force")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        pytest.param("en", "our soldiers", "own", id="en-own"),
        pytest.param("en", "Ukrainian troops", "ukraine", id="en-ukraine"),
        pytest.param("uk", "наші десантники", "own", id="uk-own"),
        pytest.param("uk", "ворожа піхота", "enemy", id="uk-enemy"),
        pytest.param("ru", "наши штурмовики", "own", id="ru-own"),
        pytest.param("ru", "вражеская пехота", "enemy", id="ru-enemy"),
    ],
)
def test_ours_and_theirs_are_no_fixed_side(language: str, text: str, value: str) -> None:
    found = _marked(text, language, "force")
    assert value in found
    assert value in {"ukraine", "russia"} or not found & {"ukraine", "russia"}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        pytest.param("uk", "утримують Часів Яр", "hold", id="uk-a ravine in a name"),
        pytest.param("en", "took several streets", "entry", id="en-part of a town"),
        pytest.param("en", "won back more than 2,000 sq km", "advance", id="en-ground won back"),
        pytest.param("en", "recently recaptured positions near", "advance", id="en-adverb first"),
        pytest.param("en", "had widened their bridgehead", "advance", id="en-auxiliary first"),
        pytest.param("en", "had fallen back from", "withdrawal", id="en-fallen back"),
        pytest.param("en", "are dug into the school", "entry", id="en-optional words may be left"),
        pytest.param("en", "firefights inside the city", "clash", id="en-fights inside"),
        pytest.param("en", "were shipped out of", "withdrawal", id="en-doubled letter"),
        pytest.param("en", "was almost wholly occupied", "entry", id="en-almost"),
        pytest.param("en", "goes on defending it", "hold", id="en-goes on"),
        pytest.param("en", "the road that runs through it", "none", id="en-a road runs"),
        pytest.param("en", "107 people remained in the cellars", "none", id="en-civilians remain"),
        pytest.param("en", "made himself clear", "none", id="en-made clear"),
        pytest.param("uk", "за добу окуповані", "capture", id="uk-occupied within a day"),
        pytest.param("uk", "цілком у їхніх руках", "capture", id="uk-wholly in their hands"),
        pytest.param("uk", "взяли Торецьк майже цілком", "entry", id="uk-nearly all of a town"),
        pytest.param("uk", "решта втрачена", "entry", id="uk-the rest is lost"),
        pytest.param("uk", "пролізли на два кілометри", "advance", id="uk-crept some way"),
        pytest.param("uk", "їх звідти витискають", "clash", id="uk-being pressed out"),
        pytest.param("uk", "шість разів ішов на", "clash", id="uk-went at it six times"),
        pytest.param("uk", "опинилися в тилу ворога", "hold", id="uk-deep behind the lines"),
        pytest.param("ru", "отбиты три атаки", "clash", id="ru-repelled"),
        pytest.param("ru", "село ушло из-под контроля Киева", "capture", id="ru-out of control"),
        pytest.param("ru", "вписали в список освобождённых", "capture", id="ru-on the list"),
        pytest.param("ru", "о полной зачистке", "capture", id="ru-wholly cleared"),
        pytest.param("ru", "закрасил половину города", "entry", id="ru-half of the map"),
        pytest.param("ru", "с ходу проскочили в", "entry", id="ru-slipped in"),
        pytest.param("ru", "выгрызли полосу", "advance", id="ru-a strip"),
        pytest.param("ru", "из Цукурино вышли.", "withdrawal", id="ru-walked out"),
        pytest.param("ru", "наши воины не покидали", "withdrawal", id="ru-did not leave"),
        pytest.param("ru", "произошло 22 боевых столкновения у", "clash", id="ru-counted fights"),
        pytest.param("ru", "жарче всего было", "clash", id="ru-hottest"),
        pytest.param("ru", "полностью контролируем", "hold", id="ru-fully held"),
        pytest.param("ru", "полностью российский", "hold", id="ru-wholly Russian"),
        pytest.param("ru", "домов больше не осталось", "none", id="ru-houses left"),
        pytest.param("ru", "отозвала заявку", "none", id="ru-a bid withdrawn"),
    ],
)
def test_what_words_tell(language: str, text: str, value: str) -> None:
    assert _marked(text, language, "trigger") == {value}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("уламки впали в Нікополі", id="debris"),
        pytest.param("місцеві залишають Межову", id="inhabitants"),
        pytest.param("журналісти зайшли до Бородянки", id="journalists"),
        pytest.param("команда утримала сьоме місце", id="sport"),
        pytest.param("боєзіткнень не зафіксовано", id="no fighting"),
        pytest.param("вода відступила", id="flood"),
    ],
)
def test_civil_life_tells_nothing(text: str) -> None:
    assert _marked(text, "uk", "trigger") == {"none"}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("held in school", "held in school", id="none of them"),
        pytest.param("held in the school", "held in the school", id="the first"),
        pytest.param("held in old school", "held in old school", id="the second"),
        pytest.param("held in the old school", "held in the old school", id="both"),
        pytest.param("held in school school", "held in school school", id="the longest"),
        pytest.param("held in the old", "", id="one that must stand is missing"),
        pytest.param("held in old the school", "", id="another order"),
    ],
)
def test_optional_words(text: str, marked: str) -> None:
    known = _one_row("held in the? old|school? school")
    words = text.split()
    found = [" ".join(words[mark.i : mark.j]) for mark in known.marks(words)]
    assert found == ([marked] if marked else [])


@pytest.mark.parametrize(
    ("form", "expected"),
    [pytest.param("", "active", id="not told"), pytest.param("flip", "flip", id="told")],
)
def test_a_mark_names_its_row(form: str, expected: str) -> None:
    (mark,) = _one_row(f"held {'at|' * 20}on", form=form).marks(["held", "on"])
    assert mark.form == expected
    assert mark.entry.pattern.startswith(mark.row)
    assert len(mark.row) < len(mark.entry.pattern)
