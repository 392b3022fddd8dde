import heldinmind as hm


def test_python_marks_what_was_checked() -> None:
    quiz = hm.quiz("bonding-or-attachment")
    sort = next(question for question in quiz.content["questions"] if question["kind"] == "sort")
    quiz.answers = {sort["id"]: {item["id"]: item["category"] for item in sort["items"]}}
    assert quiz.marks() == {}
    quiz.checked = [sort["id"]]
    assert all(quiz.marks()[sort["id"]].values())


def test_the_readable_questions_hold_no_explanation() -> None:
    quiz = hm.quiz("first-guess")
    for question in quiz.content["questions"]:
        for option in question["options"]:
            assert option["why"] not in quiz.html
