"""YAML files read into models, with the line of every mistake."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from heldinmind.catalogue.files import read_text
from heldinmind.catalogue.plain_yaml import NotPlainError, read_plain
from heldinmind.catalogue.problems import ContentError, Problem
from heldinmind.catalogue.prose import Names, UnknownNameError, leftover_braces, lookup, variables

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

T = TypeVar("T", bound="BaseModel")
Place = Sequence[str | int]

MOST_ENTRIES = 50_000
"""Entries of a file, each repeated part counted as often as it is repeated. The longest case has about 2,000."""


@dataclass(frozen=True)
class Document(Generic[T]):
    """A model and the file it was read from."""

    file: Path
    model: T
    tree: Any

    def problem(self, place: Place, code: str, message: str, expected: str) -> Problem:
        """A problem at `place`, the keys and positions that lead there from the top of the file."""
        return Problem(self.file, line_of(self.tree, place), code, message, expected)


def read_document(file: Path, model: type[T]) -> Document[T]:
    """`file` as `model`.

    Raises:
        ContentError: the file is missing, is not YAML, or does not fit the model; one problem per mistake.
    """
    from pydantic import ValidationError

    tree = _parse(file, read_text(file))
    try:
        fitted = model.model_validate(tree)
    except ValidationError as error:
        errors = [one for one in error.errors() if not _is_misspelt_instead(one, error.errors(), model)]
        raise ContentError(_misfit(file, tree, model, one) for one in errors) from None
    document = Document(file, fitted, tree)
    if (stated := getattr(fitted, "id", file.stem)) != file.stem:
        message = f"The id is ‘{stated}’ but the file is called ‘{file.name}’."
        raise ContentError([document.problem(["id"], "id-not-file-name", message, f"id: {file.stem}")])
    return document


@cache
def _parse(file: Path, text: str) -> Any:
    """The file's tree. It is kept, since a case stands on several pages of a book."""
    try:
        tree = read_plain(text)
    except NotPlainError:
        tree = _parse_whatever(file, text)
    if not isinstance(tree, Mapping):
        message = "The file does not begin with entries such as ‘id: …’."
        raise ContentError([Problem(file, 1, "not-a-document", message, "‘name: value’ lines, as in the other files.")])
    if not _is_bounded(tree):
        message = f"The file has more than {MOST_ENTRIES:,} entries, repeated parts counted each time."
        raise ContentError([Problem(file, 1, "file-too-large", message, "fewer ‘&’ and ‘*’.")])
    return tree


