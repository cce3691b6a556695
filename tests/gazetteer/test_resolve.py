"""Names to places: what is found, what is ambiguous, and what must not be answered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer, InvalidQueryError, Precision, Status, UnknownPlaceError

IZIUM = "UA63040090010029555"
KHARKIV_BORSHCHOVA = "UA63140090030042822"
PECHENIHY_HROMADA = "UA63140090000052369"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("query", "name"),
    [
        pytest.param("Izium", "Izium", id="official"),
        pytest.param("Izyum", "Izium", id="english-older"),
        pytest.param("Изюм", "Izium", id="russian"),
        pytest.param("Iziumas", "Izium", id="lithuanian"),
        pytest.param("Isjum", "Izium", id="german"),
        pytest.param("Izioum", "Izium", id="french"),
        pytest.param("Svatov", "Svatove", id="ending-lost"),
        pytest.param("из Сватово", "Svatove", id="russian-preposition"),
        pytest.param("у Великому Бурлуці", "Velykyi Burluk", id="ukrainian-locative"),
        pytest.param("під Мар'їнкою", "Marinka", id="ukrainian-instrumental"),
        pytest.param("до Куп’янська", "Kupiansk", id="ukrainian-genitive"),
        pytest.param("Dvoryčna", "Dvorichna", id="lithuanian-letters"),
        pytest.param("Charkowa", "Kharkiv", id="polish-genitive"),
        pytest.param("Marioupol", "Mariupol", id="french-ou"),
        pytest.param("Khariv", "Kharkiv", id="slip"),
        pytest.param("Novorozsosh", "Plotyna", id="renamed-2024"),
        pytest.param("Sievierodonetsk", "Siverskodonetsk", id="renamed-city"),
        pytest.param("Slov'yansk", "Sloviansk", id="not-nikopol"),
        pytest.param("Podilsk", "Podilsk", id="not-the-district"),
        pytest.param("Kyiv", "Kyiv", id="not-the-village"),
        pytest.param("Luhansk region", "Luhansk Oblast", id="oblast"),
        pytest.param("Ізюмський район", "Izium Raion", id="raion"),
        pytest.param("Pechenihy hromada", "Pechenihy hromada", id="hromada"),
        pytest.param("the city of Izyum,", "Izium", id="noise"),
        pytest.param("Kharkiv, Kharkiv Oblast", "Kharkiv", id="unit-after-comma"),
    ],
)
def test_finds(gazetteer: Gazetteer, query: str, name: str) -> None:
    found = gazetteer.resolve(query)
    assert (found.status, found.place and found.place.name) == (Status.RESOLVED, name)
    assert found.reasons


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("Zelensky", id="person"),
        pytest.param("Minsk", id="foreign-city"),
        pytest.param("Kamaz", id="lorry"),
        pytest.param("Springfield", id="far-away"),
        pytest.param("", id="empty"),
        pytest.param("   ", id="blank"),
        pytest.param("x" * 10_000, id="endless"),
        pytest.param("🚩🔥", id="emoji"),
        pytest.param("\x00\x1b[31m\n", id="control-characters"),
        pytest.param("49.2, 37.3", id="coordinates"),
        pytest.param("伊久姆", id="no-known-alphabet"),
    ],
)
def test_answers_nothing(gazetteer: Gazetteer, query: str) -> None:
    found = gazetteer.resolve(query)
    assert (found.status, found.place, found.confidence) == (Status.NOT_FOUND, None, 0.0)
    assert all(candidate.guess for candidate in found.candidates)


@pytest.mark.parametrize(
    ("query", "oblast"),
    [
        pytest.param("Ivanivka", None, id="a-hundred-namesakes"),
        pytest.param("Borshchova", None, id="three-in-the-country"),
        pytest.param("Borshchova", "Kharkiv Oblast", id="two-in-the-oblast"),
        pytest.param("Neskuchne", None, id="villages"),
    ],
)
def test_says_ambiguous(gazetteer: Gazetteer, query: str, oblast: str | None) -> None:
    found = gazetteer.resolve(query, oblast=oblast)
    assert (found.status, found.place) == (Status.AMBIGUOUS, None)
    assert len(found.candidates) > 1


def test_context_decides(gazetteer: Gazetteer) -> None:
    by_unit = gazetteer.resolve("Borshchova", hromada="Pechenihy")
    by_point = gazetteer.resolve("Borshchova", near=(49.95, 37.1))
    assert by_unit.place == by_point.place == gazetteer.place(KHARKIV_BORSHCHOVA)


def test_names_of_a_report_settle_each_other(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve_all(["Borshchova", "Artemivka", "Svatove"])
    assert [r.place.hromada for r in found if r.place][:2] == ["Pechenihy hromada"] * 2
    lyman = gazetteer.resolve_all(["Lyman", "Kreminna", "Svatove"])[0]
    assert lyman.place is not None
    assert lyman.place.oblast == "Donetsk Oblast"


def test_date_prefers_the_name_of_its_time(gazetteer: Gazetteer) -> None:
    then = gazetteer.resolve("Sievierodonetsk", on=date(2022, 6, 1))
    later = gazetteer.resolve("Sievierodonetsk", on="2025-06-01")
    assert then.place == later.place
    assert then.candidates[0].score > later.candidates[0].score


def test_surroundings_are_not_the_place(gazetteer: Gazetteer) -> None:
    place = gazetteer.resolve("south of Kharkiv").place
    assert place is not None
    assert (place.name, place.precision, place.radius_km) == ("Kharkiv", Precision.AREA, 20.0)


def test_settlement_without_its_own_point_says_so(gazetteer: Gazetteer) -> None:
    for place in gazetteer.settlements():
        own = place.precision is Precision.SETTLEMENT and place.lat is not None
        assert own == (place.radius_km == 0.0), place
    shares = [p.located for p in gazetteer.settlements()]
    assert len(shares) == 29_703
    assert sum(shares) / len(shares) > 0.5


@pytest.mark.parametrize(
    ("context", "message"),
    [
        pytest.param({"oblast": "Mordor"}, "no oblast is called 'Mordor'", id="unit"),
        pytest.param({"near": (91.0, 0.0)}, "lat", id="point"),
        pytest.param({"on": "yesterday"}, "not a date", id="date"),
    ],
)
def test_bad_context_is_an_error(
    gazetteer: Gazetteer, context: dict[str, object], message: str
) -> None:
    with pytest.raises(InvalidQueryError, match=message):
        gazetteer.resolve("Izium", **context)  # type: ignore[arg-type]


def test_bad_arguments_are_errors(gazetteer: Gazetteer) -> None:
    with pytest.raises(InvalidQueryError, match="not text"):
        gazetteer.resolve(None)  # type: ignore[arg-type]
    with pytest.raises(InvalidQueryError, match="2 units for 1 names"):
        gazetteer.resolve_all(["Izium"], oblast=["Kharkiv", "Kharkiv"])
    with pytest.raises(UnknownPlaceError, match="UA0"):
        gazetteer.place("UA0")


def test_known_points_of_the_first_reports(gazetteer: Gazetteer) -> None:
    place = gazetteer.place(KHARKIV_BORSHCHOVA)
    assert (place.lat, place.lon) == (50.0017, 37.124)
    assert place.hromada_id == PECHENIHY_HROMADA
    assert gazetteer.place(IZIUM).name_uk == "Ізюм"


@given(st.text(max_size=120))
def test_any_text_gets_an_answer(text: str) -> None:
    found = Gazetteer().resolve(text)
    assert (found.place is None) == (found.status is not Status.RESOLVED)
    assert 0.0 <= found.confidence <= 1.0
