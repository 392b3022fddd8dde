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
from heldinmind.catalogue.problems import ContentError, Problem, Steps, problem_of
from heldinmind.catalogue.prose import Names, UnknownNameError, leftover_braces, lookup, variables

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

T = TypeVar("T", bound="BaseModel")
Place = Sequence[str | int]

MOST_ENTRIES = 600_000
"""Entries of a file, each repeated part counted as often as it is repeated. The longest case has about 2,000.

Reading as many takes at most ten seconds and 400 MB on a small machine.
"""


MOST_TO_EXPLAIN = 200_000
"""Characters of a file that the slow reader, which explains every mistake, is given: about three seconds' work."""


@dataclass(frozen=True)
class Document(Generic[T]):
    """A model and the file it was read from."""

    file: Path
    model: T
    tree: Any

    def problem(self, place: Place, code: str, message: str, expected: str) -> Problem:
        """A problem at `place`, the keys and positions that lead there from the top of the file."""
        return Problem(self.file, line_of(self.tree, place), code, message, expected)

    def breaks(self, place: Place, rule: str, path: Steps = (), **values: object) -> Problem:
        """What the rule `rule` of rules.json says of `place`, with the values filled in."""
        return problem_of(rule, self.file, line_of(self.tree, place), path, **values)


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
        wrong = document.breaks(["id"], "id-not-file-name", id=stated, called=file.name, stem=file.stem)
        raise ContentError([wrong])
    return document


@cache
def _parse(file: Path, text: str) -> Any:
    """The file's tree. It is kept, since a case stands on several pages of a book."""
    try:
        tree = read_plain(text)
    except NotPlainError as error:
        if len(text) > MOST_TO_EXPLAIN:
            raise ContentError([problem_of("not-yaml", file, error.line, why=str(error))]) from None
        tree = _parse_whatever(file, text)
    if not isinstance(tree, Mapping):
        raise ContentError([problem_of("not-a-document", file, 1)])
    if not _is_bounded(tree):
        what = "entries, repeated parts counted each time"
        raise ContentError([problem_of("file-too-large", file, 1, count="more", of=what, most=f"{MOST_ENTRIES:,}")])
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
        raise ContentError([problem_of("duplicate-key", file, _mark(error), name=key)]) from None
    except ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise ContentError([problem_of("not-yaml/unseen", file, line)]) from None
    except MarkedYAMLError as error:
        raise ContentError([_unparsable(file, text, error)]) from None
    except (YAMLError, RecursionError, ValueError, KeyError, TypeError, AttributeError) as error:
        too_deep = isinstance(error, RecursionError) or not str(error)
        why = "too deeply nested" if too_deep else str(error).splitlines()[0]
        raise ContentError([problem_of("not-yaml/deep", file, 1, why=why)]) from None


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
        return problem_of("tab", file, line)
    return problem_of("not-yaml", file, line, why=error.problem or error.context)


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
    line = line_of(tree, place)
    name = next((step for step in reversed(place) if isinstance(step, str)), "the file")

    def breaks(rule: str, **values: object) -> Problem:
        return problem_of(rule, file, line, **{"name": name, "value": error["input"], **values})

    match error["type"]:
        case own if "-" in own:
            return breaks(own)
        case _ if error["input"] is None:
            return breaks("empty")
        case "missing":
            return breaks(_rule_of_missing(place), within=_within(tree, place))
        case "extra_forbidden":
            known = _known_entries(model, place)
            near = _nearest(name, known)
            return breaks("unknown-entry/near", near=near) if near else breaks("unknown-entry", known=", ".join(known))
        case "literal_error":
            return breaks("unknown-value", known=context.get("expected"))
        case "union_tag_invalid":
            return breaks("unknown-value/kind", value=context.get("tag"), known=context.get("expected_tags"))
        case "union_tag_not_found":
            return breaks("missing/kind")
        case "too_short":
            return breaks("wrong-count", count=context.get("actual_length"), least=context.get("min_length"))
        case "too_long":
            return breaks("wrong-count/many", count=context.get("actual_length"), most=context.get("max_length"))
        case "string_too_short":
            return breaks("empty")
        case "string_pattern_mismatch":
            return breaks("wrong-id")
        case "string_type" | "list_type" | "dict_type" | "model_type" | "model_attributes_type" if (
            error["input"] is None
        ):
            return breaks("empty")
        case "string_type":
            return breaks("wrong-form/text")
        case "list_type":
            return breaks("wrong-form/list")
        case "dict_type" | "model_type" | "model_attributes_type":
            return breaks("wrong-form")
        case "value_error":
            message, _, expected = error["msg"].removeprefix("Value error, ").partition(" Expected: ")
            return Problem(file, line, "wrong-value", message, expected)
        case "int_parsing" | "int_type" | "int_from_float":
            return breaks("wrong-value/number")
        case "bool_parsing" | "bool_type":
            return breaks("wrong-value/truth")
        case "greater_than_equal":
            return breaks("wrong-value/small", least=context.get("ge"))
        case "less_than_equal":
            return breaks("wrong-value/large", most=context.get("le"))
        case _:
            return breaks("wrong-value", why=error["msg"])


def _rule_of_missing(place: Place) -> str:
    """What is said of something missing: some entries have a sentence of their own."""
    match place:
        case ["endings", int(), "debrief"]:
            return "no-debrief"
        case [*_, "choices", int(), "feedback"]:
            return "no-feedback"
        case [*_, "feedback", _]:
            return "no-feedback/part"
        case _:
            return "missing"


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
    for place, text in texts(document.model.model_dump(), []):
        for variable in variables(text):
            try:
                lookup(variable, names)
            except UnknownNameError:
                written = "{{ " + variable + " }}"
                group, _, _ = variable.partition(".")
                if group == "local" and group in names:
                    known = ", ".join(sorted(names[group]))
                    yield document.breaks(place, "unknown-service", variable=written, known=known)
                else:
                    known = ", ".join(sorted(names)) or "none"
                    yield document.breaks(place, "unknown-name", variable=written, known=known)
        if leftover_braces(text):
            yield document.breaks(place, "unknown-name/brace", example="{{ name }}")


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
