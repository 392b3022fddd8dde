import heldinmind as hm
from heldinmind.blocks.explorer import Explorer


def test_it_begins_with_the_first_family_and_all_that_weighs() -> None:
    explorer = hm.explorer("load-and-buffering")
    families = explorer.content["families"]
    assert explorer.family == families[0]["id"]
    assert explorer.on == [load["id"] for family in families for load in family["loads"]]


def test_what_can_be_read_without_a_script() -> None:
    resolved = Explorer.resolve("how-factors-meet")
    for family in resolved.content["families"]:
        for text in (family["name"], family["story"], *(one["label"] for one in family["loads"] + family["buffers"])):
            assert text in resolved.html
        for meeting in family["meetings"]:
            assert meeting["say"] not in resolved.html
    assert resolved.content["label"] in resolved.html
