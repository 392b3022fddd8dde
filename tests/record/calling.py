"""The record's own TypeScript, called from Python by Node."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from heldinmind.course import course_folder
from heldinmind.workshop.node import node_at_hand


def call(modules: Sequence[str], *calls: Sequence[Any]) -> list[Any]:
    """What each of `calls` (a function's name and its arguments) returns; `modules` export them."""
    node = node_at_hand()
    assert node is not None, "Node is needed to run the front end’s own code"
    ran = subprocess.run(
        [*node.node, str(Path(__file__).with_name("call.mjs"))],
        cwd=course_folder(),
        input=json.dumps({"modules": modules, "calls": calls}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    returned: list[Any] = json.loads(ran.stdout)
    return returned
