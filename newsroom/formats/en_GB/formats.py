"""British English: 12 November 2026, 12.48. Hours count to 24, with a full stop, as in the paper."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
TIME_FORMAT = "H.i"
DATETIME_FORMAT = "j M Y, H.i"
SHORT_DATETIME_FORMAT = "j M Y, H.i"
