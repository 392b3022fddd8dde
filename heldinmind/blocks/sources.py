"""A list of sources."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import ClassVar

from heldinmind.blocks.base import Block, Resolved


class Sources(Block):
    """The sources named by their keys; its id is the keys, joined by semicolons."""

    kind: ClassVar[str] = "sources"
    called: ClassVar[str] = "Sources"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The sources in `block_id`. Raises ContentError where a key is unknown."""
        from heldinmind.catalogue.references import references_file

        return Resolved("Sources", source_list(block_id.split(";")), {}, [references_file()])


def shown_sources(keys: Iterable[str]) -> dict[str, dict[str, str]]:
    """The sources as a front end shows them, each once, by key."""
    from heldinmind.catalogue.references import references

    known = references()
    return {key: {"short": known[key].short, "html": known[key].html} for key in keys}


def source_list(keys: Iterable[str]) -> str:
    """The sources as an HTML list. Raises ContentError where a key is unknown."""
    from heldinmind.catalogue.problems import ContentError, Problem
    from heldinmind.catalogue.references import references, references_file

    known = references()
    if unknown := [key for key in keys if key not in known]:
        message = f"There is no source ‘{unknown[0]}’."
        raise ContentError(
            [Problem(references_file(), 1, "unknown-reference", message, f"one of: {', '.join(sorted(known))}.")]
        )
    items = "".join(f'<li data-source="{escape(key)}">{known[key].html}</li>' for key in keys)
    return f'<ul class="hm-sources">{items}</ul>'
