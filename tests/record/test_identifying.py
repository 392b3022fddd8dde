"""What may identify a person is found in free text, and what only looks like it is left alone."""

from typing import Any

from .calling import call

FAMILIES = ["Nia", "Callum", "Ada", "Ruth"]

FOUND = [
    # NHS numbers whose check digit is right (of the range that is never given to anybody).
    ("Her number is 999 905 3610.", "nhs-number", "999 905 3610"),
    ("9999053610", "nhs-number", "9999053610"),
    ("no 999-905-3610, see notes", "nhs-number", "999-905-3610"),
    ("born 3/5/2024", "date", "3/5/2024"),
    ("dob 03.05.24 seen", "date", "03.05.24"),
    ("On 2024-05-03 we met", "date", "2024-05-03"),
    ("on 3rd of May 2024", "date", "3rd of May 2024"),
    ("She was May 3, 2024 old", "date", "May 3, 2024"),
    ("He was born on 3 May at home", "date", "born on 3 May"),
    ("They live at M13 9PL now", "postcode", "M13 9PL"),
    ("sw1a 2aa", "postcode", "sw1a 2aa"),
    ("EC1A1BB", "postcode", "EC1A1BB"),
    ("ring 07700 900123 after three", "phone", "07700 900123"),
    ("ring +44 7700 900123", "phone", "+44 7700 900123"),
    ("0161 496 0123", "phone", "0161 496 0123"),
    ("(0161) 4960123", "phone", "(0161) 4960123"),
    ("write to sam.o@example.nhs.uk.", "e-mail", "sam.o@example.nhs.uk"),
    ("I saw Sarah Jones at home", "name", "Sarah Jones"),
    ("Sarah Jones was at home", "name", "Sarah Jones"),
    ("I saw Mrs Okafor", "name", "Mrs Okafor"),
    ("with Siobhán O’Brien", "name", "Siobhán O’Brien"),
    ("with Mary-Anne McDonald’s baby", "name", "Mary-Anne McDonald"),
    ("with Sarah J. Jones", "name", "Sarah J. Jones"),
    ("I saw Nia Roberts", "name", "Nia Roberts"),
]

LEFT_ALONE = [
    "I waited ten seconds. Then Nia spoke.",
    "Holding Ada close helped her.",
    "Perhaps Ruth was tired.",
    "I watched Nia Callum and Ada.",
    "We met on Tuesday Morning at the Family Hub with the Health Visitor.",
    "The Edinburgh Postnatal Depression Scale is not a test of bonding.",
    "999 905 3611 is not valid, nor is 1234567890.",
    "She slept 10 to 12 hours, from 7.30 to 6.15.",
    "In 2024 I saw 3 or 4 of 12 parents.",
    "Half of 60/40, or 24/7, or 1/2.",
    "In May I will try this again.",
    "At my next 6-8 week review I will say: ‘He is looking for you.’",
    "What did I notice?\nThe baby turned.\nThe mother smiled.",
    "Reading the cue first. Waiting Longer than felt easy.",
    "",
]


def looked(*texts: str) -> list[list[dict[str, Any]]]:
    return call(["identifying"], *(["identifying", text, FAMILIES] for text in texts))


def test_what_may_identify_a_person_is_found_where_it_stands() -> None:
    for (text, kind, hit), found in zip(FOUND, looked(*(text for text, *_ in FOUND)), strict=True):
        assert [(one["kind"], one["found"]) for one in found] == [(kind, hit)], text
        assert text[found[0]["from"] : found[0]["to"]] == hit


def test_ordinary_words_are_left_alone() -> None:
    for text, found in zip(LEFT_ALONE, looked(*LEFT_ALONE), strict=True):
        assert found == [], text


def test_several_finds_come_in_the_order_of_the_text() -> None:
    [found] = looked("Sarah Jones, M13 9PL, 07700 900123, then Adam Smith (a.smith@example.org).")
    assert [one["kind"] for one in found] == ["name", "postcode", "phone", "name", "e-mail"]


def test_a_long_text_is_looked_through_quickly() -> None:
    [found] = looked("Aa " * 20_000 + "0" * 20_000 + "a@" * 20_000 + " 1 May" * 10_000)
    assert found is not None


def test_the_courses_own_cases_give_few_false_names() -> None:
    """The prose of the cases is what learners write about: nobody in it is real, and little of it may look so."""
    from heldinmind.record.families import family_names
    from heldinmind.vignettes.load import library

    families = family_names()
    texts = [scene.text for case in library() for scene in case.scenes if getattr(scene, "text", None)]
    found = call(["identifying"], *(["identifying", text, families] for text in texts))
    assert len(texts) > 100
    hits = [one for all_ in found for one in all_]
    assert len(hits) <= len(texts) / 50, hits
