"""What a learner reads of a module, and how hard it is to read."""

import json
import re
from collections.abc import Collection
from html import unescape
from pathlib import Path
from typing import Any

from heldinmind.blocks import BLOCKS
from heldinmind.course import course_folder

MODULES = sorted((course_folder() / "notebooks").glob("*.ipynb"))

Cell = dict[str, Any]


def cells_of(file: Path) -> list[Cell]:
    cells: list[Cell] = json.loads(file.read_text(encoding="utf-8"))["cells"]
    return [{**cell, "source": "".join(cell["source"])} for cell in cells]


def cells_before(cells: list[Cell], headings: Collection[str]) -> list[Cell]:
    """The cells before the first that begins with one of `headings`."""
    beginnings = tuple(f"## {heading}" for heading in headings)
    end = next(number for number, cell in enumerate(cells) if cell["source"].startswith(beginnings))
    return cells[:end]


def texts_of(cell: Cell, *, opened: bool) -> list[str]:
    """What a learner reads of a cell, as Markdown or HTML: prose; a question with all its answers; a figure's caption.

    With `opened`, also what is read by whoever opens it: folds, and what a reflection is compared with.
    """
    if cell["cell_type"] == "markdown":
        folded = r"</?details>" if opened else r"<details>.*?</details>"
        return [re.sub(folded, "", cell["source"], flags=re.DOTALL)]
    called = re.search(r"hm\.(quiz|figure|reflect)\(\"([^\"]+)\"", cell["source"])
    if not called:
        return []
    kind, block_id = {"reflect": "reflection"}.get(called[1], called[1]), called[2]
    resolved = BLOCKS[kind].resolve(block_id)
    match kind:
        case "quiz":
            texts = [resolved.content["intro"]]
            for question in resolved.content["questions"]:
                answers = question.get("options") or question["items"]
                texts += [question["prompt"], *(text for one in answers for text in (one["text"], one["why"]))]
            return texts
        case "figure":
            return list(re.findall(r"<figcaption>(.*?)</figcaption>", resolved.html, re.DOTALL))
        case _:
            parts = ("prompt", "hint", "compare") if opened else ("prompt",)
            return [resolved.content[part] for part in parts]


def passages(text: str) -> list[str]:
    """The paragraphs and list items of Markdown or HTML as plain words, each ending as a sentence does.

    Headings are left out: they are no sentences, and counted as such they would make any page look easy.
    """
    from markdown_it import MarkdownIt

    html = re.sub(r"<h(\d).*?</h\1>", "", MarkdownIt().render(text), flags=re.DOTALL)
    blocks = re.split(r"</?(?:p|[uo]l|li|blockquote|summary|br|hr|div)\b[^>]*>", html)
    plain = [" ".join(unescape(re.sub(r"<[^>]+>", "", block)).split()) for block in blocks]
    return [one if re.search(r"[.?!][’)]*$", one) else f"{one.rstrip(':;,')}." for one in plain if one]


def grade(passages: Collection[str], terms: Collection[str]) -> float:
    """The Flesch–Kincaid grade of `passages`; each of `terms`, the glossary's, counts as a short word.

    A term as ‘One name (another name)’ is two.
    """
    import textstat

    text = "\n".join(passages)
    names = {name.strip() for term in terms for name in re.split(r"[()]", term)} - {""}
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", "word", text, flags=re.IGNORECASE)
    # textstat ends a sentence at each point, and knows ‘don’t’ and ‘baby’s’ by the straight apostrophe alone.
    text = re.sub(r"(?<=\d)\.(?=\d)", "", text.replace("’", "'"))
    found: float = textstat.flesch_kincaid_grade(text)
    return found
