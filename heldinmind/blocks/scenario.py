"""A case to play."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from heldinmind.blocks.base import Block, Resolved
from heldinmind.blocks.sources import shown_sources
from heldinmind.vignettes.play import Step, Story, follow

if TYPE_CHECKING:
    from heldinmind.catalogue.prose import Names
    from heldinmind.vignettes.model import Choice, Decide, Ending, Facilitator, Notice, Review, Scene, Vignette

ENDING_KINDS = {
    "something-moved": "Something moved",
    "left-open": "A thread is held",
    "closed-door": "A no that was heard",
    "handed-on": "Others are beside the family",
    "acted-today": "Acted on the same day",
}
"""How an ending leaves things, in words."""


class Scenario(Block):
    """A case. `path` is the way taken so far, `ending` where it led, both live while it is played."""

    kind: ClassVar[str] = "scenario"
    called: ClassVar[str] = "Case"
    module: ClassVar[str] = "scenario"
    reads: ClassVar[bool] = True
    """Its ending asks what became of the plan that was made there."""

    path: traitlets.List[Step] = traitlets.List().tag(sync=True)
    """The steps so far: dicts with the `scene` that was left and the `choice` by which (None: moved on)."""
    reading = traitlets.Bool(False).tag(sync=True)
    """Whether the learner is still reading what followed from the last step."""
    notes = traitlets.Dict().tag(sync=True)
    """By scene: words typed, and what was ticked while noticing."""
    plan = traitlets.Dict().tag(sync=True)
    """What the learner means to say next time: the `contact`, `when`, and the words to `say`."""
    with_group = traitlets.Bool(False).tag(sync=True)
    """Whether the notes for whoever leads a group are shown."""

    @property
    def ending(self) -> str | None:
        """The id of the ending reached, or None while the visit goes on."""
        story: Story = {key: self.content[key] for key in ("start", "scenes", "endings")}  # type: ignore[assignment]
        steps: list[Step] = list(self.path)
        place = follow(story, steps).place
        return place if place in story["endings"] else None

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The case `block_id`. Raises ContentError."""
        from heldinmind.catalogue.drawings import load_drawing
        from heldinmind.catalogue.local_services import local_file
        from heldinmind.catalogue.names import files_named_in
        from heldinmind.catalogue.nations import nations_file
        from heldinmind.catalogue.references import references_file
        from heldinmind.catalogue.tables import datapackage_file, read_table
        from heldinmind.vignettes.load import drawings_of, load_vignette, vignettes_folder

        case = load_vignette(block_id)
        content = _content(case)
        file = vignettes_folder() / f"{block_id}.yaml"
        files = [
            *(load_drawing(drawing).file for drawing in drawings_of(case)),
            file,
            *files_named_in(file),
            # What the contacts are called depends on the nation.
            local_file(),
            nations_file(),
            references_file(),
            datapackage_file(),
            read_table("principles").file,
        ]
        return Resolved(case.title, _cover(content), content, files, sorted({*case.practice_points, *case.carrying}))


def _content(case: Vignette) -> dict[str, Any]:
    """The case as the front end plays it: the story's nodes, with their prose as HTML."""
    from heldinmind.catalogue.knowns import principles
    from heldinmind.catalogue.nations import contact_names
    from heldinmind.catalogue.prose import fill, to_html
    from heldinmind.vignettes.load import names_of, story_of

    names, story, contacts = names_of(case), story_of(case), contact_names()
    choices = [choice for scene in case.scenes for choice in getattr(scene, "choices", ())]
    known_principles = principles()
    used_principles = dict.fromkeys(one for choice in choices for one in (*choice.shows, *choice.misses))
    return {
        "id": case.id,
        "title": fill(case.title, names),
        "summary": to_html(case.summary, names),
        "drawing": _drawn(case.drawing),
        "minutes": case.minutes,
        "contacts": [contacts[contact] for contact in case.contacts],
        "all_contacts": list(contacts.values()),
        "content_note": fill(case.content_note, names),
        "review": review_line(case.review),
        "setting": to_html(case.setting, names),
        "cast": [
            {"role": role, "name": member.name, "age": member.age, "about": fill(member.about, names)}
            for role, member in case.cast.items()
        ],
        "start": story["start"],
        "scenes": {
            scene.id: {**story["scenes"][scene.id], **_scene(scene, story["scenes"][scene.id], names)}
            for scene in case.scenes
        },
        "endings": {ending.id: {**story["endings"][ending.id], **_ending(ending, names)} for ending in case.endings},
        "map": _map(story),
        "principles": {
            one: {"name": known_principles[one].name, "meaning": known_principles[one].meaning}
            for one in used_principles
        },
        "references": shown_sources(key for choice in choices for key in choice.evidence),
    }


def review_line(review: Review) -> str:
    """What a page says of a case's review."""
    match review.status:
        case "reviewed":
            return f"Clinically reviewed: {', '.join(filter(None, (review.role, review.date, review.version)))}."
        case "adapted-locally":
            return "Adapted locally, not reviewed."
        case _:
            return "Not yet clinically reviewed."


