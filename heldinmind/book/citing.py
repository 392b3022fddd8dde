"""Which page shows which findings, so that an edit to one finding renews the pages that show it and no others.

Sphinx goes by files; there is one file of findings, and nearly every page cites some of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from heldinmind.catalogue.findings import Finding, findings
from heldinmind.catalogue.problems import ContentError

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Shown = dict[str, dict[str, Finding]]
"""By page, the findings it shows, as they were when it was read."""


def connect(app: Sphinx) -> None:
    """Lets Sphinx ask which pages are out of date because a finding changed."""
    app.connect("env-get-outdated", _outdated)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)


def note(env: BuildEnvironment, texts: Iterable[str]) -> None:
    """Notes for the page being read every finding whose id stands in one of `texts`."""
    known = findings()
    cited = {one: known[one] for text in texts for one in _ID.findall(text) if one in known}
    _shown(env).setdefault(env.docname, {}).update(cited)


def _shown(env: Any) -> Shown:
    if not hasattr(env, "heldinmind_findings"):
        env.heldinmind_findings = {}
    shown: Shown = env.heldinmind_findings
    return shown


def _outdated(_app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    try:
        known = findings()
    except ContentError:
        return list(_shown(env))
    return [page for page, cited in _shown(env).items() if any(known.get(one) != was for one, was in cited.items())]


def _forget(_app: Sphinx, env: BuildEnvironment, page: str) -> None:
    _shown(env).pop(page, None)


def _merge(_app: Sphinx, env: BuildEnvironment, pages: set[str], other: BuildEnvironment) -> None:
    _shown(env).update({page: cited for page, cited in _shown(other).items() if page in pages})
