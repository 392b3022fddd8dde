"""What the commands do, in the order in which it must happen."""

from pathlib import Path

from heldinmind.catalogue.problems import Problem
from heldinmind.course import readable
from heldinmind.workshop import building, frontend
from heldinmind.workshop.folders import site_folder
from heldinmind.workshop.telling import Report, Trouble


def start_course(report: Report, open_browser: bool = True, port: int | None = None) -> None:
    """Builds what is missing or out of date, serves the book until Ctrl+C and opens it."""
    from heldinmind.workshop.server import USUAL_PORT
    from heldinmind.workshop.serving import serve

    frontend.ensure_built(report)
    if not building.is_current():
        building.build_book(report)
    serve(report, open_browser, USUAL_PORT if port is None else port)


def make_book(report: Report) -> None:
    """Builds the book where it is not built from everything as it is now, and says where it lies."""
    frontend.ensure_built(report)
    if building.is_current():
        report("The book is built already; nothing it is made from has changed.")
    else:
        building.build_book(report)
    report(f"To read it without a server, open {site_folder() / 'index.html'}")


def start_lab(report: Report, open_browser: bool = True, port: int | None = None) -> None:
    """Runs JupyterLab until Ctrl+C, with the front end that the notebooks' blocks need."""
    from heldinmind.workshop.lab import open_lab

    frontend.ensure_built(report)
    open_lab(report, open_browser, port)


def refresh_notebooks(report: Report, check: bool) -> bool:
    """Re-executes the notebooks, with the front end that their blocks need; returns whether any differed."""
    from heldinmind.workshop.notebooks import refresh

    frontend.ensure_built(report)
    return refresh(report, check)


def export_case(write: Report, say: Report, vignette_id: str, language: str, file: Path | None = None) -> None:
    """Writes the case in `language` (ink, twee) to `file`, or with `write`; says what is lost.

    Trouble for a language or a case there is not, and for a file that cannot be written.
    """
    from heldinmind.catalogue.problems import ContentError
    from heldinmind.exports.ink import to_ink
    from heldinmind.exports.twee import CANNOT_SAY, to_twee
    from heldinmind.vignettes.load import load_vignette

    writers = {"ink": to_ink, "twee": to_twee}
    if language not in writers:
        raise Trouble(f"There is no export to ‘{language}’. Expected: {' or '.join(writers)}.")
    try:
        text = writers[language](load_vignette(vignette_id))
    except ContentError as error:
        raise Trouble(str(error)) from None
    if file is None:
        write(text.rstrip("\n"))
    else:
        try:
            file.write_text(text, encoding="utf-8")
        except OSError as error:
            raise Trouble(f"{file} cannot be written: {error.strerror}.") from None
        say(f"Written to {file}.")
    if language == "twee":
        for line in ("Lost in this form:", *CANNOT_SAY):
            say(line)


def write_schema(report: Report) -> None:
    """Writes the JSON Schema of a case anew, from the models and the tables."""
    from heldinmind.vignettes.schema import schema_file, schema_text

    schema_file().parent.mkdir(exist_ok=True)
    schema_file().write_text(schema_text(), encoding="utf-8")
    report(f"Written: {readable(schema_file())}")


def write_example_group(report: Report) -> None:
    """Writes the made-up group of data/groups/example anew: the same files each time."""
    from heldinmind.record.synthetic import example_folder, write_group

    written = write_group(example_folder())
    report(f"Written: {len(written)} made-up records in {readable(example_folder())}")


def write_source_map(report: Report) -> bool:
    """Writes data/source_map.csv anew from what the course declares; reports gaps, returns if there are none."""
    from heldinmind.book.coverage import gaps, source_map, source_map_file, source_map_text
    from heldinmind.catalogue.problems import ContentError

    try:
        mapped = source_map()
    except ContentError as error:
        raise Trouble(str(error)) from None
    source_map_file().write_text(source_map_text(mapped), encoding="utf-8")
    missing = gaps(mapped)
    for line in missing:
        report(line)
    report(f"Written: {readable(source_map_file())}")
    return not missing


def check_content(
    report: Report, paths: list[Path] | None = None, *, strict: bool = False, as_json: bool = False
) -> int:
    """Reports each problem in the files at `paths` (the course's, if none); returns the command's exit status.

    For the whole course it also lists what has aged, and the local services that nobody has filled in: that is for a
    maintainer or a trainer to look at, and no mistake.
    """
    from datetime import UTC, datetime

    from heldinmind.catalogue.local_services import not_filled_in
    from heldinmind.workshop import checking

    files, found = checking.content_files(paths), checking.problems(paths)
    status = checking.EXIT_STATUS[checking.verdict(found, strict=strict)]
    if as_json:
        report(checking.as_json(len(files), found, strict=strict))
        return status
    for problem in found:
        report(str(problem))
    report(_in_short(len(files), found))
    if not paths:
        for line in (*checking.aged(datetime.now(UTC).date()), *not_filled_in()):
            report(line)
    return status


def _in_short(files: int, found: list[Problem]) -> str:
    """One line that says what all the lines before come to."""
    checked = f"{files} {'file' if files == 1 else 'files'} checked"
    counts = {severity: sum(problem.severity == severity for problem in found) for severity in SEVERITIES}
    named = [f"{count} {SEVERITIES[severity][count != 1]}" for severity, count in counts.items() if count]
    return f"{checked}, {', '.join(named) or 'nothing to mend'}."


SEVERITIES = {
    "error": ("mistake", "mistakes"),
    "undecided": ("case that could not be decided", "cases that could not be decided"),
    "warning": ("warning", "warnings"),
}
