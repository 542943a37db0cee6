"""Which renditions of a picture readers are offered."""

WIDTHS = (480, 960, 1440)  # pixels; phones, columns, and the full measure on a dense screen


def widths_of(original: int) -> list[int]:
    """Return the widths in pixels of a picture's renditions, smallest first; none is wider than the original."""
    return sorted({min(width, original) for width in WIDTHS})
