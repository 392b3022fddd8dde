"""What the bench edits, and what it holds against us, without building or loading anything."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.builds import CELL, COLD, OURS, STOCK, WORD, Book, our_book, stock_book
from bench.groups import MOST_BYTES, MOST_SECONDS, PLAIN, groups_failures, groups_table, write_many
from bench.groups import OURS as READ_BY_US
from bench.report import builds_failures, builds_summary, builds_table
from heldinmind.course import course_folder

Make = Callable[[Path], Book]


@pytest.mark.parametrize(("make", "steps"), [(our_book, [COLD, WORD, CELL]), (stock_book, [COLD, WORD])])
def test_each_edit_is_small_and_in_the_copy_alone(
    tmp_path: Path, make: Callable[[Path], Book], steps: list[str]
) -> None:
    book = make(tmp_path / "book")
    (book.folder / "_build").mkdir()
    assert list(book.edits) == steps
    for step, edit in book.edits.items():
        before = contents(book.folder)
        said = [edit(book.folder, number) for number in (1, 2)]
        assert (said[0] == said[1]) is (step == COLD)
        changed = [file for file, content in contents(book.folder).items() if before[file] != content]
        assert len(changed) == (0 if step == COLD else 1)
        for name in changed:
            assert contents(book.folder)[name] != (course_folder() / name).read_bytes()
            assert abs(len(contents(book.folder)[name]) - len(before[name])) < 50
    assert not (book.folder / "_build").exists()


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_copy_that_is_built_has_the_front_end_and_no_caches(tmp_path: Path) -> None:
    book = our_book(tmp_path / "book")
    assert (book.folder / "heldinmind/blocks/dist/book/held-in-mind/host.js").is_file()
    assert not list(book.folder.rglob("__pycache__"))


def times(cold: float, word: float, cell: float) -> list[dict[str, object]]:
    ours = [(OURS, COLD, cold), (OURS, WORD, word), (OURS, CELL, cell)]
    stock = [(STOCK, COLD, 10), (STOCK, WORD, 5)]
    spread = [(book, step, seconds * factor) for book, step, seconds in ours + stock for factor in (0.5, 1, 9)]
    return [{"book": book, "step": step, "seconds": seconds} for book, step, seconds in spread]


def test_medians_are_held_against_the_stock_book() -> None:
    figures = builds_summary(times(cold=12.9, word=6.4, cell=6.4))
    assert figures[OURS][COLD] == {"median": 12.9, "least": 6.45, "most": 12.9 * 9}
    assert not builds_failures(figures)
    assert "1.29 ×" in builds_table(figures)


@pytest.mark.parametrize(("slow", "said"), [((14, 5, 5), COLD), ((10, 7, 5), WORD), ((10, 5, 7), CELL)])
def test_a_build_that_takes_too_long_fails(slow: tuple[float, float, float], said: str) -> None:
    (failure,) = builds_failures(builds_summary(times(*slow)))
    assert said in failure
    assert "1.40 times" in failure


def test_a_folder_of_many_has_as_many_statements_as_asked_for(tmp_path: Path) -> None:
    from heldinmind.record.group import read_group

    learners = write_many(tmp_path / "records", 2_500)
    group = read_group(tmp_path / "records")
    assert len(group.deeds) == 2_500
    assert group.size == len(group.told) == learners


@pytest.mark.parametrize(
    ("seconds", "size", "rows", "missed"),
    [(19.9, MOST_BYTES, 1000, 0), (MOST_SECONDS + 0.1, 1, 1000, 1), (1, MOST_BYTES + 1, 1000, 1), (1, 1, 999, 1)],
)
def test_a_group_read_slowly_or_in_too_much_memory_fails(seconds: float, size: int, rows: int, missed: int) -> None:
    ours = {"seconds": seconds, "bytes": size, "rows": rows, "learners": 4}
    plain = {"seconds": 40.0, "bytes": 2**33, "rows": 1000, "learners": 4}
    figures = {"statements": 1000, "learners": 4, "bytes": 10**6, READ_BY_US: ours, PLAIN: plain}
    assert len(groups_failures(figures)) == missed
    assert "MiB" in groups_table(figures)
