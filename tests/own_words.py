"""Tells where the project says eight words in a row as the Institute's sheet does, without holding the sheet.

The sheet is not ours to pass on, so own-words.txt beside this file holds only hashes of its runs of eight words. To
make them anew from the sheet as text: `python tests/own_words.py sheet.txt`.
"""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HASHES = Path(__file__).parent / "own-words.txt"
RUN = 8
DIGITS = 16
"""Of each hash: 64 bits, so that no two runs are mistaken for one another."""
HEAD = f"""\
# Each run of {RUN} words in the sheet ‘Strengthening parent-infant relationships’ (Institute of Health Visiting, 2023)
# as the first {DIGITS} digits of its SHA-256, sorted. tests/test_words.py holds the project to words of its own by it.
# Made by `python tests/own_words.py sheet.txt`, which also says which names are excused.
"""


class Word(NamedTuple):
    text: str
    place: str


class Hit(NamedTuple):
    """Words that the sheet has too, and where the first of them stands."""

    place: str
    words: str


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def hash_of(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:DIGITS]


def hashes_of_sheet(sheet: str) -> set[str]:
    """The hashes of the sheet's runs.

    Names are no sentences: what stands in a table (a line with a tab) or under ‘Resources’ may be named as it is.
    """
    sentences = sheet.split("\nResources\n", maxsplit=1)[0].split("\n")
    words = words_of("\n".join(line for line in sentences if "\t" not in line))
    return {hash_of(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def hashes_kept() -> set[str]:
    lines = HASHES.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if not line.startswith("#")}


def hits_in(root: Path, hashes: set[str]) -> list[Hit]:
    """What every text file that git tracks in `root`, or would track, shares with the sheet."""
    listed = subprocess.check_output(
        ["git", "-C", str(root), "ls-files", "-z", "-co", "--exclude-standard"], encoding="utf-8"
    )
    files = [(name, root / name) for name in sorted(filter(None, listed.split("\0")))]
    return [
        hit
        for name, file in files
        if file.is_file() and b"\0" not in file.read_bytes()
        for words in _texts(name, file.read_text(encoding="utf-8", errors="replace"))
        for hit in _hits(words, hashes)
    ]


def _hits(words: list[Word], hashes: set[str]) -> Iterator[Hit]:
    known = [
        hash_of([word.text for word in words[start : start + RUN]]) in hashes for start in range(len(words) - RUN + 1)
    ]
    start = 0
    while start < len(known):
        if not known[start]:
            start += 1
            continue
        last = start
        while last + 1 < len(known) and known[last + 1]:
            last += 1
        end = last + RUN
        yield Hit(words[start].place, " ".join(word.text for word in words[start:end]))
        start = end


def _texts(name: str, text: str) -> Iterator[list[Word]]:
    """The words of a file; of a notebook first those of all its cells, then those of each output."""
    try:
        cells = json.loads(text)["cells"] if name.endswith(".ipynb") else None
    except (ValueError, KeyError):
        cells = None
    if cells is None:
        yield _words(f"{name}:", text)
        return
    places = [f"{name}: cell {number}" for number in range(1, len(cells) + 1)]
    yield [
        word
        for place, cell in zip(places, cells, strict=True)
        for word in _words(f"{place}, line ", _joined(cell["source"]))
    ]
    for place, cell in zip(places, cells, strict=True):
        for output in cell.get("outputs", []):
            for shown in [output.get("text", ""), *output.get("data", {}).values()]:
                yield _words(f"{place}, output, line ", _joined(shown))


def _joined(lines: object) -> str:
    """A text of a notebook, which is stored as one string or as a list of lines; other data as JSON."""
    if isinstance(lines, list) and all(isinstance(line, str) for line in lines):
        return "".join(lines)
    return lines if isinstance(lines, str) else json.dumps(lines, ensure_ascii=False)


def _words(place: str, text: str) -> list[Word]:
    return [
        Word(word, f"{place}{number}") for number, line in enumerate(text.split("\n"), 1) for word in words_of(line)
    ]


if __name__ == "__main__":
    made = hashes_of_sheet(Path(sys.argv[1]).read_text(encoding="utf-8"))
    HASHES.write_text(HEAD + "".join(f"{one}\n" for one in sorted(made)), encoding="utf-8", newline="\n")
    print(f"{HASHES.name}: {len(made)} hashes.")
