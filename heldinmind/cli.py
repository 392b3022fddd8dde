"""The `heldinmind` command. Each command here calls one function, which does the work."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

# What a command needs is imported in it: `heldinmind --help` answers at once.

app = typer.Typer(
    help="Held in Mind: an interactive course for health visitors and those who train them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")]


@contextmanager
def troubles_in_sentences() -> Iterator[None]:
    """Says what was foreseen in its own words, and ends with exit code 1."""
    from heldinmind.workshop.telling import Trouble

    try:
        yield
    except Trouble as trouble:
        typer.echo(str(trouble), err=True)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        typer.echo("\nStopped.", err=True)
        raise typer.Exit(130) from None


def _version(asked: bool) -> None:
    if asked:
        from heldinmind import __version__

        typer.echo(f"Held in Mind {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Held in Mind: an interactive course for health visitors and those who train them."""


@app.command()
def start(
    no_browser: NoBrowser = False,
    port: Annotated[int | None, typer.Option(help="The port to serve on, in place of the usual one.")] = None,
) -> None:
    """Build what is missing, serve the book, open it."""
    from heldinmind.workshop.commands import start_course

    with troubles_in_sentences():
        start_course(typer.echo, open_browser=not no_browser, port=port)


@app.command()
def book() -> None:
    """Build the book."""
    from heldinmind.workshop.commands import make_book

    with troubles_in_sentences():
        make_book(typer.echo)


@app.command()
def lab(
    no_browser: NoBrowser = False,
    port: Annotated[int | None, typer.Option(help="The port to serve on.")] = None,
) -> None:
    """Open the notebooks in JupyterLab."""
    from heldinmind.workshop.commands import start_lab

    with troubles_in_sentences():
        start_lab(typer.echo, open_browser=not no_browser, port=port)


@app.command()
def notebooks(
    check: Annotated[bool, typer.Option("--check", help="Only say whether any would change.")] = False,
) -> None:
    """Run every notebook again and store it with its outputs."""
    from heldinmind.workshop.commands import refresh_notebooks

    with troubles_in_sentences():
        differed = refresh_notebooks(typer.echo, check)
    raise typer.Exit(int(check and differed))


@app.command()
def doctor() -> None:
    """Check this machine: OK, or what to do."""
    from heldinmind.workshop.doctor import examine

    with troubles_in_sentences():
        well = examine(typer.echo)
    raise typer.Exit(0 if well else 1)


@app.command()
def export(
    case: Annotated[str, typer.Argument(help="The case's id, as in ‘six-weeks-in’.")],
    to: Annotated[str, typer.Option("--to", help="ink, or twee for Twine.")],
    file: Annotated[Path | None, typer.Option("--file", help="Where to write it, in place of the screen.")] = None,
) -> None:
    """Write a case for another tool, and say what is lost on the way."""
    from heldinmind.workshop.commands import export_case

    with troubles_in_sentences():
        export_case(typer.echo, lambda line: typer.echo(line, err=True), case, to, file)


@app.command()
def schema() -> None:
    """Write data/schemas/vignette.json anew, by which editors complete and check a case."""
    from heldinmind.workshop.commands import write_schema

    with troubles_in_sentences():
        write_schema(typer.echo)


@app.command()
def example_group() -> None:
    """Write data/groups/example anew: the made-up group that the trainers' notebook shows."""
    from heldinmind.workshop.commands import write_example_group

    with troubles_in_sentences():
        write_example_group(typer.echo)


@app.command()
def coverage() -> None:
    """Write data/source_map.csv anew: where each point of the sheet is taught, practised, assessed; list the gaps."""
    from heldinmind.workshop.commands import write_source_map

    with troubles_in_sentences():
        complete = write_source_map(typer.echo)
    raise typer.Exit(0 if complete else 1)


@app.command()
def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(exists=True, help="Files and folders to check; all of the course's if none.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for mistakes.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Say it for tools, as JSON.")] = False,
) -> None:
    """Check cases, questions and other content. Ends with 0 if all is sound, 1 for mistakes, 3 if undecided."""
    from heldinmind.workshop.commands import check_content

    with troubles_in_sentences():
        status = check_content(typer.echo, paths, strict=strict, as_json=json)
    raise typer.Exit(status)
