"""JupyterLab on the course's folder, with its first notebook open and no call to the outside."""

import os
from pathlib import Path
from urllib.parse import quote

from heldinmind.course import course_folder
from heldinmind.workshop.notebooks import notebooks_in
from heldinmind.workshop.opening import has_screen
from heldinmind.workshop.telling import Report, Trouble

SETTINGS = Path(__file__).parent / "lab_settings"
"""Settings that have no option: nobody is asked whether they would like news."""


def open_lab(report: Report, open_browser: bool = True, port: int | None = None) -> None:
    """Runs JupyterLab until Ctrl+C; Trouble where it is not installed."""
    try:
        from jupyterlab.labapp import LabApp
    except ImportError as error:
        raise Trouble(f"JupyterLab is not installed ({error}): run pip install -r requirements.txt") from error
    report("Opening JupyterLab. Ctrl+C here ends it.")
    others = os.environ.get("JUPYTER_CONFIG_PATH")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, (str(SETTINGS), others)))
    LabApp.launch_instance(argv=options(course_folder(), open_browser and has_screen(), port))


def options(course: Path, open_browser: bool, port: int | None = None) -> list[str]:
    """What JupyterLab is told: this machine only, the course's folder, its first notebook, no news."""
    chosen = [
        "--ip=127.0.0.1",
        f"--ServerApp.root_dir={course}",
        f"--LabApp.default_url=/lab/tree/{quote(first_notebook(course))}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        # The list of extensions would be asked of the internet.
        "--LabApp.extension_manager=readonly",
        # The address and what is wrong, not each part that was loaded.
        "--ServerApp.log_level=WARN",
        "--LabApp.log_level=WARN",
    ]
    if port is not None:
        chosen.append(f"--port={port}")
    if not open_browser:
        chosen.append("--no-browser")
    # In a container everybody is root; the server answers to this machine alone, and asks for its token.
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        chosen.append("--allow-root")
    return chosen


def first_notebook(course: Path) -> str:
    """The first notebook of the table of contents, by its path from `course`; '' where there is none."""
    notebooks = [path.relative_to(course).as_posix() for path in notebooks_in(course / "notebooks")]
    toc = course / "_toc.yml"
    contents = toc.read_text(encoding="utf-8") if toc.is_file() else ""
    places = {name: contents.find(name.removesuffix(".ipynb")) for name in notebooks}
    listed = [name for name in notebooks if places[name] >= 0]
    return min(listed, key=places.__getitem__) if listed else next(iter(notebooks), "")
