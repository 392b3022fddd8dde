"""Makes the pages, measures them in turn, and says whether ours holds its bars; ends with 1 where it does not."""

import argparse
import json
import sys
from pathlib import Path

from bench.measure import LINES, measure
from bench.pages import all_pages
from bench.report import failures, summary, table
from heldinmind.workshop.folders import build_folder


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="loads of each page on each line")
    parser.add_argument("--json", type=Path, help="where to write the figures as well")
    asked = parser.parse_args()
    pages = all_pages(build_folder() / "bench")
    loads = measure(pages, asked.runs)
    figures = summary(loads)
    print(table(figures, LINES))
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    missed = failures(figures)
    print("\n".join(missed) if missed else "Every bar is held.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