def _parse_whatever(file: Path, text: str) -> Any:
    """All that YAML allows, or a problem that says where it is not YAML."""
    from ruamel.yaml.constructor import DuplicateKeyError
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        return _reader().load(text)
    except DuplicateKeyError as error:
        key = str(error.problem).split('"')[1] if '"' in str(error.problem) else "an entry"
        message = f"‘{key}’ stands here a second time."
        raise ContentError([Problem(file, _mark(error), "duplicate-key", message, "each entry once.")]) from None
    except ReaderError as error:
        line = text[: error.position].count("\n") + 1
        message = "A character here is one that cannot be seen."
        raise ContentError([Problem(file, line, "not-yaml", message, "the line written anew.")]) from None
    except MarkedYAMLError as error:
        raise ContentError([_unparsable(file, text, error)]) from None
    except (YAMLError, RecursionError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = (
            f"This is not YAML that can be read: {str(error).splitlines()[0] if str(error) else 'too deeply nested'}."
        )
        raise ContentError([Problem(file, 1, "not-yaml", message, "YAML, as in the other files here.")]) from None


def _reader() -> Any:
    """YAML that takes every value as it is written: a telephone number keeps its noughts, a date its form."""
    from ruamel.yaml import YAML
    from ruamel.yaml.constructor import RoundTripConstructor

    class AsWritten(RoundTripConstructor):
        pass

    for kind in ("int", "float", "bool", "timestamp"):
        AsWritten.add_constructor(f"tag:yaml.org,2002:{kind}", lambda _, node: node.value)
    reader = YAML()
    reader.Constructor = AsWritten
    return reader


def _is_bounded(tree: Any) -> bool:
    """Whether the tree stays within bounds when each repeated part is written out."""
    waiting, count = [tree], 0
    while waiting:
        node = waiting.pop()
        count += 1
        if count > MOST_ENTRIES:
            return False
        if isinstance(node, Mapping):
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return True


def _mark(error: Any) -> int:
    mark = error.problem_mark or error.context_mark
    return int(mark.line) + 1 if mark else 1


def _unparsable(file: Path, text: str, error: Any) -> Problem:
    line = _mark(error)
    lines = text.splitlines()
    if any(
        "\t" in candidate[: len(candidate) - len(candidate.lstrip())] for candidate in lines[max(0, line - 2) : line]
    ):
        return Problem(file, line, "tab", "The line is indented with a tab.", "spaces, two for each step in.")
    message = f"The line cannot be read: {error.problem or error.context}."
    hint = "the same indent as its neighbours, and quotes round a text that holds ‘: ’ or begins with a sign."
    return Problem(file, line, "not-yaml", message, hint)


def line_of(tree: Any, place: Place) -> int:
    """The line, from 1, of the entry that `place` leads to, or of the last part of it that exists."""
    line, node = 1, tree
    for step in place:
        positions = getattr(node, "lc", None)
        try:
            if isinstance(node, Mapping) and step in node and positions is not None:
                line = positions.key(step)[0] + 1
            elif isinstance(node, list) and isinstance(step, int) and positions is not None:
                line = positions.item(step)[0] + 1
            else:
                continue  # a step that only the model knows, such as the kind of a scene
            node = node[step]
        except (KeyError, IndexError, TypeError):
            break
    return line


def _is_misspelt_instead(missing: ErrorDetails, errors: Sequence[ErrorDetails], model: type[BaseModel]) -> bool:
    """Whether what is missing stands there with another spelling: that is one mistake, and said once."""
    return missing["type"] == "missing" and any(
        error["type"] == "extra_forbidden"
        and error["loc"][:-1] == missing["loc"][:-1]
        and _nearest(str(error["loc"][-1]), _known_entries(model, error["loc"])) == missing["loc"][-1]
        for error in errors
    )


def _nearest(name: str, known: Sequence[str]) -> str | None:
    return next(iter(difflib.get_close_matches(name, known, 1)), None)


def _misfit(file: Path, tree: Any, model: type[BaseModel], error: ErrorDetails) -> Problem:
    """One of the model's complaints in plain words."""
    place, context = error["loc"], error.get("ctx", {})
    name = next((step for step in reversed(place) if isinstance(step, str)), "the file")
    match error["type"]:
        case "missing":
            said = "missing", f"‘{name}’ is missing{_within(tree, place)}.", f"an entry ‘{name}: …’."
        case "extra_forbidden":
            known = _known_entries(model, place)
            near = _nearest(name, known)
            expected = f"‘{near}’?" if near else f"one of: {', '.join(known)}."
            said = "unknown-entry", f"‘{name}’ is not an entry known here.", expected
        case "literal_error":
            said = "unknown-value", f"‘{error['input']}’ is not a value of ‘{name}’.", f"{context.get('expected')}."
        case "union_tag_invalid":
            said = (
                "unknown-value",
                f"‘{context.get('tag')}’ is not a kind known here.",
                f"{context.get('expected_tags')}.",
            )
        case "union_tag_not_found":
            said = "missing", "‘kind’ is missing.", "‘kind: ’ and what kind it is."
        case "too_short":
            said = (
                "wrong-count",
                f"‘{name}’ has {context.get('actual_length')}.",
                f"at least {context.get('min_length')}.",
            )
        case "too_long":
            said = (
                "wrong-count",
                f"‘{name}’ has {context.get('actual_length')}.",
                f"at most {context.get('max_length')}.",
            )
        case "string_too_short":
            said = "empty", f"‘{name}’ is empty.", "words."
        case "string_pattern_mismatch":
            expected = "small letters, digits and single hyphens, as in ‘two-words’."
            said = "wrong-id", f"‘{error['input']}’ cannot be an id.", expected
        case "string_type" | "list_type" | "dict_type" | "model_type" | "model_attributes_type" as wanted:
            said = (
                "wrong-form",
                f"‘{name}’ does not have the right form.",
                _FORMS.get(wanted, "‘name: value’ lines, indented."),
            )
        case "value_error":
            message, _, expected = error["msg"].removeprefix("Value error, ").partition(" Expected: ")
            said = "wrong-value", message, expected
        case "int_parsing" | "int_type" | "int_from_float":
            said = "wrong-value", f"‘{name}’ is ‘{error['input']}’.", "a whole number, in digits."
        case "bool_parsing" | "bool_type":
            said = "wrong-value", f"‘{name}’ is ‘{error['input']}’.", "true or false."
        case "greater_than_equal":
            said = "wrong-value", f"‘{name}’ is {error['input']}.", f"at least {context.get('ge')}."
        case "less_than_equal":
            said = "wrong-value", f"‘{name}’ is {error['input']}.", f"at most {context.get('le')}."
        case _:
            said = "wrong-value", f"‘{name}’: {error['msg']}.", "another value."
    return Problem(file, line_of(tree, place), *said)


_FORMS = {"string_type": "text.", "list_type": "a list, each item on a line that begins with ‘- ’."}


def _within(tree: Any, place: Place) -> str:
    """Where something is missing, by the last name on the way that stands in the file."""
    names, node = list[str](), tree
    for step in place[:-1]:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(step, str):
            names.append(step)
    return f" in ‘{names[-1]}’" if names else ""


def _known_entries(model: type[BaseModel], place: Place) -> list[str]:
    """The entries the model knows where `place` ends: found by following the annotations."""
    from typing import get_args

    from pydantic import BaseModel

    def models(annotation: Any) -> list[type[BaseModel]]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return [annotation]
        return [found for argument in get_args(annotation) for found in models(argument)]

    here = [model]
    for step in place[:-1]:
        if not isinstance(step, str):
            continue
        followed = [m for h in here if step in h.model_fields for m in models(h.model_fields[step].annotation)]
        tagged = [
            h for h in here if step in get_args(h.model_fields["kind"].annotation if "kind" in h.model_fields else None)
        ]
        here = followed or tagged or here
    return sorted({field for h in here for field in h.model_fields})


def unknown_names(document: Document[Any], names: Names) -> Iterator[Problem]:
    """A problem for each variable in the document's prose that stands for nothing, and each brace left over."""
    known = ", ".join(sorted(names)) or "none"
    for place, text in texts(document.model.model_dump(), []):
        for variable in variables(text):
            try:
                lookup(variable, names)
            except UnknownNameError:
                message = f"‘{{{{ {variable} }}}}’ stands for nothing."
                yield document.problem(place, "unknown-name", message, f"one of the names here: {known}.")
        if leftover_braces(text):
            message = "A double brace here has no partner."
            yield document.problem(place, "unknown-name", message, "a name between two and two: {{ name }}.")


def texts(node: Any, place: list[str | int]) -> Iterator[tuple[list[str | int], str]]:
    """Every text in `node`, with the place where it stands."""
    if isinstance(node, str):
        yield place, node
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from texts(value, [*place, key])
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from texts(value, [*place, number])
