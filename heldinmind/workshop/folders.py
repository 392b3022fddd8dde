"""Where the workshop finds the package and puts what it makes."""

from pathlib import Path

from heldinmind.course import course_folder


def package_folder() -> Path:
    """The folder of the `heldinmind` package itself."""
    return Path(__file__).resolve().parent.parent


def is_checkout(folder: Path) -> bool:
    """Whether `folder` is the project's source, rather than a course inside an installed wheel."""
    return (folder / "pyproject.toml").is_file()


def build_folder() -> Path:
    """Where the book is made: `_build` in a checkout; a cache for a wheel, beside which nobody may write."""
    course = course_folder()
    if is_checkout(course):
        return course / "_build"
    import platformdirs

    return platformdirs.user_cache_path("heldinmind")


def site_folder() -> Path:
    """The finished book, as it is served and opened."""
    return build_folder() / "site"
