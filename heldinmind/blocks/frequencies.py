"""Natural frequencies: a guess, then what a screen finds and misses in whole people, for a learner to move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.sources import shown_sources, source_list
from heldinmind.blocks.table import html_table

if TYPE_CHECKING:
    from heldinmind.catalogue.frequencies import Frequencies, Share, Threshold

GUESSES = (10, 30, 50, 70, 90)
"""What may be guessed, in 100."""
SHOWN_OF_A_FINDING = ("statement", "value", "interval", "source")


class FrequenciesBlock(Block):
    """Natural frequencies. What the learner has chosen is in `guess`, `opened`, `threshold` and `share`."""

    kind: ClassVar[str] = "frequencies"
    called: ClassVar[str] = "Frequencies"
    module: ClassVar[str] = "frequencies"

    guess = traitlets.Int().tag(sync=True)
    """How many in 100 the learner guessed; 0 where there is no guess."""
    opened = traitlets.Bool(False).tag(sync=True)
    """Whether the learner has guessed, or has left the guess out, and sees the numbers."""
    threshold = traitlets.Unicode().tag(sync=True)
    """The id of the threshold chosen; empty while nothing was moved."""
    share = traitlets.Int().tag(sync=True)
    """How many are taken to have the condition; 0 while nothing was moved."""

    def counts(self) -> dict[str, int]:
        """The people in each of the four groups, for what is chosen now."""
        start, results = self.content["start"], self.content["results"]
        by_share = results.get(self.threshold, results[start["threshold"]])
        counts: dict[str, int] = by_share.get(str(self.share), by_share[str(start["share"])])["counts"]
        return dict(counts)

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The frequencies `block_id`. Raises ContentError."""
        from heldinmind.catalogue.frequencies import load_frequencies
        from heldinmind.catalogue.names import files_named_in
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.tables import datapackage_file

        frequencies = load_frequencies(block_id)
        content = _content(frequencies)
        files = [
            frequencies.file,
            frequencies.findings.file,
            datapackage_file(),
            references_file(),
            *files_named_in(frequencies.file),
        ]
        return Resolved(frequencies.described.title, _readable(frequencies, content), content, files)


def _content(frequencies: Frequencies) -> dict[str, Any]:
    from heldinmind.catalogue.names import course_names
    from heldinmind.catalogue.prose import to_html

    described, names = frequencies.described, course_names()
    first, usual = _start(frequencies)
    return {
        "id": described.id,
        "title": described.title,
        "intro": to_html(described.intro, names),
        "guess": {
            "question": f"Of 100 {described.who} who score {first.label} on the {described.test}, "
            f"how many do you think have {described.condition}?",
            "supposing": f"Suppose that {usual.number:,} in {described.people:,} {described.who} have it.",
            "answers": list(GUESSES),
        },
        "ask_threshold": f"Which {described.test} score counts as positive?",
        "ask_share": f"How common is {described.condition} in the group?",
        "start": described.start.model_dump(),
        "thresholds": [{"id": one.id, "label": one.label} for one in described.thresholds],
        "shares": [one.model_dump() for one in described.shares],
        "results": {
            threshold.id: {str(share.number): _result(frequencies, threshold, share) for share in described.shares}
            for threshold in described.thresholds
        },
        "readings": [{"title": one.title, "text": to_html(one.text, names)} for one in described.readings],
        "description": to_html(described.description, names),
        "findings": _findings(frequencies),
        "evidence": described.evidence,
        "references": shown_sources(described.evidence),
    }


def _start(frequencies: Frequencies) -> tuple[Threshold, Share]:
    """The threshold and the share before anything was moved."""
    described = frequencies.described
    first = next(one for one in described.thresholds if one.id == described.start.threshold)
    return first, next(one for one in described.shares if one.number == described.start.share)


