"""A group's records as a trainer sees them in a notebook: tables and charts, the same bytes each time."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heldinmind.blocks.charts import BARS, INK, TRACK, to_svg
from heldinmind.record.group import SAID, Gain, read_group
from heldinmind.record.small import FEWEST

if TYPE_CHECKING:
    import pandas as pd

    from heldinmind.record.group import Group

TOO_FEW = f"Fewer than five learners: nothing is shown. Wait until there are {FEWEST} files or more."
PAPER = "var(--hm-card)"
IN_THE_LAB = {
    "--hm-ink": "var(--jp-content-font-color1, #20292b)",
    "--hm-accent": "var(--jp-brand-color1, #0f6460)",
    "--hm-wash": "var(--jp-layout-color2, #f3efe7)",
    "--hm-card": "var(--jp-layout-color0, #ffffff)",
}
"""In JupyterLab, where no block has brought the course's colours along, its own."""
LEFT = ' style="text-align: left"'
"""For JupyterLab, which puts what stands in a table to the right."""
NOTHING = "There is nothing of this in the records."


class Shown:
    """A table or a picture under a title; in words where it stands as text."""

    def __init__(self, title: str, html: str, text: str) -> None:
        """`html` is safe already: whatever comes from a record is escaped in it."""
        self.title, self.html, self.text = title, html, text

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": f'<div class="hm-block hm-group">{self.html}</div>', "text/plain": self.text}


class GroupView:
    """The tables and charts of one group. `group` has them as pandas tables, and the records they are made from."""

    def __init__(self, folder: Path | str) -> None:
        """Reads the shared records in `folder`. FileNotFoundError where there is no such folder."""
        self.group: Group = read_group(folder)

    def files(self) -> Shown:
        """What was done with each file."""
        group = self.group
        kind = " They are made up." if group.synthetic else ""
        said = TOO_FEW if group.is_small else f"{group.size:,} learners.{kind}"
        return self._table("The files", group.files(), said)

    def modules(self) -> Shown:
        """How many finished each module."""
        return self._table("Modules", self.group.modules())

    def cases(self) -> Shown:
        """How far the cases were played."""
        return self._table("Cases", self.group.cases())

    def gain(self) -> Shown:
        """Before and after, as a picture and in words."""
        found = self.group.gain()
        if found is None:
            few = "Fewer than five learners did both forms: nothing is shown."
            return Shown("Before and after", _paragraph(few), few)
        words = found.in_words()
        return _picture("Before and after", gain_chart(found), "gain", words)

    def hardest(self) -> Shown:
        """The questions that fewest had right at first."""
        return self._table("The hardest questions", self.group.hardest())

    def questions(self) -> Shown:
        """All questions."""
        return self._folded(self._table("All questions", self.group.questions()))

    def unchosen(self) -> Shown:
        """Options nobody chose."""
        return self._folded(self._table("Options nobody chose", self.group.unchosen()))

    def parted(self) -> Shown:
        """Where the group parted in each case."""
        return self._table("Where the group parted", self.group.parted())

    def scenes(self) -> Shown:
        """What was chosen at each scene."""
        return self._folded(self._table("Scene by scene", self.group.scenes()))

    def confidence(self) -> Shown:
        """How often those who were sure were right."""
        found = self.group.confidence()
        table = self._table("How sure, and how often right", self.group.confidence_table())
        if not found:
            return table
        chart = confidence_chart({SAID[name]: share for name, _, share in found})
        numbers = html_table("The same in numbers", self.group.confidence_table())
        return Shown(table.title, _svg(chart, "confidence", table.title) + numbers, table.text)

    def sure_and_wrong(self) -> Shown:
        """Questions on which many were sure and not right."""
        return self._table("Sure, and not right", self.group.sure_and_wrong())

    def time(self) -> Shown:
        """When the course was in use."""
        return self._table("Time", self.group.time(), self.group.hours_each())

    def sessions(self) -> Shown:
        """Sessions with others."""
        return self._table("Sessions with others", self.group.sessions())

    def themes(self) -> Shown:
        """Words that were ticked to share."""
        return self._table("To take up in the room", self.group.themes())

    def save_word(self, file: Path | str) -> Shown:
        """Writes the summary for Word to `file`, and says so; where no place is named it says that."""
        from heldinmind.record.summary import write_summary

        said = "No place is named: nothing was written."
        if file:
            said = f"Written: {write_summary(self.group, Path(file).expanduser()).name}"
        return Shown("A summary for Word", _paragraph(said), said)

    def _folded(self, shown: Shown) -> Shown:
        html = f"<details><summary>{escape(shown.title)}</summary>{shown.html}</details>"
        return shown if self.group.is_small else Shown(shown.title, html, shown.text)

    def _table(self, title: str, table: pd.DataFrame, said: str = "") -> Shown:
        if self.group.is_small and table.columns[0] != "File":
            return Shown(title, _paragraph(TOO_FEW), TOO_FEW)
        words = " ".join(filter(None, [said, "" if len(table) else NOTHING]))
        html = (_paragraph(words) if words else "") + (html_table(title, table) if len(table) else "")
        lines = [title, *([words] if words else []), *(" | ".join(row) for row in table.to_numpy().tolist())]
        return Shown(title, html, "\n".join(lines))


