"""Stops a wheel from being made without the front end: whoever installs it has no Node to build it."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WholeWheel(BuildHookInterface[Any]):
    """Runs before each build; an editable install builds the front end itself when it is needed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Raises FileNotFoundError where the front end is missing."""
        built = Path(self.root, "heldinmind", "blocks", "dist", "book", "held-in-mind", "host.js")
        if version != "editable" and not built.is_file():
            raise FileNotFoundError("The front end is not built: run ‘make book’ before making a wheel.")
