"""Tells the code page of a text in Latin script by whose alphabet its letters make.

General detectors look at byte patterns and mistake the code pages of neighbours for one another (ñ for ń)
where a text has few accents. Here each candidate is decoded, and that one wins whose letters beyond ASCII all
belong to one language.
"""

from __future__ import annotations

from collections import Counter

_ALPHABETS = {
    "western": (
        "àâæçéèêëîïôœùûüÿ",  # French
        "äöüß",  # German
        "áéíóúüñçàèòïºª",  # Spanish, Catalan
        "ãõáâàéêíóôúçüª",  # Portuguese
        "àèéìíòóùú",  # Italian
        "äëïéèóöü",  # Dutch
        "åäöéæøüà",  # Swedish, Danish, Norwegian, Finnish
        "áðéíóúýþæö",  # Icelandic
    ),
    "central": (
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "čćđšž",  # Croatian, Slovene
        "ăâîșțşţ",  # Romanian
    ),
    "turkish": ("çğıİöşüâîû",),
    "baltic": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
}

# In order of how common they are: the first of those that fit equally well is taken.
_CANDIDATES = (
    ("cp1252", "western"),
    ("cp1250", "central"),
    ("cp1254", "turkish"),
    ("cp1257", "baltic"),
    ("iso8859_2", "central"),
    ("iso8859_15", "western"),
    ("mac_roman", "western"),
    ("cp850", "western"),
    ("cp852", "central"),
)
_PUNCTUATION = frozenset("\u00a0\u202f‘’‚“”„«»‹›–—…•·€£¥©®™°§¿¡²½¼¾×´")

MAX_HIGH_SHARE = 0.2
"""In [0, 1]: share of bytes beyond ASCII up to which a text can be in Latin script; Polish has about 0.07."""

LEAST_FIT = 0.9
"""In [0, 1]: share of the characters beyond ASCII that one language's alphabet or punctuation must have."""


def latin_code_page(data: bytes) -> str | None:
    """The code page of a text in Latin script, or None where none fits well.

    Takes time linear in the length of the data.
    """
    high = Counter(byte for byte in data if byte >= 0x80)
    if not high or sum(high.values()) > MAX_HIGH_SHARE * len(data):
        return None
    fits = [(_fit(high, encoding, region), encoding) for encoding, region in _CANDIDATES]
    best = max(fit for fit, _ in fits)
    return next(encoding for fit, encoding in fits if fit == best) if best >= LEAST_FIT else None


def _fit(high: Counter[int], encoding: str, region: str) -> float:
    """In [0, 1]: the share of characters beyond ASCII that the best language of a region has."""
    characters = {byte: bytes([byte]).decode(encoding, "replace").lower() for byte in high}
    total = sum(high.values())
    return (
        max(
            sum(
                count
                for byte, count in high.items()
                if characters[byte] in _PUNCTUATION or characters[byte] in alphabet
            )
            for alphabet in _ALPHABETS[region]
        )
        / total
    )
