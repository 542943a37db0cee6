"""The figures that must not fall: `floors.toml`."""

import tomllib
from pathlib import Path

from tests.eval.scores.shares import Shares

FLOORS = Path(__file__).parent / "floors.toml"

# What the suggestions were asked to reach before they were let in; no floor may be set lower.
LOWEST = {
    "strict": 80, "soft": 86.5, "marked": 89, "indirect": 66, "speaker": 84, "attributed": 72, "verb": 96,
}  # fmt: skip


def floors() -> dict[str, float]:
    """Return {figure: least per cent}. Times have no floor: they depend on the machine, and are held by a wide bound."""
    return {name: float(least) for name, least in tomllib.loads(FLOORS.read_text("utf-8"))["least"].items()}


def bounds() -> dict[str, float]:
    """Return {figure: most}: milliseconds a story, generous enough for a busy machine."""
    return {name: float(most) for name, most in tomllib.loads(FLOORS.read_text("utf-8"))["most"].items()}


def shortfalls(figures: Shares) -> list[str]:
    """Return one line for each figure under its floor or over its bound; a figure that is not there falls short."""
    short = [
        f"{name} is {_said(figures.get(name))}, at least {least:g} is asked"
        for name, least in floors().items()
        if figures.get(name) is None or figures[name] < least
    ]
    return short + [
        f"{name} is {_said(figures.get(name))}, at most {most:g} is asked"
        for name, most in bounds().items()
        if figures.get(name) is None or figures[name] > most
    ]


def _said(figure):
    return "not there" if figure is None else f"{figure:.1f}"
