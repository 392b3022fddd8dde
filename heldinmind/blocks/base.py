"""What every block is: a widget in a notebook, a reference in the notebook's file, HTML and state in the book."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from heldinmind.blocks.recording import Recorded

DIST = Path(__file__).parent / "dist"
"""The built front end: `<kind>.js` and `<kind>.css` for notebooks, `book/` for the book."""


@dataclass(frozen=True)
class Resolved:
    """A reference turned into what is shown."""

    title: str
    html: str
    """What can be read where nothing can be pressed; in the book it is found by the search."""
    content: Mapping[str, Any]
    """What the front end needs, as JSON. Empty where `html` is all there is."""
    files: Sequence[Path]
    """The files it came from: when one changes, so does this."""
    points: Sequence[str] = ()
    """The points of the source sheet (ids of data/tables/inventory.csv) that are practised or asked about here."""


class Block(Recorded):
    """A thing a learner works with, shown by its kind and id.

    A subclass names its `kind` and what a person would call it, and says how an id is resolved.
    """

    kind: ClassVar[str]
    called: ClassVar[str]
    module: ClassVar[str]
    """The front-end module in `DIST`, without its ending."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    block_kind = traitlets.Unicode().tag(sync=True)
    block_id = traitlets.Unicode().tag(sync=True)
    html = traitlets.Unicode().tag(sync=True)
    content = traitlets.Dict().tag(sync=True)

    def __init__(self, block_id: str) -> None:
        resolved = self.resolve(block_id)
        super().__init__(
            _esm=built(f"{self.module}.js"),
            _css=built(f"{self.module}.css"),
            block_kind=self.kind,
            block_id=block_id,
            html=resolved.html,
            content=dict(resolved.content),
        )
        self.follow_record(f"{self.kind}:{block_id}")

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """What `block_id` shows. Raises ContentError where it cannot be shown."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        references = {
            "text/plain": f"{self.called}: {self.block_id}",
            "text/html": placeholder(self.kind, self.block_id),
        }
        return {**data, **references}, metadata

    def __repr__(self) -> str:
        return f"{self.called}: {self.block_id}"


def built(name: str) -> str:
    """The text of a built front-end file. Raises FileNotFoundError that says how to build it."""
    file = DIST / name
    if not file.is_file():
        raise FileNotFoundError(
            f"The front end is not built ({name} is missing). Run ‘make book’ or ‘python -m heldinmind book’."
        )
    return file.read_text(encoding="utf-8")


def placeholder(kind: str, block_id: str) -> str:
    """The reference that a notebook's output holds: the same bytes each time, and a line a person can read."""
    line = "It is alive in the book; in JupyterLab, choose Run ▸ Run All Cells."
    return (
        f'<div data-block="{escape(kind)}" data-id="{escape(block_id)}">'
        f"<p><em>{escape(kind.capitalize())} ‘{escape(block_id)}’.</em> {line}</p></div>"
    )


def in_the_book(kind: str, block_id: str, resolved: Resolved) -> str:
    """The block in the book's page: what can be read, and the content from which the host brings it to life."""
    content = f'<script type="application/json">{_safe_json(resolved.content)}</script>' if resolved.content else ""
    anchor = f' id="{anchor_of(kind, block_id)}" {CARRIES}="{" ".join(resolved.points)}"' if resolved.points else ""
    return (
        f'<div class="hm-block" data-block="{escape(kind)}" data-id="{escape(block_id)}"{anchor}>'
        f"{resolved.html}{content}</div>"
    )


def place_of(row: Mapping[str, str]) -> str:
    """The attributes by which a table's row that carries points of the source sheet can be found in its page."""
    from heldinmind.catalogue.tables import points_of

    points = points_of(row)
    return f' id="{escape(row["id"])}" {CARRIES}="{" ".join(points)}"' if points else ""


CARRIES = "data-points"
"""The attribute of a place in the book that names the points of the source sheet it carries."""


def anchor_of(kind: str, block_id: str) -> str:
    """Where on its page the block stands."""
    return escape(f"block-{kind}-{block_id}")


def _safe_json(content: Mapping[str, Any]) -> str:
    """JSON that cannot end the script element it stands in, whatever a text holds."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
