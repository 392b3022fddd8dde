"""The question bank as a whole: enough of it, of enough kinds."""

from heldinmind.questions.load import load_questions, questions_folder

LEAST_QUESTIONS = 100
LEAST_KINDS = 5

QUESTIONS = [
    question for file in sorted(questions_folder().glob("*.yaml")) for question in load_questions(file.stem).questions
]


def test_the_bank_is_large_enough() -> None:
    assert len(QUESTIONS) >= LEAST_QUESTIONS


def test_the_bank_has_enough_kinds() -> None:
    assert len({question.kind for question in QUESTIONS}) >= LEAST_KINDS


def test_every_question_says_how_hard_it_is() -> None:
    assert [question.id for question in QUESTIONS if "difficulty" not in question.model_fields_set] == []
