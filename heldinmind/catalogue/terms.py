"""The glossary, from data/tables/terms.csv: a page links a word by its id, and the book says there what it means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from heldinmind.catalogue.tables import Table, read_table
from heldinmind.course import data_folder

TABLE = "terms"
PAGE = "book/glossary"
"""The page of the book on which every word stands, each under its id."""

LINKED = re.compile(r"\[(?P<said>[^\[\]]+)\]\((?:\.\./)+data/tables/terms\.csv#(?P<id>[a-z0-9-]+)\)")
"""How a page or a notebook links a word: to the table, in the words of its sentence."""


@dataclass(frozen=True)
class Term:
    """A word of the course: whose it is, where that matters, and what it means."""

    id: str
    term: str
    whose: str
    plain_words: str
    source: tuple[str, ...]


def terms_file() -> Path:
    """Where the words stand."""
    return data_folder() / "tables" / f"{TABLE}.csv"


def terms() -> Mapping[str, Term]:
    """Every word by its id, in the order of the alphabet. Raises ContentError where the table cannot be read."""
    return _terms(read_table(TABLE))


@cache
def _terms(table: Table) -> Mapping[str, Term]:
    rows = sorted(table.rows, key=lambda row: row["term"].casefold())
    return {
        row["id"]: Term(
            row["id"], row["term"], row["whose"], row["plain_words"], tuple(row["source"].replace(" ", "").split(";"))
        )
        for row in rows
    }


def linked_terms(text: str) -> set[str]:
    """The ids of the words that `text` links, whether there are such words or not."""
    return {link["id"] for link in LINKED.finditer(text)}


def as_term_links(text: str, up: str) -> str:
    """`text` with each linked word leading to the glossary and saying what it means, `up` being the way to the top.

    Raises KeyError with an id that the table lacks.
    """
    known = terms()

    def link(found: re.Match[str]) -> str:
        # Single quotes, since in a notebook's file the text stands within double ones.
        means = escape(known[found["id"]].plain_words)
        return f"<a class='hm-term' href='{up}{PAGE}.html#{found['id']}' data-means='{means}'>{found['said']}</a>"

    return LINKED.sub(link, text)
