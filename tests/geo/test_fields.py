"""Single fields: what people and spreadsheets write, and what is refused."""

from __future__ import annotations

import pytest

from geo._fields import language, number, web_address
from geo.errors import FieldError


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("ftp://example.org/a", id="ftp"),
        pytest.param("example.org", id="bare"),
        pytest.param("https://", id="no-host"),
        pytest.param("https://example.org/a b", id="space"),
        pytest.param("http://[::1", id="broken"),
    ],
)
def test_other_addresses_are_refused(text: str) -> None:
    with pytest.raises(FieldError, match="not a web address"):
        web_address(text)


def test_numbers_have_bounds_and_may_have_a_comma() -> None:
    assert number(-90, 90)("49,2") == pytest.approx(49.2)
    for text in ("91", "nan", "inf", "north", "1,2,3"):
        with pytest.raises(FieldError) as caught:
            number(-90, 90)(text)
        assert caught.value.allowed == "-90 to 90"


def test_languages() -> None:
    assert [language(tag) for tag in ("en", "uk", "zh-Hant")] == ["en", "uk", "zh-Hant"]
    with pytest.raises(FieldError):
        language("English")
