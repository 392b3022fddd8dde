import json
import re

import pytest

import heldinmind as hm
from heldinmind.blocks import BLOCKS
from heldinmind.blocks.base import Resolved, in_the_book, placeholder
from heldinmind.catalogue.findings import findings_file
from heldinmind.catalogue.local_services import local_file

EXAMPLES = {
    "drawing": "welcome",
    "scenario": "six-weeks-in",
    "quiz": "bonding-or-attachment",
    "reflection": "the-words-i-use",
    "explorer": "load-and-buffering",
    "figure": "attachment-patterns",
    "frequencies": "epds",
    "table": "terms",
    "cards": "terms",
    "compare": "terms",
    "walkthrough": "serve-and-return",
    "findings": "ssp-secure;sensitivity-2024",
    "sources": "benoit2004;madigan2023",
    "cases": "all",
    "choose": "all",
    "checker": "case",
    "local": "all",
    "ecomap": "after-the-move",
    "sheet": "interpreter-briefing",
    "coverage": "all",
    "directory": "resources",
    "glance": "practices",
    "glossary": "attachment;cue",
    "references": "sheet-references",
    "record": "mine",
    "review": "course",
    "gain": "form",
    "plan": "states-and-cues",
    "cpd": "mine",
}


def test_every_kind_of_block_has_an_example() -> None:
    assert set(EXAMPLES) == set(BLOCKS)


@pytest.mark.parametrize(("kind", "block_id"), EXAMPLES.items())
def test_a_block_says_the_same_each_time(kind: str, block_id: str) -> None:
    """Outputs hold a reference: to the byte the same each time, and none of the content."""
    bundles = [BLOCKS[kind](block_id)._repr_mimebundle_()[0] for _ in range(2)]
    for mime in ("text/plain", "text/html"):
        assert bundles[0][mime] == bundles[1][mime]
    assert "application/vnd.jupyter.widget-view+json" in bundles[0]
    assert f'data-block="{kind}" data-id="{block_id}"' in bundles[0]["text/html"]
    assert len(bundles[0]["text/html"]) < 300


@pytest.mark.parametrize(("kind", "block_id"), EXAMPLES.items())
def test_a_block_resolves_to_what_can_be_read(kind: str, block_id: str) -> None:
    resolved = BLOCKS[kind].resolve(block_id)
    assert resolved.title
    seen, heard = re.sub(r"<[^>]+>", "", resolved.html), "".join(re.findall(r'aria-label="([^"]+)"', resolved.html))
    assert len(seen + heard) > 50
    assert resolved.files
    assert all(file.is_file() for file in resolved.files)


def test_what_stands_in_a_reference_is_escaped() -> None:
    assert '<b>"' not in placeholder("quiz", '<b>"')


def test_the_content_cannot_end_its_script() -> None:
    content = {"text": "</script><script>alert(1)</script> & <!-- ‘’"}
    html = in_the_book("quiz", "x", Resolved("t", "<p>h</p>", content, []))
    inside = html.split('<script type="application/json">')[1]
    assert inside.count("</script>") == 1
    assert json.loads(inside.split("</script>")[0]) == content


def test_the_names_of_a_notebook() -> None:
    assert repr(hm.scenario("six-weeks-in")) == "Case: six-weeks-in"
    assert repr(hm.sources("benoit2004", "icon")) == "Sources: benoit2004;icon"


def test_a_block_depends_on_what_it_names_and_on_no_more() -> None:
    """What names local services or findings is built anew when these change, and nothing else is."""
    assert {local_file(), findings_file()} <= set(BLOCKS["scenario"].resolve("six-weeks-in").files)
    # A card shows title, summary and content note: contacts go by the nation, and no number is cited there.
    for kind in ("cases", "choose"):
        files = set(BLOCKS[kind].resolve("all").files)
        assert local_file() in files
        assert findings_file() not in files
    assert findings_file() in BLOCKS["quiz"].resolve("attachment-myths").files
    assert findings_file() not in BLOCKS["quiz"].resolve("neighbours").files