def _result(frequencies: Frequencies, threshold: Threshold, share: Share) -> dict[str, Any]:
    """All that is said of one threshold and one share: told here once, for the page, the picture and the ear."""
    from heldinmind.catalogue.frequencies import in_a_hundred

    described, people = frequencies.described, frequencies.split(threshold, share)
    above, below, condition = f"score {threshold.label}", f"score {threshold.below}", described.condition
    about = in_a_hundred(people.with_above, people.above)
    about_below = in_a_hundred(people.with_below, people.below)
    with_it = f"Of {described.people:,} {described.who}, {share.number:,} have {condition}"
    without = f"Of the other {described.people - share.number:,}"
    return {
        "counts": asdict(people),
        "steps": [
            f"{with_it}: {people.with_above:,} of them {above}, {people.with_below:,} {below}.",
            f"{without}, {people.without_above:,} {above}, {people.without_below:,} {below}.",
        ],
        "answers": [
            f"So of the {people.above:,} who {above}, {people.with_above:,} have {condition}: {about}.",
            f"Of the {people.below:,} who {below}, {people.with_below:,} have it: {about_below}.",
        ],
        "about": about,
        "heads": {
            "above": f"{people.above:,} {above}",
            "below": f"{people.below:,} {below}",
        },
        "legend": {
            "with_above": f"{condition}, {above}: {people.with_above:,}",
            "without_above": f"no {condition}, {above}: {people.without_above:,}",
            "with_below": f"{condition}, {below}: {people.with_below:,}",
            "without_below": f"no {condition}, {below}: {people.without_below:,}",
        },
    }


def _findings(frequencies: Frequencies) -> str:
    """The findings as a table, and once for each study who took part, how many, where and when."""
    table = frequencies.findings
    columns = [column for column in table.columns if column.name in SHOWN_OF_A_FINDING]
    studies = dict.fromkeys(map(_study, table.rows))
    return html_table(replace(table, title="The findings behind the numbers", columns=columns)) + "".join(studies)


def _study(row: Mapping[str, str]) -> str:
    number = f" Number studied: {int(row['n']):,}." if row["n"] else ""
    words = f"{row['population']}.{number} {row['country']}; published {row['year']}. {row['design']}."
    return f"<p>{escape(words)}</p>"


def _readable(frequencies: Frequencies, content: dict[str, Any]) -> str:
    """The numbers for each threshold at one share, and what they mean, where nothing can be moved."""
    readings = "".join(f"<h4>{escape(one['title'])}</h4>{one['text']}" for one in content["readings"])
    return (
        f"<h3>{escape(content['title'])}</h3>{content['intro']}{_still(frequencies)}{readings}"
        f"<details><summary>Who was studied, and how many</summary>{content['findings']}</details>"
        f"<details><summary>Sources</summary>{source_list(content['evidence'])}</details>"
    )


def _still(frequencies: Frequencies) -> str:
    from heldinmind.catalogue.frequencies import in_a_hundred
    from heldinmind.catalogue.tables import Column, Table

    described, share = frequencies.described, _start(frequencies)[1]
    heads = {
        "score": f"{described.test} score that counts as positive",
        "with_above": f"Positive, with {described.condition}",
        "without_above": f"Positive, without {described.condition}",
        "about": f"Of the positive, with {described.condition}",
        "with_below": f"Negative, with {described.condition}",
        "without_below": f"Negative, without {described.condition}",
    }
    rows = []
    for threshold in described.thresholds:
        people = frequencies.split(threshold, share)
        counts = {name: f"{count:,}" for name, count in asdict(people).items()}
        rows.append({"score": threshold.label, "about": in_a_hundred(people.with_above, people.above), **counts})
    title = (
        f"Of {described.people:,} {described.who}, if {share.number:,} have {described.condition} "
        "(an assumption, not a finding)"
    )
    columns = [Column(name, head, "", "string", "") for name, head in heads.items()]
    return html_table(Table(described.id, title, "", columns, rows, frequencies.file))
