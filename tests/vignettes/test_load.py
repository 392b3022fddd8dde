from collections.abc import Callable
from pathlib import Path

import pytest

from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.prose import fill
from heldinmind.vignettes.load import load_vignette, names_of, read_vignette, vignette_ids

Case = Callable[..., Path]


@pytest.mark.parametrize("vignette_id", vignette_ids())
def test_every_case_of_the_course_can_be_read(vignette_id: str) -> None:
    assert load_vignette(vignette_id).id == vignette_id


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("start: hello", "start: nowhere", "unknown-target", "nowhere"),
        ("next: think", "next: thnk", "unknown-target", "thnk"),
        ("if_chosen: [wait]", "if_chosen: [weit]", "unknown-choice", "weit"),
        ("[FACTOR-08]", "[FACTOR-99]", "unknown-reference", "FACTOR-99"),
        ("[GPP-01]", "[GPP-99]", "unknown-reference", "GPP-99"),
        ("[wait-and-watch]", "[be-nice]", "unknown-reference", "be-nice"),
        ("[benoit2004]", "[nobody1900]", "unknown-reference", "nobody1900"),
        ("You are let in.", "You meet {{ mum }}.", "unknown-name", "mum"),
        ("You are let in.", "Ring {{ local.nobody }}.", "unknown-service", "local.nobody"),
        ("id: ask\n", "id: wait\n", "repeated-id", "wait"),
        ("You are let in.", "You meet {{ parent }.", "unknown-name", "brace"),
        ("id: bored,", "id: yawn,", "repeated-id", "yawn"),
    ],
)
def test_each_broken_reference_has_its_code_and_line(
    tiny_case: Case, old: str, new: str, code: str, words: str
) -> None:
    file = tiny_case((old, new))
    with pytest.raises(ContentError) as caught:
        read_vignette(file)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert words in problem.message
    line = file.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert words.split(".", maxsplit=1)[0].replace("brace", "{{") in line


def test_pronouns_and_names_are_filled_in(tiny_case: Case) -> None:
    names = names_of(read_vignette(tiny_case()).model)
    assert fill("{{ baby }}, {{ baby.age }}: {{ baby.They }} has {{ baby.their }} fist.", names) == (
        "Bo, two weeks: He has his fist."
    )


def test_no_member_of_the_cast_is_called_local(tiny_case: Case) -> None:
    with pytest.raises(ContentError) as caught:
        read_vignette(tiny_case(("  parent: {", "  local: {")))
    assert "reserved-name" in {problem.code for problem in caught.value.problems}
