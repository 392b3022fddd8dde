"""A figure: a picture, the same in words, and its numbers as a table; interactive when a reader asks for it."""

from __future__ import annotations

from html import escape
from typing import Any, ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved, built
from heldinmind.blocks.charts import bar_chart, to_svg
from heldinmind.blocks.sources import source_list
from heldinmind.blocks.table import html_table


class Figure(Block):
    """A figure of the catalogue."""

    kind: ClassVar[str] = "figure"
    called: ClassVar[str] = "Figure"
    module: ClassVar[str] = "figure"

    vega_wanted = traitlets.Bool(False).tag(sync=True)
    """Set by the front end when the reader asks for the interactive view: only then is Vega sent."""
    vega_module = traitlets.Unicode().tag(sync=True)

    @traitlets.observe("vega_wanted")
    def _send_vega(self, change: Any) -> None:
        if change["new"] and not self.vega_module:
            self.vega_module = built("vega.js")

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The figure `block_id`. Raises ContentError."""
        from heldinmind.catalogue.figures import load_figure
        from heldinmind.catalogue.names import course_names
        from heldinmind.catalogue.prose import to_html
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.tables import datapackage_file

        figure, names = load_figure(block_id), course_names()
        chart = bar_chart(figure)
        title_id = f"hm-figure-{figure.id}"
        html = (
            f'<figure><p class="hm-figure-title" id="{title_id}">{escape(figure.title)}</p>'
            f'<div class="hm-picture" role="img" aria-labelledby="{title_id}">{to_svg(chart, figure.id)}</div>'
            f"<figcaption>{to_html(figure.caption, names)}</figcaption></figure>"
            f"<details><summary>The picture in words</summary>{to_html(figure.description, names)}</details>"
            f"<details><summary>The numbers as a table</summary>{html_table(figure.table())}</details>"
            f"<details><summary>Where the numbers come from</summary>{source_list(figure.evidence)}</details>"
        )
        files = [*figure.files, datapackage_file(), references_file()]
        return Resolved(figure.title, html, {"chart": chart}, files)
