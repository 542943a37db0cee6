"""Letters made equal: case, accents, kinds of apostrophe and hyphen. What comes back is as long as what went in."""

import unicodedata

_SAME = {**dict.fromkeys("’‘ʼ`´", "'"), **dict.fromkeys("‐‑–", "-"), "ß": "s", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
_SAME_LETTERS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})


class _Folded(dict):
    """Each character's folded one, worked out when it is first met, so that no table of all letters is carried."""

    def __missing__(self, code):
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return `text` with small letters, without accents, with one kind of apostrophe and hyphen. Same length."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def same_marks(text: str) -> str:
    """Return `text` with one kind of apostrophe and hyphen; case and accents stay. Same length."""
    return text.translate(_SAME_LETTERS)


def _fold_character(character):
    lower = character.lower()
    # “İ” grows to two characters in lower case and a ligature to several: the first one stands for it.
    bare = unicodedata.normalize("NFD", lower)[:1] or character
    return _SAME.get(bare, bare)
