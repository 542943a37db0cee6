"""What the front's page shows: each place with the story that stands there and everything planned for it."""

from dataclasses import dataclass, field
from datetime import datetime

from articles.public import front as readers_front
from articles.publishing.front import PLACES
from articles.record import queries
from articles.record.models import FrontSlot, StoryPage


@dataclass(frozen=True)
class Planned:
    """A story placed by an editor. `state` is 'stands', 'covered' (by one that began later) or 'planned'."""

    slot: FrontSlot
    page: StoryPage
    state: str


@dataclass
class Place:
    """One of the ten. `standing` is the story readers see there, None where there is none; `is_placed`: by an editor."""

    number: int
    standing: StoryPage | None
    is_placed: bool
    planned: list[Planned] = field(default_factory=list)

    @property
    def is_contested(self) -> bool:
        """Whether several stories claim the place, so that the page says which of them wins."""
        return len(self.planned) > 1

    @property
    def up(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def down(self) -> int | None:
        return self.number + 1 if self.number < PLACES else None


def places(now: datetime) -> list[Place]:
    """Return the ten places as they stand at ``now``, each with what is planned, in the order of its beginning."""
    standing = readers_front.in_places(queries.front_stories(now, PLACES, [], 0))
    found = [Place(number, page, page is not None and page.slot == number) for number, page in enumerate(standing, start=1)]
    slots = [slot for slot in FrontSlot.objects.order_by("starts_at", "pk") if slot.ends_at is None or slot.ends_at > now]
    pages = {page.story: page for page in StoryPage.objects.filter(story__in=[slot.story for slot in slots])}
    for slot in slots:
        place = found[slot.place - 1] if 1 <= slot.place <= PLACES else None
        if place and slot.story in pages:
            place.planned.append(Planned(slot, pages[slot.story], _state(slot, place, now)))
    return found


def _state(slot: FrontSlot, place: Place, now: datetime) -> str:
    if slot.starts_at and slot.starts_at > now:
        return "planned"
    return "stands" if place.is_placed and place.standing and place.standing.story == slot.story else "covered"
