"""Findings: published numbers, each with who it was found in, where, when and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from heldinmind.blocks.base import Block, Resolved

if TYPE_CHECKING:
    from heldinmind.catalogue.findings import Finding


class Findings(Block):
    """The findings named by their ids, joined by semicolons, or ‘all’ under the headings of their subjects."""

    kind: ClassVar[str] = "findings"
    called: ClassVar[str] = "Findings"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The findings in `block_id`. Raises ContentError where one is unknown."""
        from heldinmind.catalogue.findings import findings, findings_file
        from heldinmind.catalogue.problems import ContentError, Problem
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.tables import datapackage_file

        known = findings()
        wanted = list(known) if block_id == "all" else block_id.split(";")
        if unknown := [one for one in wanted if one not in known]:
            message = f"There is no finding ‘{unknown[0]}’."
            raise ContentError(
                [Problem(findings_file(), 1, "unknown-finding", message, f"one of: {', '.join(known)}.")]
            )
        chosen = [known[one] for one in wanted]
        html = _by_subject(chosen) if block_id == "all" else _list(chosen, anchored=False)
        return Resolved("Findings", html, {}, [findings_file(), datapackage_file(), references_file()])


def _by_subject(chosen: Sequence[Finding]) -> str:
    """The findings under a heading for each subject, so that a number in a page can lead to its place here."""
    groups = groupby(chosen, key=lambda one: one.subject)
    return "".join(f"<h2>{escape(subject)}</h2>{_list(members, anchored=True)}" for subject, members in groups)


def _list(chosen: Iterable[Finding], *, anchored: bool) -> str:
    return f'<ul class="hm-findings">{"".join(_item(one, anchored) for one in chosen)}</ul>'


def _item(one: Finding, anchored: bool) -> str:
    from heldinmind.catalogue.references import references

    known = references()
    told = {
        "95% interval": one.interval,
        "Number studied": one.field("n"),
        "Sets of results": one.field("studies"),
        "Who": one.population,
        "Where": one.country,
        "Published": one.year,
        "How": one.design,
        "Copied on": one.checked,
        "Look again by": one.review_by,
    }
    details = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in told.items() if value)
    sources = "".join(f"<dd>{known[key].html}</dd>" for key in one.source)
    place = f' id="{one.id}"' if anchored else ""
    return (
        f'<li{place}><p class="hm-figure-title">{escape(one.said)}</p><p>{escape(one.statement)}</p>'
        f"<dl>{details}<dt>Source</dt>{sources}</dl></li>"
    )
