"""Imports point down the floors of the house, never back; and importing the package is light."""

import ast
import subprocess
import sys
from pathlib import Path

import heldinmind

PACKAGE = Path(heldinmind.__file__).parent
FLOORS = ["course", "catalogue", "vignettes", "questions", "record", "blocks", "book", "exports", "workshop", "cli"]
MAY_IMPORT = {
    "course": set(),
    "catalogue": {"course"},
    "vignettes": {"course", "catalogue"},
    "questions": {"course", "catalogue"},
    "record": {"course", "catalogue", "vignettes", "questions"},
    "blocks": {"course", "catalogue", "vignettes", "questions", "record"},
    "book": {"course", "catalogue", "vignettes", "questions", "record", "blocks"},
    "exports": {"course", "catalogue", "vignettes", "questions"},
    "workshop": {"course", "catalogue", "vignettes", "questions", "record", "blocks", "book", "exports"},
    "cli": {"course", "workshop", "catalogue"},
}
HEAVY = {"pydantic", "ruamel", "pandas", "altair", "vl_convert", "sphinx", "docutils", "pybtex", "markdown_it", "typer"}


def floor_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    names |= {
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "heldinmind"
        for alias in node.names
    }
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("heldinmind.")}


def test_imports_point_down() -> None:
    for file in PACKAGE.rglob("*.py"):
        floor = floor_of(file)
        if floor in MAY_IMPORT:
            up = imports_of(file) - MAY_IMPORT[floor] - {floor}
            assert not up & set(FLOORS), f"{file.relative_to(PACKAGE)} imports {up}"


def test_every_folder_is_a_floor() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert folders <= set(MAY_IMPORT)


def test_importing_the_package_is_light() -> None:
    """The standard library and anywidget alone, so that notebooks open fast and could run in a browser's Python."""
    code = "import sys, heldinmind; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)
