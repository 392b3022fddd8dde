"""A question of each kind, for tests: `sample("order")`."""

from typing import Any

from pydantic import TypeAdapter

from heldinmind.questions.model import Question

_OPTIONS = [
    {"id": "a", "text": "Wait", "correct": True, "why": "It gives *time*."},
    {"id": "b", "text": "Explain", "why": "It takes the turn."},
    {"id": "c", "text": "Leave", "why": "It ends it."},
]
SAMPLES: dict[str, dict[str, Any]] = {
    "one": {"options": _OPTIONS},
    "several": {"options": [*_OPTIONS, {"id": "d", "text": "Watch", "correct": True, "why": "You see more."}]},
    "sort": {
        "categories": [{"id": "x", "label": "Seen"}, {"id": "y", "label": "Made of it"}],
        "items": [
            {"id": "turns", "text": "She turns away", "category": "x", "why": "Anyone can see it."},
            {"id": "cross", "text": "She is cross", "category": "y", "why": "It is a guess."},
        ],
    },
    "order": {
        "items": [
            {"id": "watch", "text": "Watch", "why": "First you see."},
            {"id": "wonder", "text": "Wonder aloud", "why": "Then you ask."},
            {"id": "name", "text": "Name what *went well*", "why": "Then you say it."},
            {"id": "plan", "text": "Agree what is next", "why": "Last you plan."},
        ],
    },
    "match": {
        "targets": [
            {"id": "calm", "text": "Ready to play"},
            {"id": "tired", "text": "Tired"},
            {"id": "full", "text": "Full"},
        ],
        "items": [
            {"id": "gaze", "text": "A steady gaze", "match": "calm", "why": "The baby is *alert*."},
            {"id": "yawn", "text": "A yawn", "match": "tired", "why": "The baby needs a rest."},
        ],
    },
    "say": {
        "models": [
            {"id": "first", "words": "‘What do you think she is telling you?’", "why": "It asks the parent."},
            {"id": "second", "words": "‘I wonder what she would say.’", "why": "It gives the baby a voice."},
        ],
        "look_for": [
            {"id": "open", "text": "It asks, and does not tell", "why": "The parent is the expert."},
            {"id": "baby", "text": "The baby is in it", "why": "It is about the two of them."},
        ],
    },
}


def sample(kind: str, question_id: str = "q", **more: Any) -> Question:
    """A question of this kind."""
    written = {"id": question_id, "kind": kind, "prompt": f"What of {kind}?", **SAMPLES[kind], **more}
    question: Question = TypeAdapter(Question).validate_python(written)
    return question
