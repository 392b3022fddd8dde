"""Findings: published numbers, each with who it was found in, where, when and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, ClassVar

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.sources import source_list

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
        html += _sources_of(chosen)
        return Resolved("Findings", html, {}, [findings_file(), datapackage_file(), references_file()])


def _sources_of(chosen: Iterable[Finding]) -> str:
    """The whole entries of the sources, each once."""
    keys = dict.fromkeys(key for one in chosen for key in one.source)
    return f"<details><summary>Where these numbers come from, in full</summary>{source_list(list(keys))}</details>"


def _by_subject(chosen: Sequence[Finding]) -> str:
    """The findings under a heading for each subject, so that a number in a page can lead to its place here."""
    groups: dict[str, list[Finding]] = {}
    for one in chosen:
        groups.setdefault(one.subject, []).append(one)
    return "".join(f"<h2>{escape(subject)}</h2>{_list(members, anchored=True)}" for subject, members in groups.items())


def _list(chosen: Iterable[Finding], *, anchored: bool) -> str:
    return f'<ul class="hm-findings">{"".join(_item(one, anchored) for one in chosen)}</ul>'


def _item(one: Finding, anchored: bool) -> str:
    place = f' id="{one.id}"' if anchored else ""
    return (
        f'<li{place}><p class="hm-figure-title">{escape(one.said)}</p> <p>{escape(one.statement)}.</p> '
        f'<p class="hm-meta">{escape(_who(one))} {escape(_how(one))} {_source(one)} '
        f"Copied on {one.checked}, to be looked at again by {one.review_by}.</p></li>"
    )


def _who(one: Finding) -> str:
    counted = [f"{one.field('n')} in all"] if one.n else []
    counted += [f"{one.field('studies')} sets of results"] if one.studies else []
    return f"{'; '.join([one.population, *counted])}. Where: {one.country}."


def _how(one: Finding) -> str:
    interval = f" 95% interval {one.interval}." if one.interval else ""
    return f"{one.design}, published {one.year}.{interval}"


def _source(one: Finding) -> str:
    """The sources by their short names; the whole entries stand below the list."""
    from heldinmind.catalogue.references import references

    known = references()
    return f"Source: {'; '.join(escape(known[key].short) for key in one.source).rstrip('.')}."
