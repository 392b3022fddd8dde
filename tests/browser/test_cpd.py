"""CPD evidence: a learner's fortnight with a moved clock, and the Word files that come of it."""

import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from heldinmind.catalogue.revalidation import edition_on

from .conftest import violations

pytestmark = pytest.mark.slow
CPD = "book/cpd.html"
MODULE = "notebooks/bonding-with-the-bump.html"
KEY = "module:bonding-with-the-bump"
BEGAN, TWO_WEEKS_ON = datetime(2026, 11, 26, 9, 0), datetime(2026, 12, 10, 8, 0)  # noqa: DTZ001  (the device's clock)
WROTE = "I will ask what they imagine, and wait."
PLANNED = "At my next antenatal contact, when they touch the bump, I will say: ‘Who is in there?’"
NOTICED = "They both laughed."
QUESTIONS = [question.asks for question in edition_on(BEGAN.date()).questions]


def opened(page: Page, home: str, at: datetime) -> Locator:
    page.clock.set_fixed_time(at)
    page.goto(f"{home}/{CPD}")
    page.locator(".hm-cpd").wait_for()
    return page.locator(".hm-cpd")


def study(page: Page, home: str, words: str = WROTE) -> None:
    """Half an hour with a module: a reflection, a plan, worked through."""
    page.clock.install(time=BEGAN)
    page.goto(f"{home}/{MODULE}")
    field = page.locator('[data-block="reflection"] textarea')
    field.fill(words)
    field.blur()
    page.locator(".hm-asking").get_by_role("button", name="keep my work").click()
    plan = page.locator(".hm-plan")
    plan.get_by_label("At my next").select_option(index=1)
    plan.get_by_label("when", exact=True).fill("they touch the bump")
    plan.get_by_label("I will say").fill("Who is in there?")
    plan.locator('[data-action="keep-plan"]').click()
    page.locator('[data-part="kept-plan"]').wait_for()
    page.locator('[data-action="finished"]').click()
    page.locator('[data-part="finished"]').wait_for()
    for minute in range(60):
        page.mouse.move(100 + minute, 100)
        page.clock.run_for(30_000)


def account(page: Page) -> Locator:
    """The draft about the module, open."""
    draft = page.locator(f'[data-account="{KEY}"]')
    draft.locator("summary").first.click()
    return draft


def answer(draft: Locator, question: str) -> Locator:
    return draft.locator(f'[data-question="{question}"]')


