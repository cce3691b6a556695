"""Grammar of forces beside a trigger."""

from __future__ import annotations

import pytest

from geo.reading.clauses import clause_of, is_passive
from geo.reading.document import document
from geo.reading.lexicon import Mark
from geo.reading.roles import phrases, role_of, tells, tie_of, where_of
from geo.reading.scene import Scene


def _scene(text: str, language: str) -> Scene:
    return document(text, language, None).scenes[0]


def _role(scene: Scene, mark: Mark) -> str:
    trigger = scene.triggers[-1]
    clause = clause_of(scene, trigger)
    passive = "passive" if is_passive(scene, trigger, clause) else "active"
    return role_of(
        trigger.value, trigger.entry.form or "active", passive,
        where_of(scene, mark, trigger, clause), tie_of(scene, mark), latin=scene.latin,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "role"),
    [
        pytest.param("Kherson was cleared of the enemy.", "en", "suffers", id="cleared of"),
        pytest.param("Izium was wrested from the occupiers.", "en", "suffers", id="wrested from"),
        pytest.param("Izium fell to the Russians.", "en", "does", id="fell to"),
        pytest.param("The Russians captured Izium.", "en", "does", id="subject"),
        pytest.param("Lyman was retaken by Ukrainian forces.", "en", "does", id="agent"),
        pytest.param("Росіяни захопили Ізюм.", "uk", "does", id="Ukrainian subject"),
        pytest.param("Ізюм захоплено росіянами.", "uk", "does", id="Ukrainian agent"),
        pytest.param("Нас выбили из Изюма.", "ru", "does", id="who is driven out leaves"),
        pytest.param("We were driven out of Izium.", "en", "does", id="row with was"),
        pytest.param("Russian troops are still holding Izium.", "en", "does", id="adverb in row"),
        pytest.param("Izium came under the control of the Russians.", "en", "does", id="of whom"),
        pytest.param("Колона загарбників в'їхала в Ізюм.", "uk", "does", id="genitive on a noun"),
        pytest.param("Відбито атаки ворога під Ізюмом.", "uk", "does", id="attacks of"),
        pytest.param(
            "Repelled were two attacks by the Russians near Izium.", "en", "does", id="attacks by"
        ),
        pytest.param("Город Изюм остается у ВСУ.", "ru", "does", id="a town is with whom"),
    ],
)
def test_role(text: str, language: str, role: str) -> None:
    scene = _scene(text, language)
    assert _role(scene, phrases(scene)[0]) == role


def test_a_subject_after_a_conjunction_hangs_on_no_preposition() -> None:
    scene = _scene("It ended months after Russian columns overran the city of Kherson.", "en")
    assert [tie_of(scene, mark) for mark in phrases(scene) if mark.value == "russia"] == [""]


@pytest.mark.parametrize(
    ("text", "language", "sides"),
    [
        pytest.param("Units of the enemy entered Izium.", "en", ["enemy"], id="units of the enemy"),
        pytest.param("Роты ВСУ вошли в Изюм.", "ru", ["ukraine"], id="Russian genitive"),
        pytest.param("Its Russian garrison left Izium.", "en", ["russia"], id="adjective inside"),
        pytest.param("Russians fought Ukrainians.", "en", ["russia", "ukraine"], id="two phrases"),
    ],
)
def test_phrases(text: str, language: str, sides: list[str]) -> None:
    assert [mark.value for mark in phrases(_scene(text, language))] == sides


def test_forces_of_a_spokesman_only_speak() -> None:
    scene = _scene("A spokesman for the Ukrainian troops said the Russians took Izium.", "en")
    assert [tells(scene, mark) for mark in phrases(scene)] == [True, False]


def test_an_agent_of_the_object_makes_no_passive() -> None:
    scene = _scene("We rebuffed two counterattacks by the Russians close to Izium.", "en")
    trigger = scene.triggers[-1]
    assert not is_passive(scene, trigger, clause_of(scene, trigger))
