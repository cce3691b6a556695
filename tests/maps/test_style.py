from __future__ import annotations

import pytest

from maps.errors import StyleError
from maps.style import contrast, custom_properties, palette

COLOURS = {colour.role: colour for colour in palette()}
TEXT, GRAPHICS = 4.5, 3.0  # WCAG 2.2 AA


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        pytest.param("ink", "paper", TEXT, id="text"),
        pytest.param("soft", "paper", TEXT, id="secondary-text"),
        pytest.param("ink", "rule", TEXT, id="counts"),
        pytest.param("link", "paper", TEXT, id="links"),
        pytest.param("ink", "ukraine", TEXT, id="names-on-ukraine"),
        pytest.param("ink", "russia", TEXT, id="names-on-russia"),
        pytest.param("ink", "contested", TEXT, id="names-on-contested"),
        pytest.param("land-ink", "land", TEXT, id="names-of-neighbours"),
        pytest.param("river-ink", "water", TEXT, id="names-of-seas"),
        pytest.param("ukraine-mark", "paper", GRAPHICS, id="marks-of-ukraine"),
        pytest.param("russia-mark", "paper", GRAPHICS, id="marks-of-russia"),
        pytest.param("ukraine-mark", "russia", GRAPHICS, id="claims-of-ukraine-on-russia"),
        pytest.param("russia-mark", "ukraine", GRAPHICS, id="claims-of-russia-on-ukraine"),
        pytest.param("contact", "ukraine", GRAPHICS, id="line-on-ukraine"),
        pytest.param("contact", "russia", GRAPHICS, id="line-on-russia"),
        pytest.param("edge", "paper", GRAPHICS, id="controls"),
        pytest.param("focus", "paper", GRAPHICS, id="focus"),
    ],
)
def test_contrast(front: str, back: str, least: float, scheme: str) -> None:
    one, other = (getattr(COLOURS[role], scheme) for role in (front, back))
    assert contrast(one, other) >= least


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sides_differ_without_colour(scheme: str) -> None:
    ukraine, russia = (getattr(COLOURS[role], scheme) for role in ("ukraine", "russia"))
    assert contrast(ukraine, russia) > 1.1


def test_contrast_of_the_extremes() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)


def test_every_colour_is_a_custom_property_in_both_schemes() -> None:
    sheet = custom_properties(palette())
    for role, colour in COLOURS.items():
        assert sheet.count(f"--fl-{role}:{colour.light};") >= 1
        assert f"--fl-{role}:{colour.dark};" in sheet


@pytest.mark.parametrize(
    ("table", "faults"),
    [
        pytest.param("role,light\nink,#000000\n", ["palette.csv:1: columns"], id="columns"),
        pytest.param(
            "role,light,dark,use,source\nink,black,#FFF,text,us\nink,#000000,#ffffff,text,us\n",
            ["palette.csv:2: light: 'black'", "palette.csv:2: dark: '#FFF'", "palette.csv:3: role"],
            id="every-fault-at-once",
        ),
    ],
)
def test_faults_of_the_table(table: str, faults: list[str]) -> None:
    with pytest.raises(StyleError) as error:
        palette(table)
    assert all(fault in str(error.value) for fault in faults)
