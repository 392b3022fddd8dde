import pytest

from heldinmind.catalogue.prose import UnknownNameError, fill, to_html, to_inline_html, variables

NAMES = {"mother": {"name": "Nia", "their": "her"}, "local": {"perinatal_team": "the *Team* <b>"}}


def test_names_are_filled_in() -> None:
    assert fill("{{ mother }} and {{mother.their}} baby", NAMES) == "Nia and her baby"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(UnknownNameError):
        fill("{{ father }}", NAMES)


def test_variables_are_found() -> None:
    assert list(variables("{{ a }} b {{ c.d }}")) == ["a", "c.d"]


def test_markdown_of_the_safe_subset() -> None:
    html = to_html("Look *here*, **now**.\n\n- one\n- two\n\n> said\n\n[a](https://example.org)")
    for part in ("<em>here</em>", "<strong>now</strong>", "<li>one</li>", "<blockquote>", 'href="https://example.org"'):
        assert part in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "&lt;script&gt;",
        "# heading",
        "<https://example.org>",
        "```\ncode\n```",
        "<!-- c -->",
    ],
)
def test_html_and_all_else_is_shown_as_text(text: str) -> None:
    html = to_html(text)
    assert set(_tags(html)) <= {"p"}


def test_no_picture_is_fetched() -> None:
    assert "<img" not in to_html("![x](https://example.org/x.png)")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/x",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "//example.org",
    ],
)
def test_links_lead_nowhere_unsafe(address: str) -> None:
    assert "<a" not in to_html(f"[press]({address})")


@pytest.mark.parametrize("address", ["https://example.org", "mailto:a@example.org", "tel:111", "../book/safety.html#x"])
def test_safe_links_are_links(address: str) -> None:
    assert f'href="{address}"' in to_html(f"[press]({address})")


def test_a_filled_in_name_is_text_not_markdown() -> None:
    assert to_inline_html("Ring {{ local.perinatal_team }}.", NAMES) == "Ring the *Team* &lt;b&gt;."


def _tags(html: str) -> list[str]:
    import re

    return re.findall(r"</?([a-z0-9]+)", html)
