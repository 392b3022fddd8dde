"""Prose from content files: names filled in, then Markdown of a safe subset made into HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

Names = Mapping[str, Mapping[str, str]]
"""What `{{ mother }}` and `{{ mother.age }}` stand for: a name's fields; the name alone is its field `name`."""

_VARIABLE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_SAFE_LINK = re.compile(r"(https?://|mailto:|tel:|#|\.{1,2}/|/(?!/)|[\w-]+[\w./-]*(#|$))", re.IGNORECASE)
_TO_FINDING = "#finding-"
"""How a cited number is marked: the book makes a link of it, to where the number comes from."""
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#+!|~])")


class UnknownNameError(KeyError):
    """Prose speaks of a name that neither the cast nor the local services have."""


def variables(text: str) -> Iterator[str]:
    """What stands between double braces in `text`."""
    return (found.group(1) for found in _VARIABLE.finditer(text))


def leftover_braces(text: str) -> bool:
    """Whether a double brace stands in `text` that belongs to no variable."""
    rest = _VARIABLE.sub("", text)
    return "{{" in rest or "}}" in rest


def lookup(variable: str, names: Names) -> str:
    """What `variable` stands for. Raises UnknownNameError."""
    name, _, field = variable.partition(".")
    try:
        return names[name][field or "name"]
    except KeyError:
        raise UnknownNameError(variable) from None


def fill(text: str, names: Names) -> str:
    """`text` with its variables replaced. Raises UnknownNameError."""
    return _VARIABLE.sub(lambda found: lookup(found.group(1), names), text)


def to_html(text: str, names: Names | None = None) -> str:
    """Markdown as HTML: paragraphs, emphasis, lists, quotations and links. HTML in it is shown as text, never run."""
    return _filled(text, names, inline=False)


def to_inline_html(text: str, names: Names | None = None) -> str:
    """The same for a line without paragraphs, as in a button or a table cell."""
    return _filled(text, names, inline=True)


def _filled(text: str, names: Names | None, *, inline: bool) -> str:
    def value(found: re.Match[str]) -> str:
        plain = _MARKDOWN_SIGNS.sub(r"\\\1", lookup(found[1], names or {}))
        name, _, field = found[1].partition(".")
        # Within a button or a label nothing else can be pressed: there a number is plain.
        return plain if inline or name != "finding" else f"[{plain}]({_TO_FINDING}{field.partition('.')[0]})"

    filled = _VARIABLE.sub(value, text)
    html: str = _markdown().renderInline(filled) if inline else _markdown().render(filled)
    return html.strip().replace(f'<a href="{_TO_FINDING}', '<a class="hm-number" data-finding="')


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero", {"html": False})
    reader.enable(["paragraph", "list", "blockquote", "emphasis", "link", "escape", "newline", "entity"])
    reader.validateLink = lambda url: bool(_SAFE_LINK.match(url))  # type: ignore[method-assign]
    return reader
