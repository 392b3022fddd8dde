import pytest

from heldinmind.catalogue.findings import as_links, finding_names, findings, grouped, with_numbers
from heldinmind.catalogue.prose import to_html, to_inline_html


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        ("ssp-secure", "51.6%"),
        ("sleep-mothers", "62 minutes less"),
        ("neonatal-care", "1 in 8"),
        ("stillbirth", "3.22 per 1,000"),
        ("attachment-acting-out", "−0.15"),
        ("connections-quoted-now", "1,000,000"),
        ("mentalisation-2017", "0.30"),
    ],
)
def test_a_finding_is_said_as_a_sentence_says_it(finding: str, said: str) -> None:
    assert findings()[finding].said == said


@pytest.mark.parametrize(("number", "read"), [("20720", "20,720"), ("-0.07", "−0.07"), ("0.30", "0.30"), ("", "")])
def test_numbers_are_grouped(number: str, read: str) -> None:
    assert grouped(number) == read


def test_prose_may_cite_a_finding_and_what_belongs_to_it() -> None:
    names = finding_names()
    assert names["ssp-secure.n"] == "20,720"
    assert names["sensitivity-2024.interval"] == "0.22 to 0.28"
    assert "ssp-secure.interval" not in names, "what is not known cannot be cited"


def test_a_page_gets_the_number_of_today_and_a_link_to_where_it_comes_from() -> None:
    cited = "It was [9%](../data/tables/findings.csv#ssp-secure), of [](../data/tables/findings.csv#ssp-secure.n)."
    assert "[51.6%](" in with_numbers(cited)
    linked = as_links(cited, "../")
    assert linked.count("href='../book/numbers.html#ssp-secure'") == 2
    assert ">51.6%</a>" in linked
    assert ">20,720</a>" in linked


def test_an_unknown_finding_is_named() -> None:
    with pytest.raises(KeyError, match="no-such"):
        with_numbers("[](../data/tables/findings.csv#no-such)")


def test_in_a_paragraph_a_number_can_be_followed_and_in_a_label_it_is_plain() -> None:
    names = {"finding": finding_names()}
    assert 'data-finding="ssp-secure">51.6%</a>' in to_html("{{ finding.ssp-secure }}", names)
    assert 'data-finding="ssp-secure">20,720</a>' in to_html("{{ finding.ssp-secure.n }}", names)
    assert to_inline_html("{{ finding.ssp-secure }}", names) == "51.6%"