def _scene(scene: Scene, node: Mapping[str, Any], names: Names) -> dict[str, Any]:
    from heldinmind.catalogue.nations import contact_names
    from heldinmind.catalogue.prose import fill, to_html, to_inline_html

    shown: dict[str, Any] = {
        "title": fill(scene.title, names),
        "safety": scene.safety,
        "drawing": _drawn(scene.drawing),
    }
    if scene.facilitator:
        shown["facilitator"] = _for_the_facilitator(scene.facilitator, names)
    if scene.contact:
        shown["contact"] = contact_names()[scene.contact]
    if scene.hint:
        shown["hint"] = to_inline_html(scene.hint, names)
    if scene.kind == "reflect":
        prose = {"prompt": scene.prompt, "compare": scene.compare, "text": scene.text or ""}
        return {**shown, **{name: to_html(text, names) for name, text in prose.items()}}
    shown |= {"baby": to_inline_html(scene.baby, names), "text": to_html(scene.text, names)}
    return {**shown, **(_noticing(scene, names) if scene.kind == "notice" else _decision(scene, node, names))}


def _noticing(scene: Notice, names: Names) -> dict[str, Any]:
    from heldinmind.catalogue.prose import to_html, to_inline_html

    return {
        "frames": [
            {"drawing": _drawn(frame.drawing), "text": to_inline_html(frame.text, names)}
            for frame in scene.frames or ()
        ],
        "transcript": [to_inline_html(line, names) for line in scene.transcript or ()],
        "questions": [
            {
                "ask": question.ask,
                "prompt": to_inline_html(question.prompt, names),
                "options": [
                    {"id": option.id, "text": to_inline_html(option.text, names), "reply": to_html(option.reply, names)}
                    for option in question.options
                ],
            }
            for question in scene.questions
        ],
    }


def _drawn(drawing_id: str | None) -> str:
    """The drawing as it stands in a page, or nothing."""
    from heldinmind.catalogue.drawings import load_drawing

    return load_drawing(drawing_id).svg if drawing_id else ""


def _for_the_facilitator(notes: Facilitator, names: Names) -> dict[str, Any]:
    from heldinmind.catalogue.prose import to_html, to_inline_html

    return {
        "minutes": notes.minutes,
        "notes": to_html(notes.notes, names) if notes.notes else "",
        "prompts": [to_inline_html(prompt, names) for prompt in notes.prompts],
    }


def _decision(scene: Decide, node: Mapping[str, Any], names: Names) -> dict[str, Any]:
    from heldinmind.catalogue.prose import to_inline_html

    return {
        "say_first": to_inline_html(scene.say_first, names) if scene.say_first else "",
        "choices": [
            {**choice_node, **_choice(choice, names)}
            for choice, choice_node in zip(scene.choices, node["choices"], strict=True)
        ],
    }


def _choice(choice: Choice, names: Names) -> dict[str, Any]:
    from heldinmind.catalogue.prose import to_html, to_inline_html

    return {
        "text": to_inline_html(choice.text, names),
        "consequence": to_html(choice.consequence, names),
        "feedback": {part: to_html(text, names) for part, text in choice.feedback.model_dump().items()},
        "shows": choice.shows,
        "misses": choice.misses,
        "evidence": choice.evidence,
    }


def _ending(ending: Ending, names: Names) -> dict[str, Any]:
    from heldinmind.catalogue.prose import fill, to_html

    prose = {"text": ending.text, "unknown": ending.unknown, "debrief": ending.debrief, "plan": ending.plan or ""}
    return {
        "title": fill(ending.title, names),
        "leaves": ENDING_KINDS[ending.kind] if ending.kind else "",
        **{name: to_html(text, names) for name, text in prose.items()},
    }


def _map(story: Story) -> dict[str, Any]:
    """The map as the front end draws it: rows of cells (a place, or null where a way passes), lines, and what leads on.

    A line is the cell above, the cell below, and the two ends of the way it is a piece of.
    """
    from heldinmind.vignettes.map import case_map

    drawn = case_map(story)
    onward: dict[str, list[str]] = {}
    for way in drawn.ways:
        onward.setdefault(way.start, []).append(way.end)
    return {
        "rows": [[cell.place for cell in row] for row in drawn.rows],
        "lines": [[[line.above, line.below, *line.way] for line in between] for between in drawn.lines],
        "onward": onward,
    }


def _cover(content: Mapping[str, Any]) -> str:
    """The case's cover and opening scene: no feedback and no ending, so that the search finds none."""
    opening = content["scenes"][content["start"]]
    baby = f"<p><strong>Where the baby is:</strong> {opening['baby']}</p>" if "baby" in opening else ""
    return (
        f'<h3>{escape(content["title"])}</h3><div class="hm-drawing">{content["drawing"]}</div>{content["summary"]}'
        f"<p>About {content['minutes']} minutes. {escape(', '.join(content['contacts']))}. "
        f"The family is fictional. {escape(content['review'])}</p>"
        f"<p><strong>Content note:</strong> {escape(content['content_note'])}</p>"
        f"<h4>{escape(opening['title'])}</h4>{baby}{opening.get('text', '')}"
        "<noscript><p>To play the case, allow JavaScript for this page. Nothing is sent anywhere.</p></noscript>"
    )
