from heldinmind.book.pages import case_pages, mend_case_links, mend_number_links
from heldinmind.vignettes.load import library, vignette_ids


def test_each_case_has_a_page() -> None:
    pages = case_pages()
    assert set(pages) == {f"cases/{vignette_id}.md" for vignette_id in vignette_ids()}
    assert list(pages) == [f"cases/{case.id}.md" for case in library()]
    for case, text in zip(library(), pages.values(), strict=True):
        assert f'data-block="scenario" data-id="{case.id}"' in text


def test_a_link_leads_to_the_page_of_the_case_from_wherever_it_stands() -> None:
    link = '<a href="../cases/six-weeks-in.html">'
    pages = {"cases/six-weeks-in"}
    assert mend_case_links(link, "book/welcome", pages) == link
    assert mend_case_links(link, "notebooks/trainers/group", pages) == '<a href="../../cases/six-weeks-in.html">'


def test_a_link_to_a_case_without_a_page_leads_to_its_notebook() -> None:
    link = '<a href="../cases/six-weeks-in.html">'
    notebook = '<a href="../notebooks/bonding-and-attachment.html">'
    assert mend_case_links(link, "book/welcome", set()) == notebook


def test_a_cited_number_leads_to_where_it_comes_from_in_html_and_in_json() -> None:
    assert mend_number_links('<a data-finding="x-1">', "notebooks/a") == '<a href="../book/numbers.html#x-1">'
    assert mend_number_links(r"data-finding=\"x-1\"", "index") == r"href=\"book/numbers.html#x-1\""
