"""Where the course lies: the folder that holds data/, notebooks/ and book/."""

from functools import cache
from pathlib import Path


@cache
def course_folder() -> Path:
    """The checkout this package belongs to; in an installed wheel, the copy of the course inside the package."""
    package = Path(__file__).resolve().parent
    inside = package / "course"
    return inside if inside.is_dir() else package.parent


def data_folder() -> Path:
    """The folder of cases, questions, tables and local services."""
    return course_folder() / "data"


def readable(path: Path) -> str:
    """`path` as a person would name it: from the course's folder where it lies in it, with forward slashes."""
    folder = course_folder()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.as_posix()
