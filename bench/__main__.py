"""Measures the case's page and the building of the book, and says whether ours hold their bars; ends with 1 if not."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bench.builds import measure_builds
from bench.measure import LINES, measure
from bench.pages import all_pages
from bench.report import builds_failures, builds_summary, builds_table, failures, summary, table
from heldinmind.workshop import frontend
from heldinmind.workshop.folders import build_folder

PAGES, BUILDS = "pages", "builds"


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{PAGES} or {BUILDS}, if not both")
    parser.add_argument("--runs", type=int, default=7, help="loads of each page on each line")
    parser.add_argument("--builds", type=int, default=3, help="builds of each book, cold and after each edit")
    parser.add_argument("--json", type=Path, help="where to write the figures as well")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - {PAGES, BUILDS}:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    figures, missed = dict[str, Any](), list[str]()
    if BUILDS in asked.parts or not asked.parts:
        frontend.ensure_built(print)
        built = builds_summary(measure_builds(build_folder() / "bench" / "builds", asked.builds))
        print(builds_table(built))
        figures[BUILDS] = built
        missed += builds_failures(built)
    if PAGES in asked.parts or not asked.parts:
        loaded = summary(measure(all_pages(build_folder() / "bench"), asked.runs))
        print(table(loaded, LINES))
        figures[PAGES] = loaded
        missed += failures(loaded)
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print("\n".join(missed) if missed else "Every bar is held.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
