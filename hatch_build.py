"""What goes into a wheel beside the package: the course itself; and no wheel is made without the front end."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COURSE = ("_config.yml", "_toc.yml", "book", "data", "notebooks")


class WholeWheel(BuildHookInterface[Any]):
    """Runs before each build. An editable install needs none of it: the course lies beside the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raises FileNotFoundError where the front end is missing: whoever installs a wheel has no Node to build it."""
        if version == "editable":
            return
        root = Path(self.root)
        if not (root / "heldinmind/blocks/dist/book/held-in-mind/host.js").is_file():
            raise FileNotFoundError("The front end is not built: run ‘make book’ before making a wheel.")
        for name in COURSE:
            for file in [root / name, *(root / name).rglob("*")]:
                place = file.relative_to(root)
                if file.is_file() and not any(part.startswith(".") for part in place.parts):
                    build_data["force_include"][str(file)] = f"heldinmind/course/{place.as_posix()}"
