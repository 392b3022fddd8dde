import pytest

import heldinmind as hm
from heldinmind.blocks.compare import Compare
from heldinmind.catalogue.problems import ContentError
from heldinmind.catalogue.tables import read_table


def test_every_row_says_something_of_every_aspect() -> None:
    content, table = Compare.resolve("measures").content, read_table("measures")
    assert [one["id"] for one in content["names"]] == table.ids()
    assert len(content["aspects"]) == len(table.shown_columns()) - 1, "all that a reader sees, but the name"
    for aspect in content["aspects"]:
        assert set(aspect["of"]) == set(table.ids())


def test_without_a_script_it_is_the_whole_table() -> None:
    html = Compare.resolve("measures").html
    for row in read_table("measures").rows:
        assert html.count('scope="row"') == len(read_table("measures").rows)
        assert row["tool"].split(" ")[0] in html
    assert "Sources for this table" in html


def test_python_sees_what_is_compared() -> None:
    compare = hm.compare("measures")
    assert (compare.left, compare.right) == ("", ""), "the first two, until somebody chooses"
    compare.left = "epds"
    assert compare.left == "epds"


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(ContentError, match=r"no-such.*measures"):
        Compare.resolve("no-such")
