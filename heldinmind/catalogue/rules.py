"""What the checker may say: each rule's code, how grave it is, and its sentence.

rules.json, of cases and of what every file must be, serves the browser too; question_rules.json is of questions.

A rule may be said in more than one way: ‘missing/kind’ is another sentence of the code ‘missing’.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Severity = Literal["error", "undecided", "warning"]


class Rule(NamedTuple):
    """A sentence, with {names} to be filled in, and what is expected instead."""

    code: str
    severity: Severity
    says: str
    expected: str


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule, by its name."""
    return {**rules_in("rules.json"), **rules_in("question_rules.json")}


@cache
def rules_in(name: str) -> Mapping[str, Rule]:
    """The rules in one of the two files."""
    written = json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return {name: Rule(name.partition("/")[0], **rule) for name, rule in written.items()}


def said(name: str, values: Mapping[str, object]) -> tuple[str, str]:
    """The sentence of the rule `name` and what it expects, with the values filled in (KeyError: one is missing)."""
    rule = rules()[name]
    return _fill(rule.says, values), _fill(rule.expected, values)


def severity_of(code: str) -> Severity:
    """How grave a problem with this code is; what no rule names is an error."""
    rule = rules().get(code)
    return rule.severity if rule else "error"


def _fill(sentence: str, values: Mapping[str, object]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), sentence)
