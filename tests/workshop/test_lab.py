"""What JupyterLab is told."""

from pathlib import Path

import pytest

from heldinmind.workshop import lab


@pytest.fixture
def course(tiny_course: Path) -> Path:
    (tiny_course / "notebooks").mkdir()
    for name in ("attachment", "bonding first"):
        (tiny_course / "notebooks" / f"{name}.ipynb").write_text("{}")
    return tiny_course


def test_the_first_notebook_of_the_contents_is_opened(course: Path) -> None:
    assert lab.first_notebook(course) == "notebooks/attachment.ipynb"
    (course / "_toc.yml").write_text("chapters:\n- file: notebooks/bonding first\n- file: notebooks/attachment\n")
    assert lab.first_notebook(course) == "notebooks/bonding first.ipynb"
    assert "--LabApp.default_url=/lab/tree/notebooks/bonding%20first.ipynb" in lab.options(course, open_browser=True)


def test_a_course_without_notebooks_opens_all_the_same(tiny_course: Path) -> None:
    assert lab.first_notebook(tiny_course) == ""


def test_it_keeps_to_this_machine_and_asks_nothing_of_others(course: Path) -> None:
    options = lab.options(course, open_browser=False, port=9000)
    assert {"--ip=127.0.0.1", "--LabApp.news_url=None", "--no-browser", "--port=9000"} < set(options)
    assert "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate" in options


def test_jupyterlab_knows_every_option(course: Path) -> None:
    from jupyterlab import NeverCheckForUpdate
    from jupyterlab.labapp import LabApp

    app = LabApp()
    app.parse_command_line(lab.options(course, open_browser=False))
    app.update_config(app.cli_config)
    assert app.news_url is None
    assert app.check_for_updates_class is NeverCheckForUpdate
    assert app.extension_manager == "readonly"
