"""The pages that are measured: our case page, the same case by inkjs, and a stock Jupyter Book page with a question."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from heldinmind.exports.ink import to_ink
from heldinmind.vignettes.load import load_vignette, names_of
from heldinmind.vignettes.model import Decide
from heldinmind.workshop import building, frontend
from heldinmind.workshop.folders import package_folder, site_folder
from heldinmind.workshop.node import obtain_node

CASE = "six-weeks-in"
JUPYTER_BOOK = [
    sys.executable,
    "-c",
    "import sys; sys.argv[0] = 'jupyter-book'; from jupyter_book.cli.main import main; main()",
]
"""The command as it comes."""


@dataclass(frozen=True)
class Page:
    """A page: the folder it lies in, its address there, what is pressed, what then appears, and what leads on."""

    name: str
    folder: Path
    address: str
    choice: str
    feedback: str
    onward: str


def all_pages(folder: Path) -> list[Page]:
    """The three pages, made under `folder` from everything as it is now."""
    frontend.ensure_built(print)
    folder.mkdir(parents=True, exist_ok=True)
    return [ours(), inkjs(folder / "inkjs"), stock(folder / "stock")]


def ours() -> Page:
    """The case's page in the book."""
    site = site_folder() if building.is_current() else building.build_book(print)
    return Page("ours", site, f"cases/{CASE}.html", "button[data-choice]", ".hm-feedback", "[data-action=otherwise]")


def inkjs(folder: Path) -> Page:
    """The case as an ink story, compiled beforehand, on a page with no style: inkjs at its lightest."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    root = package_folder().parent
    compiler = (
        'const { Compiler } = require("inkjs/full");'
        'const source = require("node:fs").readFileSync(0, "utf8");'
        "process.stdout.write(new Compiler(source).Compile().ToJson());"
    )
    compiled = subprocess.run(
        [*obtain_node(root, print).node, "-e", compiler],
        input=to_ink(load_vignette(CASE)),
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    shutil.copy(root / "node_modules/inkjs/dist/ink-es2015.js", folder / "ink.js")
    (folder / "story.js").write_text(f"const story = {compiled.stdout.lstrip(chr(0xFEFF))};", encoding="utf-8")
    (folder / "index.html").write_text(BARE, encoding="utf-8")
    return Page(
        "inkjs", folder, "index.html", "button[data-choice]", "#story p.after", "button[data-choice]:only-of-type"
    )


BARE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A case by inkjs</title><link rel="icon" href="data:,">
<script defer src="ink.js"></script><script defer src="story.js"></script></head>
<body><main id="story"></main><script type="module">
const told = new inkjs.Story(story), place = document.getElementById("story");
function tell(kind) {
  while (told.canContinue) {
    const p = document.createElement("p");
    p.className = kind;
    p.textContent = told.Continue();
    place.append(p);
  }
  for (const choice of told.currentChoices) {
    const button = document.createElement("button");
    button.dataset.choice = choice.index;
    button.textContent = choice.text;
    button.onclick = () => {
      for (const old of place.querySelectorAll("button")) old.remove();
      told.ChooseChoiceIndex(choice.index);
      tell("after");
    };
    place.append(button);
  }
}
tell("before");
</script></body></html>
"""


def stock(folder: Path) -> Page:
    """A Jupyter Book as it comes, its one notebook asking the case's first decision by jupyterquiz."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    source = f"from jupyterquiz import display_quiz\ndisplay_quiz({json.dumps([_opening_question()])!s})"
    source = source.replace(": true", ": True").replace(": false", ": False")
    import nbformat
    from nbclient import NotebookClient

    book = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell(_opening_text()), nbformat.v4.new_code_cell(source)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    NotebookClient(book, timeout=120).execute()
    nbformat.write(book, folder / "case.ipynb")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: case\n", encoding="utf-8")
    (folder / "_config.yml").write_text('title: A case\nexecute:\n  execute_notebooks: "off"\n', encoding="utf-8")
    subprocess.run([*JUPYTER_BOOK, "build", str(folder)], capture_output=True, check=True)
    return Page("stock", folder / "_build/html", "case.html", ".MCButton", ".Feedback:not(:empty)", "")


def _opening() -> tuple[Decide, str]:
    case = load_vignette(CASE)
    scene = next(scene for scene in case.scenes if scene.id == case.start and isinstance(scene, Decide))
    return scene, case.title  # type: ignore[return-value]


def _opening_text() -> str:
    from heldinmind.catalogue.prose import fill

    scene, title = _opening()
    names = names_of(load_vignette(CASE))
    return f"# {title}\n\n{fill(scene.baby, names)}\n\n{fill(scene.text, names)}"


def _opening_question() -> dict[str, object]:
    from heldinmind.catalogue.prose import fill

    scene, _ = _opening()
    names = names_of(load_vignette(CASE))
    answers = [
        {
            "answer": fill(choice.text, names),
            "correct": number == 0,
            "feedback": fill(f"{choice.consequence} {' '.join(choice.feedback.model_dump().values())}", names),
        }
        for number, choice in enumerate(scene.choices)
    ]
    return {"question": "What do you do?", "type": "multiple_choice", "answers": answers}
