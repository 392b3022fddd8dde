"""Re-executing the course's notebooks, and storing them so that the same notebook is the same bytes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from heldinmind.course import course_folder, readable
from heldinmind.workshop.telling import Report, Trouble

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
# What editors and runs leave behind: when a cell ran, on what, how far it was scrolled.
NOISE_OF_CELLS = ("execution", "ExecuteTime", "collapsed", "scrolled", "trusted", "vscode")
NOISE_OF_NOTEBOOKS = ("widgets", "signature", "varInspector", "vscode", "interpreter", "orig_nbformat")


def refresh(report: Report, check: bool = False, folder: Path | None = None) -> bool:
    """Re-executes the notebooks under `folder` (the course's), stores them; returns whether any differed.

    With `check` nothing is written. Trouble, and nothing written, where a cell fails.
    """
    folder = folder or course_folder() / "notebooks"
    fresh: dict[Path, str] = {}
    failures: list[str] = []
    for path in notebooks_in(folder):
        report(f"{readable(path)} …")
        try:
            fresh[path] = executed(path)
        except Trouble as trouble:
            failures.append(str(trouble))
    if failures:
        raise Trouble("\n".join([*failures, "No notebook was written."]))
    different = {path: text for path, text in fresh.items() if path.read_bytes() != text.encode()}
    for path, text in different.items():
        report(f"{readable(path)} {'differs from what running it gives' if check else 'is stored anew'}.")
        if not check:
            path.write_bytes(text.encode())
    if not different:
        count = "1 notebook" if len(fresh) == 1 else f"{len(fresh)} notebooks"
        report(f"{count} executed: as stored.")
    return bool(different)


def notebooks_in(folder: Path) -> list[Path]:
    """The notebooks under `folder`, without the copies that JupyterLab hides beside them."""
    return sorted(
        path
        for path in folder.rglob("*.ipynb")
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def executed(path: Path) -> str:
    """The notebook at `path` as stored after a run from its own folder; Trouble where a cell fails."""
    import nbformat

    try:
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except Exception as error:  # no JSON, or not a notebook's
        raise Trouble(f"{readable(path)} cannot be read as a notebook: {error}") from error
    _execute(notebook, path)
    normalise(notebook)
    _fill_in_numbers(notebook, path)
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    return text.rstrip("\n") + "\n"


def _fill_in_numbers(notebook: Any, path: Path) -> None:
    """Makes each citation in the notebook's prose say the number that the table of findings has now."""
    from heldinmind.catalogue.findings import with_numbers

    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            try:
                cell["source"] = with_numbers(cell.source)
            except KeyError as error:
                raise Trouble(f"{readable(path)}: there is no finding {error} in data/tables/findings.csv.") from error


def _execute(notebook: Any, path: Path) -> None:
    import logging

    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal, DeadKernelError

    begun = [0]
    client = NotebookClient(
        notebook,
        km=_kernel_of_this_environment(),
        timeout=600,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_start=lambda cell_index, **_: begun.append(cell_index + 1),
    )
    client.log.setLevel(logging.CRITICAL)
    try:
        client.execute(cleanup_kc=True)
    except (CellControlSignal, DeadKernelError) as error:
        name, said = getattr(error, "ename", type(error).__name__), getattr(error, "evalue", str(error))
        raise Trouble(f"{readable(path)}, cell {begun[-1]}: {name}: {said}") from error


def _kernel_of_this_environment() -> Any:
    """A kernel run by this very Python: 'python3' may have been registered by another one."""
    from ipykernel.kernelspec import get_kernel_dict
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    class ThisEnvironment(KernelSpecManager):
        """Knows one kernel."""

        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:  # noqa: ARG002  (there is one)
            """That kernel, whichever is asked for."""
            kernel = KernelSpec(**get_kernel_dict())
            # Without its warning that other users of this machine might listen to what a notebook prints.
            kernel.argv.append("--IPKernelApp.log_level=ERROR")
            return kernel

    return AsyncKernelManager(kernel_spec_manager=ThisEnvironment())


def normalise(notebook: Any) -> None:
    """Takes out of an executed `notebook`, in place, whatever another run or machine would make otherwise."""
    _without(notebook.metadata, NOISE_OF_NOTEBOOKS)
    notebook.metadata["kernelspec"] = dict(KERNEL)
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        _without(cell.metadata, NOISE_OF_CELLS)
    for number, cell in enumerate(_executed_cells(notebook), start=1):
        cell["execution_count"] = number
        cell["outputs"] = [output for output in map(_normal_output, cell.outputs) if output is not None]
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output["execution_count"] = number


def _executed_cells(notebook: Any) -> Iterator[Any]:
    """The code cells that ran: an empty one does not, and has no number."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source.strip():
            yield cell
        elif cell.cell_type == "code":
            cell["execution_count"], cell["outputs"] = None, []


def _normal_output(output: Any) -> Any | None:
    """`output` without the widget's view, which only its own kernel can show; None where nothing is left."""
    output.pop("transient", None)
    if "data" in output:
        output.data.pop(WIDGET_VIEW, None)
        output.metadata.pop(WIDGET_VIEW, None)
        if not output.data:
            return None
    return output


def _without(metadata: Any, names: tuple[str, ...]) -> None:
    for name in names:
        metadata.pop(name, None)
