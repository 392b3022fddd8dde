"""Every content file checked, in one run: a broken file never hides another's problems."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal

from heldinmind.book.coverage import check_points, source_map_file
from heldinmind.catalogue.citations import check_numbers
from heldinmind.catalogue.documents import Document
from heldinmind.catalogue.drawings import read_drawing
from heldinmind.catalogue.ecomaps import read_ecomap
from heldinmind.catalogue.explorers import read_explorer
from heldinmind.catalogue.figures import read_figure
from heldinmind.catalogue.frequencies import read_frequencies
from heldinmind.catalogue.local_services import local_file, local_services
from heldinmind.catalogue.problems import ContentError, Problem, ordered
from heldinmind.catalogue.references import check_references, references_file
from heldinmind.catalogue.revalidation import editions, revalidation_file
from heldinmind.catalogue.sheets import read_sheet
from heldinmind.catalogue.tables import datapackage_file, read_table, table_ids
from heldinmind.course import course_folder, data_folder, readable
from heldinmind.questions.forms import form_problems
from heldinmind.questions.lint import bank_lints, lints
from heldinmind.questions.load import read_questions, read_reflection, read_walkthrough
from heldinmind.questions.model import QuestionSet
from heldinmind.vignettes.check import check_vignette

Verdict = Literal["sound", "faulty", "undecided"]
EXIT_STATUS: dict[Verdict, int] = {"sound": 0, "faulty": 1, "undecided": 3}
"""How `heldinmind check` ends; 2 is the shell's own for a call that cannot be understood."""

READERS: dict[str, Callable[[Path], object]] = {
    "questions": read_questions,
    "reflections": read_reflection,
    "walkthroughs": read_walkthrough,
    "explorers": read_explorer,
    "ecomaps": read_ecomap,
    "sheets": read_sheet,
    "figures": read_figure,
    "frequencies": read_frequencies,
    "drawings": read_drawing,
    "tables": lambda file: read_table(file.stem),
}
"""What reads a file, by the folder it lies in; elsewhere a YAML file is taken for a case."""


APART: dict[str, Callable[[Path], object]] = {
    references_file().name: lambda _: check_references(),
    datapackage_file().name: lambda _: table_ids(),
    local_file().name: local_services,
    revalidation_file().name: editions,
    source_map_file().name: lambda _: read_table("source-map"),
}
"""What reads the files that there are one of, by name."""


def problems(paths: list[Path] | None = None) -> list[Problem]:
    """The problems of these files and folders, or of all content, in the order of file and line."""
    return problems_in(content_files(paths))


def problems_in(files: Iterable[Path]) -> list[Problem]:
    """The problems of these files, by file and line; where all questions are among them, the bank's too."""
    files = [*files]
    return ordered([*(problem for file in files for problem in problems_of(file)), *_of_the_bank(files)])


def _of_the_bank(files: Sequence[Path]) -> Iterator[Problem]:
    """What is said of a folder of questions as a whole, where all of it is checked; broken sets are passed by."""
    for folder in {file.parent for file in files if file.parent.name == "questions"}:
        whole = {file for file in _content_in(folder) if file.suffix == ".yaml"}
        if whole <= {*files}:
            documents = [one for file in sorted(whole) for one in _readable_set(file)]
            yield from bank_lints([one.model for one in documents], folder)
            yield from form_problems(documents)


def _readable_set(file: Path) -> Iterator[Document[QuestionSet]]:
    with suppress(ContentError):
        yield read_questions(file)


def content_files(paths: list[Path] | None = None) -> list[Path]:
    """The content files among these files and folders; every one there is, if none are named."""
    if paths:
        return [file for path in paths for file in (_content_in(path) if path.is_dir() else [path])]
    return [
        references_file(),
        datapackage_file(),
        local_file(),
        revalidation_file(),
        source_map_file(),
        *_content_in(data_folder()),
        *_pages(),
    ]


def _pages() -> list[Path]:
    """The pages and notebooks, in whose words numbers are cited."""
    book, notebooks = course_folder() / "book", course_folder() / "notebooks"
    found = [*book.glob("*.md"), *notebooks.rglob("*.ipynb")]
    return sorted(file for file in found if ".ipynb_checkpoints" not in file.parts)


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
        if file.name in APART:
            APART[file.name](file)
            return []
        if file.suffix in {".md", ".ipynb"}:
            return [*check_numbers(file), *check_points(file)]
        if file.suffix not in {".yaml", ".csv", ".svg"}:
            message = "This is no content file."
            expected = "a file that ends in .yaml; for a table, .csv; for a drawing, .svg."
            return [Problem(file, 1, "not-content", message, expected)]
        found = list[Problem]()
        if file.parent.name == "questions":
            found.extend(lints(read_questions(file)))
        elif reader := READERS.get(file.parent.name):
            reader(file)
        else:
            found = check_vignette(file)
        return found + (check_numbers(file) if file.suffix == ".yaml" else [])
    except ContentError as error:
        return error.problems


def hinders(problem: Problem) -> bool:
    """Whether nothing may be built or played while this is so: an error, or what could not be decided."""
    return problem.severity != "warning"


def verdict(found: Iterable[Problem], *, strict: bool = False) -> Verdict:
    """What the problems come to; with `strict` a warning is as grave as an error."""
    severities = {problem.severity for problem in found}
    if "error" in severities or (strict and "warning" in severities):
        return "faulty"
    return "undecided" if "undecided" in severities else "sound"


def as_json(files: int, found: Sequence[Problem], *, strict: bool = False) -> str:
    """The problems for tools: each with its file, line, code, severity, words, and the path that shows it."""
    told = [
        {
            "file": readable(problem.file),
            "line": problem.line,
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
            "expected": problem.expected,
            "path": [{"scene": scene, "choice": choice} for scene, choice in problem.path],
        }
        for problem in found
    ]
    return json.dumps(
        {"files": files, "verdict": verdict(found, strict=strict), "problems": told}, ensure_ascii=False, indent=2
    )


def aged(today: date) -> list[str]:
    """The rows of tables that somebody should compare with their sources again, a line each: where, what, since when.

    A table that cannot be read is passed over here: `problems` says why.
    """
    return [line for table_id in _readable_tables() for line in _aged_rows(table_id, today)]


def _readable_tables() -> Iterator[str]:
    for table_id in table_ids():
        try:
            read_table(table_id)
        except ContentError:
            continue
        yield table_id


def _aged_rows(table_id: str, today: date) -> Iterator[str]:
    table = read_table(table_id)
    for row in table.rows:
        due = row.get("review_by", "")
        if due and date.fromisoformat(due) < today:
            sources = row.get("source", "").replace(";", ", ")
            yield f"{readable(table.file)}: ‘{row['id']}’ was to be looked at again by {due} (source: {sources})."
