import re

import pytest

from heldinmind.blocks.findings import Findings
from heldinmind.catalogue.findings import findings, findings_file
from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.references import references


def test_all_of_them_stand_each_in_a_place_of_its_own_under_its_subject() -> None:
    html = Findings.resolve("all").html
    assert re.findall(r'<li id="([^"]+)">', html) == list(findings())
    assert re.findall(r"<h2>(.*?)</h2>", html) == list(dict.fromkeys(one.subject for one in findings().values()))


def test_a_finding_says_who_where_when_how_and_by_whom() -> None:
    html, one = Findings.resolve("ssp-secure").html, findings()["ssp-secure"]
    for said in (one.said, one.statement, one.population, one.country, one.year, one.design, one.field("n")):
        assert said in html
    assert all(references()[key].html in html for key in one.source)
    assert "interval ." not in html


def test_a_few_on_a_page_take_no_place_from_the_page_of_numbers() -> None:
    resolved = Findings.resolve("ssp-secure;sensitivity-2024")
    assert resolved.html.count('<p class="hm-figure-title">') == 2
    assert " id=" not in resolved.html
    assert findings_file() in resolved.files


def test_an_unknown_finding_is_named() -> None:
    with pytest.raises(ContentError, match="‘no-such’"):
        Findings.resolve("ssp-secure;no-such")
