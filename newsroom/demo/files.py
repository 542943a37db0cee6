"""Read the demo's data files. A story is TOML between two lines `+++`, then its body with marks named q1, m1 and so on."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PLACE = Path(__file__).resolve().parent
_MARK = re.compile(r'data-(quote|mention)="([qm])(\d+)"')


@dataclass(frozen=True)
class DemoStory:
    """One story file: its number in the demo, its facts, and its body with keys in the form the desk uses."""

    number: int
    facts: dict[str, Any]
    body: str

    def key(self, name: str) -> str:
        """Return the desk's key for a mark that the file calls q3 or m1."""
        return f"d{self.number:02}{name[0]}{int(name[1:]):06}"


def table(name: str) -> dict[str, Any]:
    """Return the data file ``name``.toml."""
    return tomllib.loads((PLACE / f"{name}.toml").read_text("utf-8"))


def stories() -> list[DemoStory]:
    """Return all stories of the demo in the order of their files."""
    return [_read(path) for path in sorted((PLACE / "stories").glob("*.html"))]


def _read(path: Path) -> DemoStory:
    _, front, body = path.read_text("utf-8").split("+++\n", 2)
    story = DemoStory(int(path.name[:2]), tomllib.loads(front), "")
    keyed = _MARK.sub(lambda mark: f'data-{mark[1]}="{story.key(mark[2] + mark[3])}"', body.strip())
    return DemoStory(story.number, story.facts, keyed)
