import re

import pytest

from heldinmind.catalogue.rules import rules, said, severity_of


def test_every_rule_says_a_sentence_and_what_is_expected() -> None:
    for name, rule in rules().items():
        assert rule.says.endswith("."), name
        assert rule.expected, name
        assert rule.severity in {"error", "undecided", "warning"}
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.code)


def test_all_sentences_of_a_code_are_equally_grave() -> None:
    for rule in rules().values():
        assert severity_of(rule.code) == rule.severity
    assert severity_of("no-such-code") == "error"


def test_a_sentence_is_filled_in_whole_or_not_at_all() -> None:
    assert said("few-endings", {"count": "1 ending", "least": 3})[0] == "The case has 1 ending."
    with pytest.raises(KeyError):
        said("few-endings", {"count": "1 ending"})
