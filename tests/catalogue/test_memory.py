"""What is made once: made again as soon as what it is made from differs."""

from heldinmind.blocks.charts import to_svg
from heldinmind.catalogue.memory import all_made, made, remember
from heldinmind.catalogue.references import formatted, references


def test_the_same_is_made_once_and_another_anew() -> None:
    asked = list[str]()

    def make(of: str) -> str:
        return made("test of memory", of, lambda: asked.append(of) or f"made of {of}")

    assert [make("a"), make("b"), make("a")] == ["made of a", "made of b", "made of a"]
    assert asked == ["a", "b"]


def test_what_was_kept_is_taken_up() -> None:
    remember({("test of keeping", "a"): "as it was"})
    assert made("test of keeping", "a", lambda: "made anew") == "as it was"
    assert ("test of keeping", "a") in all_made()


def test_a_source_is_formatted_anew_when_its_entry_changes() -> None:
    source = next(iter(references().values())).entry
    before = str(formatted(source))
    title, source.fields["title"] = source.fields["title"], "Another title altogether"
    try:
        assert "Another title altogether" in str(formatted(source))
    finally:
        source.fields["title"] = title
    assert str(formatted(source)) == before


def test_a_chart_is_drawn_anew_when_it_changes() -> None:
    def chart(value: int) -> str:
        values = {"data": {"values": [{"x": value}]}, "mark": "text", "encoding": {"text": {"field": "x"}}}
        return to_svg(values, "a-figure")

    assert ">41<" in chart(41)
    assert ">42<" in chart(42)
