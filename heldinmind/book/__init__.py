"""The Sphinx extension: turns each reference to a block into the block itself while the book is built."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heldinmind.blocks import BLOCKS
from heldinmind.blocks.base import DIST, in_the_book
from heldinmind.book import citing, offline, remembering, searching
from heldinmind.book.coverage import marked
from heldinmind.book.pages import mend_case_links, mend_number_links, name_places, way_to_the_top
from heldinmind.catalogue.findings import CITED, as_links, findings_file
from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.terms import as_term_links
from heldinmind.vignettes.schema import schema_file

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

HERE = Path(__file__).parent
SCRIPTED = frozenset(kind for kind, block in BLOCKS.items() if block.module != "static")
"""The kinds of block that have a script; the others are read and not pressed."""

WITH_ALL_FINDINGS = frozenset({"findings", "checker"})
"""The kinds of block that hold every finding: an edit to any of them renews their pages."""

_REFERENCE = re.compile(
    r'^\s*<div data-block="(?P<kind>[a-z]+)" data-id="(?P<id>[a-z0-9;-]+)">(?:(?!data-block).)*</div>\s*$', re.DOTALL
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Registers the extension with Sphinx."""
    app.add_config_value("heldinmind_code", code_fingerprint(), "env")
    app.add_html_theme("heldinmind", str(HERE / "theme"))
    app.add_css_file("held-in-mind/book.css")
    app.connect("config-inited", _add_front_end)
    citing.connect(app)
    remembering.connect(app)
    searching.connect(app)
    app.connect("source-read", link_numbers_and_words)
    app.connect("doctree-read", resolve_blocks)
    app.connect("html-page-context", _add_scripts)
    app.connect("html-page-context", _name_places)
    app.connect("build-finished", _publish_schema)
    app.connect("build-finished", offline.publish)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def code_fingerprint() -> str:
    """Changes when the package's Python does: pages made by other code are then read anew."""
    digest = hashlib.sha256()
    for file in sorted(HERE.parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _add_front_end(_app: Sphinx, config: Config) -> None:
    from sphinx.errors import ExtensionError

    if not (DIST / "book" / "held-in-mind" / "host.js").is_file():
        raise ExtensionError("The front end is not built: run ‘make book’ or ‘python -m heldinmind book’.")
    config.html_static_path.append(str(DIST / "book"))


def link_numbers_and_words(app: Sphinx, page: str, source: list[str]) -> None:
    """Makes each finding cited in a page say what the table says now, and each word of the glossary what it means.

    Both become links: to where the number comes from, and to the glossary. The page is renewed from then on when one
    of them changes.
    """
    from sphinx.util import logging

    text, up = source[0], way_to_the_top(page)
    try:
        source[0] = as_term_links(as_links(text, up), up)
    except KeyError as error:
        message = "%s stands neither in data/tables/findings.csv nor in data/tables/terms.csv."
        logging.getLogger(__name__).warning(message, error, location=page, type="heldinmind")
        return
    if app.env.doc2path(page).endswith(".ipynb"):
        source[0] = with_marks(source[0])
    citing.note_findings(app.env, [cited["name"].partition(".")[0] for cited in CITED.finditer(text)])
    citing.note_terms(app.env, text)


def with_marks(notebook: str) -> str:
    """The text of a notebook with a mark before each cell that names what it teaches."""
    content = json.loads(notebook)
    for cell in content["cells"]:
        if mark := marked(cell):
            cell["source"] = mark + "".join(cell["source"])
    return json.dumps(content)


def resolve_blocks(app: Sphinx, doctree: nodes.document) -> None:
    """Replaces each reference by the block, and notes the block's files as what the page depends on.

    This is done while the page is read, so that the dependency is stored and an edit to a case shows in the next build.
    """
    from docutils import nodes
    from sphinx.util import logging

    log = logging.getLogger(__name__)
    for node in doctree.findall(nodes.raw):
        if node.get("format") != "html" or "data-block=" not in node.astext():
            continue
        reference = _REFERENCE.match(node.astext())
        if not reference:
            expected = '<div data-block="kind" data-id="id"></div> in a paragraph of its own'
            log.warning("A block here is not written as %s.", expected, location=node, type="heldinmind")
            continue
        kind, block_id = reference["kind"], reference["id"]
        if kind not in BLOCKS:
            known = ", ".join(sorted(BLOCKS))
            log.warning("There is no block ‘%s’; there are: %s.", kind, known, location=node, type="heldinmind")
            continue
        try:
            resolved = BLOCKS[kind].resolve(block_id)
        except ContentError as error:
            for problem in error.problems:
                log.warning("%s", problem, location=node, type="heldinmind")
            continue
        cites = findings_file() in resolved.files and kind not in WITH_ALL_FINDINGS
        files = [file for file in resolved.files if not (cites and file == findings_file())]
        for file in files:
            app.env.note_dependency(str(file))
        if cites:
            citing.note_findings(app.env, [file.read_text(encoding="utf-8") for file in files])
        html = mend_case_links(in_the_book(kind, block_id, resolved), app.env.docname, app.env.found_docs)
        html = mend_number_links(html, app.env.docname)
        node.rawsource = ""
        node.children = [nodes.Text(html)]


def _publish_schema(app: Sphinx, failed: Exception | None) -> None:
    """Puts the schema of a case beside the pages, for whoever has the book and no checkout."""
    if failed is None:
        published = Path(app.outdir) / "schemas"
        published.mkdir(exist_ok=True)
        shutil.copy2(schema_file(), published)


def _name_places(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Puts in the titles of pages, which are all known only now."""
    if "data-place=" in context.get("body", ""):
        titles = {one: title.astext() for one, title in app.env.titles.items()}
        context["body"] = name_places(context["body"], page, titles)


def _add_scripts(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    kinds = SCRIPTED & set(re.findall(r'data-block="([a-z]+)"', context.get("body", "")))
    # The host comes before the blocks, which register with it.
    for script in ("page", *(["host", *sorted(kinds)] if kinds else [])):
        app.add_js_file(f"held-in-mind/{script}.js", loading_method="defer")
