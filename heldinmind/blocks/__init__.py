"""The blocks: what a learner works with, live in JupyterLab and in the book."""

from heldinmind.blocks.base import Block
from heldinmind.blocks.cases import CaseList
from heldinmind.blocks.drawing import DrawingBlock
from heldinmind.blocks.explorer import Explorer
from heldinmind.blocks.figure import Figure
from heldinmind.blocks.quiz import Quiz
from heldinmind.blocks.reflection import ReflectionBlock
from heldinmind.blocks.scenario import Scenario
from heldinmind.blocks.sources import Sources
from heldinmind.blocks.table import TableBlock

BLOCKS: dict[str, type[Block]] = {
    block.kind: block
    for block in (Scenario, Quiz, ReflectionBlock, Explorer, Figure, DrawingBlock, TableBlock, Sources, CaseList)
}
"""Every kind of block, by the name that stands in `data-block`."""

__all__ = [
    "BLOCKS",
    "Block",
    "CaseList",
    "DrawingBlock",
    "Explorer",
    "Figure",
    "Quiz",
    "ReflectionBlock",
    "Scenario",
    "Sources",
    "TableBlock",
]
