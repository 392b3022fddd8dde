"""What closes a module: one thing to try at work, and that the module was worked through."""

from __future__ import annotations

from html import escape
from typing import ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved

ONWARD = {
    "contents": "Back to the contents",
    "review": "Review: what is due",
    "my-record": "My record",
    "cpd": "CPD evidence",
}
"""Where one could go from there: the pages of the book that are there, by name."""


class PlanBlock(Block):
    """A module's close. `plan` holds what the learner means to say: the `contact`, `when`, and the words to `say`."""

    kind: ClassVar[str] = "plan"
    called: ClassVar[str] = "Plan"
    module: ClassVar[str] = "plan"
    reads: ClassVar[bool] = True

    plan = traitlets.Dict().tag(sync=True)

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The close of the module `block_id`. Raises ContentError."""
        from heldinmind.blocks.outline import module_files, module_title
        from heldinmind.catalogue.local_services import local_file
        from heldinmind.catalogue.nations import contact_names, nations_file
        from heldinmind.catalogue.problems import ContentError, Problem
        from heldinmind.course import course_folder

        files = {file.stem: file for file in module_files()}
        if block_id not in files:
            toc = course_folder() / "_toc.yml"
            said = f"There is no module ‘{block_id}’."
            raise ContentError([Problem(toc, 1, "unknown-reference", said, f"one of: {', '.join(files)}.")])
        title = module_title(files[block_id])
        pages = course_folder() / "book"
        content = {
            "id": block_id,
            "title": title,
            "contacts": list(contact_names().values()),
            "onward": [[page, name] for page, name in ONWARD.items() if (pages / f"{page}.md").is_file()],
        }
        html = (
            f"<h3>One thing to try</h3><p>At my next contact, when …, I will say: …</p>"
            f"<p>After the module ‘{escape(title)}’.</p>"
        )
        # What the contacts are called depends on the nation.
        return Resolved("My plan", html, content, [files[block_id], local_file(), nations_file()])
