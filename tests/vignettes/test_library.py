"""The sixteen cases together: every factor and every good practice point can be practised, and hints fade."""

from collections.abc import Mapping

from heldinmind.catalogue.drawings import load_drawing
from heldinmind.catalogue.knowns import topics
from heldinmind.catalogue.tables import read_table
from heldinmind.vignettes.explore import explore
from heldinmind.vignettes.load import library, story_of
from heldinmind.vignettes.model import Decide, Vignette

CASES = {case.id: case for case in library()}
GOOD_PRACTICE = [
    row["id"] for row in read_table("inventory").rows if row["id"].startswith("GPP-") and row["kind"] == "practice"
]
FACTORS = read_table("factors").ids()


def cases_with(ids: Mapping[str, list[str]], one: str) -> list[str]:
    return [case for case, named in ids.items() if one in named]


def test_there_are_sixteen_in_an_order_of_their_own() -> None:
    assert [case.order for case in library()] == list(range(1, len(CASES) + 1))
    assert len(CASES) >= 16


def test_each_factor_carries_one_case_and_colours_another() -> None:
    carrying = {case.id: case.carrying for case in CASES.values()}
    colouring = {case.id: [one for one in case.factors if one not in case.carrying] for case in CASES.values()}
    for factor in FACTORS:
        assert cases_with(carrying, factor), f"{factor} carries no case"
        assert cases_with(colouring, factor), f"{factor} colours no case"


def test_each_good_practice_point_is_practised_in_two_cases() -> None:
    practised = {
        case.id: [point for scene in case.scenes for point in scene.practises if point in case.practice_points]
        for case in CASES.values()
    }
    assert len(GOOD_PRACTICE) == 24
    for point in GOOD_PRACTICE:
        assert len(cases_with(practised, point)) >= 2, f"{point} is practised in {cases_with(practised, point)}"


def test_every_contact_is_met_and_every_topic_of_a_content_note_is_known() -> None:
    assert {contact for case in CASES.values() for contact in case.contacts} == {
        "antenatal", "new-birth", "six-to-eight-weeks", "one-year", "two-years", "extra",
    }  # fmt: skip
    for case in CASES.values():
        met = {scene.contact for scene in case.scenes}
        assert met == set(case.contacts), case.id
    assert {topic for case in CASES.values() for topic in case.touches_on} <= set(topics())


def test_hints_fade_from_the_first_case_to_the_last() -> None:
    hints = [sum(scene.hint is not None for scene in case.scenes) for case in library()]
    assert hints == sorted(hints, reverse=True)
    assert hints[0] >= 4
    assert hints[-4:] == [0, 0, 0, 0]


def test_no_place_of_the_strongest_option_is_safe_to_bet_on() -> None:
    """Over the library, where one option is plainly the strongest, it stands at each place, and at none mostly."""
    places = [best for case in CASES.values() for best in strongest_places(case)]
    for place in range(3):
        assert 0.1 < places.count(place) / len(places) < 0.45


def strongest_places(case: Vignette) -> list[int]:
    found = list[int]()
    for scene in case.scenes:
        if isinstance(scene, Decide):
            strengths = [len(choice.shows) - len(choice.misses) for choice in scene.choices]
            if strengths.count(max(strengths)) == 1:
                found.append(strengths.index(max(strengths)))
    return found


def test_every_case_has_a_cover_of_its_own() -> None:
    covers = [case.drawing for case in CASES.values()]
    assert len(set(covers)) == len(covers)
    for cover in covers:
        assert cover
        assert load_drawing(cover).svg


def test_every_case_is_explored_in_few_states() -> None:
    """What a trainer changes is checked while she waits."""
    for case in CASES.values():
        found = explore(story_of(case))
        assert found.is_whole
        assert len(found.place_of) < 20_000, case.id
