"""Reading the demo newsroom's files as they lie on disk, without Django."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

DEMO = Path(__file__).resolve().parents[2] / "newsroom" / "demo"

_SPAN = re.compile(r'<span data-(quote|mention)="([^"]*)">(.*?)</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def plain(html: str) -> str:
    """The words of a piece of a body."""
    return unescape(_TAG.sub("", html))


@dataclass(frozen=True)
class Story:
    """A story file; `body` is HTML, `facts` its front matter."""

    name: str
    facts: dict
    body: str

    @property
    def status(self) -> str:
        return self.facts["status"]

    @property
    def quotes(self) -> dict:
        return self.facts.get("quotes", {})

    @property
    def blocks(self) -> list[str]:
        """The plain text of each block."""
        parts = re.split(r"</(?:p|h2|h3|li|figcaption)>", self.body)
        return [text for part in parts if (text := plain(part).strip())]

    @property
    def text(self) -> str:
        return "\n\n".join(self.blocks)

    def spans(self, kind: str) -> dict[str, list[str]]:
        """Marked words by key, in reading order."""
        found: dict[str, list[str]] = {}
        for mark, key, words in _SPAN.findall(self.body):
            if mark == kind:
                found.setdefault(key, []).append(plain(words))
        return found


def toml(name: str) -> dict:
    return tomllib.loads((DEMO / name).read_text("utf-8"))


def _story(path: Path) -> Story:
    opening, front, body = re.split(r"^\+\+\+\n", path.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)
    assert opening == ""
    return Story(path.stem, tomllib.loads(front), body)


@cache
def stories() -> list[Story]:
    return [_story(path) for path in sorted((DEMO / "stories").glob("*.html"))]


@cache
def entities() -> dict[str, dict]:
    return {entity["slug"]: entity for entity in toml("entities.toml")["entities"]}


@cache
def sources() -> dict[str, dict]:
    return {source["id"]: source for source in toml("sources.toml")["sources"]}


@cache
def pictures() -> dict[str, dict]:
    return {picture["name"]: picture for picture in toml("pictures.toml")["pictures"]}


def protected() -> list[dict]:
    return [source for source in sources().values() if source.get("protected")]


def quotes_of(status: str) -> list[tuple[Story, str, dict]]:
    return [(story, key, quote) for story in stories() if story.status == status for key, quote in story.quotes.items()]


def every_quote() -> list[tuple[Story, str, dict]]:
    return [(story, key, quote) for story in stories() for key, quote in story.quotes.items()]
