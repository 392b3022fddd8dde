"""What several workshop tests need: a tiny course, and someone who keeps what was said."""

from pathlib import Path

import pytest


@pytest.fixture
def said() -> list[str]:
    """The lines that were reported, where `said.append` is the report."""
    return []


@pytest.fixture
def tiny_course(tmp_path: Path) -> Path:
    """A course of three pages, in a folder with a space in its name."""
    course = tmp_path / "a course"
    for name, text in {
        "_config.yml": "title: Tiny\nonly_build_toc_files: true\n",
        "_toc.yml": "format: jb-book\nroot: book/welcome\nchapters:\n- file: book/safety\n",
        "book/welcome.md": "# Welcome\n",
        "book/safety.md": "# Safety\n",
        "book/pictures/pram.svg": "<svg></svg>\n",
        "data/vignettes/visit.yaml": "title: A visit\n",
    }.items():
        path = course / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return course
