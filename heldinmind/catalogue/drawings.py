"""The line drawings in data/drawings: SVG made for this course, each with words for whoever does not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from xml.etree import ElementTree as ET

from heldinmind.catalogue.files import read_text
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.course import data_folder

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = frozenset({"g", "path", "circle", "ellipse", "line", "polyline", "polygon", "rect"})
"""What a drawing is made of: nothing that runs, loads or has a style of its own."""
LARGEST_DRAWING = 8_000
"""Bytes. A drawing stands within the page, which is to be small."""


@dataclass(frozen=True)
class Drawing:
    """A drawing: `title` names it, `description` says what can be seen, `svg` stands in a page as it is."""

    id: str
    title: str
    description: str
    svg: str
    file: Path


def drawings_folder() -> Path:
    """Where the drawings lie."""
    return data_folder() / "drawings"


def drawing_ids() -> list[str]:
    """The ids of all drawings."""
    return sorted(file.stem for file in drawings_folder().glob("*.svg"))


def load_drawing(drawing_id: str) -> Drawing:
    """The drawing `drawing_id`. Raises ContentError with one problem per mistake."""
    return read_drawing(drawings_folder() / f"{drawing_id}.svg")


def read_drawing(file: Path) -> Drawing:
    """The drawing in `file`. Raises ContentError with one problem per mistake."""
    text = read_text(file)
    try:
        root = ET.fromstring(text)  # noqa: S314 - a file of the course; expat itself refuses entities that explode
    except ET.ParseError as error:
        message = f"This is no SVG: {error}."
        raise ContentError([Problem(file, error.position[0], "not-svg", message, "an SVG drawing.")]) from None
    if problems := list(_faults(file, text, root)):
        raise ContentError(problems)
    title, description = (" ".join((root.findtext(f"{SVG}{name}") or "").split()) for name in ("title", "desc"))
    shapes = "".join(_plain(child) for child in root if child.tag not in {f"{SVG}title", f"{SVG}desc"})
    svg = (
        f'<svg viewBox="{escape(root.attrib["viewBox"])}" role="img" aria-label="{escape(description)}">{shapes}</svg>'
    )
    return Drawing(file.stem, title, description, svg, file)


def _faults(file: Path, text: str, root: ET.Element) -> Iterator[Problem]:
    def fault(code: str, message: str, expected: str) -> Problem:
        return Problem(file, 1, code, message, expected)

    if root.tag != f"{SVG}svg" or not re.fullmatch(r"0 0 \d+ \d+", root.attrib.get("viewBox", "")):
        yield fault("not-svg", "The drawing has no frame.", 'an <svg> with viewBox="0 0 width height".')
    for name, what in (("title", "a name of a few words"), ("desc", "a sentence or two on what can be seen")):
        if not (root.findtext(f"{SVG}{name}") or "").strip():
            yield fault("no-words", f"The drawing has no <{name}>.", f"{what}, for whoever does not see it.")
    if len(text.encode()) > LARGEST_DRAWING:
        yield fault("file-too-large", f"The drawing has {len(text.encode()):,} bytes.", f"at most {LARGEST_DRAWING:,}.")
    for element in root.iter():
        tag = str(element.tag).removeprefix(SVG)
        if tag not in SHAPES | {"svg", "title", "desc"}:
            yield fault("not-a-shape", f"<{tag}> is not drawn here.", f"one of: {', '.join(sorted(SHAPES))}.")
        for name in element.attrib:
            if name.startswith("on") or name in {"id", "style", "class", "href"} or "}" in name:
                yield fault("not-a-shape", f"‘{name}’ does not belong in a drawing.", "what places and draws a shape.")


def _plain(element: ET.Element) -> str:
    """The shape as HTML understands it: without the namespace, which a page need not repeat."""
    tag = str(element.tag).removeprefix(SVG)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attrib.items())
    inner = "".join(_plain(child) for child in element)
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"
