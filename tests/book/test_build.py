"""The book, built for real: what the search finds, what a page holds, and what follows from an edit or a mistake."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import snowballstemmer

from heldinmind.blocks.scenario import Scenario
from heldinmind.vignettes.load import vignette_ids

pytestmark = pytest.mark.slow
CASE = "data/vignettes/six-weeks-in.yaml"
STEMMER = snowballstemmer.stemmer("porter")
JUPYTER_BOOK = "import sys; sys.argv[0] = 'jupyter-book'; from jupyter_book.cli.main import main; main()"


def in_course(course: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Runs Python in the copy of the course, with the copy's own package."""
    environment = {**os.environ, "PYTHONPATH": str(course)}
    return subprocess.run(
        [sys.executable, *command], cwd=course, env=environment, capture_output=True, text=True, check=False
    )


def built(course: Path) -> Path:
    ran = in_course(course, "-m", "heldinmind", "book")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return course / "_build" / "site"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def words_of(html: str) -> list[str]:
    """The stems of the words in `html`, as the search knows them."""
    return STEMMER.stemWords(re.findall(r"[a-z]+", re.sub(r"<[^>]+>", " ", html).lower()))


def test_the_search_index_holds_no_feedback_and_no_ending(course_copy: Path) -> None:
    """No word that stands only in feedback, consequences or endings is among the words the search knows."""
    site = built(course_copy)
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    found = json.loads(index[index.index("(") + 1 : index.rindex(")")])
    terms = set(found["terms"])
    readable = " ".join(
        re.sub(r'<script type="application/json">.*?</script>', "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for page in site.rglob("*.html")
    )
    seen = set(words_of(readable))
    for vignette_id in vignette_ids():
        content = Scenario.resolve(vignette_id).content
        hidden = [ending[part] for ending in content["endings"].values() for part in ("text", "unknown", "debrief")]
        hidden += [
            text
            for scene in content["scenes"].values()
            for choice in scene.get("choices", ())
            for text in (*choice["feedback"].values(), choice["consequence"])
        ]
        only_hidden = {word for html in hidden for word in words_of(html)} - seen
        # The more the course says in the open, the fewer words a case has to itself: 44 at the least with 14 modules.
        assert len(only_hidden) > 30, "too few words to tell"
        assert not only_hidden & terms
    assert STEMMER.stemWord("doorway") in terms, "the opening scene is found"


def test_an_edit_to_a_case_shows_in_the_next_build(course_copy: Path) -> None:
    site = built(course_copy)
    page = site / "cases" / "six-weeks-in.html"
    module = site / "notebooks" / "bonding-and-attachment.html"
    assert "Marigold" not in page.read_text(encoding="utf-8")
    edit(course_copy / CASE, "name: Nia", "name: Marigold")
    built(course_copy)
    for file in (page, module):
        text = file.read_text(encoding="utf-8")
        assert "Marigold" in text
        assert "Nia " not in text


def test_an_edit_to_a_table_and_to_local_services_shows(course_copy: Path) -> None:
    site = built(course_copy)
    edit(course_copy / "data/tables/terms.csv", "Bonding", "So-called bonding")
    edit(
        course_copy / "data/local.yaml",
        "perinatal_team:",
        "perinatal_team: {name: The Oak Team, phone: null, hours: null}\n  old_team:",
    )
    built(course_copy)
    assert "So-called bonding" in (site / "notebooks" / "bonding-and-attachment.html").read_text(encoding="utf-8")
    assert "The Oak Team" in (site / "cases" / "six-weeks-in.html").read_text(encoding="utf-8")


def test_an_edit_to_a_finding_renews_the_pages_that_show_it_and_no_others(course_copy: Path) -> None:
    site = built(course_copy)
    shown, other = (site / "notebooks" / f"{name}.html" for name in ("what-shapes-the-relationship", "states-and-cues"))
    before = other.read_bytes()
    edit(course_copy / "data/tables/findings.csv", ",8,1 in,", ",9,1 in,")
    built(course_copy)
    assert "1 in 9" in shown.read_text(encoding="utf-8")
    # The checker of cases knows every finding, since a case may name it.
    for page in ("numbers", "check-a-case"):
        assert "1 in 9" in (site / "book" / f"{page}.html").read_text(encoding="utf-8")
    assert other.read_bytes() == before
    log = (course_copy / "_build" / "book.log").read_text(encoding="utf-8")
    # Review is made from all modules, and so from this one.
    assert "0 added, 4 changed, 0 removed" in log


def test_the_schema_of_a_case_is_published_with_the_book(course_copy: Path) -> None:
    published = built(course_copy) / "schemas" / "vignette.json"
    assert published.read_bytes() == (course_copy / "data/schemas/vignette.json").read_bytes()
    page = (course_copy / "_build/site/book/check-a-case.html").read_text(encoding="utf-8")
    assert 'href="../schemas/vignette.json"' in page


def test_a_broken_case_names_its_lines_and_leaves_the_last_good_book(course_copy: Path) -> None:
    site = built(course_copy)
    before = {file: file.read_bytes() for file in site.rglob("*.html")}
    edit(course_copy / CASE, "start: at-the-door", "start: at-the-dor")
    edit(course_copy / CASE, "name: Nia", "nam: Nia")
    ran = in_course(course_copy, "-m", "heldinmind", "book")
    assert ran.returncode == 1
    assert re.search(
        rf"{re.escape(CASE)}:\d+: ‘nam’ is not an entry known here. Expected: ‘name’\?", ran.stdout + ran.stderr
    )
    assert "Traceback" not in ran.stderr
    assert {file: file.read_bytes() for file in site.rglob("*.html")} == before


def test_html_in_a_case_is_shown_as_text(course_copy: Path) -> None:
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)> </div> "
    case = course_copy / CASE
    for entry in ("summary: ", "content_note: ", "setting: ", "title: "):
        lines = case.read_text(encoding="utf-8").splitlines(keepends=True)
        number = next(n for n, line in enumerate(lines) if line.startswith(entry))
        end = next(n for n in range(number + 1, len(lines)) if not lines[n].startswith(" "))
        lines[number:end] = [f"{entry}'{nasty}{entry.strip(': ')} `include`'\n"]
        case.write_text("".join(lines), encoding="utf-8")
    edit(case, "name: Nia", f"name: '{nasty}'")
    edit(
        course_copy / "data/local.yaml",
        "perinatal_team:",
        f"perinatal_team: {{name: '{nasty}', phone: 01}}\n  old_team:",
    )
    edit(course_copy / "data/tables/terms.csv", "Bonding,", f"Bonding {nasty},")
    for page in built(course_copy).rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>alert" not in text, page.name
        assert "<img src=x" not in text, page.name


