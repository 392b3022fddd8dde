"""What the models of all content files share."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Words: never empty."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""The name of a part, as in ‘two-words’."""


class Part(BaseModel):
    """A part of a content file: no entry that nobody knows."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
