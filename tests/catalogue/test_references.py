from heldinmind.catalogue.references import references


def test_a_reference_has_a_short_name_and_a_whole_entry() -> None:
    madigan = references()["madigan2023"]
    assert madigan.short == "Madigan et al. 2023"
    assert "10.1037/bul0000388" in madigan.html


def test_every_reference_can_be_shown() -> None:
    for reference in references().values():
        assert reference.short
        assert "{" not in reference.html + reference.short