def html_table(title: str, table: pd.DataFrame) -> str:
    """A pandas table of texts in the markup of the course's own tables (table.py), every text escaped."""
    first, *others = map(str, table.columns)
    heads = "".join(f'<th scope="col" role="columnheader"{LEFT}>{escape(head)}</th>' for head in (first, *others))
    rows = list[str]()
    for name, *values in table.to_numpy().tolist():
        cells = "".join(
            f'<td role="cell" data-head="{escape(head)}"{LEFT}>{escape(value)}</td>'
            for head, value in zip(others, values, strict=True)
        )
        rows.append(f'<tr role="row"><th scope="row" role="rowheader"{LEFT}>{escape(name)}</th>{cells}</tr>')
    return (
        f'<div class="hm-scroll" role="region" tabindex="0" aria-label="{escape(title)}">'
        f'<table role="table"><caption>{escape(title)}</caption><thead role="rowgroup"><tr role="row">{heads}</tr>'
        f'</thead><tbody role="rowgroup">{"".join(rows)}</tbody></table></div>'
    )


def gain_chart(found: Gain) -> dict[str, Any]:
    """Two bars, before and after."""
    rows = [{"name": "Before", "value": found.before}, {"name": "After", "value": found.after}]
    return _bars([{**row, "said": f"{row['value']:.0f}%"} for row in rows])


def confidence_chart(found: Mapping[str, Any]) -> dict[str, Any]:
    """A bar for each, the share right, with its interval as a line."""
    return _bars(
        [
            {
                "name": name,
                "value": 100 * one.estimate,
                "low": 100 * one.low,
                "high": 100 * one.high,
                "said": f"{one.estimate:.0%}",
            }
            for name, one in found.items()
        ]
    )


def _bars(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Bars on a track from 0 to 100, each with its name above and its number behind the track."""
    bar = {"type": "bar", "cornerRadiusEnd": 3, "height": 18, "yOffset": 9}
    text = {"type": "text", "align": "left", "color": INK}

    def across(field: str) -> dict[str, Any]:
        return {"field": field, "type": "quantitative", "axis": None, "scale": {"domain": [0, 115]}}

    layers: list[dict[str, Any]] = [
        {
            "transform": [{"calculate": "100", "as": "end"}],
            "mark": {**bar, "color": TRACK},
            "encoding": {"x": across("end")},
        },
        {"mark": {**bar, "color": BARS}, "encoding": {"x": across("value")}},
        {
            "mark": {**text, "baseline": "bottom", "fontSize": 14, "dy": -4},
            "encoding": {"x": {"value": 0}, "text": {"field": "name"}},
        },
        {
            "mark": {**text, "baseline": "middle", "fontSize": 15, "fontWeight": "bold", "dx": 6, "dy": 9},
            "encoding": {"x": {**across("end"), "field": "end"}, "text": {"field": "said"}},
            "transform": [{"calculate": "100", "as": "end"}],
        },
    ]
    if "low" in rows[0]:
        # On a line of the paper's colour, so that it is seen on the bar and on the track.
        for colour, width in ((PAPER, 7), (INK, 3)):
            line = {"type": "rule", "color": colour, "strokeWidth": width, "yOffset": 9}
            layers.append({"mark": line, "encoding": {"x": across("low"), "x2": {"field": "high"}}})
    down = {"field": "name", "type": "nominal", "sort": [row["name"] for row in rows], "axis": None}
    for layer in layers:
        layer["encoding"]["y"] = down
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": rows},
        "layer": layers,
        "width": 330,
        "height": {"step": 52},
        "background": "transparent",
        "config": {"font": "sans-serif", "padding": 0, "view": {"stroke": None}},
    }


def _picture(title: str, chart: dict[str, Any], name: str, words: str) -> Shown:
    return Shown(title, _svg(chart, name, title) + _paragraph(words), f"{title}\n{words}")


def _svg(chart: dict[str, Any], name: str, title: str) -> str:
    heading = f"hm-group-{name}"
    svg = to_svg(chart, heading)
    for ours, labs in IN_THE_LAB.items():
        svg = svg.replace(f"var({ours})", f"var({ours}, {labs})")
    return (
        f'<p class="hm-figure-title" id="{heading}">{escape(title)}</p>'
        '<div class="hm-picture" style="max-width: 28rem; margin-bottom: 1rem" role="img" '
        f'aria-labelledby="{heading}">{svg}</div>'
    )


def _paragraph(words: str) -> str:
    return f"<p>{escape(words)}</p>"
