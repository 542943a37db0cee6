"""Print how good the suggestions are: `python -m tests.eval --help`."""

import argparse
import sys
from pathlib import Path

from tests.eval.floors import shortfalls
from tests.eval.labelled import BadStory, stories
from tests.eval.measure import answer, count, measure, resident_mb
from tests.eval.outside import found_lines, gold_lines, read_lines
from tests.eval.table import faults, rules, table, worst


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    try:
        labelled = read_lines(options.gold) if options.gold else stories()
    except (BadStory, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    labelled = [story for story in labelled if options.story in story.id]
    if not labelled:
        print("There is no such story.", file=sys.stderr)
        return 2
    answers = answer(labelled, options.runs)
    figures = measure(answers)
    lines = [
        *table(figures, count(answers), answers),
        f"memory of this process: {resident_mb():.0f} MB",
        *(rules(answers) if options.rules else ()),
        *worst(answers, options.worst),
        *faults(answers, options.show, options.about),
    ]
    print("\n".join(lines))
    if options.export:
        options.export.write_text("".join(f"{line}\n" for line in gold_lines(labelled)), encoding="utf-8")
    if options.found:
        options.found.write_text("".join(f"{line}\n" for line in found_lines(answers)), encoding="utf-8")
    short = shortfalls(figures) if options.floors else []
    for line in short:
        print("BELOW", line)
    return 1 if short else 0


def _options(arguments):
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description="How good the suggestions are.")
    parser.add_argument("--floors", action="store_true", help="exit 1 when a figure is below its floor")
    parser.add_argument("--story", default="", help="only stories whose name holds this")
    parser.add_argument("--rules", action="store_true", help="say how often each rule is right")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst stories")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="list N faults")
    parser.add_argument(
        "--about", default="", help="with --show: only faults of this kind (missed, edges, speaker, false …)"
    )
    parser.add_argument("--runs", type=int, default=3, help="time each story so often and keep the shortest")
    parser.add_argument("--gold", type=Path, help="score other labelled stories, JSON Lines")
    parser.add_argument("--export", type=Path, help="write the labels as JSON Lines for another scorer")
    parser.add_argument("--found", type=Path, help="write what was found as JSON Lines")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
