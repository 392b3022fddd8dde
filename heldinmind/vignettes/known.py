"""What the checker in the browser must know beside the case itself: ids, names and limits, as JSON."""

from __future__ import annotations

from typing import Any

from heldinmind.catalogue.documents import MOST_ENTRIES
from heldinmind.catalogue.drawings import drawing_ids
from heldinmind.catalogue.files import LARGEST_FILE
from heldinmind.catalogue.names import RESERVED, course_names
from heldinmind.vignettes import explore, lint
from heldinmind.vignettes.load import MOST_NAMED, PRONOUNS, known_ids
from heldinmind.vignettes.model import Vignette


def known_for_the_browser() -> dict[str, Any]:
    """Everything that check.ts is handed. Raises ContentError where a file it comes from cannot be read."""
    return {
        "ids": {name: {"ids": sorted(ids), "home": home} for name, (ids, home) in known_ids().items()},
        "drawings": drawing_ids(),
        "names": {group: dict(names) for group, names in course_names().items()},
        "reserved": RESERVED,
        "pronouns": PRONOUNS,
        "schema": Vignette.model_json_schema(),
        "limits": {
            "bytes": LARGEST_FILE,
            "entries": MOST_ENTRIES,
            "named": MOST_NAMED,
            "states": explore.MOST_STATES,
            "scenes": lint.SCENES,
            "path": lint.PATH,
            "words": lint.MOST_WORDS,
            "wordsAMinute": lint.WORDS_A_MINUTE,
            "endings": lint.LEAST_ENDINGS,
            "babyWords": lint.LEAST_BABY_WORDS,
            "year": lint.HARDEST_YEAR,
            "wordsToJudge": lint.WORDS_TO_JUDGE,
            "often": lint.MOST_OFTEN,
            "scenesToJudge": lint.SCENES_TO_JUDGE,
        },
    }
