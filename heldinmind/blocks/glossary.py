"""The glossary: every word of the course with what it means, each under its id."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.sources import source_list

if TYPE_CHECKING:
    from heldinmind.catalogue.terms import Term


class Glossary(Block):
    """The words named by their ids, joined by semicolons, or ‘all’; in the order of the alphabet."""

    kind: ClassVar[str] = "glossary"
    called: ClassVar[str] = "Glossary"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The words in `block_id`. Raises ContentError where one is unknown."""
        from heldinmind.catalogue.problems import ContentError, Problem
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.tables import datapackage_file
        from heldinmind.catalogue.terms import terms, terms_file

        known = terms()
        wanted = list(known) if block_id == "all" else block_id.split(";")
        if unknown := [one for one in wanted if one not in known]:
            message = f"There is no word ‘{unknown[0]}’ in the glossary."
            raise ContentError([Problem(terms_file(), 1, "unknown-term", message, f"one of: {', '.join(known)}.")])
        words = [one for one in known.values() if one.id in wanted]
        keys = sorted({key for one in words for key in one.source})
        html = (
            f'<dl class="hm-glossary">{"".join(map(_entry, words))}</dl>'
            f"<details><summary>Where these meanings come from</summary>{source_list(keys)}</details>"
        )
        return Resolved("Glossary", html, {}, [terms_file(), datapackage_file(), references_file()])


def _entry(one: Term) -> str:
    from heldinmind.catalogue.references import references

    known = references()
    named = "; ".join(escape(known[key].short) for key in one.source)
    whose = f"<dd>Whose it is: {escape(one.whose)}.</dd>" if one.whose else ""
    return (
        f'<div class="hm-word" id="{one.id}"><dt>{escape(one.term)}</dt><dd>{escape(one.plain_words)}</dd>{whose}'
        f'<dd class="hm-meta">{named}</dd></div>'
    )
