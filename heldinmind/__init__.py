"""Held in Mind: an interactive course on strengthening parent-infant relationships.

In a notebook: `import heldinmind as hm`, then `hm.scenario("six-weeks-in")`, `hm.quiz(…)`, `hm.figure(…)` and the other
functions here. Each shows one block, found by its id under data/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heldinmind.blocks import (
    Cards,
    Compare,
    CpdBlock,
    DrawingBlock,
    EcoMapBlock,
    Explorer,
    Figure,
    Findings,
    FrequenciesBlock,
    Gain,
    Glossary,
    LocalBlock,
    PlanBlock,
    Quiz,
    RecordBlock,
    ReflectionBlock,
    Review,
    Scenario,
    SheetBlock,
    Sources,
    TableBlock,
    WalkthroughBlock,
)

if TYPE_CHECKING:
    from pathlib import Path

    from heldinmind.blocks.groups import GroupView

__version__ = "0.1.0"


def scenario(vignette_id: str) -> Scenario:
    """A case to play, from data/vignettes."""
    return Scenario(vignette_id)


def quiz(set_id: str) -> Quiz:
    """Questions to answer, from data/questions."""
    return Quiz(set_id)


def walkthrough(walkthrough_id: str) -> WalkthroughBlock:
    """Moments to play one after another, from data/walkthroughs."""
    return WalkthroughBlock(walkthrough_id)


def reflect(reflection_id: str) -> ReflectionBlock:
    """A question about practice to write about, from data/reflections."""
    return ReflectionBlock(reflection_id)


def explorer(explorer_id: str) -> Explorer:
    """Fictional families in whom things that weigh meet things that hold, from data/explorers."""
    return Explorer(explorer_id)


def ecomap(ecomap_id: str) -> EcoMapBlock:
    """The ties around a fictional family, to draw, from data/ecomaps."""
    return EcoMapBlock(ecomap_id)


def plan(module_id: str) -> PlanBlock:
    """What closes a module: one thing to try at work, and that it was worked through."""
    return PlanBlock(module_id)


def sheet(sheet_id: str) -> SheetBlock:
    """A sheet to fill in and print, from data/sheets."""
    return SheetBlock(sheet_id)


def frequencies(frequencies_id: str) -> FrequenciesBlock:
    """What a positive screen means, in whole people, from data/frequencies."""
    return FrequenciesBlock(frequencies_id)


def figure(figure_id: str) -> Figure:
    """A figure with its words and numbers, from data/figures."""
    return Figure(figure_id)


def drawing(drawing_id: str) -> DrawingBlock:
    """A line drawing, from data/drawings."""
    return DrawingBlock(drawing_id)


def table(table_id: str) -> TableBlock:
    """A table with its sources, from data/tables."""
    return TableBlock(table_id)


def cards(table_id: str) -> Cards:
    """A table as cards to open, from data/tables."""
    return Cards(table_id)


def compare(table_id: str) -> Compare:
    """A table of which two rows are put side by side, from data/tables."""
    return Compare(table_id)


def cpd() -> CpdBlock:
    """CPD evidence from the learner's record: the log, reflective accounts and a certificate."""
    return CpdBlock("mine")


def findings(*finding_ids: str) -> Findings:
    """Published numbers with who they were found in, from data/tables/findings.csv."""
    return Findings(";".join(finding_ids))


def glossary(*term_ids: str) -> Glossary:
    """Words and what they mean, from data/tables/terms.csv."""
    return Glossary(";".join(term_ids))


def local(*services: str) -> LocalBlock:
    """The local services that a trainer has filled in, from data/local.yaml; all of them if none is named."""
    return LocalBlock(";".join(services).replace("_", "-") or "all")


def group(folder: Path | str) -> GroupView:
    """The shared records of a group, in a folder: for trainers."""
    from heldinmind.blocks.groups import GroupView

    return GroupView(folder)


def record() -> RecordBlock:
    """All that is kept of what you did: to see, take along, share, print and erase."""
    return RecordBlock("mine")


def review() -> Review:
    """What is due, from all questions of the course, ten at a time."""
    return Review("course")


def gain(form: str = "form") -> Gain:
    """Two matched forms, one before and one after: the sets `<form>-a` and `<form>-b` of data/questions."""
    return Gain(form)


def sources(*keys: str) -> Sources:
    """The sources with these keys, from book/references.bib."""
    return Sources(";".join(keys))


__all__ = [
    "cards",
    "compare",
    "cpd",
    "drawing",
    "ecomap",
    "explorer",
    "figure",
    "findings",
    "frequencies",
    "gain",
    "glossary",
    "group",
    "local",
    "plan",
    "quiz",
    "record",
    "reflect",
    "review",
    "scenario",
    "sheet",
    "sources",
    "table",
    "walkthrough",
]