def test_a_plain_jupyter_book_build_passes_in_a_used_checkout(course_copy: Path) -> None:
    """With the leavings of use about: an environment, caches, libraries of the front end."""
    for name in (
        ".venv/lib/python3/site-packages/some/README.md",
        ".venv/share/notebook.ipynb",
        ".pytest_cache/README.md",
        "node_modules/some/README.md",
        "_build/staging/book/old.md",
        "notebooks/.ipynb_checkpoints/bonding-and-attachment-checkpoint.ipynb",
    ):
        (course_copy / name).parent.mkdir(parents=True, exist_ok=True)
        (course_copy / name).write_text("# A stray page\n\n[nowhere](nowhere.md)\n", encoding="utf-8")
    ran = in_course(course_copy, "-c", JUPYTER_BOOK, "build", ".", "-n", "-W", "--keep-going")
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]
    html = course_copy / "_build" / "html"
    assert 'data-block="scenario"' in (html / "notebooks" / "bonding-and-attachment.html").read_text(encoding="utf-8")
    welcome = (html / "book" / "welcome.html").read_text(encoding="utf-8")
    for link in re.findall(r'class="hm-card-link" href="\.\./([^"#]+)', welcome):
        assert (html / link).is_file()


def test_no_page_needs_anything_from_elsewhere(course_copy: Path) -> None:
    for page in built(course_copy).rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?//[^"]+"', text), page.name
        assert "require.js" not in text
        assert "html-manager" not in text
