"""The names that exported statements are written with (docs/record.md): the same as in statements.ts."""

ACTIVITY = "https://heldinmind.example/xapi/"
"""Before the name of each activity. A name, not an address."""
LEARNER = "https://heldinmind.example/learner"
"""The home page of every account."""
EVENT, STATE, FILE = (f"{ACTIVITY}{name}" for name in ("event", "state", "file"))
"""The extensions: what else an event says, a state, and which file it is."""
VERSION = 1
"""Of the files that this edition writes; it reads none that are newer."""
VERBS = {
    "answered": "answered",
    "began": "initialized",
    "chose": "responded",
    "ended": "completed",
    "tried": "attempted",
    "wrote": "commented",
    "planned": "commented",
    "followed-up": "commented",
    "finished": "completed",
    "attended": "attended",
    "spent": "experienced",
}
"""The verb of each deed, in the ADL registry."""
SKIPPED, STATED, SHARED = "progressed", "suspended", "shared"
"""The verbs of a scene left without a choice, of a state, and of the statement that says which file this is."""

ADL = "http://adlnet.gov/expapi/"
"""Before the verbs and the kinds of activity that many courses share."""


def verb(name: str) -> str:
    """The identifier of a verb."""
    return f"{ADL}verbs/{name}"
