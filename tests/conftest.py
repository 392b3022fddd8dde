"""What the tests share."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from heldinmind.blocks.base import DIST
from heldinmind.course import course_folder

# Nobody's own record is touched by a test; those of the record name a file of their own.
os.environ["HELDINMIND_RECORD"] = "off"

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def tiny_case(tmp_path: Path) -> Callable[..., Path]:
    """Writes the smallest whole case, with some of its words replaced, and says where."""

    def write(*replacements: tuple[str, str], name: str = "tiny-case") -> Path:
        text = (FIXTURES / "tiny-case.yaml").read_text(encoding="utf-8")
        for old, new in replacements:
            assert old in text, f"the tiny case has no {old!r}"
            text = text.replace(old, new)
        file = tmp_path / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


@pytest.fixture
def course_copy(tmp_path: Path) -> Path:
    """A copy of this checkout with its front end, to edit and to build in."""
    copy = tmp_path / "course"
    root = course_folder()
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True, check=True
    )
    for name in listed.stdout.splitlines():
        if (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, copy / name)
    shutil.copytree(DIST, copy / DIST.relative_to(root))
    return copy
