"""What the doctor says of each thing, well and amiss."""

import importlib.metadata
import socket
from pathlib import Path

import pytest

from heldinmind.workshop import doctor, serving
from heldinmind.workshop.doctor import Finding


def test_each_finding_is_one_line() -> None:
    assert str(Finding("Python 3.12")) == "OK  Python 3.12"
    assert str(Finding("Python 3.9", "install a newer one")) == "FIX Python 3.9: install a newer one"


def test_the_whole_examination_is_a_line_a_thing(said: list[str]) -> None:
    doctor.examine(said.append)
    assert len(said) == 9
    assert all(line.startswith(("OK  ", "FIX ")) and "\n" not in line for line in said)
    assert all(": " in line for line in said if line.startswith("FIX"))


def test_only_what_the_course_needs_makes_it_fail(monkeypatch: pytest.MonkeyPatch, said: list[str]) -> None:
    well, advice, needed = Finding("a"), Finding("b", "mend b", needed=False), Finding("c", "mend c")
    for findings, usable in (([well, advice], True), ([well, needed], False)):
        monkeypatch.setattr(doctor, "_findings", lambda findings=findings: iter(findings))
        assert doctor.examine(said.append) is usable


def test_an_old_python_is_told() -> None:
    assert not doctor.python_found((3, 11, 0)).remedy
    assert doctor.python_found((3, 10, 14)).text == "Python 3.10.14"
    assert "3.11" in doctor.python_found((3, 10, 14)).remedy


def test_packages_are_held_against_the_lock(tmp_path: Path) -> None:
    version = importlib.metadata.version("pytest")
    lock = tmp_path / "requirements.txt"
    lock.write_text(
        f"# a comment\npytest=={version}\npywinpty==1 ; sys_platform == 'no-such-system'\n-e .\n", encoding="utf-8"
    )
    assert not doctor.packages_found(lock).remedy
    lock.write_text("pytest==0.1\nno-such-package==1 # why\n", encoding="utf-8")
    assert doctor.packages_found(lock).text == (f"packages (pytest is {version}, not 0.1, no-such-package is missing)")
    assert not doctor.packages_found(tmp_path / "none.txt").remedy


@pytest.mark.parametrize(("version", "well"), [("1.0.4.post1", True), ("2.1.7", False)])
def test_the_other_engine_of_the_same_name_is_told(monkeypatch: pytest.MonkeyPatch, version: str, well: bool) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda _: version)
    assert (not doctor.engine_found().remedy) is well


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    assert not doctor.disk_found(tmp_path / "_build").remedy
    (tmp_path / "file").write_text("")
    assert "cannot be written" in doctor.disk_found(tmp_path / "file" / "_build").text


def test_a_front_end_that_cannot_be_built_yet_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not doctor.front_end_found(tmp_path).remedy
    (tmp_path / "package.json").write_text("{}")
    monkeypatch.setattr(doctor.node, "node_at_hand", lambda: None)
    finding = doctor.front_end_found(tmp_path)
    assert "Node.js 20 or newer" in finding.remedy
    assert not finding.needed


def test_a_taken_port_is_told() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = int(other.getsockname()[1])
        assert not doctor.port_found(port).remedy
        other.listen()
        assert "another program has it" in doctor.port_found(port).text


def test_a_port_of_ours_is_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "course_folder", lambda: tmp_path)
    monkeypatch.setattr(serving, "who_answers", lambda _: serving.name_of_folder(tmp_path))
    assert not doctor.port_found(8760).remedy


def test_a_book_not_built_is_advice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "site_folder", lambda: tmp_path)
    assert "make start" in doctor.book_found().remedy
    (tmp_path / "index.html").write_text("")
    monkeypatch.setattr(doctor.building, "is_current", lambda: False)
    assert doctor.book_found().text == "book: older than its sources"
    monkeypatch.setattr(doctor.building, "is_current", lambda: True)
    assert str(doctor.book_found()) == "OK  book: built and current"
