"""The published numbers, from data/tables/findings.csv: every number that the course shows is one of these."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from heldinmind.catalogue.tables import Table, read_table
from heldinmind.course import data_folder

TABLE = "findings"
PAGE = "book/numbers"
"""The page of the book on which every finding stands, each under its id."""

CITED = re.compile(r"\[(?P<said>[^\[\]]*)\]\((?:\.\./)+data/tables/findings\.csv#(?P<name>[a-z0-9-]+(?:\.[a-z_]+)?)\)")
"""How a page or a notebook cites a finding: a link to the table, whose words are what the finding says."""


@dataclass(frozen=True)
class Finding:
    """A published number, who it was found in, where, when and how; each text as it stands in the table."""

    id: str
    subject: str
    statement: str
    value: str
    unit: str
    interval: str
    n: str
    studies: str
    population: str
    country: str
    year: str
    design: str
    source: tuple[str, ...]
    checked: str
    review_by: str

    @property
    def said(self) -> str:
        """The number as a sentence says it: ‘51.6%’, ‘1 in 8’, ‘62 minutes less’."""
        number = grouped(self.value)
        match self.unit:
            case "%":
                return f"{number}%"
            case "1 in":
                return f"1 in {number}"
            case "per 1,000":
                return f"{number} per 1,000"
            case "minutes":
                return f"{number.removeprefix('−')} minutes {'less' if number.startswith('−') else 'more'}"
            case _:
                return number

    def field(self, name: str) -> str:
        """What prose gets for `{{ finding.<id>.<name> }}`."""
        return grouped(getattr(self, name)) if name in {"n", "studies"} else str(getattr(self, name))


CITABLE = ("interval", "n", "studies", "population", "country", "year")
"""What prose may name of a finding beside its number."""


def grouped(number: str) -> str:
    """`number` as it is read: 20720 as ‘20,720’, -0.15 with a true minus."""
    whole, point, rest = number.removeprefix("-").partition(".")
    digits = f"{int(whole):,}" if whole.isdigit() else whole
    return f"{'−' if number.startswith('-') else ''}{digits}{point}{rest}"


def findings_file() -> Path:
    """Where the findings stand."""
    return data_folder() / "tables" / f"{TABLE}.csv"


def findings() -> Mapping[str, Finding]:
    """Every finding by its id, in the order of the table. Raises ContentError where the table cannot be read."""
    return _findings(read_table(TABLE))


@cache
def _findings(table: Table) -> Mapping[str, Finding]:
    found = dict[str, Finding]()
    for values in table.rows:
        row = dict(values)
        keys = tuple(key.strip() for key in row.pop("source").split(";"))
        found[row["id"]] = Finding(source=keys, **row)
    return found


def finding_names() -> Mapping[str, str]:
    """What prose may cite: each finding by its id, and its interval, n … by `<id>.<field>`."""
    return _names(read_table(TABLE))


@cache
def _names(table: Table) -> Mapping[str, str]:
    names = dict[str, str]()
    for one in _findings(table).values():
        names[one.id] = one.said
        names |= {f"{one.id}.{field}": one.field(field) for field in CITABLE if getattr(one, field)}
    return names


def with_numbers(text: str) -> str:
    """`text` with the words of each citation as the table now has them. Raises KeyError with a name it lacks."""
    names = finding_names()
    return CITED.sub(lambda cited: cited[0].replace(f"[{cited['said']}]", f"[{names[cited['name']]}]", 1), text)


def as_links(text: str, up: str) -> str:
    """`text` with each citation as a link to the finding on the page of numbers, `up` being the way to the top."""
    names = finding_names()
    return CITED.sub(lambda cited: number_link(names[cited["name"]], cited["name"], f"{up}{PAGE}.html"), text)


def number_link(said: str, name: str, page: str) -> str:
    """The number as a link to where it comes from."""
    return f"<a class='hm-number' href='{page}#{name.partition('.')[0]}'>{escape(said)}</a>"
