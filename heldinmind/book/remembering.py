"""Sources and figures as they were made for the last book, so that they are made anew only where they changed.

They lie in Sphinx's environment, with the pages it has read, and go when it goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from heldinmind.book import offline
from heldinmind.catalogue import memory
from heldinmind.catalogue.references import formatted

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

STYLE = "held-in-mind"
"""The name of the style in which a page of the book lists its sources: pybtex’s ‘plain’, made once."""

MOST = 2000
"""Things kept: beyond that, what is there was mostly made for pages that have since changed."""

AFTER_THE_REST = 900


def connect(app: Sphinx) -> None:
    """Lets the book remember from build to build."""
    from pybtex.plugin import register_plugin

    register_plugin("pybtex.style.formatting", STYLE, _style())
    app.connect("builder-inited", _recall)
    # After the list of sources was made, and before Sphinx stores what it knows.
    app.connect("env-updated", _store, priority=AFTER_THE_REST)


def _style() -> type[Any]:
    from pybtex.style import FormattedEntry
    from pybtex.style.formatting.plain import Style

    class Remembering(Style):  # type: ignore[misc]  # pybtex has no types
        def format_entry(self, label: str, entry: Any, bib_data: Any = None) -> Any:  # noqa: ARG002
            return FormattedEntry(entry.key, formatted(entry), label)

    return Remembering


def _recall(app: Sphinx) -> None:
    code, things = getattr(app.env, "heldinmind_made", ("", {}))
    if code == app.config.heldinmind_code:
        memory.remember(things)


def _store(app: Sphinx, env: BuildEnvironment) -> list[str]:
    offline.icon()
    things = memory.all_made()
    env.heldinmind_made = (app.config.heldinmind_code, things if len(things) <= MOST else {})  # type: ignore[attr-defined]
    return []
