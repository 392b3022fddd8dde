"""The place where a trainer has a case checked, in the browser, before anybody plays it."""

from __future__ import annotations

import re
from typing import ClassVar

from heldinmind.blocks.base import Block, Resolved


class Checker(Block):
    """Checks a case file on the reader's own device, by the rules of `heldinmind check`."""

    kind: ClassVar[str] = "checker"
    called: ClassVar[str] = "Check a case"
    module: ClassVar[str] = "checker"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:  # noqa: ARG003
        """The checker, whatever it is called. Raises ContentError."""
        from heldinmind.catalogue.findings import findings_file
        from heldinmind.catalogue.local_services import local_file
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.tables import datapackage_file, read_table
        from heldinmind.vignettes.known import known_for_the_browser

        tables = [read_table(table).file for table in ("inventory", "principles", "topics", "nations")]
        files = [*tables, findings_file(), local_file(), references_file(), datapackage_file()]
        html = "<noscript><p>To check a case, allow JavaScript for this page. Nothing is sent anywhere.</p></noscript>"
        content = {"known": known_for_the_browser(), "all_it_says": all_it_says()}
        return Resolved("Check a case", html, content, files)


def all_it_says() -> list[dict[str, str]]:
    """Each code that a case may break, with its sentence, what stands in it left open: the most serious first."""
    from heldinmind.catalogue.rules import rules_in

    def left_open(sentence: str) -> str:
        return re.sub(r"\{\w+\}", "…", sentence)

    by_code: dict[str, dict[str, str]] = {}
    for rule in rules_in("rules.json").values():
        by_code.setdefault(rule.code, {"code": rule.code, "severity": rule.severity, "says": left_open(rule.says)})
    order = ("error", "undecided", "warning")
    return sorted(by_code.values(), key=lambda one: order.index(one["severity"]))
