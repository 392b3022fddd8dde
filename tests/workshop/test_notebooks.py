"""Notebooks re-executed for real, and stored so that a second time changes no byte."""

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest

from heldinmind.workshop import notebooks
from heldinmind.workshop.telling import Trouble

VIEW = notebooks.WIDGET_VIEW


def write(path: Path, *sources: str, **metadata: Any) -> Path:
    cells = [nbformat.v4.new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(sources)]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Été", id="words"), *cells])
    notebook.metadata.update(metadata)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


def test_run_and_stored_twice_changes_no_byte(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "beside.txt").write_text("found")
    path = write(
        tmp_path / "module one.ipynb",
        "print('a'); print('b')",
        "",
        "open('beside.txt').read()",
        "import sys; sys.stderr.write('c'); sys.executable.endswith('nonsense')",
        widgets={"application/vnd.jupyter.widget-state+json": {}},
        title="kept",
    )
    assert notebooks.refresh(said.append, folder=tmp_path)
    first = path.read_bytes()
    said.clear()
    assert not notebooks.refresh(said.append, folder=tmp_path)
    assert path.read_bytes() == first
    assert said[-1] == "1 notebook executed: as stored."
    stored = json.loads(first)
    assert first.endswith(b"}\n")
    assert "Été".encode() in first
    assert stored["metadata"] == {
        "kernelspec": notebooks.KERNEL,
        "language_info": {"name": "python"},
        "title": "kept",
    }
    _, printed, empty, read, _ = stored["cells"]
    assert [cell["id"] for cell in stored["cells"]] == ["words", "cell-0", "cell-1", "cell-2", "cell-3"]
    assert printed["outputs"] == [{"name": "stdout", "output_type": "stream", "text": ["a\n", "b\n"]}]
    assert (printed["execution_count"], empty["execution_count"], read["execution_count"]) == (1, None, 2)
    assert read["outputs"][0]["data"]["text/plain"] == ["'found'"]
    assert printed["metadata"] == {}


@pytest.mark.slow
def test_only_a_look_writes_nothing(tmp_path: Path, said: list[str]) -> None:
    path = write(tmp_path / "module.ipynb", "6 * 7")
    before = path.read_bytes()
    assert notebooks.refresh(said.append, check=True, folder=tmp_path)
    assert path.read_bytes() == before
    assert said[-1].endswith("module.ipynb differs from what running it gives.")


def test_a_failing_cell_is_named_and_nothing_is_written(tmp_path: Path, said: list[str]) -> None:
    good = write(tmp_path / "a-good.ipynb", "1 + 1")
    bad = write(tmp_path / "b-bad.ipynb", "x = 1", "x / 0")
    before = good.read_bytes(), bad.read_bytes()
    with pytest.raises(Trouble) as trouble:
        notebooks.refresh(said.append, folder=tmp_path)
    assert str(trouble.value).splitlines() == [
        f"{bad.as_posix()}, cell 3: ZeroDivisionError: division by zero",
        "No notebook was written.",
    ]
    assert (good.read_bytes(), bad.read_bytes()) == before


@pytest.mark.slow
def test_a_kernel_that_dies_is_a_sentence(tmp_path: Path, said: list[str]) -> None:
    write(tmp_path / "dies.ipynb", "import os; os._exit(3)")
    with pytest.raises(Trouble, match=r"dies.ipynb, cell 2: DeadKernelError"):
        notebooks.refresh(said.append, folder=tmp_path)


def test_what_is_no_notebook_is_a_sentence(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "half.ipynb").write_text('{"cells": [')
    with pytest.raises(Trouble, match=r"half.ipynb cannot be read as a notebook"):
        notebooks.refresh(said.append, folder=tmp_path)


def test_hidden_copies_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path / ".ipynb_checkpoints" / "module-checkpoint.ipynb", "1")
    kept = write(tmp_path / "trainers" / "guide.ipynb", "1")
    assert notebooks.notebooks_in(tmp_path) == [kept]


def test_the_widgets_view_goes_and_the_reference_stays() -> None:
    block = {"text/html": "<div data-block='quiz'></div>", "text/plain": "quiz", VIEW: {"model_id": "1"}}
    shown = nbformat.v4.new_output("display_data", block, metadata={VIEW: {"x": 1}, "text/html": {"y": 2}})
    bare = nbformat.v4.new_output("display_data", {VIEW: {"model_id": "2"}})
    cell = nbformat.v4.new_code_cell("shown", outputs=[shown, bare], execution_count=7)
    cell.metadata.update({"execution": {"iopub.status.busy": "now"}, "tags": ["hide-input"], "scrolled": True})
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"widgets": {"state": {}}})
    notebooks.normalise(notebook)
    assert len(cell.outputs) == 1
    assert set(cell.outputs[0].data) == {"text/html", "text/plain"}
    assert cell.outputs[0].metadata == {"text/html": {"y": 2}}
    assert cell.metadata == {"tags": ["hide-input"]}
    assert cell.execution_count == 1
    assert "widgets" not in notebook.metadata
