import re

import heldinmind as hm
from heldinmind.blocks.figure import Figure


def test_the_picture_follows_the_page() -> None:
    html = Figure.resolve("attachment-patterns").html
    assert "var(--hm-accent)" in html
    assert "<svg" in html
    assert "http://www.w3.org/2000/svg" in html


def test_two_figures_can_stand_on_one_page() -> None:
    html = Figure.resolve("attachment-patterns").html
    ids = re.findall(r'id="([^"]+)"', html)
    assert all("attachment-patterns" in one for one in ids)
    assert all(one in ids for one in re.findall(r"url\(#([^)]+)\)", html))


def test_the_picture_is_told_in_words_and_numbers() -> None:
    html = Figure.resolve("attachment-patterns").html
    for part in ("The picture in words", "The numbers as a table", "51.6", "Where the numbers come from", 'role="img"'):
        assert part in html


def test_vega_is_sent_only_when_it_is_wanted() -> None:
    figure = hm.figure("attachment-patterns")
    assert figure.vega_module == ""
    figure.vega_wanted = True
    assert len(figure.vega_module) > 100_000


def test_odds_ratios_are_drawn_beside_a_line_of_no_difference() -> None:
    assert "stroke-dasharray" in Figure.resolve("recalled-adversity-and-later-life").html
    assert "stroke-dasharray" not in Figure.resolve("attachment-patterns").html


def test_a_scale_with_an_end_has_a_track_as_long_as_itself() -> None:
    assert "var(--hm-wash)" in Figure.resolve("sensitivity-and-attachment").html
    assert "var(--hm-wash)" not in Figure.resolve("attachment-patterns").html