def word(page: Page, which: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.locator(f'[data-action="word-{which}"]').click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_a_fortnight(page: Page, home: str, axe: str, tmp_path: Path) -> None:
    study(page, home)
    cpd = opened(page, home, datetime(2026, 11, 26, 18, 0))  # noqa: DTZ001
    row = page.locator(f'[data-row="{KEY}"]')
    expect(row).to_contain_text("26 November 2026")
    expect(row).to_contain_text(PLANNED)
    expect(row.locator('[data-head="Hours"]')).to_have_text("0.5")
    expect(row.locator('[data-head="Of these, participatory"]')).to_have_text("0")
    expect(cpd).to_contain_text("What you study on your own counts as CPD, but not as participatory.")
    draft = account(page)
    expect(answer(draft, "learning").locator("textarea")).to_have_value(f"{WROTE}\n\nMy plan: {PLANNED}")
    expect(answer(draft, "change").locator("textarea")).to_have_count(0)
    expect(answer(draft, "change")).to_contain_text("Nobody can say on the day")
    expect(answer(draft, "change")).to_contain_text("From 10 December 2026 on")
    assert violations(page, axe) == []
    early = docx.Document(str(word(page, "accounts", tmp_path)))
    assert "Still to be answered." in "\n".join(one.text for one in early.paragraphs)

    opened(page, home, TWO_WEEKS_ON)
    draft = account(page)
    answer(draft, "change").get_by_label("I did it").check()
    answer(draft, "change").locator("form textarea").fill(NOTICED)
    answer(draft, "change").locator('[data-action="follow-up"]').click()
    filled = answer(draft, "change").locator("textarea")
    expect(filled).to_have_value(
        f"On 26 November 2026 I planned: {PLANNED}\nI did it, or something close to it.\n{NOTICED}"
    )
    expect(filled).to_be_focused()
    assert violations(page, axe) == []

    accounts = docx.Document(str(word(page, "accounts", tmp_path)))
    headings = [one.text for one in accounts.paragraphs if one.style and one.style.name == "Heading 2"]
    assert headings == QUESTIONS
    text = "\n".join(one.text for one in accounts.paragraphs)
    for words in (WROTE, PLANNED, NOTICED, "They do not replace it", "Prioritise people."):
        assert words in text
    assert "Still to be answered." not in text


def test_what_is_changed_stays_and_can_be_put_back(page: Page, home: str) -> None:
    study(page, home)
    opened(page, home, BEGAN)
    row = page.locator(f'[data-row="{KEY}"]')
    row.locator('[data-action="change-row"]').click()
    form = page.locator('[data-part="change-row"]')
    expect(form.get_by_role("heading")).to_be_focused()
    form.get_by_label("Hours", exact=True).fill("1.25")
    form.get_by_label("Topic").fill("Making room for a baby, in my antenatal visits")
    form.get_by_label("Practise effectively").check()
    expect(form.get_by_label("participatory")).to_have_count(0)
    expect(form.locator('[data-part="not-participatory"]')).to_contain_text("You did this on your own.")
    form.locator('[data-action="row-done"]').click()
    expect(row.locator("button")).to_be_focused()
    draft = account(page)
    expect(answer(draft, "code").locator("textarea")).to_have_value("Practise effectively.")
    answer(draft, "learning").locator("textarea").fill("In other words.")
    answer(draft, "learning").locator("textarea").blur()
    page.reload()
    expect(row).to_contain_text("Making room for a baby")
    expect(row.locator('[data-head="Hours"]')).to_have_text("1.25")
    expect(row).to_contain_text("Practise effectively")
    expect(page.locator('[data-part="asked"]')).to_contain_text("1.25 hours from this course")
    draft = account(page)
    expect(answer(draft, "learning").locator("textarea")).to_have_value("In other words.")
    answer(draft, "learning").locator('[data-action="draft-again"]').click()
    expect(answer(draft, "learning").locator("textarea")).to_have_value(re.compile(WROTE))
    row.locator('[data-action="change-row"]').click()
    form.locator('[data-action="row-reset"]').click()
    expect(form.get_by_label("Hours", exact=True)).to_have_value("0.5")
    form.locator('[data-action="row-out"]').click()
    expect(row).to_have_count(0)
    page.get_by_text("Left out (1)").click()
    page.locator('[data-action="bring-back"]').click()
    expect(row.locator("button")).to_be_focused()


def test_a_session_with_others_is_added_without_a_name(page: Page, home: str, axe: str) -> None:
    opened(page, home, BEGAN)
    session = page.locator('[data-part="session"]')
    session.locator("summary").click()
    add = session.locator('[data-action="add-session"]')
    add.click()
    expect(session.get_by_role("alert")).to_contain_text("Say what the session was about.")
    expect(session.get_by_label("What it was about")).to_be_focused()
    session.get_by_label("What it was about").fill("Six weeks in, decided by the room")
    session.get_by_label("Day", exact=True).fill("2026-11-27")
    add.click()
    expect(session.get_by_role("alert")).to_contain_text("still to come")
    session.get_by_label("Day", exact=True).fill("2026-11-25")
    session.get_by_label("Minutes in all").fill("60")
    session.get_by_label("Minutes in which").fill("90")
    add.click()
    expect(session.get_by_role("alert")).to_contain_text("more than the whole session")
    session.get_by_label("Minutes in which").fill("45")
    session.get_by_label("My team").check()
    assert violations(page, axe) == []
    add.click()
    expect(session.get_by_text("Added to your log.")).to_be_focused()
    row = page.locator('[data-row^="session:"]')
    expect(row).to_contain_text("25 November 2026")
    expect(row.locator('[data-head="Hours"]')).to_have_text("1")
    expect(row.locator('[data-head="Of these, participatory"]')).to_have_text("0.75")
    names = session.locator("input").evaluate_all("all => [...new Set(all.map(one => one.name))]")
    assert names == ["title", "on", "minutes", "together", "group"]


def test_what_may_identify_somebody_is_named_before_it_is_saved(page: Page, http_home: str, tmp_path: Path) -> None:
    study(page, http_home, "I asked Sarah Jones of M13 9PL what she imagined.")
    opened(page, http_home, BEGAN)
    saving = page.locator('[data-part="saving"]')
    expect(saving).to_contain_text("Before anything leaves this device")
    expect(saving).to_contain_text("‘Sarah Jones’ may be somebody’s full name")
    expect(saving).to_contain_text("‘M13 9PL’ may be a postcode")
    expect(saving).to_contain_text("finds only some")
    assert "date of birth" not in saving.inner_text(), "days that the course filled in are nobody’s birthday"
    word(page, "accounts", tmp_path)
    saving.get_by_label("Bonding with the bump").uncheck()
    expect(saving.locator('[data-part="identified"]')).to_have_count(0)
    expect(saving.locator('[data-action="word-accounts"]')).to_have_count(0)


def test_the_word_files(page: Page, http_home: str, tmp_path: Path) -> None:
    study(page, http_home)
    opened(page, http_home, BEGAN)
    before = page.evaluate("performance.getEntriesByType('resource').map(it => it.name)")
    assert not any("docx.js" in name for name in before), "what writes Word is loaded when it is asked for"
    log = docx.Document(str(word(page, "log", tmp_path)))
    section = log.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0) > 0, "on its side"
    (table,) = log.tables
    assert [cell.text for cell in table.rows[0].cells] == [one.heading for one in edition_on(BEGAN.date()).log]
    assert [cell.text for cell in table.rows[1].cells][3:6] == ["Prioritise people", "0.5", "0"]
    assert log.core_properties.author == "Held in Mind"

    certificate = docx.Document(str(word(page, "certificate", tmp_path)))
    text = "\n".join(one.text for one in certificate.paragraphs)
    assert "Bonding with the bump, 26 November 2026" in text
    assert "0.5 hours by the learner’s own log, of these 0 participatory." in text
    assert "not how well, and not that anybody is competent" in text
    assert "No body endorses the course" in text
    assert "Name, written by hand: ____" in text
    assert page.locator('[data-part="certificate"] input').count() == 0, "a name is never typed"
    word(page, "accounts", tmp_path)

    if not (soffice := shutil.which("soffice")):
        pytest.skip("LibreOffice is not installed: the files were read by python-docx alone")
    files = sorted(tmp_path.glob("*.docx"))
    assert len(files) == 3
    ran = subprocess.run(
        [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), *map(str, files)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    for file in files:
        pdf = file.with_suffix(".pdf").read_bytes()
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, f"{file.name} takes more than a page"


def test_each_part_prints_by_itself(page: Page, http_home: str) -> None:
    study(page, http_home)
    opened(page, http_home, BEGAN)
    page.evaluate("window.print = () => document.documentElement.dataset.printed = 'yes'")
    for part, shown, hidden in (
        ("log", PLANNED, "Certificate of completion"),
        ("accounts", QUESTIONS[0], "My CPD log"),
        ("certificate", "Modules worked through", "My CPD log"),
    ):
        page.emulate_media(media="screen")
        page.locator(f'[data-action="print-{part}"]').click()
        page.emulate_media(media="print")
        expect(page.locator(".hm-cpd").get_by_text(shown).first).to_be_visible()
        expect(page.get_by_role("heading", name=hidden).first).to_be_hidden()
        assert page.locator(".hm-cpd button:visible").count() == 0
        page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_it_begins_empty_and_says_how_far_to_rely_on_it(page: Page, http_home: str, axe: str) -> None:
    cpd = opened(page, http_home, BEGAN)
    for words in ("Nothing here yet", "No draft yet", "Nothing to certify yet"):
        expect(cpd).to_contain_text(words)
    expect(cpd.locator('[data-part="saving"]')).to_have_count(0)
    cpd.get_by_text("How far you can rely on this page").click()
    expect(cpd).to_contain_text("not from the NMC’s own file")
    expect(cpd).to_contain_text("autumn 2027")
    expect(page.locator("article")).to_contain_text("The NMC does not endorse this course")
    expect(page.locator("article")).to_contain_text("They do not replace it")
    assert violations(page, axe) == []


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_nothing_is_cut_off(page: Page, http_home: str, width: int) -> None:
    study(page, http_home)
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, http_home, BEGAN)
    account(page)
    page.locator('[data-action="change-row"]').click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
