"""A trainer has a case checked in the browser: the same verdict as on the command line, offline."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from heldinmind.vignettes.load import vignettes_folder

from .conftest import violations

pytestmark = pytest.mark.slow
SOUND = Path(__file__).parents[1] / "conformance" / "sound.yaml"


@pytest.fixture
def checker(page: Page, home: str) -> Page:
    page.goto(f"{home}/book/check-a-case.html")
    expect(page.locator('input[type="file"]')).to_be_visible()
    return page


def choose(page: Page, file: Path) -> None:
    page.locator('input[type="file"]').set_input_files(file)


def test_a_case_of_the_course_is_sound(checker: Page) -> None:
    choose(checker, vignettes_folder() / "six-weeks-in.yaml")
    expect(checker.locator("[data-verdict]")).to_have_attribute("data-verdict", "sound")
    expect(checker.locator("[data-verdict]")).to_contain_text("Nothing to mend, and nothing to think about.")


def test_a_broken_case_is_told_with_line_words_and_path(checker: Page, axe: str, tmp_path: Path) -> None:
    file = tmp_path / "sound.yaml"
    text = SOUND.read_text(encoding="utf-8")
    condition = "    kind: closed-door\n    unless_chosen: [s11-b]\n"
    file.write_text(text.replace("    kind: closed-door\n", condition), encoding="utf-8")
    choose(checker, file)
    told = checker.locator('[data-code="no-way-on"]')
    line = next(number for number, row in enumerate(text.splitlines(), 1) if row == "  - id: s12")
    expect(told).to_contain_text(f"Line {line}. From the scene ‘s12’ there is a path with no way on.")
    expect(told).to_contain_text("s11 (s11-b) › s12")
    expect(told.locator("code")).to_have_text("- id: s12")
    expect(checker.locator(".hm-arrival:focus")).to_have_text("This case cannot be used yet.")
    assert violations(checker, axe) == []


def test_warnings_do_not_stand_in_the_way(checker: Page, tmp_path: Path) -> None:
    file = tmp_path / "sound.yaml"
    file.write_text(SOUND.read_text(encoding="utf-8").replace("    safety: true\n", ""), encoding="utf-8")
    choose(checker, file)
    expect(checker.locator("[data-verdict]")).to_have_attribute("data-verdict", "sound")
    expect(checker.locator('[data-code="no-safety-scene"]')).to_be_visible()
    expect(checker.get_by_text("To think about (1)")).to_be_visible()


def test_text_can_be_pasted_and_what_is_no_case_is_said(checker: Page) -> None:
    checker.get_by_text("Or paste its text").click()
    checker.get_by_label("The text of the case").fill("id: [")
    checker.locator('[data-action="check"]').press("Enter")
    expect(checker.locator('[data-code="not-yaml"]')).to_be_visible()
    checker.get_by_label("The text of the case").fill(SOUND.read_text(encoding="utf-8"))
    checker.locator('[data-action="check"]').click()
    expect(checker.locator("[data-verdict]")).to_have_attribute("data-verdict", "sound")


def test_a_file_of_another_encoding_is_said(checker: Page, tmp_path: Path) -> None:
    file = tmp_path / "sound.yaml"
    file.write_bytes(SOUND.read_text(encoding="utf-8").encode("utf-16"))
    choose(checker, file)
    expect(checker.locator('[data-code="not-utf-8"]')).to_be_visible()
