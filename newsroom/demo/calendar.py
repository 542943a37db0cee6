"""When the demo's stories happened: days back from the day it is filled, in the paper's own zone."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/London")


def moment(now: datetime, days_ago: int, at: str) -> datetime:
    """Return the moment ``at`` ("09:05") so many days before ``now``; never one that is still to come."""
    return min(planned(now, days_ago, at), now - timedelta(minutes=5))


def planned(now: datetime, days_ago: int, at: str) -> datetime:
    """Return the moment ``at`` so many days before ``now``, or after it where ``days_ago`` is negative."""
    day = now.astimezone(ZONE).date() - timedelta(days=days_ago)
    return datetime.combine(day, time.fromisoformat(at), ZONE)


def ahead(now: datetime, due: dict[str, Any]) -> datetime:
    """Return a moment in the days to come, given as {"in_days", "time"}."""
    day = now.astimezone(ZONE).date() + timedelta(days=due["in_days"])
    return datetime.combine(day, time.fromisoformat(due["time"]), ZONE)
