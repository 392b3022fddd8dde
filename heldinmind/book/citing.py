"""Which page shows which findings and words, so that an edit to one renews the pages that show it and no others.

Sphinx goes by files; there is one file of findings and one of words, and nearly every page shows some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from heldinmind.catalogue.findings import findings
from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.terms import linked_terms, terms

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Shown = dict[str, dict[str, object]]
"""By page, the rows it shows, as they were when it was read."""


def connect(app: Sphinx) -> None:
    """Lets Sphinx ask which pages are out of date because a row changed."""
    app.connect("env-get-outdated", _outdated)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)


def note_findings(env: BuildEnvironment, texts: Iterable[str]) -> None:
    """Notes for the page being read every finding whose id stands in one of `texts`."""
    _note(env, {f"finding {one}" for text in texts for one in _ID.findall(text)})


def note_terms(env: BuildEnvironment, text: str) -> None:
    """Notes for the page being read every word that `text` links."""
    _note(env, {f"term {one}" for one in linked_terms(text)})


def _note(env: BuildEnvironment, names: set[str]) -> None:
    known = _rows()
    _shown(env).setdefault(env.docname, {}).update({name: known[name] for name in names & set(known)})


def _rows() -> Mapping[str, object]:
    """Every row there is, by its table and its id."""
    return {f"finding {one}": row for one, row in findings().items()} | {
        f"term {one}": row for one, row in terms().items()
    }


def _shown(env: Any) -> Shown:
    if not hasattr(env, "heldinmind_shown"):
        env.heldinmind_shown = {}
    shown: Shown = env.heldinmind_shown
    return shown


def _outdated(_app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    try:
        known = _rows()
    except ContentError:
        return list(_shown(env))
    return [page for page, rows in _shown(env).items() if any(known.get(one) != was for one, was in rows.items())]


def _forget(_app: Sphinx, env: BuildEnvironment, page: str) -> None:
    _shown(env).pop(page, None)


def _merge(_app: Sphinx, env: BuildEnvironment, pages: set[str], other: BuildEnvironment) -> None:
    _shown(env).update({page: rows for page, rows in _shown(other).items() if page in pages})
