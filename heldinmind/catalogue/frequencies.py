"""Natural frequencies described in data/frequencies: what a screen finds and misses, in whole people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Annotated

from pydantic import Field

from heldinmind.catalogue.documents import Document, Place, read_document, unknown_names
from heldinmind.catalogue.knowns import citation_keys
from heldinmind.catalogue.names import course_names
from heldinmind.catalogue.parts import Id, Part, Text
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.catalogue.tables import Table, read_table
from heldinmind.course import data_folder

FINDINGS = "findings"
"""The table that holds how well a screen does."""
UNIT = "share"
"""The unit of a finding that can be used here: from 0 to 1."""


class Threshold(Part):
    """A score from which the screen counts as positive."""

    id: Id
    label: Text
    """The scores that count, as in ‘11 or more’."""
    below: Text
    """The scores that do not, as in ‘10 or less’."""
    sensitivity: Id
    """The finding that says how many of those who have the condition score so high."""
    specificity: Id
    """The finding that says how many of the others do not."""


class Share(Part):
    """How many of the people have the condition: an assumption that the learner moves."""

    number: Annotated[int, Field(ge=1)]
    label: Text
    note: Text


class Start(Part):
    """What is chosen before the learner has moved anything; the first guess is about it."""

    threshold: Id
    share: int


class Reading(Part):
    """What a result means for practice. It stands there before anybody has guessed."""

    title: Text
    text: Text


class FrequenciesFile(Part):
    """A file of data/frequencies."""

    id: Id
    title: Text
    intro: Text
    people: Annotated[int, Field(ge=100, le=1000)]
    """How many are drawn, a small shape each."""
    who: Text
    condition: Text
    test: Text
    thresholds: Annotated[list[Threshold], Field(min_length=1)]
    shares: Annotated[list[Share], Field(min_length=1)]
    start: Start
    readings: Annotated[list[Reading], Field(min_length=1)]
    description: Text
    evidence: Annotated[list[str], Field(min_length=1)]


@dataclass(frozen=True)
class Split:
    """A group of people by what they have and how they score, in whole people that add up to the group."""

    with_above: int
    with_below: int
    without_above: int
    without_below: int

    @property
    def above(self) -> int:
        """All who score at the threshold or above it."""
        return self.with_above + self.without_above

    @property
    def below(self) -> int:
        """All who score below it."""
        return self.with_below + self.without_below


@dataclass(frozen=True)
class Frequencies:
    """A file of data/frequencies with the findings it names."""

    described: FrequenciesFile
    findings: Table
    """The table of findings, with the rows that the thresholds name and no others."""
    file: Path

    def split(self, threshold: Threshold, share: Share) -> Split:
        """The people at this threshold, where so many have the condition."""
        values = {row["id"]: Decimal(row["value"]) for row in self.findings.rows}
        return split(self.described.people, share.number, values[threshold.sensitivity], values[threshold.specificity])


def split(people: int, affected: int, sensitivity: Decimal, specificity: Decimal) -> Split:
    """`people`, of whom `affected` have the condition, by how they score.

    `sensitivity` and `specificity` are shares from 0 to 1. Those who score high are rounded, a half upwards; the rest
    of each group is what is left, so that the parts add up.
    """
    others = people - affected
    with_above = _rounded(affected * sensitivity)
    without_above = _rounded(others * (1 - specificity))
    return Split(with_above, affected - with_above, without_above, others - without_above)


def in_a_hundred(part: int, whole: int) -> str:
    """`part` of `whole`, in words: ‘about 43 in 100’. `whole` is at least 1."""
    hundredths = _rounded(Decimal(100 * part) / whole)
    return "fewer than 1 in 100" if part and not hundredths else f"about {hundredths} in 100"


def _rounded(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def frequencies_folder() -> Path:
    """Where the frequencies are described."""
    return data_folder() / "frequencies"


def load_frequencies(frequencies_id: str) -> Frequencies:
    """The frequencies `frequencies_id`. Raises ContentError with one problem per mistake."""
    return read_frequencies(frequencies_folder() / f"{frequencies_id}.yaml")


def read_frequencies(file: Path) -> Frequencies:
    """The frequencies described in `file`. Raises ContentError with one problem per mistake."""
    document = read_document(file, FrequenciesFile)
    findings = read_table(FINDINGS)
    problems = [
        *_unfit_findings(document, findings),
        *_unfit_choices(document),
        *_unknown_sources(document),
        *unknown_names(document, course_names()),
    ]
    if problems:
        raise ContentError(problems)
    described = document.model
    named = {name for one in described.thresholds for name in (one.sensitivity, one.specificity)}
    used = replace(findings, rows=[row for row in findings.rows if row["id"] in named])
    frequencies = Frequencies(described, used, file)
    if problems := list(_empty_groups(document, frequencies)):
        raise ContentError(problems)
    return frequencies


def _unfit_findings(document: Document[FrequenciesFile], findings: Table) -> Iterator[Problem]:
    """A problem for each finding that is not known or is no share."""
    rows = {row["id"]: row for row in findings.rows}
    shares = ", ".join(name for name, row in rows.items() if row["unit"] == UNIT)
    for number, threshold in enumerate(document.model.thresholds):
        for entry, name in (("sensitivity", threshold.sensitivity), ("specificity", threshold.specificity)):
            place: Place = ["thresholds", number, entry]
            if name not in rows:
                message = f"There is no finding ‘{name}’ in data/tables/findings.csv."
                yield document.problem(place, "unknown-finding", message, f"one of: {shares}.")
            elif rows[name]["unit"] != UNIT or not 0 <= Decimal(rows[name]["value"]) <= 1:
                message = f"The finding ‘{name}’ is {rows[name]['value']} {rows[name]['unit']}."
                yield document.problem(place, "wrong-value", message, f"a {UNIT} from 0 to 1.")


def _unfit_choices(document: Document[FrequenciesFile]) -> Iterator[Problem]:
    """A problem for each choice that stands twice, each share that is too large, and a start that is none of them."""
    described = document.model
    thresholds, shares = [one.id for one in described.thresholds], [one.number for one in described.shares]
    for number in _repeated(thresholds):
        message = f"The id ‘{thresholds[number]}’ stands here a second time."
        yield document.problem(["thresholds", number, "id"], "repeated-id", message, "each id once.")
    for number in _repeated(shares):
        message = f"The number {shares[number]} stands here a second time."
        yield document.problem(["shares", number, "number"], "repeated-id", message, "each number once.")
    for number, share in enumerate(shares):
        if share >= described.people:
            message = f"‘number’ is {share}, of {described.people} people."
            yield document.problem(
                ["shares", number, "number"], "wrong-value", message, f"at most {described.people - 1}."
            )
    if described.start.threshold not in thresholds:
        message = f"There is no threshold ‘{described.start.threshold}’."
        yield document.problem(["start", "threshold"], "unknown-choice", message, f"one of: {', '.join(thresholds)}.")
    if described.start.share not in shares:
        message = f"There is no share of {described.start.share}."
        expected = f"one of: {', '.join(map(str, shares))}."
        yield document.problem(["start", "share"], "unknown-choice", message, expected)


def _repeated(values: Sequence[object]) -> Iterator[int]:
    """The positions of what has stood before."""
    return (number for number, value in enumerate(values) if value in values[:number])


def _unknown_sources(document: Document[FrequenciesFile]) -> Iterator[Problem]:
    known = citation_keys()
    for number, key in enumerate(document.model.evidence):
        if key not in known:
            message = f"There is no source ‘{key}’."
            expected = "a key of book/references.bib."
            yield document.problem(["evidence", number], "unknown-reference", message, expected)


def _empty_groups(document: Document[FrequenciesFile], frequencies: Frequencies) -> Iterator[Problem]:
    """A problem for each share with which nobody scores high, or nobody low: of none, no part can be told."""
    for number, share in enumerate(document.model.shares):
        splits = [frequencies.split(threshold, share) for threshold in document.model.thresholds]
        if not all(one.above and one.below for one in splits):
            message = f"With {share.number}, one of the groups would be empty."
            yield document.problem(["shares", number, "number"], "wrong-value", message, "another number.")
