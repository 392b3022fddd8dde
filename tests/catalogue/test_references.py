from pathlib import Path

import pytest

from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.references import check_references, references


def test_a_reference_has_a_short_name_and_a_whole_entry() -> None:
    madigan = references()["madigan2023"]
    assert madigan.short == "Madigan et al. 2023"
    assert "10.1037/bul0000388" in madigan.html


def test_every_reference_can_be_shown() -> None:
    for reference in references().values():
        assert reference.short
        assert "{" not in reference.html + reference.short


def test_a_broken_entry_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "references.bib"
    file.write_text("@article{one,\n  author = {A},\n  title = {T\n}\n@misc{two, title = {x}}\n", encoding="utf-8")
    monkeypatch.setattr("heldinmind.catalogue.references.references_file", lambda: file)
    with pytest.raises(ContentError) as caught:
        references()
    assert [problem.code for problem in caught.value.problems] == ["not-bibtex"]


def test_an_entry_that_cannot_be_shown_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "references.bib"
    file.write_text("@misc{one, title = {x}}\n\n@article{two,\n  author = {A}\n}\n", encoding="utf-8")
    monkeypatch.setattr("heldinmind.catalogue.references.references_file", lambda: file)
    with pytest.raises(ContentError) as caught:
        check_references()
    (problem,) = caught.value.problems
    assert (problem.line, problem.code) == (3, "not-bibtex")
    assert "‘two’" in problem.message
