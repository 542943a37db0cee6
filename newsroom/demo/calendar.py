"""When the demo's stories happened: days back from the day it is filled, in the paper's own zone."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/London")


def moment(now: datetime, days_ago: int, at: str) -> datetime:
    """Return the moment ``at`` ("09:05") so many days before ``now``; never one that is still to come."""
    day = now.astimezone(ZONE).date() - timedelta(days=days_ago)
    wanted = datetime.combine(day, time.fromisoformat(at), ZONE)
    return min(wanted, now - timedelta(minutes=5))


def ahead(now: datetime, due: dict[str, Any]) -> datetime:
    """Return a moment in the days to come, given as {"in_days", "time"}."""
    day = now.astimezone(ZONE).date() + timedelta(days=due["in_days"])
    return datetime.combine(day, time.fromisoformat(due["time"]), ZONE)
