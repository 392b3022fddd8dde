"""Numbers in pages and notebooks, cited from the table of findings and never typed; words linked to the glossary."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from heldinmind.catalogue.files import read_text
from heldinmind.catalogue.findings import CITED, finding_names
from heldinmind.catalogue.problems import ContentError, Problem, ordered
from heldinmind.catalogue.terms import linked_terms, terms

TYPED = re.compile(
    r"(?<![\w.])\d[\d,.]{0,20}\s?%"  # 51.6%
    r"|(?<![\w.])[−-]?\d+\.\d+(?![\w.])(?!\s?(kg|ml|cm))"  # 0.24, but 2.5 kg
    r"|(?<![\w.,])\d{1,3}(,\d{3})+(?![\w,])"  # 20,720
    r"|\b(one|1|\d+) in (every )?(?!1\d\d\d|20\d\d)(two|three|four|five|six|seven|eight|nine|ten|\d+)\b"  # 1 in 8
    r"|\bodds of \d|\b\d+ times (more|as) (likely|often)",
    re.IGNORECASE,
)
"""What a published number looks like in prose. Ages, dates, minutes and telephone numbers do not."""
ALLOWED = re.compile(
    r"95% (confidence )?interval|(\b\d{1,9} (in|of) )?1,000 (women|families|babies)"
    r"|\b\d{1,9} in 1,000|\b100%|CC BY 4\.0"
)
"""What is said of every interval, the thousand of natural frequencies, a whole, and the name of a licence."""


def typed_numbers(text: str) -> list[str]:
    """The numbers in `text` that look published and are not cited."""
    uncited = ALLOWED.sub(" ", CITED.sub(" ", text))
    return [found[0].strip() for found in TYPED.finditer(uncited)]


def check_numbers(file: Path) -> list[Problem]:
    """What is wrong with the numbers in a page, a notebook or a content file: typed, unknown, or not as in the table.

    Also each link to a word that the glossary lacks.

    Raises:
        ContentError: the notebook is no JSON, or the table of findings or of words cannot be read.
    """
    names = finding_names()
    return ordered(problem for line, text in _prose_of(file) for problem in _faults(file, line, text, names))


def _prose_of(file: Path) -> Iterator[tuple[int, str]]:
    """The lines of a page or content file with their numbers; of a notebook, those of its Markdown cells."""
    raw = read_text(file)
    if file.suffix != ".ipynb":
        yield from enumerate(raw.splitlines(), start=1)
        return
    try:
        cells = json.loads(raw)["cells"]
        prose = {line for cell in cells if cell["cell_type"] == "markdown" for line in cell["source"]}
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        problem = Problem(file, 1, "not-a-notebook", f"This cannot be read: {error}.", "a Jupyter notebook.")
        raise ContentError([problem]) from None
    for number, line in enumerate(raw.splitlines(), start=1):
        stripped = line.strip().rstrip(",")
        if stripped.startswith('"') and stripped.endswith('"') and '": "' not in stripped:
            text = json.loads(stripped)
            if text in prose:
                yield number, text


def _faults(file: Path, line: int, text: str, names: Mapping[str, str]) -> Iterator[Problem]:
    for cited in CITED.finditer(text):
        if cited["name"] not in names:
            message = f"There is no finding ‘{cited['name']}’."
            yield Problem(file, line, "unknown-finding", message, "an id of data/tables/findings.csv.")
        elif cited["said"] != names[cited["name"]]:
            message = f"‘{cited['said']}’ stands for the finding ‘{cited['name']}’."
            yield Problem(file, line, "stale-number", message, f"‘{names[cited['name']]}’: run ‘make notebooks’.")
    linked = linked_terms(text)
    for word in sorted(linked - set(terms()) if linked else ()):
        message = f"There is no word ‘{word}’ in the glossary."
        yield Problem(file, line, "unknown-term", message, "an id of data/tables/terms.csv.")
    for number in typed_numbers(text):
        cite = "{{ finding.id }}" if file.suffix == ".yaml" else "[](../data/tables/findings.csv#id)"
        expected = f"{cite}, with an id of data/tables/findings.csv."
        yield Problem(file, line, "typed-number", f"‘{number}’ is typed into the words.", expected)
