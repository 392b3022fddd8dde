"""Bad input gets a line per mistake: file, line, what is wrong, what was expected."""

from collections.abc import Callable
from pathlib import Path

import pytest

from heldinmind.catalogue.documents import MOST_ENTRIES, read_document
from heldinmind.catalogue.files import LARGEST_FILE
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.vignettes.model import Vignette

Case = Callable[..., Path]


def problems(file: Path) -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        read_document(file, Vignette)
    return caught.value.problems


def only(file: Path) -> Problem:
    found = problems(file)
    assert len(found) == 1, found
    return found[0]


def line_with(file: Path, words: str) -> int:
    return next(n for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def test_a_whole_case_is_read(tiny_case: Case) -> None:
    assert read_document(tiny_case(), Vignette).model.title == "A tiny case"


def test_missing_entry(tiny_case: Case) -> None:
    file = tiny_case(("    baby: Bo is asleep in the pram.\n", ""))
    found = only(file)
    assert (found.code, found.line) == ("missing", line_with(file, "- id: hello"))
    assert "‘baby’ is missing" in found.message


def test_misspelt_entry_is_named_with_the_one_that_was_meant(tiny_case: Case) -> None:
    file = tiny_case(("consequence: A quiet", "consequense: A quiet"))
    found = only(file)
    assert (found.code, found.line) == ("unknown-entry", line_with(file, "consequense"))
    assert "‘consequence’?" in found.expected


def test_every_mistake_has_its_line(tiny_case: Case) -> None:
    file = tiny_case(("minutes: 3", "minutes: soon"), ("they/them", "they/thm"), ("kind: reflect", "kind: ponder"))
    found = problems(file)
    assert [problem.line for problem in found] == [
        line_with(file, "minutes: soon"),
        line_with(file, "they/thm"),
        line_with(file, "- id: think"),
    ]


@pytest.mark.parametrize(
    ("replacement", "code"),
    [
        (("title: A tiny case", "title: A tiny case\ntitle: Again"), "duplicate-key"),
        (("    title: Hello", "\t title: Hello"), "tab"),
        (("title: Hello", "title: Hello: again"), "not-yaml"),
        (("title: Hello", "title: ''"), "empty"),
        (("title: Hello", "title: [Hello]"), "wrong-form"),
        (("id: wait\n", "id: Wait Here\n"), "wrong-id"),
        (("id: tiny-case", "id: other-case"), "id-not-file-name"),
        (("transcript: [Bo yawns., Sam looks., Bo opens his eyes.]", "transcript: [Bo yawns.]"), "wrong-count"),
    ],
)
def test_each_fault_has_its_code(tiny_case: Case, replacement: tuple[str, str], code: str) -> None:
    assert only(tiny_case(replacement)).code == code


def test_a_file_that_is_not_utf_8_says_where(tmp_path: Path) -> None:
    file = tmp_path / "windows.yaml"
    file.write_bytes("id: windows\ntitle: Zoë".encode("cp1252"))
    found = only(file)
    assert (found.code, found.line) == ("not-utf-8", 2)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.yaml"
    file.write_bytes(b"#" * (LARGEST_FILE + 1))
    assert only(file).code == "file-too-large"


@pytest.mark.parametrize("text", ["", "- a\n- list\n", "just words"])
def test_what_is_no_document_is_said_so(tmp_path: Path, text: str) -> None:
    file = tmp_path / "none.yaml"
    file.write_text(text, encoding="utf-8")
    assert only(file).code == "not-a-document"


def test_a_file_nested_too_deeply_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "deep.yaml"
    file.write_text("a: " + "[" * 5000, encoding="utf-8")
    assert only(file).code == "not-yaml"


def test_a_missing_file_names_those_there_are(tiny_case: Case) -> None:
    found = only(tiny_case().with_name("nowhere.yaml"))
    assert found.code == "unreadable-file"
    assert "tiny-case" in found.expected


def test_a_number_is_taken_as_it_is_written(tiny_case: Case) -> None:
    """A telephone number keeps its noughts, a version its point and a date its form."""
    case = read_document(
        tiny_case(("about: A fictional parent.", "about: 01234567890"), ('age: "30"', "age: 1.50")), Vignette
    )
    assert (case.model.cast["parent"].about, case.model.cast["parent"].age) == ("01234567890", "1.50")


def test_a_claim_of_review_names_the_reviewer(tiny_case: Case) -> None:
    assert only(tiny_case(("{status: not-yet-reviewed}", "{status: reviewed}"))).code == "review-without-reviewer"
    whole = "{status: reviewed, role: a consultant, date: 2026-01-03, version: 1.0}"
    assert read_document(tiny_case(("{status: not-yet-reviewed}", whole)), Vignette).model.review.date == "2026-01-03"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("minutes: 3", "minutes: !!int abc"),
        ("minutes: 3", "minutes: 2024-13-45"),
        ("minutes: 3", "minutes: 1" + "0" * 5000),
        ("minutes: 3", "minutes: !!python/object/apply:os.system [echo]"),
        ("minutes: 3", "minutes: .inf"),
        ("minutes: 3", "minutes: null"),
        ("start: hello", "start: [hello]"),
        ("next: think", "next: {to: think}"),
        ("next: think", "next: []"),
        ("contacts: [new-birth]", "contacts: []"),
        ("scenes:", "scenes: !!set"),
        ("summary: One visit", "summary: \x00One visit"),
        ("title: Hello", "title: {{ parent }}"),
    ],
)
def test_whatever_is_wrong_is_one_clear_line(tiny_case: Case, old: str, new: str) -> None:
    for problem in problems(tiny_case((old, new))):
        assert problem.line >= 1
        assert "constrained" not in str(problem)
        assert "Input should" not in str(problem)


def test_repeated_parts_are_bounded(tmp_path: Path) -> None:
    file = tmp_path / "laughs.yaml"
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert only(file).code == "file-too-large"
    assert MOST_ENTRIES < 10**8


def test_a_problem_reads_as_a_line() -> None:
    problem = Problem(Path("data/x.yaml"), 3, "tab", "Wrong.", "right.")
    assert str(problem) == "data/x.yaml:3: Wrong. Expected: right. [tab]"
