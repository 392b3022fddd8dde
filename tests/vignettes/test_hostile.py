"""Files that nobody should be sent: each ends in a sentence, within the time and memory that the code states."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from heldinmind.catalogue.rules import severity_of

from .conformance import SOUND

SECONDS = 60
"""Of the processor: several times what the code states, so that a slow machine passes and an endless loop does not."""
BYTES = 2_000_000_000


def bomb() -> str:
    """Ten anchors, each nine times the one before: a thousand million entries when written out."""
    text, before = "a: &a [x, x, x, x, x, x, x, x, x]\n", "a"
    for name in "bcdefghij":
        text += f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        before = name
    return text


def many_scenes(count: int) -> str:
    row = "  - {{id: s{0}, kind: reflect, title: t, prompt: p, compare: c, next: s{1}}}\n"
    return SOUND.split("scenes:")[0] + "scenes:\n" + "".join(row.format(n, n + 1) for n in range(count))


FILES: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "nested without end": (lambda: "id: " + "[" * 400_000, "not-yaml"),
    "nested and closed": (lambda: "id: " + "[" * 90_000 + "]" * 90_000, "not-yaml"),
    "lists in lists": (lambda: "- " * 90_000, "not-yaml"),
    "anchors that expand": (bomb, "file-too-large"),
    "an anchor that holds itself": (lambda: "a: &a\n  b: *a\n", "unknown-entry"),
    "a hundred thousand scenes": (lambda: many_scenes(100_000), "file-too-large"),
    "larger than any case": (lambda: "#" * 12_000_001, "file-too-large"),
    "another encoding": (lambda: SOUND.encode("utf-16"), "not-utf-8"),
    "bytes that are no text": (lambda: bytes(range(256)) * 100, "not-utf-8"),
    "a sign that cannot be seen": (lambda: SOUND.replace("Sam is tired", "Sam is \0 tired"), "not-yaml"),
    "tabs": (lambda: SOUND.replace("    kind:", "\tkind:"), "tab"),
    "the same key again and again": (lambda: "a: b\n" * 150_000, "not-yaml"),
    "the same key twice": (lambda: SOUND + "title: Again\n", "duplicate-key"),
    "a quote that never ends": (lambda: 'id: "' + "x" * 900_000, "not-yaml"),
    "a call to Python": (lambda: 'id: !!python/object/apply:os.system ["echo hello"]\n', "missing"),
    "nothing": (lambda: "", "not-a-document"),
    "one endless number": (lambda: SOUND.replace("Sam is tired.", "0" * 400_000), ""),
    "one endless address": (lambda: SOUND.replace("Sam is tired.", "a." * 200_000 + "@"), "hard-to-read"),
    "one endless word": (lambda: SOUND.replace("Sam is tired.", "a-" * 200_000 + "a"), ""),
    "braces": (lambda: SOUND.replace("Sam is tired.", "'" + "{{ " * 60_000 + "'"), "unknown-name"),
}


def within_bounds() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="limits on time and memory are set the POSIX way")
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_in_a_sentence(tmp_path: Path, name: str) -> None:
    content, code = FILES[name]
    made = content()
    file = tmp_path / "sound.yaml"
    file.write_bytes(made.encode() if isinstance(made, str) else made)
    ran = subprocess.run(
        [sys.executable, "-m", "heldinmind", "check", "--json", str(file)],
        preexec_fn=within_bounds,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in ran.stderr
    told = json.loads(ran.stdout)
    assert {problem["code"] for problem in told["problems"]} >= ({code} if code else set())
    is_faulty = bool(code) and severity_of(code) == "error"
    assert (ran.returncode, told["verdict"]) == ((1, "faulty") if is_faulty else (0, "sound"))
    assert all(problem["line"] >= 1 and len(problem["message"]) < 500 for problem in told["problems"])


def test_a_broken_file_hides_no_other_files_problems(tmp_path: Path) -> None:
    (tmp_path / "vignettes").mkdir()
    (tmp_path / "vignettes" / "broken.yaml").write_text("id: [", encoding="utf-8")
    other = SOUND.replace("id: sound", "id: other").replace("    next: s4\n", "    next: nowhere\n")
    (tmp_path / "vignettes" / "other.yaml").write_text(other, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "heldinmind", "check", "--json", str(tmp_path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = {(Path(one["file"]).name, one["code"]) for one in json.loads(ran.stdout)["problems"]}
    assert found == {("broken.yaml", "not-yaml"), ("other.yaml", "unknown-target")}
