"""Every content file checked, in one run: a broken file never hides another's problems."""

from collections.abc import Callable
from pathlib import Path

from heldinmind.catalogue.drawings import read_drawing
from heldinmind.catalogue.explorers import read_explorer
from heldinmind.catalogue.figures import read_figure
from heldinmind.catalogue.local_services import local_file, local_services
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.catalogue.references import references, references_file
from heldinmind.catalogue.tables import datapackage_file, read_table, table_ids
from heldinmind.course import data_folder
from heldinmind.questions.load import read_questions, read_reflection
from heldinmind.vignettes.check import check_vignette

READERS: dict[str, Callable[[Path], object]] = {
    "questions": read_questions,
    "reflections": read_reflection,
    "explorers": read_explorer,
    "figures": read_figure,
    "drawings": read_drawing,
    "tables": lambda file: read_table(file.stem),
}
"""What reads a file, by the folder it lies in; elsewhere a YAML file is taken for a case."""


def problems(paths: list[Path] | None = None) -> list[Problem]:
    """The problems of these files and folders, or of all content, in the order of file and line."""
    if paths:
        files = [file for path in paths for file in (_content_in(path) if path.is_dir() else [path])]
    else:
        files = content_files()
    return sorted({problem for file in files for problem in problems_of(file)})


def content_files() -> list[Path]:
    """Every content file there is."""
    return [references_file(), datapackage_file(), local_file(), *_content_in(data_folder())]


def _content_in(folder: Path) -> list[Path]:
    """The content files in a folder and its folders; one that will not be found for its ending is among them."""
    known = {"vignettes", *READERS}
    folders = [folder, *(inner for inner in sorted(folder.iterdir()) if inner.is_dir() and inner.name in known)]
    return [
        file
        for one in folders
        if one.name in known
        for file in sorted(one.iterdir())
        if file.suffix.lower() in {".yaml", ".yml", ".csv", ".svg"} and not file.name.startswith((".", "~", "#"))
    ]


def problems_of(file: Path) -> list[Problem]:
    """The problems of one file."""
    try:
        if file.name == references_file().name:
            references()
        elif file.name == datapackage_file().name:
            table_ids()
        elif file.name == local_file().name:
            local_services(file)
        elif file.suffix not in {".yaml", ".csv", ".svg"}:
            message = "This is no content file."
            expected = "a file that ends in .yaml; for a table, .csv; for a drawing, .svg."
            return [Problem(file, 1, "not-content", message, expected)]
        elif reader := READERS.get(file.parent.name):
            reader(file)
        else:
            return check_vignette(file)
    except ContentError as error:
        return error.problems
    return []
