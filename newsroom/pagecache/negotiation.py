"""What a reader's headers ask for: which encoding, and whether the copy they hold is still good. Nothing here can fail."""

from functools import lru_cache

from newsroom.pagecache.page import FORMS


@lru_cache(maxsize=512)  # browsers send a handful of different values; a flood of others only makes this slower
def forms_for(accept_encoding: str) -> tuple[str, ...]:
    """Return the forms to send, the best first, after RFC 9110, section 12.5.3; the page as it stands is the last resort.

    What cannot be read counts as not said.
    """
    weights: dict[str, float] = {}
    for part in accept_encoding.lower().split(","):
        name, _semicolon, parameters = part.partition(";")
        weights[name.strip()] = _weight(parameters)
    other = weights.get("*", 0.0)
    weighed = {name: weights.get(name, other) for name in FORMS if name != "identity"}
    accepted = [name for name in FORMS if weighed.get(name, 0.0) > 0]
    # Somebody who wants the plain text more than a shorter form says so with its own weight.
    plain = weights.get("identity", 0.0)
    accepted = [name for name in accepted if weighed[name] >= plain]
    return (*sorted(accepted, key=lambda name: -weighed[name]), "identity")


def has_copy(if_none_match: str, etag: str) -> bool:
    """Whether the reader holds this form: its tag stands in the list, weak or strong, or the list is a star."""
    return etag in if_none_match or if_none_match.strip() == "*"


def _weight(parameters: str) -> float:
    name, _equals, value = parameters.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0
