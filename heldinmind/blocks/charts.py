"""Charts: a Vega-Lite specification, and the same as an SVG that follows the page's colours.

The specification is written out: Altair, which would write it, takes longer to load than a page to build.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from heldinmind.catalogue.memory import made

if TYPE_CHECKING:
    from heldinmind.catalogue.figures import Figure

INK, BARS, TRACK = "var(--hm-ink)", "var(--hm-accent)", "var(--hm-wash)"
"""The page's own colours, so that one picture serves light and dark."""


def bar_chart(figure: Figure) -> dict[str, Any]:
    """Horizontal bars, each with its name above it and its value behind it: readable at a phone's width.

    Where the scale has an end, a track as long as the scale lies under each bar. `line_at` is a broken line across all.
    """
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
    bar_mark = {"type": "bar", "cornerRadiusEnd": 3, "height": 18, "yOffset": 9}
    text_mark = {"type": "text", "align": "left", "color": INK}

    def across(field: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "axis": None, "scale": {"domain": [0, end]}}

    layers: list[dict[str, Any]] = [
        {
            "mark": {**bar_mark, "color": BARS},
            "encoding": {"x": across("value"), "description": {"field": "told"}},
        },
        {
            "mark": {**text_mark, "baseline": "bottom", "fontSize": 14, "dy": -4},
            "encoding": {"x": {"value": 0}, "text": {"field": "name"}},
        },
        {
            "mark": {**text_mark, "baseline": "middle", "fontSize": 15, "fontWeight": "bold", "dx": 6, "dy": 9},
            "encoding": {"x": across("value"), "text": {"field": "said"}},
        },
    ]
    if figure.scale_to:
        layers.insert(0, {"mark": {**bar_mark, "color": TRACK, "aria": False}, "encoding": {"x": across("end")}})
    down = {"field": "name", "type": "nominal", "sort": [row["name"] for row in rows], "axis": None}
    for layer in layers:
        layer["encoding"]["y"] = down
    if figure.line_at is not None:
        line = {"mark": {"type": "rule", "color": INK, "strokeDash": [5, 4]}, "encoding": {"x": across("at")}}
        layers.append({"data": {"values": [{"at": figure.line_at}]}, **line})
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": rows},
        "layer": layers,
        "width": 330,
        "height": {"step": 52},
        "background": "transparent",
        "config": {"font": "sans-serif", "padding": 0, "view": {"stroke": None}},
    }


def to_svg(specification: dict[str, Any], figure_id: str) -> str:
    """The chart as an SVG element that scales with its frame; no reader of screens steps into it.

    Its inner ids carry the figure's own, so that two figures can stand on one page.
    """

    def draw() -> str:
        import vl_convert

        return str(vl_convert.vegalite_to_svg(specification))

    svg = made("chart", json.dumps(specification), draw)
    # The library numbers them on from chart to chart: here from 0, so that one chart is the same bytes each time.
    numbers = list(dict.fromkeys(re.findall(r"\bclip(\d+)", svg)))
    svg = re.sub(r"\bclip(\d+)", lambda found: f"hm-{figure_id}-clip{numbers.index(found[1])}", svg)
    svg = re.sub(r'<svg ([^>]*?)width="[^"]*" height="[^"]*"', r"<svg \1", svg, count=1)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
