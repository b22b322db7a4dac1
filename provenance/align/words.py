"""Words of texts without case, accents and marks, and how many two texts share; loads no numpy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

# Runs of letters and digits; single signs in scripts that put no spaces between words (Thai, Lao, Khmer,
# Burmese, kana, Han, Hangul is spaced but agglutinates little).
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)

# Words of a paragraph that are compared; the rest of a longer one adds cost, not certainty.
MOST_WORDS = 4000

# Distinct words under which a text does not tell whether another has its words by chance.
_ENOUGH_TO_TELL = 40

# Letters of Cyrillic and Greek as Latin ones, roughly as newspapers print names in English.
_LATIN = str.maketrans(
    dict(zip("абвгґдеєзиіїйклмнопрстуфхыэ", "abvggdeeziiiiklmnoprstufhye", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
    | {"ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ў": "u"}
    | dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True))
    | {"θ": "th", "χ": "ch", "ψ": "ps"}
    | {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"}
)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without case and accents, Cyrillic and Greek letters as Latin ones."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LATIN)


def folded_words(text: str) -> list[str]:
    """The first words of a text without case and accents, at most 4,000."""
    return [fold(match.group()) for match in islice(_WORD.finditer(text), MOST_WORDS)]


def share_of_words(left: Sequence[str], right: Sequence[str]) -> float:
    """Share of distinct words that two texts have in common (Dice), in [0, 1]; 0 where one has none."""
    left_words = {word for text in left for word in folded_words(text)}
    right_words = {word for text in right for word in folded_words(text)}
    total = len(left_words) + len(right_words)
    return 2 * len(left_words & right_words) / total if left_words and right_words else 0.0


def share_kept(left: Sequence[str], right: Sequence[str]) -> float:
    """Share of the distinct words of the text that has fewer of them which the other has too, in [0, 1].

    1 where one has so few words that it cannot be told.
    """
    left_words = {word for text in left for word in folded_words(text)}
    right_words = {word for text in right for word in folded_words(text)}
    fewer = min(len(left_words), len(right_words))
    return len(left_words & right_words) / fewer if fewer >= _ENOUGH_TO_TELL else 1.0
