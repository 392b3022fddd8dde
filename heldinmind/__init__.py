"""Held in Mind: an interactive course on strengthening parent-infant relationships.

In a notebook: `import heldinmind as hm`, then `hm.scenario("six-weeks-in")`, `hm.quiz(…)`, `hm.reflect(…)`,
`hm.explorer(…)`, `hm.figure(…)`, `hm.drawing(…)`, `hm.table(…)`, `hm.sources(…)`. Each shows one block,
found by its id under data/.
"""

from heldinmind.blocks import DrawingBlock, Explorer, Figure, Quiz, ReflectionBlock, Scenario, Sources, TableBlock

__version__ = "0.1.0"


def scenario(vignette_id: str) -> Scenario:
    """A case to play, from data/vignettes."""
    return Scenario(vignette_id)


def quiz(set_id: str) -> Quiz:
    """Questions to answer, from data/questions."""
    return Quiz(set_id)


def reflect(reflection_id: str) -> ReflectionBlock:
    """A question about practice to write about, from data/reflections."""
    return ReflectionBlock(reflection_id)


def explorer(explorer_id: str) -> Explorer:
    """Made-up families in which loads and buffers meet, from data/explorers."""
    return Explorer(explorer_id)


def figure(figure_id: str) -> Figure:
    """A figure with its words and numbers, from data/figures."""
    return Figure(figure_id)


def drawing(drawing_id: str) -> DrawingBlock:
    """A line drawing, from data/drawings."""
    return DrawingBlock(drawing_id)


def table(table_id: str) -> TableBlock:
    """A table with its sources, from data/tables."""
    return TableBlock(table_id)


def sources(*keys: str) -> Sources:
    """The sources with these keys, from book/references.bib."""
    return Sources(";".join(keys))


__all__ = ["drawing", "explorer", "figure", "quiz", "reflect", "scenario", "sources", "table"]
