"""`python -m newsroom.bench`: make a newsroom, measure it, print the table; with --write also docs/performance.md."""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from newsroom.launch import BASE_DIR, make_secrets


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as temporary:
        _prepare(Path(options.var or temporary).resolve())
        import django

        django.setup()
        from newsroom.bench import run

        return run.run(options.stories, options.seconds, options.rounds, is_written=options.write)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m newsroom.bench", description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=1.0, help="of each measurement (1)")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is measured, in turn (3)")
    parser.add_argument("--var", help="keep the generated newsroom in this directory, and use the one that stands there")
    parser.add_argument("--write", action="store_true", help="write the table and the chart to docs/performance.md")
    return parser.parse_args()


def _prepare(var: Path) -> None:
    """Point every process of the run at a newsroom of its own, and make its secrets and tables."""
    os.umask(0o077)
    var.mkdir(parents=True, exist_ok=True)
    os.environ |= {"NEWSROOM_VAR": str(var), "NEWSROOM_KEYS_DIR": str(var / "keys")}
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    make_secrets(var, var / "keys")
    subprocess.run([sys.executable, "manage.py", "start_up", "--no-demo"], cwd=BASE_DIR, check=True)


if __name__ == "__main__":
    sys.exit(main())
