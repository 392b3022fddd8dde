import re

import heldinmind as hm


def test_python_sees_what_is_chosen() -> None:
    block = hm.frequencies("epds")
    at_the_start = {"with_above": 81, "with_below": 19, "without_above": 108, "without_below": 792}
    assert block.counts() == at_the_start
    block.threshold, block.share = "13", 300
    assert block.counts() == {"with_above": 198, "with_below": 102, "without_above": 35, "without_below": 665}
    block.threshold, block.share = "of another time", 7
    assert block.counts() == at_the_start


def test_every_choice_has_its_result() -> None:
    content = hm.frequencies("epds").content
    for threshold in content["thresholds"]:
        for share in content["shares"]:
            counts = content["results"][threshold["id"]][str(share["number"])]["counts"]
            assert counts["with_above"] + counts["with_below"] == share["number"]
            assert sum(counts.values()) == 1000


def test_the_sentences() -> None:
    result = hm.frequencies("epds").content["results"]["11"]["100"]
    assert result["steps"] == [
        "Of 1,000 women, 100 have depression: 81 of them score 11 or more, 19 score 10 or less.",
        "Of the other 900, 108 score 11 or more, 792 score 10 or less.",
    ]
    assert result["answers"] == [
        "So of the 189 who score 11 or more, 81 have depression: about 43 in 100.",
        "Of the 811 who score 10 or less, 19 have it: about 2 in 100.",
    ]


def test_without_a_script_the_numbers_of_every_threshold_can_be_read() -> None:
    html = hm.frequencies("epds").html
    table = html[: html.index("</table>")]
    assert "an assumption, not a finding" in table
    rows = [re.findall(r">([^<>]+)</t[hd]>", row) for row in re.findall(r"<tr.*?</tr>", table)][1:]
    assert rows == [
        ["10 or more", "85", "144", "about 37 in 100", "15", "756"],
        ["11 or more", "81", "108", "about 43 in 100", "19", "792"],
        ["13 or more", "66", "45", "about 59 in 100", "34", "855"],
    ]


def test_what_must_not_be_lost_stands_before_any_guess() -> None:
    block = hm.frequencies("epds")
    assert "no diagnosis" in block.html
    assert "whatever the total" in block.html
    assert "Levis" in block.html


def test_who_was_studied_is_said_once() -> None:
    html = hm.frequencies("epds").html
    assert html.count("Number studied: 9,066.") == 1
    assert "0.81" in html
    assert "0.75 to 0.87" in html
