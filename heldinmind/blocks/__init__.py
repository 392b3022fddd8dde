"""The blocks: what a learner works with, live in JupyterLab and in the book."""

from heldinmind.blocks.base import Block
from heldinmind.blocks.cards import Cards
from heldinmind.blocks.cases import CaseChooser, CaseList
from heldinmind.blocks.checker import Checker
from heldinmind.blocks.compare import Compare
from heldinmind.blocks.coverage import Coverage
from heldinmind.blocks.cpd import CpdBlock
from heldinmind.blocks.directory import Directory
from heldinmind.blocks.drawing import DrawingBlock
from heldinmind.blocks.ecomap import EcoMapBlock
from heldinmind.blocks.explorer import Explorer
from heldinmind.blocks.figure import Figure
from heldinmind.blocks.findings import Findings
from heldinmind.blocks.frequencies import FrequenciesBlock
from heldinmind.blocks.gain import Gain
from heldinmind.blocks.glance import Glance
from heldinmind.blocks.glossary import Glossary
from heldinmind.blocks.local import LocalBlock
from heldinmind.blocks.plan import PlanBlock
from heldinmind.blocks.quiz import Quiz
from heldinmind.blocks.record import RecordBlock
from heldinmind.blocks.references import References
from heldinmind.blocks.reflection import ReflectionBlock
from heldinmind.blocks.review import Review
from heldinmind.blocks.scenario import Scenario
from heldinmind.blocks.sheet import SheetBlock
from heldinmind.blocks.sources import Sources
from heldinmind.blocks.table import TableBlock
from heldinmind.blocks.walkthrough import WalkthroughBlock

BLOCKS: dict[str, type[Block]] = {
    block.kind: block
    for block in (
        Scenario,
        Quiz,
        WalkthroughBlock,
        ReflectionBlock,
        Explorer,
        EcoMapBlock,
        SheetBlock,
        FrequenciesBlock,
        Figure,
        DrawingBlock,
        TableBlock,
        Cards,
        Compare,
        Findings,
        Glossary,
        Sources,
        CaseList,
        CaseChooser,
        Checker,
        LocalBlock,
        Coverage,
        Directory,
        Glance,
        References,
        RecordBlock,
        Review,
        Gain,
        PlanBlock,
        CpdBlock,
    )
}
"""Every kind of block, by the name that stands in `data-block`."""

__all__ = [
    "BLOCKS",
    "Block",
    "Cards",
    "CaseChooser",
    "CaseList",
    "Checker",
    "Compare",
    "Coverage",
    "CpdBlock",
    "Directory",
    "DrawingBlock",
    "EcoMapBlock",
    "Explorer",
    "Figure",
    "Findings",
    "FrequenciesBlock",
    "Gain",
    "Glance",
    "Glossary",
    "LocalBlock",
    "PlanBlock",
    "Quiz",
    "RecordBlock",
    "References",
    "ReflectionBlock",
    "Review",
    "Scenario",
    "SheetBlock",
    "Sources",
    "TableBlock",
    "WalkthroughBlock",
]
