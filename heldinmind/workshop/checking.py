"""Every content file checked, in one run: a broken file never hides another's problems."""

from collections.abc import Callable, Iterator
from pathlib import Path

from heldinmind.catalogue.figures import figures_folder, read_figure
from heldinmind.catalogue.local_services import local_file, local_services
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.catalogue.tables import datapackage_file, read_table, table_ids
from heldinmind.questions.load import questions_folder, read_questions, read_reflection, reflections_folder
from heldinmind.vignettes.check import check_vignette
from heldinmind.vignettes.load import vignettes_folder


def problems(paths: list[Path] | None = None) -> list[Problem]:
    """The problems of these files, or of all content, in the order of file and line."""
    return sorted({problem for file in paths or content_files() for problem in problems_of(file)})


def content_files() -> list[Path]:
    """Every content file that can be checked on its own."""
    folders = (vignettes_folder(), questions_folder(), reflections_folder(), figures_folder())
    tables = [datapackage_file().parent / "tables" / f"{table}.csv" for table in table_ids()]
    return [local_file(), *tables, *(file for folder in folders for file in sorted(folder.glob("*.yaml")))]


def problems_of(file: Path) -> Iterator[Problem]:
    """The problems of one file. What kind of content it is follows from the folder it lies in; elsewhere, a case."""
    readers: dict[str, Callable[[Path], object]] = {
        questions_folder().name: read_questions,
        reflections_folder().name: read_reflection,
        figures_folder().name: read_figure,
    }
    if file.suffix == ".csv":
        readers[file.parent.name] = lambda file: read_table(file.stem)
    if file.name == local_file().name:
        readers[file.parent.name] = local_services
    reader = readers.get(file.parent.name)
    if reader is None:
        yield from check_vignette(file)
        return
    try:
        reader(file)
    except ContentError as error:
        yield from error.problems
