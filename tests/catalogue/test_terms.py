from pathlib import Path

import pytest

from heldinmind.catalogue.citations import check_numbers
from heldinmind.catalogue.terms import as_term_links, linked_terms, terms
from heldinmind.course import course_folder

LINK = "Call it [containment](../data/tables/terms.csv#containment), if you like."


def test_words_stand_in_the_order_of_the_alphabet() -> None:
    words = [one.term.casefold() for one in terms().values()]
    assert words == sorted(words)
    assert len(words) > 30


def test_a_word_leads_to_the_glossary_and_says_what_it_means() -> None:
    linked = as_term_links(LINK, "../")
    assert "<a class='hm-term' href='../book/glossary.html#containment' data-means='" in linked
    assert ">containment</a>, if you like." in linked
    assert '"' not in linked, "in a notebook's file it stands within double quotes"


def test_a_word_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A\n\n[love](../data/tables/terms.csv#love)\n", encoding="utf-8")
    assert [(problem.line, problem.code) for problem in check_numbers(page)] == [(3, "unknown-term")]
    with pytest.raises(KeyError):
        as_term_links(page.read_text(encoding="utf-8"), "")


@pytest.mark.parametrize(
    "notebook", sorted((course_folder() / "notebooks").glob("*.ipynb")), ids=lambda file: file.stem
)
def test_every_module_links_some_words_and_each_once(notebook: Path) -> None:
    text = notebook.read_text(encoding="utf-8")
    found = linked_terms(text)
    assert 2 <= len(found) <= 10
    assert text.count("terms.csv#") == len(found), "a word is linked where it first stands, and not again"
