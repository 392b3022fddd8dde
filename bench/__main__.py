"""Measures the case's page, the book's building, the checking of cases and a group's records; 1 if a bar is missed."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from bench.builds import measure_builds
from bench.cases import cases_failures, cases_table, measure_cases
from bench.groups import groups_failures, groups_table, measure_groups
from bench.measure import LINES, measure
from bench.pages import all_pages
from bench.report import builds_failures, builds_summary, builds_table, failures, summary, table
from heldinmind.workshop import frontend
from heldinmind.workshop.folders import build_folder

PAGES, BUILDS, CASES, GROUP = "pages", "builds", "cases", "group"


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{PAGES}, {BUILDS}, {CASES} or {GROUP}, if not all")
    parser.add_argument("--runs", type=int, default=7, help="loads of each page on each line")
    parser.add_argument("--builds", type=int, default=3, help="builds of each book, and checks of each generated case")
    parser.add_argument("--json", type=Path, help="where to write the figures as well")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - {PAGES, BUILDS, CASES, GROUP}:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    figures, missed = dict[str, Any](), list[str]()
    if CASES in asked.parts or not asked.parts:
        checked = measure_cases(build_folder() / "bench" / "cases", asked.builds)
        print(cases_table(checked))
        figures[CASES] = checked
        missed += cases_failures(checked)
    if GROUP in asked.parts or not asked.parts:
        read = measure_groups()
        print(groups_table(read))
        figures[GROUP] = read
        missed += groups_failures(read)
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
