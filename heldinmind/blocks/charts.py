"""Charts made with Altair: a Vega-Lite specification, and the same as an SVG that follows the page's colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heldinmind.catalogue.figures import Figure

INK, BARS, TRACK = "var(--hm-ink)", "var(--hm-accent)", "var(--hm-wash)"
"""The page's own colours, so that one picture serves light and dark."""


def bar_chart(figure: Figure) -> dict[str, Any]:
    """Horizontal bars, each with its name above it and its value behind it: readable at a phone's width.

    Where the scale has an end, a track as long as the scale lies under each bar. `line_at` is a broken line across all.
    """
    import altair as alt

    rows: list[dict[str, Any]] = [
        {
            "name": bar.label,
            "value": float(bar.finding.value),
            "end": figure.scale_to,
            "said": bar.finding.said,
            "told": f"{bar.label}, {bar.finding.said}. {bar.detail}".strip(),
        }
        for bar in figure.bars
    ]
    end = figure.scale_to or max(row["value"] for row in rows) * 1.2
    order = [str(row["name"]) for row in rows]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("name:N", sort=order, axis=None),
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, end])),
    )
    bars = base.mark_bar(color=BARS, cornerRadiusEnd=3, height=18, yOffset=9).encode(description="told:N")
    names = base.mark_text(align="left", baseline="bottom", color=INK, fontSize=14, dy=-4).encode(
        x=alt.value(0), text="name:N"
    )
    values = base.mark_text(
        align="left", baseline="middle", color=INK, fontSize=15, fontWeight="bold", dx=6, dy=9
    ).encode(text="said:N")
    layers = bars + names + values
    if figure.scale_to:
        track = base.mark_bar(color=TRACK, cornerRadiusEnd=3, height=18, yOffset=9, aria=False)
        layers = track.encode(x=alt.X("end:Q", axis=None, scale=alt.Scale(domain=[0, end]))) + layers
    if figure.line_at is not None:
        rule = alt.Chart(alt.InlineData(values=[{"at": figure.line_at}])).mark_rule(color=INK, strokeDash=[5, 4])
        layers += rule.encode(x=alt.X("at:Q", axis=None, scale=alt.Scale(domain=[0, end])))
    chart = layers.properties(width=330, height=alt.Step(52), background="transparent")
    specification: dict[str, Any] = chart.configure(
        font="sans-serif", padding=0, view=alt.ViewConfig(stroke=None)
    ).to_dict()
    return specification


def to_svg(specification: dict[str, Any], figure_id: str) -> str:
    """The chart as an SVG element that scales with its frame; no reader of screens steps into it.

    Its inner ids carry the figure's own, so that two figures can stand on one page.
    """
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(specification)
    svg = re.sub(r"\bclip(?=\d)", f"hm-{figure_id}-clip", svg)
    svg = re.sub(r'<svg ([^>]*?)width="[^"]*" height="[^"]*"', r"<svg \1", svg, count=1)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
