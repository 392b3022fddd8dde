"""What a learner reads of a module, and how hard it is to read."""

import json
import re
from collections.abc import Collection, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from heldinmind.blocks import BLOCKS
from heldinmind.course import course_folder

MODULES = sorted((course_folder() / "notebooks").glob("*.ipynb"))

READ = {"quiz", "walkthrough", "figure", "explorer", "ecomap", "sheet", "frequencies", "cards", "reflection"}
"""The kinds of block that are read like a page; a table or a list of sources is looked up."""

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
    called = re.search(r"hm\.(\w+)\(\"([^\"]+)\"", cell["source"])
    kind = {"reflect": "reflection"}.get(called[1], called[1]) if called else ""
    if not called or kind not in READ:
        return []
    resolved = BLOCKS[kind].resolve(called[2])
    content: Mapping[str, Any] = resolved.content
    match kind:
        case "quiz":
            texts = [content["intro"]]
            for question in content["questions"]:
                answers = question.get("options") or question["items"]
                texts += [question["prompt"], *(text for one in answers for text in (one["text"], one["why"]))]
            return texts
        case "figure":
            return list(re.findall(r"<figcaption>(.*?)</figcaption>", resolved.html, re.DOTALL))
        case "walkthrough":
            played = [text for step in content["steps"] for text in _of_step(step, opened=opened)]
            return [content["intro"], *played, content["closing"]]
        case "explorer":
            families = content["families"] if opened else content["families"][:1]
            return [content["intro"], content["label"], *(text for one in families for text in _of_family(one))]
        case "ecomap":
            said = [one["said"] for one in content["around"]]
            why = [one["why"] for one in content["around"]] if opened else []
            return [content["intro"], *said, *why, content["closing"]]
        case "sheet":
            lines = [line for part in content["parts"] for line in (*part["lines"], *_labels(part))]
            return [content["intro"], *lines, content["closing"]]
        case "frequencies":
            readings = (text for one in content["readings"] for text in (one["title"], one["text"]))
            return [content["intro"], content["guess"]["question"], *readings]
        case "cards":
            return re.findall(r"<dd>(.*?)</dd>", resolved.html, re.DOTALL) if opened else []
        case _:
            parts = ("prompt", "hint", "compare") if opened else ("prompt",)
            return [content[part] for part in parts]


def _labels(part: Mapping[str, Any]) -> list[str]:
    return [field["label"] for field in part["fields"]]


def _of_step(step: Mapping[str, Any], *, opened: bool) -> list[str]:
    """A step as it is played: one choice and what follows, the longest; with `opened`, every choice."""
    outcomes = [f"{choice['then']} {choice['why']}" for choice in step["choices"]]
    shown = outcomes if opened else [max(outcomes, key=len)]
    return [step["seen"], *(choice["text"] for choice in step["choices"]), *shown, step["point"]]


def _of_family(family: Mapping[str, Any]) -> list[str]:
    parts = (text for part in (*family["loads"], *family["buffers"]) for text in (part["label"], part["may"]))
    return [family["story"], *parts]


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
